import type { CompareResult, CompareRow } from "../../model/result.ts";
import { compareWeights } from "../compare/row.ts";
import { plainNumber } from "../layout/number.ts";
import { html, type Markup } from "./markup.ts";
import { signs } from "./sign.ts";
import { dataTable, head, section } from "./table.ts";
import { market, product, say, tell, type View } from "./view.ts";

/** Each product's markets in their order, the best first. */
export function compareSection(view: View, compare: CompareResult): Markup {
  const rows = compare.products.map(({ sku, markets }) => {
    const ranks = markets.map((row) => rank(view, row));
    return html`<tr><th scope="row">${product(view, sku)} <small>${sku}</small></th><td><ol class="ranks">${ranks}</ol></td></tr>`;
  });
  const heads = [head(say("render.col.product")), head(say("page.best-first"))];
  const table = dataTable({ label: "h-compare", kind: "list", heads, rows });
  return section(
    "compare",
    say("render.title.compare"),
    html`<p class="lead">${say("page.compare-lead")}</p>${table}<p class="law">${tell((lang) => compareWeights(compare, lang))}</p>`,
  );
}

function rank(view: View, row: CompareRow): Markup {
  const { market: id, score, verdict, margin } = row;
  const word = say(`render.verdict.${verdict}`);
  const figure = score === null ? "–" : plainNumber(score, 2);
  return html`<li class="${verdict}"><b>${market(view, id)}</b> <span>${figure}</span> <small>${signs[verdict]} ${word} · ${margin ?? "?"}</small></li>`;
}
