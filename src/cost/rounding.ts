import type { Customs, LevyRounding } from "../model/customs.ts";
import { holdsOn } from "../model/fact.ts";
import { compareMoney, type Money, moneyOf, noMoney, roundBy, toMinor } from "../model/money.ts";

/** How the authority rounds a levy: the entry with the longest id that fits, `duty` before nothing. */
export function roundingOf(customs: Customs, id: string, on: string): LevyRounding | undefined {
  const fitting = Object.entries(customs.rounding ?? {})
    .filter(([key, entry]) => (id === key || id.startsWith(`${key}.`)) && holdsOn(entry, on))
    .sort(([a], [b]) => b.length - a.length);
  return fitting[0]?.[1];
}

export const roundBase = (base: Money, rounding: LevyRounding | undefined): Money =>
  roundBy(base, rounding?.base);

/** The amount due: by the authority's rule, else to the cent, halves up. */
export const roundResult = (amount: Money, rounding: LevyRounding | undefined): Money =>
  toMinor(roundBy(amount, rounding?.result));

/** Whether an amount is too small to be collected. Limits are in the market's currency. */
export function isWaived(amount: Money, rounding: LevyRounding | undefined): boolean {
  if (compareMoney(amount, noMoney(amount.currency)) === 0) return false;
  const { waiveBelow, waiveUpTo } = rounding ?? {};
  return (
    (waiveBelow !== undefined && compareMoney(amount, moneyOf(waiveBelow)) < 0) ||
    (waiveUpTo !== undefined && compareMoney(amount, moneyOf(waiveUpTo)) <= 0)
  );
}
