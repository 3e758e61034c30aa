import type { CompareResult, CompareRow } from "../../model/result.ts";
import { type Lang, message } from "../../text/message.ts";
import { type RenderContext, textIn } from "../context.ts";
import { dateIn, moneyIn, plainNumber } from "../layout/number.ts";

export const compareHeads = [
  "market",
  "score",
  "parts",
  "verdict",
  "landed",
  "margin",
  "room",
  "missing",
  "effort",
  "transit",
  "prime",
  "seasons",
] as const;

/** A market's figures for a product as text, in the order of `compareHeads`; what is not known is `?`. */
export function compareCells(row: CompareRow, { lang }: RenderContext): string[] {
  return [
    row.market,
    row.score === null ? "?" : plainNumber(row.score, 2),
    partsText(row),
    message(lang, `render.verdict.${row.verdict}`),
    moneyIn(row.landed),
    row.margin ?? "?",
    moneyIn(row.priceRoom),
    String(row.missing),
    effortText(row, lang),
    row.transitDays ?? "?",
    row.primeHours === null ? "?" : plainNumber(row.primeHours),
    (row.seasons ?? [])
      .slice(0, 1)
      .map(({ name, from }) => `${dateIn(lang, from)} ${textIn(lang, name)}`)[0] ?? "–",
  ];
}

const partIds = ["margin", "compliance", "prime", "transit"] as const;

/** What the parts are called above their column. */
const letters = { margin: "M", compliance: "C", prime: "P", transit: "T" } as const;

/** Each part of the score of 100, in the order of the legend. */
const partsText = ({ parts }: CompareRow): string =>
  partIds
    .map((id) => parts[id] ?? undefined)
    .map((part) => (part === undefined ? "?" : plainNumber(part * 100, 0)))
    .join(" ");

/** What the columns mean that no heading has room for. */
export const compareLegend = (
  { weights = {} }: CompareResult,
  { lang }: Pick<RenderContext, "lang">,
): string =>
  message(lang, "render.compare.legend", {
    parts: partIds
      .map(
        (id) =>
          `${letters[id]} ${message(lang, `render.compare.part.${id}`, { weight: weights[id] ?? "?" })}`,
      )
      .join(message(lang, "render.comma")),
  });

/** What the score is made of, for where its parts are not shown. */
export const compareWeights = ({ weights = {} }: CompareResult, lang: Lang): string =>
  message(lang, "page.compare-weights", {
    parts: partIds
      .map((id) => message(lang, `render.compare.part.${id}`, { weight: weights[id] ?? "?" }))
      .join(message(lang, "render.comma")),
  });

/** `157 d, 2 ?`: the longest wait for what is missing, and how many waits are not known. */
function effortText({ effort }: CompareRow, lang: Lang): string {
  if (effort === undefined) return "?";
  const { days, unknown } = effort;
  const known = days === null ? undefined : message(lang, "render.compare.days", { days });
  if (unknown === 0) return known ?? "?";
  const open = message(lang, "render.compare.days-unknown", { count: unknown });
  return known === undefined ? open : `${known} + ${open}`;
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
