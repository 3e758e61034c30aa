import fc from "fast-check";
import { expect, test } from "vitest";
import {
  compare,
  type Exact,
  exact,
  fixedText,
  isNegative,
  isPositive,
  isZero,
  larger,
  minus,
  negate,
  one,
  over,
  parseExact,
  parseRatio,
  plainText,
  roundTo,
  smaller,
  sum,
  times,
  zero,
} from "../../src/model/exact.ts";

test.each([
  [6, 4, 3n, 2n],
  [-6, 4, -3n, 2n],
  [6, -4, -3n, 2n],
  [-6, -4, 3n, 2n],
  [0, 5, 0n, 1n],
  [0, -5, 0n, 1n],
  [7, 1, 7n, 1n],
])("%i/%i stands in lowest terms over a positive denominator", (n, d, top, bottom) => {
  expect(exact(n, d)).toEqual({ n: top, d: bottom });
});

test("nothing is divided by zero", () => {
  expect(() => exact(1, 0)).toThrow("division by zero");
  expect(() => over(one, zero)).toThrow(RangeError);
});

test.each([
  ["1", "2", -1],
  ["2", "1", 1],
  ["2", "2.0", 0],
  ["-1", "0", -1],
  ["0", "-1", 1],
  ["0.1", "0.10", 0],
] as const)("%s beside %s: %i", (a, b, order) => {
  const [x, y] = [parseExact(a)!, parseExact(b)!];
  expect(compare(x, y)).toBe(order);
  expect(smaller(x, y)).toEqual(order <= 0 ? x : y);
  expect(larger(x, y)).toEqual(order >= 0 ? x : y);
});

test.each([
  ["-0.5", false, true, false],
  ["0", true, false, false],
  ["0.5", false, false, true],
])("%s is zero %s, negative %s, positive %s", (text, isNothing, below, above) => {
  const value = parseExact(text)!;
  expect([isZero(value), isNegative(value), isPositive(value)]).toEqual([isNothing, below, above]);
  expect(isPositive(negate(value))).toBe(below);
});

const table = {
  "half-up": ["-3", "-3", "-2", "-2", "0", "2", "2", "3", "3"],
  "half-down": ["-3", "-2", "-2", "-2", "0", "2", "2", "2", "3"],
  "half-even": ["-3", "-2", "-2", "-2", "0", "2", "2", "2", "3"],
  floor: ["-3", "-3", "-3", "-2", "0", "2", "2", "2", "2"],
  ceil: ["-2", "-2", "-2", "-2", "0", "2", "3", "3", "3"],
} as const;
test.each(Object.entries(table))("%s over the half and under it", (mode, wanted) => {
  const values = ["-2.6", "-2.5", "-2.4", "-2", "0", "2", "2.4", "2.5", "2.6"];
  const rounded = values.map((v) => plainText(roundTo(parseExact(v)!, one, mode as "floor")));
  expect(rounded).toEqual(wanted);
  if (mode === "half-even") expect(plainText(roundTo(parseExact("-3.5")!, one, mode))).toBe("-4");
});

test.each([
  ["0", 2, "0.00"],
  ["-0.004", 2, "0.00"],
  ["-0.005", 2, "-0.01"],
  ["0.05", 1, "0.1"],
  ["123.456", 0, "123"],
  ["-0.5", 0, "-1"],
  ["7", 3, "7.000"],
])("%s with %i places is %s", (text, digits, wanted) => {
  expect(fixedText(parseExact(text)!, digits)).toBe(wanted);
});

test.each([
  ["1200", "1200"],
  ["1200.50", "1200.5"],
  ["0.000", "0"],
])("%s is printed as %s", (text, wanted) => {
  expect(plainText(parseExact(text)!)).toBe(wanted);
});
test("a whole number keeps its zeros where no place is asked for", () => {
  expect(plainText(exact(1200), 0)).toBe("1200");
});

test.each(["", "1.", ".1", "1e3", "0x1", "1 2", "1,2", "--1", "٣", "1".repeat(41), "x1", "1x"])(
  "%j is no decimal",
  (text) => {
    expect(parseExact(text)).toBeUndefined();
  },
);
test.each(["", "/", "a/2", "2/a", "1/", "1/0", "1/2/3", "x"])("%j is no ratio", (text) => {
  expect(parseRatio(text)).toBeUndefined();
});
test("a ratio takes blanks and a sign", () => {
  expect(parseRatio(" -3 / 6 ")).toEqual(exact(-1, 2));
  expect(parseRatio("+0.25")).toEqual(exact(1, 4));
});

const exacts: fc.Arbitrary<Exact> = fc
  .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.bigInt({ min: 1n, max: 10n ** 5n }))
  .map(([n, d]) => exact(n, d));

test("subtracting undoes adding, dividing undoes multiplying, and order agrees with difference", () => {
  fc.assert(
    fc.property(exacts, exacts, (a, b) => {
      expect(minus(sum([a, b]), b)).toEqual(a);
      if (!isZero(b)) expect(over(times(a, b), b)).toEqual(a);
      const difference = minus(a, b);
      expect(compare(a, b)).toBe(isZero(difference) ? 0 : isNegative(difference) ? -1 : 1);
    }),
  );
});
