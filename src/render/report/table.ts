import type { ReportResult } from "../../model/report.ts";
import { message } from "../../text/message.ts";
import { summaryText as checkSummary } from "../check/summary.ts";
import { isOpen, rank, tasksByMarket } from "../check/task.ts";
import { productName, type RenderContext, textIn } from "../context.ts";
import { summaryText as costSummary, isLoss, marginPercent } from "../cost/summary.ts";
import { chunks } from "../layout/group.ts";
import { clockOf, dateIn, moneyIn, shortDayIn } from "../layout/number.ts";
import { type Palette, palette, paragraph, verdictPaint } from "../layout/paint.ts";
import { type Cell, type Column, type Row, table } from "../layout/table.ts";
import { visible } from "../layout/visible.ts";
import { shorten, widest, wrap } from "../layout/width.ts";
import { summaryText as planSummary } from "../plan/summary.ts";
import { unmetLines } from "../plan/unmet.ts";
import { type Overview, type OverviewCell, overviewOf } from "./overview.ts";

/** The three answers on one screen. */
export function render(result: ReportResult, given: RenderContext): string {
  const context = { ...given, launch: result.launch };
  const paint = palette(context.color);
  const blocks = [
    heading(result, context, paint),
    matrix(overviewOf(result), context, paint),
    ...[sell(result, context, paint), earn(result, context, paint), stream(result, context, paint)].filter(
      (block) => block !== undefined,
    ),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function heading({ launch, on }: ReportResult, { lang, width }: RenderContext, paint: Palette): string {
  const { window } = launch;
  const dates = window === undefined ? [] : [`${dateIn(lang, window.from)} – ${dateIn(lang, window.to)}`];
  const facts = [...dates, message(lang, "render.facts-of", { date: dateIn(lang, on) })].join(" · ");
  const title = paragraph(textIn(lang, launch.name), width, paint.bold);
  return `${title}\n${paragraph(facts, width, paint.dim)}`;
}

const nameWidth = 34;
const marginWidth = 9;

/** Products by markets: the verdict's sign, and the margin where all markets fit with it; else as many tables as it takes. */
function matrix(overview: Overview, context: RenderContext, paint: Palette): string {
  const names = overview.skus.map((sku) => shorten(visible(productName(context, sku)), nameWidth));
  const room = context.width - widest(names);
  const withMargins = overview.markets.length * (marginWidth + 2) <= room;
  const perTable = withMargins
    ? overview.markets.length
    : Math.max(1, Math.floor(room / (widest(overview.markets) + 2)));
  const tables = chunks(overview.markets, perTable).map((markets) => {
    const columns: Column[] = [
      { head: message(context.lang, "render.col.product"), flex: true },
      ...markets.map((market) => ({ head: visible(market) })),
    ];
    const rows = overview.skus.map(
      (sku, i): Row => [
        names[i]!,
        ...markets.map((market) => matrixCell(overview.cell(sku, market), withMargins, paint)),
      ],
    );
    return table(columns, rows, context.width, paint.dim);
  });
  return [...tables, legend(context, withMargins, paint)].join("\n");
}

const signs = { blocked: "✗", fix: "!", unknown: "?", ready: "✓" } as const;

function matrixCell({ verdict, estimate }: OverviewCell, withMargins: boolean, paint: Palette): Cell {
  const margin = withMargins && estimate?.margin ? estimate.margin.percent : "";
  if (verdict === undefined) return { text: margin || "·", paint: paint.dim };
  return { text: `${signs[verdict]} ${margin}`.trimEnd(), paint: verdictPaint(paint, verdict) };
}

function legend({ lang, width }: RenderContext, withMargins: boolean, paint: Palette): string {
  const words = (["blocked", "fix", "unknown", "ready"] as const).map(
    (verdict) => `${signs[verdict]} ${message(lang, `render.verdict.${verdict}`)}`,
  );
  const figures = withMargins ? [message(lang, "render.report.margin-legend")] : [];
  return paragraph([...words, ...figures].join("  "), width, paint.dim);
}

const mostLines = 5;

/** A line that is cut still says what it is about. */
const some = (subjects: readonly string[]): readonly string[] =>
  subjects.length > 2 ? [subjects[0]!, `+${subjects.length - 1}`] : subjects;

function sell({ check }: ReportResult, { lang, width }: RenderContext, paint: Palette): string | undefined {
  if (check === undefined) return undefined;
  const tasks = tasksByMarket(check.items).flatMap(({ byDoer }) => byDoer.flatMap((group) => group.tasks));
  const first = tasks.sort((a, b) => rank(a) - rank(b)).slice(0, mostLines);
  const lines = first.map(({ market, subjects, first: item }) =>
    shorten(visible(`${[market, ...some(subjects)].join(" ")}: ${item.message}`), width - 2),
  );
  const rest = check.items.filter(isOpen).length === 0 ? 0 : tasks.length - first.length;
  return section(checkSummary(lang, check), [...lines, ...more(lang, rest)], width, paint);
}

function earn({ cost }: ReportResult, { lang, width }: RenderContext, paint: Palette): string | undefined {
  if (cost === undefined) return undefined;
  const losses = cost.estimates.filter(isLoss).sort((a, b) => marginPercent(a)! - marginPercent(b)!);
  const lines = losses.slice(0, mostLines).map(({ sku, market, totals, price, margin }) =>
    shorten(
      visible(
        message(lang, "render.report.loss", {
          sku: sku ?? "",
          market,
          landed: moneyIn(totals.landed),
          price: moneyIn(price),
          margin: margin?.percent ?? "?",
        }),
      ),
      width - 2,
    ),
  );
  return section(
    costSummary(lang, cost),
    [...lines, ...more(lang, losses.length - lines.length)],
    width,
    paint,
  );
}

function stream({ plan }: ReportResult, context: RenderContext, paint: Palette): string | undefined {
  if (plan === undefined) return undefined;
  const { lang, width } = context;
  const next = [...plan.streams].sort((a, b) => (a.utc < b.utc ? -1 : 1)).slice(0, 3);
  const lines = next.map(({ market, host, start, hostStart, products }) =>
    shorten(
      visible(
        message(lang, "render.report.stream", {
          market,
          when: `${shortDayIn(lang, start)} ${clockOf(start)}`,
          host,
          hostTime: clockOf(hostStart),
          products: products.join(" ") || message(lang, "render.no-products"),
        }),
      ),
      width - 2,
    ),
  );
  const gaps = unmetLines(lang, plan);
  const unmet = gaps.slice(0, 3).flatMap(({ text }) => wrap(visible(text), width - 2));
  return section(
    planSummary(lang, plan),
    [...lines, ...more(lang, plan.streams.length - next.length), ...unmet, ...more(lang, gaps.length - 3)],
    width,
    paint,
  );
}

const section = (summary: string, lines: readonly string[], width: number, paint: Palette): string =>
  [paragraph(summary, width, paint.bold), ...lines.map((line) => `  ${line}`)].join("\n");

const more = (lang: RenderContext["lang"], count: number): string[] =>
  count > 0 ? [message(lang, "render.more", { count })] : [];
