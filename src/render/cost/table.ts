import type { CostResult, Estimate } from "../../model/cost-result.ts";
import { type Lang, message } from "../../text/message.ts";
import type { RenderContext } from "../context.ts";
import { groupsBy } from "../layout/group.ts";
import { moneyIn } from "../layout/number.ts";
import { certaintyPaint, type Palette, palette, paragraph } from "../layout/paint.ts";
import { type Cell, type Column, type Row, table } from "../layout/table.ts";
import { visible } from "../layout/visible.ts";
import { wrap } from "../layout/width.ts";
import { derivation } from "./derivation.ts";
import { type ExtraTable, extraTables } from "./extras.ts";
import { isLoss, subjectOf, summaryText } from "./summary.ts";

/** Each product in each market on a line; with `explain`, how each figure came about. */
export function render(result: CostResult, context: RenderContext): string {
  const paint = palette(context.color);
  const blocks = [
    costTable(result.estimates, context, paint),
    ...(context.explain ? result.estimates.map((estimate) => derivation(estimate, context, paint)) : []),
    ...extraTables(result, context.lang).map((extra) => extraBlock(extra, context, paint)),
    ...unknowns(result.estimates, context, paint),
    ...gates(result, paint),
    paragraph(summaryText(context.lang, result), context.width, paint.bold),
  ];
  return `${blocks.join("\n\n")}\n`;
}

export function costTable(estimates: readonly Estimate[], context: RenderContext, paint: Palette): string {
  const rows = estimates.map((estimate, i) => costRow(estimate, estimates[i - 1], context.lang, paint));
  return table(costColumns(context.lang), rows, context.width, paint.dim);
}

function costColumns(lang: Lang): Column[] {
  const head = (
    id: "product" | "market" | "landed" | "duty" | "tax" | "fees" | "price" | "margin" | "certainty",
  ): string => message(lang, `render.col.${id}`);
  return [
    { head: head("product"), flex: true },
    { head: head("market") },
    { head: head("duty"), align: "right", drop: 2 },
    { head: head("tax"), align: "right", drop: 3 },
    { head: head("fees"), align: "right", drop: 4 },
    { head: head("landed"), align: "right" },
    { head: head("price"), align: "right", drop: 5 },
    { head: head("margin"), align: "right" },
    { head: head("certainty"), drop: 1 },
  ];
}

/** The product's name stands only where it changes. */
function costRow(estimate: Estimate, above: Estimate | undefined, lang: Lang, paint: Palette): Row {
  const { duty, tax, fees, landed } = estimate.totals;
  const subject = subjectOf(lang, estimate);
  const repeated = above !== undefined && subjectOf(lang, above) === subject;
  const digits = (amount: Parameters<typeof moneyIn>[0]): Cell =>
    amount ? { text: moneyIn(amount).split(" ")[0]! } : unknownCell(paint);
  return [
    repeated ? "" : visible(subject),
    visible(estimate.market),
    digits(duty),
    digits(tax),
    digits(fees),
    landed ? moneyIn(landed) : unknownCell(paint),
    digits(estimate.price),
    marginCell(estimate, paint),
    {
      text: message(lang, `render.certainty.${estimate.confidence}`),
      paint: certaintyPaint(paint, estimate.confidence),
    },
  ];
}

function extraBlock({ title, note, columns, rows }: ExtraTable, { width }: RenderContext, paint: Palette) {
  const cells = rows.map((row) => row.map((cell) => visible(cell)));
  return [
    paragraph(title, width, paint.bold),
    ...(note === undefined ? [] : [paragraph(note, width, paint.dim)]),
    ...(rows.length === 0 ? [] : [table(columns, cells, width, paint.dim)]),
  ].join("\n");
}

const unknownCell = (paint: Palette): Cell => ({ text: "?", paint: paint.note });

function marginCell(estimate: Estimate, paint: Palette): Cell {
  const { margin } = estimate;
  if (!margin) return unknownCell(paint);
  return { text: margin.percent, paint: isLoss(estimate) ? paint.bad : paint.good };
}

/** What is not known, told once for all estimates that lack the same. */
function unknowns(estimates: readonly Estimate[], { lang, width }: RenderContext, paint: Palette): string[] {
  const all = estimates.flatMap((estimate) =>
    estimate.unknown.map(({ what, why, fix }) => ({
      text: `${what}: ${why}${fix ? ` → ${fix}` : ""}`,
      place: `${subjectOf(lang, estimate)} ${estimate.market}`,
    })),
  );
  if (all.length === 0) return [];
  const lines = [...groupsBy(all, ({ text }) => text)].flatMap(([text, group]) =>
    bullet(`${text} (${few(group.map(({ place }) => place))})`, width),
  );
  return [[paint.note(message(lang, "render.cost.not-known")), ...lines].join("\n")];
}

const bullet = (text: string, width: number): string[] =>
  wrap(visible(text), width - 4).map((line, i) => (i === 0 ? `  ? ${line}` : `    ${line}`));

const few = (places: readonly string[]): string =>
  places.length > 4 ? `${places.slice(0, 3).join(", ")} +${places.length - 3}` : places.join(", ");

function gates(result: CostResult, paint: Palette): string[] {
  const lines = (result.summary.gates ?? []).map(({ gate, sku, market, message: text }) => {
    const where = [sku, market].filter((part) => part !== undefined).join(" ");
    return `${paint.bad("✗")} ${visible(`--${gate.replace(/^--/, "")} ${where}: ${text}`)}`;
  });
  return lines.length === 0 ? [] : [lines.join("\n")];
}
