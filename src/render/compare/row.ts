import type { CompareResult, CompareRow } from "../../model/result.ts";
import { message } from "../../text/message.ts";
import { type RenderContext, textIn } from "../context.ts";
import { dateIn, moneyIn, plainNumber } from "../layout/number.ts";

export const compareHeads = [
  "market",
  "score",
  "verdict",
  "landed",
  "margin",
  "room",
  "missing",
  "transit",
  "prime",
  "seasons",
] as const;

/** A market's figures for a product as text, in the order of `compareHeads`; what is not known is `?`. */
export function compareCells(row: CompareRow, { lang }: RenderContext): string[] {
  return [
    row.market,
    row.score === null ? "?" : plainNumber(row.score, 2),
    message(lang, `render.verdict.${row.verdict}`),
    moneyIn(row.landed),
    row.margin ?? "?",
    moneyIn(row.priceRoom),
    String(row.missing),
    row.transitDays ?? "?",
    row.primeHours === null ? "?" : plainNumber(row.primeHours),
    (row.seasons ?? [])
      .slice(0, 1)
      .map(({ name, from }) => `${dateIn(lang, from)} ${textIn(lang, name)}`)[0] ?? "–",
  ];
}

/** The best market of each product that can be sold somewhere. */
export function compareSummary(result: CompareResult, { lang }: RenderContext): string {
  const ranked = result.products.filter(({ markets }) => markets.some((row) => row.score !== null));
  return message(lang, "render.compare.summary", {
    ranked: ranked.length,
    products: result.products.length,
    on: result.on,
  });
}
