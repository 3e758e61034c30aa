import * as z from "zod";
import {
  compare,
  type Exact,
  exact,
  fixedText,
  minus,
  parseExact,
  plus,
  roundingModes,
  roundTo,
  sum,
  times,
  zero,
} from "./exact.ts";
import type { Amount } from "./result.ts";
import { isCurrency, minorDigits } from "./scalar.ts";

/** An exact amount of one currency. Rounded only where a rule rounds. */
export interface Money {
  readonly value: Exact;
  readonly currency: string;
}

export const money = (value: Exact, currency: string): Money => ({ value, currency });
export const noMoney = (currency: string): Money => ({ value: zero, currency });

/** `"18.00 CNY"`; undefined for anything else. */
export function parseMoney(text: string): Money | undefined {
  const [, digits, currency] = /^(-?[\d.]+) ([A-Z]{3})$/.exec(text) ?? [];
  const value = digits === undefined ? undefined : parseExact(digits);
  return value === undefined || !isCurrency(currency!) ? undefined : { value, currency: currency! };
}

/** Money that a schema has already checked. */
export function moneyOf(text: string): Money {
  const parsed = parseMoney(text);
  if (parsed === undefined) throw new RangeError(`not an amount: ${text}`);
  return parsed;
}

function sameCurrency(a: Money, b: Money): string {
  if (a.currency !== b.currency) throw new RangeError(`${a.currency} and ${b.currency} do not add`);
  return a.currency;
}

export const add = (a: Money, b: Money): Money => money(plus(a.value, b.value), sameCurrency(a, b));
export const subtract = (a: Money, b: Money): Money => money(minus(a.value, b.value), sameCurrency(a, b));
export const scale = (a: Money, by: Exact): Money => money(times(a.value, by), a.currency);
export const compareMoney = (a: Money, b: Money): -1 | 0 | 1 => {
  sameCurrency(a, b);
  return compare(a.value, b.value);
};
export const total = (parts: readonly Money[], currency: string): Money =>
  parts.reduce(add, noMoney(currency));

/** The currency's smallest unit: 0.01 of EUR, 1 of JPY, 0.001 of KWD. */
export const minorUnit = (currency: string): Exact => exact(1, 10n ** BigInt(minorDigits(currency)));

/** To the minor unit, half-up: how an amount is stated when no rule says otherwise. */
export const toMinor = (m: Money): Money =>
  money(roundTo(m.value, minorUnit(m.currency), "half-up"), m.currency);

/** As results hold it. */
export const toAmount = (m: Money): Amount => ({
  amount: fixedText(m.value, minorDigits(m.currency)),
  currency: m.currency,
});

export const fromAmount = (amount: Amount): Money => moneyOf(`${amount.amount} ${amount.currency}`);

export const moneyText = (m: Money): string => `${fixedText(m.value, minorDigits(m.currency))} ${m.currency}`;

/** A step such as `"0.01"`, `"1000"`, and the direction. */
export const roundingSchema = z.strictObject({
  mode: z.enum(roundingModes).describe("which way"),
  to: z
    .string()
    .regex(/^\d{1,9}(\.\d{1,6})?$/, { error: "expect.decimal" })
    .describe("the step, such as 0.01 or 1000"),
});
export type Rounding = z.infer<typeof roundingSchema>;

export function roundBy(m: Money, rounding: Rounding | undefined): Money {
  return rounding === undefined
    ? m
    : money(roundTo(m.value, parseExact(rounding.to)!, rounding.mode), m.currency);
}

/** Parts in the proportion of `weights` at the minor unit; they add up to `m` (largest remainders). */
export function split(m: Money, weights: readonly Exact[]): Money[] {
  const unit = minorUnit(m.currency);
  const whole = sum(weights);
  if (whole.n === 0n) throw new RangeError("nothing to split by");
  const shares = weights.map((weight) => times(m.value, exact(weight.n * whole.d, weight.d * whole.n)));
  const floors = shares.map((share) => roundTo(share, unit, "floor"));
  const rest = roundTo(minus(m.value, sum(floors)), unit, "half-up");
  const extra = Number((rest.n * unit.d) / (rest.d * unit.n));
  const order = shares
    .map((share, index) => ({ index, remainder: minus(share, floors[index]!) }))
    .sort((a, b) => compare(b.remainder, a.remainder) || a.index - b.index)
    .slice(0, extra);
  const lucky = new Set(order.map((entry) => entry.index));
  return floors.map((floor, index) => money(lucky.has(index) ? plus(floor, unit) : floor, m.currency));
}
