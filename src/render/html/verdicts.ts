import type { CheckResult } from "../../model/check-result.ts";
import { verdicts } from "../check/summary.ts";
import { type Overview, type OverviewCell, overviewOf } from "../report/overview.ts";
import { blockers } from "./blockers.ts";
import { drawerId, drawers } from "./drawer.ts";
import { html, type Markup, nothing } from "./markup.ts";
import { signs } from "./sign.ts";
import { dataTable, head, matrixKind, section } from "./table.ts";
import { market, product, say, type View } from "./view.ts";

/** Products by markets; each cell opens what stands behind its verdict. */
export function verdictSection(view: View, check: CheckResult): Markup {
  const overview = overviewOf(view.result);
  return section(
    "verdicts",
    say("render.title.check"),
    html`<p class="lead">${say("page.verdicts-lead")}</p>${matrix(view, overview)}${legend()}${blockers(view, check)}${declareFirst(view, check)}
${drawers(view, check, overview)}`,
  );
}

/** Where products leave out what rules ask about: what to write first. */
function declareFirst({ undeclared }: View, { summary }: CheckResult): Markup {
  if (undeclared.length === 0 || summary.unknown === 0) return nothing;
  const keys = undeclared.map(({ key, count }) => html` <code>${key}</code> (${count})`);
  return html`<h3>${say("page.declare-first")}</h3><p class="first">${say("page.declare-lead")}${keys}</p>`;
}

function matrix(view: View, overview: Overview): Markup {
  const { skus, markets } = overview;
  const rows = skus.map((sku, row) => {
    const cells = markets.map((id, column) => cell(overview.cell(sku, id), drawerId(row, column)));
    return html`<tr><th scope="row">${product(view, sku)} <small>${sku}</small></th>${cells}</tr>`;
  });
  const heads = [head(say("render.col.product")), ...markets.map((id) => head(market(view, id)))];
  return dataTable({ label: "h-verdicts", kind: matrixKind(markets), heads, rows });
}

function cell({ verdict, estimate }: OverviewCell, id: string): Markup {
  if (verdict === undefined) return html`<td class="none">–</td>`;
  const margin = estimate?.margin ? html`<small>${estimate.margin.percent}</small>` : nothing;
  const word = html`<b><span aria-hidden="true">${signs[verdict]}</span> <span class="word">${say(`render.verdict.${verdict}`)}</span></b>`;
  return html`<td><button type="button" class="cell ${verdict}" popovertarget="${id}">${word}${margin}</button></td>`;
}

function legend(): Markup {
  const entries = verdicts.map((verdict) => {
    const key = html`<span class="key ${verdict}">${signs[verdict]}</span>`;
    return html`<span class="entry">${key} ${say(`page.verdict.${verdict}`)}</span> `;
  });
  return html`<p class="legend">${entries}</p>`;
}
