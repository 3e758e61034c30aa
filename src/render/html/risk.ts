import type { MarginBand, ScenarioOutcome } from "../../model/cost-questions.ts";
import type { CostResult, Estimate } from "../../model/cost-result.ts";
import { textIn } from "../context.ts";
import { isLoss } from "../cost/summary.ts";
import { groupsBy } from "../layout/group.ts";
import { moneyIn } from "../layout/number.ts";
import { html, type Markup, nothing } from "./markup.ts";
import { marketsOf, type Subject } from "./subjects.ts";
import { dataTable, head } from "./table.ts";
import { market, say, tell, type View } from "./view.ts";
import { marginBand } from "./waterfall.ts";

/** Margins under the launch's scenarios, and how far exchange rates may move them; nothing where neither was asked. */
export const risk = (view: View, cost: CostResult, subjects: readonly Subject[]): Markup =>
  html`${scenarios(view, cost, subjects)}${bands(view, subjects)}`;

function scenarios(view: View, cost: CostResult, subjects: readonly Subject[]): Markup {
  const outcomes = groupsBy(
    cost.estimates.flatMap((estimate) => estimate.scenarios ?? []),
    ({ scenario }) => scenario,
  );
  const folds = [...outcomes].map(([id, all], i) => {
    const touched = marketsOf(cost).filter((place) =>
      cost.estimates.some((e) => e.market === place && outcomeOf(e, id) !== undefined),
    );
    const name = tell((lang) => (all[0]!.name === undefined ? id : textIn(lang, all[0]!.name)));
    const losses = all.filter(({ margin }) => isLoss({ margin })).length;
    const count = say("page.scenario-losses", { losses, count: all.length });
    const rows = subjects.map((subject) => scenarioRow(subject, id, touched));
    const heads = [head(say("render.col.product")), ...touched.map((place) => head(market(view, place)))];
    const table = dataTable({ label: `sc-${i}`, kind: "matrix", heads, rows });
    return html`<details class="fold"><summary><h4 id="sc-${i}">${name}</h4> <small>${count}</small></summary>${table}</details>`;
  });
  return folds.length === 0 ? nothing : html`<h3>${say("render.cost.scenarios")}</h3>${folds}`;
}

const outcomeOf = ({ scenarios: list = [] }: Estimate, id: string): ScenarioOutcome | undefined =>
  list.find(({ scenario }) => scenario === id);

function scenarioRow({ name, estimates }: Subject, id: string, markets: readonly string[]): Markup {
  const cells = markets.map((place) => {
    const estimate = estimates.find((e) => e.estimate.market === place)?.estimate;
    const outcome = estimate && outcomeOf(estimate, id);
    if (outcome === undefined) return html`<td class="none">–</td>`;
    const { margin, change } = outcome;
    const moved = change === null || change.amount.startsWith("-") ? moneyIn(change) : `+${moneyIn(change)}`;
    const figures = html`<b>${margin?.percent ?? "?"}</b><small>${moved}</small>`;
    return html`<td><span class="cell ${marginBand({ margin })}">${figures}</span></td>`;
  });
  return html`<tr><th scope="row">${name}</th>${cells}</tr>`;
}

function bands(view: View, subjects: readonly Subject[]): Markup {
  const shown = subjects.flatMap((subject) => {
    const own = subject.estimates.flatMap(({ estimate }) =>
      estimate.band === undefined ? [] : [{ estimate, band: estimate.band }],
    );
    return own.length === 0 ? [] : [{ name: subject.name, own }];
  });
  const first = shown[0]?.own[0]?.band;
  if (first === undefined) return nothing;
  const { runs, days, seed } = first;
  const heads = [
    head(say("render.col.product")),
    head(say("render.col.market")),
    head(html`P10`, "num"),
    head(html`P50`, "num"),
    head(html`P90`, "num"),
    head(say("render.col.loss"), "num"),
    head(say("page.of-price")),
  ];
  const rows = shown.flatMap(({ name, own }) =>
    own.map((entry, i) => bandRow(view, i === 0 ? name : nothing, entry)),
  );
  const table = dataTable({ label: "h-bands", kind: "list bands", heads, rows });
  const title = html`<h3 id="h-bands">${say("render.cost.band", { runs, days, seed })}</h3>`;
  return html`<details class="fold"><summary>${title}</summary><p class="lead">${say("page.bands-lead")}</p>${table}</details>`;
}

function bandRow(
  view: View,
  name: Markup,
  { estimate, band }: { readonly estimate: Estimate; readonly band: MarginBand },
): Markup {
  const figures = [band.p10, band.p50, band.p90].map(
    (amount) => html`<td class="num">${moneyIn(amount)}</td>`,
  );
  return html`<tr><td>${name}</td><td>${market(view, estimate.market)}</td>${figures}<td class="num">${band.loss}</td><td class="bar">${drawn(estimate, band)}</td></tr>`;
}

/** From minus a half to the whole of the price; the line is where the margin is gone. */
const [least, span] = [-50, 150];

function drawn({ price }: Estimate, { p10, p50, p90 }: MarginBand): Markup {
  if (!price || Number(price.amount) <= 0) return nothing;
  const at = (amount: MarginBand["p10"]): number => {
    const percent = (Number(amount.amount) / Number(price.amount)) * 100;
    return (Math.min(100, Math.max(least, percent)) - least) * (100 / span);
  };
  const [from, middle, to] = [at(p10), at(p50), at(p90)];
  const kind = p10.amount.startsWith("-") ? "risky" : "safe";
  const width = Math.max(0.6, to - from);
  return html`<svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="b-zero" x="${(-least * 100) / span}" y="0" width="0.4" height="10"/><rect class="b-${kind}" x="${from.toFixed(2)}" y="2" width="${width.toFixed(2)}" height="6"/><rect class="b-middle" x="${middle.toFixed(2)}" y="1" width="0.6" height="8"/></svg>`;
}
