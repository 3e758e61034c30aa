/**
 * Exact rational numbers on bigint: the only numbers that money and rates are made of.
 * Always in lowest terms with a positive denominator, so equal values have equal parts.
 */
export interface Exact {
  readonly n: bigint;
  readonly d: bigint;
  /** Set where what becomes of the figure is written down, to be done again without asking why. */
  readonly by?: Follower;
}

/** Takes over what is done with figures that carry it. */
export interface Follower {
  made(op: "plus" | "times" | "over", a: Exact, b: Exact): Exact;
  rounded(value: Exact, step: Exact, mode: RoundingMode): Exact;
  order(a: Exact, b: Exact): -1 | 0 | 1;
  text(value: Exact, digits: number): string;
  /** What cannot be written down. */
  lost(what: string): void;
}

const followerOf = (a: Exact, b: Exact): Follower | undefined => a.by ?? b.by;

export const zero: Exact = { n: 0n, d: 1n };
export const one: Exact = { n: 1n, d: 1n };
export const hundred: Exact = { n: 100n, d: 1n };

function gcd(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b;
  while (y !== 0n) {
    const rest = x % y;
    x = y;
    y = rest;
  }
  return x;
}

export function exact(n: bigint | number, d: bigint | number = 1): Exact {
  const [top, bottom] = [BigInt(n), BigInt(d)];
  if (bottom === 0n) throw new RangeError("division by zero");
  const sign = bottom < 0n ? -1n : 1n;
  const factor = gcd(top, bottom * sign) * sign;
  return { n: top / factor, d: bottom / factor };
}

const decimalPattern = /^([+-]?)(\d{1,40})(?:\.(\d{1,40}))?$/;

/** `12`, `-0.05`; undefined for anything else (no exponents, no separators). */
export function parseExact(text: string): Exact | undefined {
  const [, sign, whole, part = ""] = decimalPattern.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const digits = BigInt(whole + part);
  return exact(sign === "-" ? -digits : digits, 10n ** BigInt(part.length));
}

/** `11/12` or a plain decimal. */
export function parseRatio(text: string): Exact | undefined {
  const [top, bottom, ...rest] = text.split("/").map((part) => parseExact(part.trim()));
  if (top === undefined || rest.length > 0) return undefined;
  if (!text.includes("/")) return top;
  return bottom === undefined || bottom.n === 0n ? undefined : over(top, bottom);
}

export function plus(a: Exact, b: Exact): Exact {
  const by = followerOf(a, b);
  if (by !== undefined) return by.made("plus", a, b);
  return a.d === b.d ? exact(a.n + b.n, a.d) : exact(a.n * b.d + b.n * a.d, a.d * b.d);
}
export const minus = (a: Exact, b: Exact): Exact => plus(a, negate(b));
export const negate = (a: Exact): Exact =>
  a.by === undefined ? { n: -a.n, d: a.d } : a.by.made("times", a, { n: -1n, d: 1n });
export const times = (a: Exact, b: Exact): Exact =>
  followerOf(a, b)?.made("times", a, b) ?? exact(a.n * b.n, a.d * b.d);
export const over = (a: Exact, b: Exact): Exact =>
  followerOf(a, b)?.made("over", a, b) ?? exact(a.n * b.d, a.d * b.n);
export const sum = (values: readonly Exact[]): Exact => values.reduce(plus, zero);

export function compare(a: Exact, b: Exact): -1 | 0 | 1 {
  const by = followerOf(a, b);
  if (by !== undefined) return by.order(a, b);
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
/** Whether what `compare` told is what an operator of profiles and rules (`<`, `<=`, `>`, `>=`, `=`) asks for. */
export function orderHolds(order: number, operator: string): boolean {
  switch (operator) {
    case "<":
      return order < 0;
    case "<=":
      return order <= 0;
    case ">":
      return order > 0;
    case ">=":
      return order >= 0;
    default:
      return order === 0;
  }
}

export const isZero = (a: Exact): boolean => (a.by === undefined ? a.n === 0n : compare(a, zero) === 0);
export const isNegative = (a: Exact): boolean => (a.by === undefined ? a.n < 0n : compare(a, zero) < 0);
export const isPositive = (a: Exact): boolean => (a.by === undefined ? a.n > 0n : compare(a, zero) > 0);
export const smaller = (a: Exact, b: Exact): Exact => (compare(a, b) <= 0 ? a : b);
export const larger = (a: Exact, b: Exact): Exact => (compare(a, b) >= 0 ? a : b);

export const roundingModes = ["half-up", "half-even", "half-down", "floor", "ceil"] as const;
/** How authorities round; `half-up` is away from zero at the half, `floor` and `ceil` are towards ∓∞. */
export type RoundingMode = (typeof roundingModes)[number];

/** To the nearest multiple of `step` by the mode. */
export function roundTo(value: Exact, step: Exact, mode: RoundingMode): Exact {
  return value.by?.rounded(value, step, mode) ?? times(exact(roundWhole(over(value, step), mode)), step);
}

function roundWhole({ n, d }: Exact, mode: RoundingMode): bigint {
  const low = floorDivide(n, d);
  const twice = 2n * (n - low * d);
  if (twice === 0n || mode === "floor") return low;
  if (mode === "ceil") return low + 1n;
  if (twice !== d) return twice > d ? low + 1n : low;
  if (mode === "half-even") return low % 2n === 0n ? low : low + 1n;
  const awayFromZero = n >= 0n ? low + 1n : low;
  const towardsZero = n >= 0n ? low : low + 1n;
  return mode === "half-up" ? awayFromZero : towardsZero;
}

function floorDivide(n: bigint, d: bigint): bigint {
  const quotient = n / d;
  return n % d !== 0n && n < 0n ? quotient - 1n : quotient;
}

/** With exactly `digits` after the point, rounded half-up where the value has more. */
export function fixedText(value: Exact, digits: number): string {
  if (value.by !== undefined) return value.by.text(value, digits);
  const scaled = roundWhole(times(value, exact(10n ** BigInt(digits))), "half-up");
  const sign = scaled < 0n ? "-" : "";
  const text = (scaled < 0n ? -scaled : scaled).toString().padStart(digits + 1, "0");
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** The shortest decimal that is the value; at most `digits` places, then rounded. */
export function plainText(value: Exact, digits = 8): string {
  value.by?.lost("plainText");
  const text = fixedText(value, digits);
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}
