import { compare, type Exact, plainText, zero } from "../model/exact.ts";
import { rateOf } from "../model/rate.ts";

/** `0% to 32%` where every rate is a percentage; undefined where one is not, or is not known. */
export function rateRange(rates: readonly (string | undefined)[]): string | undefined {
  const percents = rates.map((rate) => (rate === undefined ? undefined : percentOf(rate)));
  if (percents.includes(undefined)) return undefined;
  const sorted = (percents as Exact[]).sort(compare);
  return `${plainText(sorted[0]!)}% to ${plainText(sorted.at(-1)!)}%`;
}

function percentOf(text: string): Exact | undefined {
  const rate = rateOf(text);
  if (rate.kind === "free") return zero;
  return rate.kind === "percent" && rate.of === undefined ? rate.percent : undefined;
}
