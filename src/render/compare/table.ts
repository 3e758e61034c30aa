import type { CompareResult, CompareRow } from "../../model/result.ts";
import { message } from "../../text/message.ts";
import { productName, type RenderContext } from "../context.ts";
import { type Palette, palette, paragraph, verdictPaint } from "../layout/paint.ts";
import { type Column, type Row, table } from "../layout/table.ts";
import { visible } from "../layout/visible.ts";
import { compareCells, compareHeads, compareLegend, compareSummary } from "./row.ts";

const leftward: ReadonlySet<string> = new Set(["market", "parts", "verdict", "effort", "seasons"]);

const drops: Readonly<Record<string, number>> = {
  seasons: 8,
  room: 7,
  transit: 6,
  prime: 5,
  effort: 4,
  missing: 3,
  landed: 2,
  margin: 1,
};

/** The markets of each product, the best first as the result has them. */
export function render(result: CompareResult, context: RenderContext): string {
  const paint = palette(context.color);
  const blocks = result.products.map(({ sku, markets }) => {
    const name = productName(context, sku);
    const title = paragraph(name === sku ? sku : `${sku} ${name}`, context.width, paint.bold);
    const rows = markets.map((row) => compareRow(row, context, paint));
    return `${title}\n${table(columns(context), rows, context.width, paint.dim)}`;
  });
  const legend = paragraph(compareLegend(result, context), context.width, paint.dim);
  return `${[...blocks, legend, paragraph(compareSummary(result, context), context.width, paint.bold)].join("\n\n")}\n`;
}

const columns = ({ lang }: RenderContext): Column[] =>
  compareHeads.map((id) => ({
    head: message(lang, `render.col.${id}`),
    align: leftward.has(id) ? "left" : "right",
    ...(drops[id] === undefined ? {} : { drop: drops[id] }),
  }));

const compareRow = (row: CompareRow, context: RenderContext, paint: Palette): Row =>
  compareCells(row, context).map((text, i) =>
    compareHeads[i] === "verdict" ? { text, paint: verdictPaint(paint, row.verdict) } : visible(text),
  );
