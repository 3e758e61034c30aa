import { add, compare, decimal, type Exact, exact, isZero, round, subtract, sum } from "./exact.ts";
import type { Amount } from "./result.ts";
import { minorDigits } from "./scalar.ts";

/** An exact amount of a currency; rounded only where a rule rounds. */
export interface Money {
  readonly value: Exact;
  readonly currency: string;
}

/** `"18.00 CNY"` as money. Throws a `RangeError` on other text. */
export function money(text: string): Money {
  const [, value, currency] = /^(\S+) ([A-Z]{3})$/.exec(text) ?? [];
  if (value === undefined || currency === undefined) throw new RangeError(`not money: ${text}`);
  minorDigits(currency);
  return { value: exact(value), currency };
}

/** `"12.5%"` as a ratio. */
export const percent = (text: string): Exact => {
  const value = exact(text.replace(/%$/, ""));
  return { n: value.n, d: value.d * 100n };
};

export const minorUnit = (currency: string): Exact => ({ n: 1n, d: 10n ** BigInt(minorDigits(currency)) });

/** The amount at the currency's smallest unit, halves up. */
export const toMinor = (value: Exact, currency: string): Exact =>
  round(value, minorUnit(currency), "half-up");

/** How results print money: a decimal string at the currency's minor unit. */
export const amountOf = (value: Exact, currency: string): Amount => ({
  amount: decimal(value, minorDigits(currency)),
  currency,
});

/** A ratio as a percentage with one digit after the point. */
export const percentText = (value: Exact): string => `${decimal({ n: value.n * 100n, d: value.d }, 1)}%`;

/**
 * Cuts `total` (a whole number of `step`s) in the proportion of `weights`, so that the parts add up to it:
 * the largest remainders get the steps left over, earlier parts first.
 */
export function split(total: Exact, weights: readonly Exact[], step: Exact): Exact[] {
  const all = sum(weights);
  if (isZero(all)) throw new RangeError("no weight to split by");
  const shares = weights.map((w) => ({ n: total.n * w.n * all.d, d: total.d * w.d * all.n }));
  const parts = shares.map((share) => round(share, step, "floor"));
  const order = shares
    .map((share, index) => ({ index, rest: subtract(share, parts[index]!) }))
    .sort((a, b) => compare(b.rest, a.rest) || a.index - b.index);
  let left = subtract(total, sum(parts));
  for (const { index } of order) {
    if (compare(left, step) < 0) break;
    parts[index] = add(parts[index]!, step);
    left = subtract(left, step);
  }
  return parts;
}
