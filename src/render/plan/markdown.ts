import type { PlanConflict, PlanResult } from "../../model/plan-result.ts";
import { type Lang, message } from "../../text/message.ts";
import { hostName, marketName, type RenderContext } from "../context.ts";
import { code, document, markdownTable, plain } from "../layout/markdown.ts";
import { clockOf, shortDayIn } from "../layout/number.ts";
import {
  changeText,
  conflictText,
  cutoffText,
  demandRows,
  excludedText,
  insteadTexts,
  nearTexts,
  plannedMarkets,
  summaryText,
  wantedText,
} from "./summary.ts";
import { unmetLines } from "./unmet.ts";

export const render = (result: PlanResult, context: RenderContext): string =>
  document([`## ${message(context.lang, "render.title.plan")}`, ...planBlocks(result, context)], (left) =>
    message(context.lang, "render.more-blocks", { count: left }),
  );

const heads = ["market-time", "host-time", "utc", "host", "language", "products"] as const;

export function planBlocks(result: PlanResult, context: RenderContext): string[] {
  const { lang } = context;
  const markets = plannedMarkets(result, context);
  const wanted = result.wanted.map((item) => wantedText(lang, item, result.currency));
  return [
    plain(summaryText(lang, result)),
    ...markets.map((market) => marketBlock(market, result, context)),
    ...demandTable(result, lang),
    ...list(
      message(lang, "render.plan.cutoffs"),
      (result.cutoffs ?? []).map((cutoff) => cutoffText(lang, cutoff)),
    ),
    ...list(
      message(lang, "render.plan.changes"),
      (result.changes ?? []).map((change) => changeText(lang, change)),
    ),
    ...list(
      message(lang, "render.plan.unmet"),
      unmetLines(lang, result).map(({ text }) => text),
    ),
    ...list(
      message(lang, "render.plan.conflicts"),
      (result.conflicts ?? []).map((item) => conflictLine(item, result, lang)),
    ),
    ...list(message(lang, "render.plan.near"), nearTexts(lang, result)),
    ...list(message(lang, "render.plan.excluded"), excludedText(lang, result)),
    ...list(message(lang, "render.plan.wanted"), wanted),
  ];
}

const conflictLine = (item: PlanConflict, { currency }: PlanResult, lang: Lang): string =>
  [conflictText(lang, item), ...insteadTexts(lang, item, currency)].join(" → ");

function marketBlock(market: string, result: PlanResult, context: RenderContext): string {
  const { lang } = context;
  const rows = result.streams
    .filter((stream) => stream.market === market)
    .map((stream) => [
      `${shortDayIn(lang, stream.start)} ${clockOf(stream.start)}–${clockOf(stream.end)}${stream.near === undefined ? "" : " ≈"}`,
      `${shortDayIn(lang, stream.hostStart)} ${clockOf(stream.hostStart)}`,
      `${shortDayIn(lang, stream.utc)} ${clockOf(stream.utc)}`,
      plain(hostName(context, stream.host)),
      plain(stream.language),
      stream.products.map(code).join(" ") || "–",
    ]);
  const head = heads.map((id) => message(lang, `render.col.${id}`));
  return `### ${plain(marketName(context, market))}\n\n${markdownTable(head, rows)}`;
}

function demandTable({ demand = [] }: PlanResult, lang: Lang): string[] {
  if (demand.length === 0) return [];
  const { heads, rows, right } = demandRows(lang, demand);
  return [
    `**${message(lang, "render.plan.demand")}**`,
    markdownTable(
      heads,
      rows.map((row) => row.map(plain)),
      right,
    ),
  ];
}

const list = (heading: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [`**${heading}**\n\n${lines.map((line) => `- ${plain(line)}`).join("\n")}`];
