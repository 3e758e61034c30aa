import type { CompareResult } from "../../model/result.ts";
import { message } from "../../text/message.ts";
import { productName, type RenderContext } from "../context.ts";
import { document, markdownTable, plain } from "../layout/markdown.ts";
import { compareCells, compareHeads, compareLegend, compareSummary } from "./row.ts";

export const render = (result: CompareResult, context: RenderContext): string =>
  document(
    [`## ${message(context.lang, "render.title.compare")}`, ...compareBlocks(result, context)],
    (left) => message(context.lang, "render.more-blocks", { count: left }),
  );

export function compareBlocks(result: CompareResult, context: RenderContext): string[] {
  const head = compareHeads.map((id) => message(context.lang, `render.col.${id}`));
  const blocks = result.products.map(({ sku, markets }) => {
    const rows = markets.map((row) => compareCells(row, context).map(plain));
    return `### ${plain(productName(context, sku))}\n\n${markdownTable(head, rows, [1, 4, 5, 6, 7, 9, 10])}`;
  });
  return [plain(compareSummary(result, context)), ...blocks, plain(compareLegend(result, context))];
}
