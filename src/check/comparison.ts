import { compare as compareExact, type Exact, orderHolds, parseExact } from "../model/exact.ts";

/** `"<= 150 EUR"` taken apart. `value` is a number, or a date as text. */
export interface Comparison {
  readonly operator: string;
  readonly value: Exact | string;
  readonly unit: string;
}

export function parseComparison(text: string): Comparison {
  const [, operator, rest] = /^(<=|>=|<|>|=) ?(.+)$/.exec(text) ?? [];
  const [, digits, unit = ""] = /^([\d.]+) ?(.*)$/.exec(rest ?? "") ?? [];
  if (operator === undefined || rest === undefined) throw new RangeError(`not a comparison: ${text}`);
  if (/^\d{4}-\d\d-\d\d$/.test(rest)) return { operator, value: rest, unit: "date" };
  const value = digits === undefined ? undefined : parseExact(digits);
  if (value === undefined) throw new RangeError(`not a comparison: ${text}`);
  return { operator, value, unit };
}

export const compare = (found: Exact | string, { operator, value }: Comparison): boolean =>
  orderHolds(orderOf(found, value), operator);

/** Dates are compared as text. */
function orderOf(a: Exact | string, b: Exact | string): number {
  if (typeof a !== "string" && typeof b !== "string") return compareExact(a, b);
  const [left, right] = [String(a), String(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}
