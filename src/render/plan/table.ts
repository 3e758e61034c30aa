import type { PlannedStream, PlanResult } from "../../model/plan-result.ts";
import { dayNumber } from "../../model/zone.ts";
import { message } from "../../text/message.ts";
import { hostName, marketName, type RenderContext } from "../context.ts";
import { clockOf, percent, plainNumber, shortDayIn } from "../layout/number.ts";
import { type Palette, palette, paragraph } from "../layout/paint.ts";
import { type Column, type Row, table } from "../layout/table.ts";
import { visible } from "../layout/visible.ts";
import { widest, wrap } from "../layout/width.ts";
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
import { hostLetters, type Letters, weekPicture } from "./week-picture.ts";

/** The schedule on a terminal: each market's week, its streams, then what could not be had and why. */
export function render(result: PlanResult, context: RenderContext): string {
  const paint = palette(context.color);
  const letters = hostLetters(result.streams);
  const markets = plannedMarkets(result, context);
  const blocks = [
    ...markets.map((market) => marketBlock(market, result, letters, context, paint)),
    ...(result.hosts.length > 0 ? [hostTable(result, letters, context, paint)] : []),
    ...demandBlock(result, context, paint),
    ...listBlocks(result, context, paint),
    paragraph(summaryText(context.lang, result), context.width, paint.bold),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function marketBlock(
  market: string,
  result: PlanResult,
  letters: Letters,
  context: RenderContext,
  paint: Palette,
): string {
  const streams = result.streams.filter((stream) => stream.market === market);
  const name = marketName(context, market);
  const count = message(context.lang, "render.plan.streams", { count: streams.length });
  return [
    `${paint.bold(visible(name === market ? market : `${market} ${name}`))}  ${paint.dim(count)}`,
    weekPicture(market, streams, letters, context, paint),
    streamTable(streams, letters, context, paint),
  ].join("\n");
}

function streamTable(
  streams: readonly PlannedStream[],
  letters: Letters,
  context: RenderContext,
  paint: Palette,
): string {
  const head = (
    id: "market-time" | "host-time" | "utc" | "host" | "language" | "products" | "value",
  ): string => message(context.lang, `render.col.${id}`);
  const columns: Column[] = [
    { head: head("market-time") },
    { head: head("host-time") },
    { head: head("utc"), drop: 3 },
    { head: head("host"), flex: true, least: 8 },
    { head: head("language"), drop: 2 },
    { head: head("products"), flex: true, least: longestSku(streams) },
    { head: head("value"), align: "right", drop: 1 },
  ];
  return table(
    columns,
    streams.map((stream) => streamRow(stream, letters, context, paint)),
    context.width,
    paint.dim,
  );
}

const longestSku = (streams: readonly PlannedStream[]): number =>
  widest(streams.flatMap((stream) => stream.products.map(visible)));

function streamRow(stream: PlannedStream, letters: Letters, context: RenderContext, paint: Palette): Row {
  const { lang, verbose } = context;
  const products = stream.products.join(" ") || "–";
  return [
    `${shortDayIn(lang, stream.start)} ${clockOf(stream.start)}–${clockOf(stream.end)}${stream.near === undefined ? "" : " ≈"}`,
    { text: `${clockOf(stream.hostStart)}${otherDay(stream)}`, paint: paint.dim },
    { text: `${stream.utc.slice(5, 10)} ${clockOf(stream.utc)}`, paint: paint.dim },
    visible(`${letters.get(stream.host)} ${hostName(context, stream.host)}${stream.pinned ? " ⚲" : ""}`),
    stream.language,
    visible(verbose ? [products, ...stream.why].join("\n") : products),
    plainNumber(stream.value, 0),
  ];
}

/** ` +1` where the host's date is the next one, ` -1` the one before. */
function otherDay({ start, hostStart }: PlannedStream): string {
  const days = dayNumber(hostStart.slice(0, 10)) - dayNumber(start.slice(0, 10));
  return days === 0 ? "" : ` ${days > 0 ? "+" : ""}${days}`;
}

function hostTable(result: PlanResult, letters: Letters, context: RenderContext, paint: Palette): string {
  const { lang } = context;
  const columns: Column[] = [
    { head: message(lang, "render.col.host"), flex: true },
    { head: message(lang, "render.col.hours"), align: "right" },
    { head: message(lang, "render.col.nights"), align: "right" },
    { head: message(lang, "render.col.night-hours"), align: "right", drop: 2 },
    { head: message(lang, "render.col.late-ends"), align: "right", drop: 1 },
    { head: message(lang, "render.col.rest"), align: "right" },
    { head: message(lang, "render.col.load"), align: "right", drop: 3 },
  ];
  const rows = result.hosts.map(({ id, hours, nights, restMin, nightHours, lateEnds, load }) => [
    visible(`${letters.get(id) ?? "–"} ${hostName(context, id)}`),
    plainNumber(hours),
    String(nights),
    nightHours === undefined ? "–" : plainNumber(nightHours),
    lateEnds === undefined ? "–" : String(lateEnds),
    restMin === null ? "–" : `${plainNumber(restMin)} h`,
    load === undefined ? "–" : percent(load, 0),
  ]);
  return table(columns, rows, context.width, paint.dim);
}

/** What a narrow terminal leaves out first of the expected sales: where they are, the range, by when they are. */
const demandDrops: Readonly<Record<number, number>> = { 3: 2, 4: 3, 5: 1 };

function demandBlock({ demand = [] }: PlanResult, { lang, width }: RenderContext, paint: Palette): string[] {
  if (demand.length === 0) return [];
  const { heads, rows, right } = demandRows(lang, demand);
  const columns = heads.map(
    (head, i): Column => ({
      head,
      ...(right.includes(i) ? { align: "right" } : {}),
      ...(i === 0 ? { flex: true, least: 12 } : {}),
      ...(demandDrops[i] === undefined ? {} : { drop: demandDrops[i] }),
    }),
  );
  const cells = rows.map((row) => row.map(visible));
  return [`${paint.accent(message(lang, "render.plan.demand"))}\n${table(columns, cells, width, paint.dim)}`];
}

/** What is not met, what is left out, and what would be worth having, each under its heading. */
function listBlocks(result: PlanResult, { lang, width }: RenderContext, paint: Palette): string[] {
  const unmet = unmetLines(lang, result).flatMap(({ text, relax }) => [
    text,
    ...relax.map((way) => `→ ${way}`),
  ]);
  const conflicts = (result.conflicts ?? []).flatMap((item) => [
    conflictText(lang, item),
    ...insteadTexts(lang, item, result.currency).map((way) => `→ ${way}`),
  ]);
  const wanted = result.wanted.map((item) => wantedText(lang, item, result.currency));
  const changes = (result.changes ?? []).map((change) => changeText(lang, change));
  const lists: [string, readonly string[]][] = [
    [paint.accent(message(lang, "render.plan.changes")), changes],
    [paint.warn(message(lang, "render.plan.unmet")), unmet],
    [paint.warn(message(lang, "render.plan.conflicts")), conflicts],
    [
      paint.note(message(lang, "render.plan.cutoffs")),
      (result.cutoffs ?? []).map((cutoff) => cutoffText(lang, cutoff)),
    ],
    [paint.note(message(lang, "render.plan.near")), nearTexts(lang, result)],
    [paint.note(message(lang, "render.plan.excluded")), excludedText(lang, result)],
    [paint.accent(message(lang, "render.plan.wanted")), wanted],
  ];
  return lists
    .filter(([, lines]) => lines.length > 0)
    .map(([heading, lines]) => [heading, ...lines.flatMap((line) => indented(line, width))].join("\n"));
}

const indented = (text: string, width: number): string[] =>
  wrap(visible(text), width - 4).map((line, i) => `${i === 0 ? "  " : "    "}${line}`);
