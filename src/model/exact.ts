/**
 * Exact rational numbers on bigint, for money and rates. They never meet a binary float:
 * the only ways in are decimal text and whole numbers, the only way out is rounding by a named rule.
 */
export interface Exact {
  readonly n: bigint;
  /** Always positive. */
  readonly d: bigint;
}

export const zero: Exact = { n: 0n, d: 1n };
export const one: Exact = { n: 1n, d: 1n };

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));
const abs = (a: bigint): bigint => (a < 0n ? -a : a);

/** Lowest terms, taken only once denominators grow. */
function make(n: bigint, d: bigint): Exact {
  const sign = d < 0n ? -1n : 1n;
  if (d === 1n || d === -1n) return { n: n * sign, d: 1n };
  const g = gcd(abs(n), abs(d));
  return { n: (n / g) * sign, d: (d / g) * sign };
}

const decimalForm = /^(-?)(\d{1,30})(?:\.(\d{1,30}))?$/;

/** A plain decimal (`-12.50`) as an exact number. Throws a `RangeError` on anything else. */
export function exact(text: string): Exact {
  const [, sign, whole, fraction = ""] = decimalForm.exec(text) ?? [];
  if (whole === undefined) throw new RangeError(`not a plain decimal: ${text}`);
  const n = BigInt(whole + fraction);
  return make(sign === "-" ? -n : n, 10n ** BigInt(fraction.length));
}

/** A whole number. Throws a `RangeError` on a fraction. */
export const whole = (value: number | bigint): Exact => ({ n: BigInt(value), d: 1n });
export const ratio = (n: bigint, d: bigint): Exact => make(n, d);

export const add = (a: Exact, b: Exact): Exact =>
  a.d === b.d ? make(a.n + b.n, a.d) : make(a.n * b.d + b.n * a.d, a.d * b.d);
export const negate = (a: Exact): Exact => ({ n: -a.n, d: a.d });
export const subtract = (a: Exact, b: Exact): Exact => add(a, negate(b));
export const multiply = (a: Exact, b: Exact): Exact => make(a.n * b.n, a.d * b.d);
export function divide(a: Exact, b: Exact): Exact {
  if (b.n === 0n) throw new RangeError("division by zero");
  return make(a.n * b.d, a.d * b.n);
}
export const sum = (all: readonly Exact[]): Exact => all.reduce(add, zero);
export const compare = (a: Exact, b: Exact): number => {
  const left = a.n * b.d;
  const right = b.n * a.d;
  return left < right ? -1 : left > right ? 1 : 0;
};
export const larger = (a: Exact, b: Exact): Exact => (compare(a, b) >= 0 ? a : b);
export const smaller = (a: Exact, b: Exact): Exact => (compare(a, b) <= 0 ? a : b);
export const isZero = (a: Exact): boolean => a.n === 0n;
export const isNegative = (a: Exact): boolean => a.n < 0n;

export const roundings = ["half-up", "half-even", "half-down", "floor", "ceil", "truncate"] as const;
export type RoundingMode = (typeof roundings)[number];

/** The nearest multiple of `step` by a named rule; halves of `half-up` go away from zero. */
export function round(value: Exact, step: Exact, mode: RoundingMode): Exact {
  const steps = divide(value, step);
  return multiply(whole(roundWhole(steps, mode)), step);
}

function roundWhole({ n, d }: Exact, mode: RoundingMode): bigint {
  const negative = n < 0n;
  const size = abs(n);
  const down = size / d;
  const rest = size % d;
  return (negative ? -1n : 1n) * (rest > 0n && goesUp(rest * 2n, d, down, negative, mode) ? down + 1n : down);
}

function goesUp(twice: bigint, d: bigint, down: bigint, negative: boolean, mode: RoundingMode): boolean {
  switch (mode) {
    case "floor":
      return negative;
    case "ceil":
      return !negative;
    case "truncate":
      return false;
    case "half-up":
      return twice >= d;
    case "half-down":
      return twice > d;
    case "half-even":
      return twice > d || (twice === d && down % 2n === 1n);
  }
}

/** Decimal text with exactly `digits` after the point, rounded half-up unless told otherwise. */
export function decimal(value: Exact, digits: number, mode: RoundingMode = "half-up"): string {
  const scale = 10n ** BigInt(digits);
  const units = roundWhole({ n: value.n * scale, d: value.d }, mode);
  const text = abs(units)
    .toString()
    .padStart(digits + 1, "0");
  const sign = units < 0n ? "-" : "";
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** The shortest decimal text, at most `most` digits after the point. */
export function shortest(value: Exact, most = 10): string {
  const text = decimal(value, most);
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}
