import type { CostResult, Estimate } from "../../model/cost-result.ts";
import { moneyIn } from "../layout/number.ts";
import { html, type Markup, nothing, raw } from "./markup.ts";
import { risk } from "./risk.ts";
import { marketsOf, type Subject, subjectsOf } from "./subjects.ts";
import { dataTable, head, matrixKind, section } from "./table.ts";
import { market, say, type View } from "./view.ts";
import { marginBand, waterfall } from "./waterfall.ts";

/** Margins at a glance, then how each landed cost is built up. */
export function costSection(view: View, cost: CostResult): Markup {
  const subjects = subjectsOf(view, cost);
  const markets = marketsOf(cost);
  return section(
    "cost",
    say("render.title.cost"),
    html`<p class="lead">${say("page.cost-lead")}</p>${marginTable(view, subjects, markets)}${bands()}${gates(cost)}
<h3>${say("page.waterfalls")}</h3>${subjects.map((subject, i) => falls(view, subject, i))}${risk(view, cost, subjects)}`,
  );
}

function marginTable(view: View, subjects: readonly Subject[], markets: readonly string[]): Markup {
  const rows = subjects.map(({ name, estimates }, i) => {
    const cells = markets.map((id) =>
      marginCell(estimates.find(({ estimate }) => estimate.market === id)?.estimate, i),
    );
    return html`<tr><th scope="row">${name}</th>${cells}</tr>`;
  });
  const heads = [head(say("render.col.product")), ...markets.map((id) => head(market(view, id)))];
  return dataTable({ label: "h-cost", kind: matrixKind(markets), heads, rows });
}

function marginCell(estimate: Estimate | undefined, subject: number): Markup {
  if (estimate === undefined) return html`<td class="none">–</td>`;
  const figures = html`<b>${estimate.margin?.percent ?? "?"}</b><small>${moneyIn(estimate.totals.landed)}</small>`;
  return html`<td><a class="cell ${marginBand(estimate)}" href="#c-${subject}">${figures}</a></td>`;
}

const bandNames = ["loss", "thin", "fair", "good", "unknown"] as const;

function bands(): Markup {
  const entries = bandNames.map((band) => {
    const key = html`<span class="key band ${band}">%</span>`;
    return html`<span class="entry">${key} ${say(`page.band.${band}`)}</span> `;
  });
  return html`<p class="legend">${entries}</p>`;
}

function gates({ summary: { gates: failed = [] } }: CostResult): Markup {
  if (failed.length === 0) return nothing;
  const lines = failed.map(
    ({ gate, sku = "", market: id = "", message }) =>
      html`<li><code>${gate}</code> ${sku} ${id}: ${message}</li>`,
  );
  return html`<ul class="plain ask">${lines}</ul>`;
}

/** The first stands open, to show what there is; a link to what is inside opens any. */
function falls(view: View, { name, estimates }: Subject, index: number): Markup {
  const cards = estimates.map((entry) => waterfall(view, entry.estimate, entry.index));
  const open = index === 0 ? raw(" open") : nothing;
  return html`<details class="fold"${open}><summary><h4>${name}</h4></summary><div class="cards" id="c-${index}">${cards}</div></details>
`;
}
