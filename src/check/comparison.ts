/** `"<= 150 EUR"` taken apart. `value` is a number, or a date as text. */
export interface Comparison {
  readonly operator: string;
  readonly value: number | string;
  readonly unit: string;
}

export function parseComparison(text: string): Comparison {
  const [, operator, rest] = /^(<=|>=|<|>|=) ?(.+)$/.exec(text) ?? [];
  if (operator === undefined || rest === undefined) throw new RangeError(`not a comparison: ${text}`);
  if (/^\d{4}-\d\d-\d\d$/.test(rest)) return { operator, value: rest, unit: "date" };
  const [, digits, unit] = /^([\d.]+) ?(.*)$/.exec(rest) ?? [];
  return { operator, value: Number(digits), unit: unit ?? "" };
}

/** Compares after rounding to a millionth, so that 3 × 49.99 is 149.97. */
export function compare(found: number | string, { operator, value }: Comparison): boolean {
  const a = typeof found === "number" ? Math.round(found * 1e6) : found;
  const b = typeof value === "number" ? Math.round(value * 1e6) : value;
  switch (operator) {
    case "<":
      return a < b;
    case "<=":
      return a <= b;
    case ">":
      return a > b;
    case ">=":
      return a >= b;
    default:
      return a === b;
  }
}
