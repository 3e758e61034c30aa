import type { Customs, LevyRounding } from "../model/customs.ts";
import { roundTo } from "../model/exact.ts";
import { holdsOn } from "../model/fact.ts";
import {
  add,
  compareMoney,
  type Money,
  minorUnit,
  money,
  moneyOf,
  noMoney,
  roundBy,
  subtract,
  toMinor,
  total,
} from "../model/money.ts";
import type { Line } from "./line.ts";

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

/** The amount that a sum is made of before it is rounded: whole units of money, cut as the authority cuts. */
export const beforeWhole = (exact: Money, rounding: LevyRounding | undefined): { unrounded?: Money } =>
  rounding?.whole && rounding.result !== undefined
    ? {
        unrounded: money(
          roundTo(exact.value, minorUnit(exact.currency), rounding.result.mode),
          exact.currency,
        ),
      }
    : {};

/**
 * Rounds levies that are rounded on the consignment's sum: what that has more than the lines goes to the line that
 * rounding took the most from. What rests on a line rests on its own rounded amount.
 */
export function roundWhole(customs: Customs, on: string, lines: readonly Line[]): Line[] {
  const ids = new Set(lines.filter((line) => line.unrounded !== undefined).map((line) => line.id));
  return [...ids].reduce(
    (all, id) => {
      const own = all.filter((line) => line.id === id);
      if (own.length < 2 || own.some((line) => line.amount === null || line.unrounded === undefined))
        return all;
      const { currency } = own[0]!.amount!;
      const whole = roundResult(
        total(
          own.map((l) => l.unrounded!),
          currency,
        ),
        roundingOf(customs, id, on),
      );
      const more = subtract(
        whole,
        total(
          own.map((l) => l.amount!),
          currency,
        ),
      );
      const lost = (line: Line): Money => subtract(line.unrounded!, line.amount!);
      const taker = own.reduce((a, b) => (compareMoney(lost(b), lost(a)) > 0 ? b : a));
      return all.map((line) => (line === taker ? { ...line, amount: add(line.amount!, more) } : line));
    },
    [...lines],
  );
}

/** Whether an amount is too small to be collected. Limits are in the market's currency. */
export function isWaived(amount: Money, rounding: LevyRounding | undefined): boolean {
  if (compareMoney(amount, noMoney(amount.currency)) === 0) return false;
  const { waiveBelow, waiveUpTo } = rounding ?? {};
  return (
    (waiveBelow !== undefined && compareMoney(amount, moneyOf(waiveBelow)) < 0) ||
    (waiveUpTo !== undefined && compareMoney(amount, moneyOf(waiveUpTo)) <= 0)
  );
}
