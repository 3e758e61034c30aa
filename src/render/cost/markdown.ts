import type { CostResult, Estimate } from "../../model/cost-result.ts";
import { message } from "../../text/message.ts";
import { productName, type RenderContext } from "../context.ts";
import { chunks } from "../layout/group.ts";
import { document, markdownTable, plain } from "../layout/markdown.ts";
import { moneyIn } from "../layout/number.ts";
import { type ExtraTable, extraTables } from "./extras.ts";
import { isLoss, subjectOf, summaryText } from "./summary.ts";

export const render = (result: CostResult, context: RenderContext): string =>
  document([`## ${message(context.lang, "render.title.cost")}`, ...costBlocks(result, context)], (left) =>
    message(context.lang, "render.more-blocks", { count: left }),
  );

const heads = ["product", "market", "duty", "tax", "fees", "landed", "price", "margin", "certainty"] as const;
/** Tables are cut so that a long launch still shows whole ones. */
const rowsPerTable = 60;

export function costBlocks(result: CostResult, context: RenderContext): string[] {
  const head = heads.map((id) => message(context.lang, `render.col.${id}`));
  const rows = result.estimates.map((estimate) => costRow(estimate, context));
  const tables = chunks(rows, rowsPerTable).map((part) => markdownTable(head, part, [2, 3, 4, 5, 6, 7]));
  return [
    plain(summaryText(context.lang, result)),
    ...gates(result),
    ...extraTables(result, context.lang).flatMap(extraBlocks),
    ...tables,
    ...unknowns(result, context),
  ];
}

function extraBlocks({ title, note, columns, rows }: ExtraTable): string[] {
  const rightmost = columns.flatMap(({ align }, i) => (align === "right" ? [i] : []));
  const heads = columns.map(({ head }) => head);
  return [
    `**${plain(title)}**`,
    ...(note === undefined ? [] : [plain(note)]),
    ...chunks(rows, rowsPerTable).map((part) =>
      markdownTable(
        heads,
        part.map((row) => row.map(plain)),
        rightmost,
      ),
    ),
  ];
}

function costRow(estimate: Estimate, context: RenderContext): string[] {
  const { lang } = context;
  const { duty, tax, fees, landed } = estimate.totals;
  const subject = estimate.sku === undefined ? subjectOf(lang, estimate) : productName(context, estimate.sku);
  const margin = estimate.margin ? `${isLoss(estimate) ? "🔻 " : ""}${estimate.margin.percent}` : "?";
  const amounts = [duty, tax, fees, landed, estimate.price].map(moneyIn);
  return [
    plain(subject),
    plain(estimate.market),
    ...amounts,
    margin,
    message(lang, `render.certainty.${estimate.confidence}`),
  ];
}

function gates({ summary: { gates: failed = [] } }: CostResult): string[] {
  const lines = failed.map(
    ({ gate, sku, market, message: text }) =>
      `- ❌ ${plain([gate, sku, market].filter((part) => part !== undefined).join(" "))}: ${plain(text)}`,
  );
  return lines.length === 0 ? [] : [lines.join("\n")];
}

function unknowns(result: CostResult, { lang }: RenderContext): string[] {
  const lines = result.estimates.flatMap((estimate) =>
    estimate.unknown.map(
      ({ what, why, fix }) =>
        `- ${plain(`${subjectOf(lang, estimate)} ${estimate.market}: ${what}: ${why}${fix ? ` → ${fix}` : ""}`)}`,
    ),
  );
  if (lines.length === 0) return [];
  return [
    `**${message(lang, "render.cost.not-known")}**`,
    ...chunks(lines, 40).map((part) => part.join("\n")),
  ];
}
