import type { PlanResult } from "../../model/plan-result.ts";
import type { Lang } from "../../text/message.ts";
import { lookUp } from "../context.ts";
import {
  changeText,
  conflictText,
  cutoffText,
  demandRows,
  excludedText,
  insteadTexts,
  nearTexts,
  plannedMarkets,
  wantedText,
} from "../plan/summary.ts";
import { unmetLines } from "../plan/unmet.ts";
import { hostLetters, type Letters } from "../plan/week-picture.ts";
import { calendar, legend } from "./calendar.ts";
import { type Days, daysOf } from "./days.ts";
import { html, type Markup, nothing } from "./markup.ts";
import { hostTable, streamTable } from "./streams.ts";
import { dataTable, head, section } from "./table.ts";
import { host, market, say, tell, type View } from "./view.ts";
import { zoneSwitch } from "./zone-switch.ts";

/** The streams of each market over its audience, then what could not be had and why. */
export function planSection(view: View, plan: PlanResult): Markup {
  const days = daysOf(view);
  const letters = hostLetters(plan.streams);
  const markets = plannedMarkets(plan, view);
  const names = [...letters].map(([id, letter]) => [letter, host(view, id)] as const);
  return section(
    "plan",
    say("render.title.plan"),
    html`<p class="lead">${say("page.plan-lead")}</p>${zoneSwitch(view)}${legend(names)}
${markets.map((id, index) => marketPlan(view, plan, { id, index, days, letters }))}${hostTable(view, plan, letters)}${demandTable(plan)}${notes(view, plan)}`,
  );
}

interface MarketPlan {
  readonly id: string;
  readonly index: number;
  readonly days: Days;
  readonly letters: Letters;
}

function marketPlan(view: View, plan: PlanResult, { id, index, days, letters }: MarketPlan): Markup {
  const streams = plan.streams.filter((stream) => stream.market === id);
  const zone = lookUp(view.launch.markets, id)?.zone ?? "";
  const title = html`<h3 id="m-${index}">${market(view, id)} <small>${zone}</small></h3>`;
  const count = say("render.plan.streams", { count: streams.length });
  const list = html`<details class="fold small"><summary>${count}</summary>${streamTable(view, streams, `m-${index}`)}</details>`;
  return html`<div class="marketplan">${title}${calendar(view, { id, index, streams, days, letters })}${list}</div>
`;
}

const bullets = (lines: readonly Markup[]): Markup =>
  lines.length === 0 ? nothing : html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`;

function notes(view: View, plan: PlanResult): Markup {
  const unmet = unmetLines(view.lang, plan).map((line, i) => {
    const told = (lang: Lang) => unmetLines(lang, view.in(lang).plan ?? plan)[i] ?? line;
    const ways = line.relax.map((way, at) => tell((lang) => told(lang).relax[at] ?? way));
    return html`${tell((lang) => told(lang).text)}${bullets(ways)}`;
  });
  const conflicts = (plan.conflicts ?? []).map((item, i) => {
    const told = (lang: Lang) => view.in(lang).plan?.conflicts?.[i] ?? item;
    const ways = item.relax.map((_, way) =>
      tell((lang) => insteadTexts(lang, told(lang), plan.currency)[way]!),
    );
    return html`${tell((lang) => conflictText(lang, told(lang)))}${bullets(ways)}`;
  });
  const near = nearTexts("en", plan).map((_, i) => tell((lang) => nearTexts(lang, plan)[i]!));
  const excluded = excludedText("en", plan).map((_, i) => tell((lang) => excludedText(lang, plan)[i]!));
  const wanted = plan.wanted.map((item, i) =>
    tell((lang) => wantedText(lang, view.in(lang).plan?.wanted[i] ?? item, plan.currency)),
  );
  const changes = (plan.changes ?? []).map((item, i) =>
    tell((lang) => changeText(lang, view.in(lang).plan?.changes?.[i] ?? item)),
  );
  const cutoffs = (plan.cutoffs ?? []).map((item) => tell((lang) => cutoffText(lang, item)));
  return html`<div class="columns">${note("changes", changes)}${note("unmet", unmet)}${note("conflicts", conflicts)}${note("cutoffs", cutoffs)}${note("near", near)}${note("excluded", excluded)}${note("wanted", wanted)}</div>`;
}

/** What the streams are expected to sell, and the stock that takes. */
function demandTable({ demand = [] }: PlanResult): Markup {
  if (demand.length === 0) return nothing;
  const { right } = demandRows("en", demand);
  const kind = (column: number): "num" | undefined => (right.includes(column) ? "num" : undefined);
  const heads = demandRows("en", demand).heads.map((_, i) =>
    head(
      tell((lang) => demandRows(lang, demand).heads[i]!),
      kind(i),
    ),
  );
  const rows = demand.map((_, row) => {
    const cells = heads.map((__, i) => {
      const text = tell((lang) => demandRows(lang, demand).rows[row]![i]!);
      return kind(i) === undefined ? html`<td>${text}</td>` : html`<td class="num">${text}</td>`;
    });
    return html`<tr>${cells}</tr>`;
  });
  const table = dataTable({ label: "h-demand", kind: "list", heads, rows });
  return html`<h3 id="h-demand">${say("render.plan.demand")}</h3>${table}`;
}

function note(
  title: "changes" | "unmet" | "conflicts" | "cutoffs" | "near" | "excluded" | "wanted",
  lines: readonly Markup[],
): Markup {
  if (lines.length === 0) return nothing;
  const items = lines.map((line) => html`<li>${line}</li>`);
  return html`<div><h3>${say(`render.plan.${title}`)}</h3><ul class="plain">${items}</ul></div>`;
}
