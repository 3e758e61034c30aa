import fc from "fast-check";
import { expect, test } from "vitest";
import {
  compare,
  exact,
  fixedText,
  parseExact,
  parseRatio,
  plainText,
  plus,
  roundTo,
  sum,
  times,
} from "../../src/model/exact.ts";
import { add, moneyOf, moneyText, parseMoney, roundBy, split, toAmount } from "../../src/model/money.ts";

const at = (text: string) => parseExact(text)!;

test.each([
  ["half-up", "2.5", "3"],
  ["half-up", "-2.5", "-3"],
  ["half-down", "2.5", "2"],
  ["half-even", "2.5", "2"],
  ["half-even", "3.5", "4"],
  ["floor", "2.9", "2"],
  ["floor", "-2.1", "-3"],
  ["ceil", "2.1", "3"],
  ["ceil", "2", "2"],
] as const)("%s of %s is %s", (mode, value, wanted) => {
  expect(plainText(roundTo(at(value), exact(1), mode))).toBe(wanted);
});

test.each([
  ["12345", "1000", "floor", "12000.00 IDR"],
  ["12001", "1000", "ceil", "13000.00 IDR"],
  ["12000", "1000", "ceil", "12000.00 IDR"],
])("%s to the step %s by %s", (value, to, mode, wanted) => {
  expect(moneyText(roundBy(moneyOf(`${value} IDR`), { mode: mode as "ceil", to }))).toBe(wanted);
});

test.each([
  "",
  "1e3 EUR",
  "1,5 EUR",
  "12.00EUR",
  "12 eur",
  "12 XYZ",
  ".5 EUR",
  "--1 EUR",
  "1.2.3 EUR",
  "0x1 EUR",
])("%s is not an amount", (text) => {
  expect(parseMoney(text)).toBeUndefined();
});

test("amounts stand at the currency's own minor unit", () => {
  expect(toAmount(moneyOf("12.345 EUR"))).toEqual({ amount: "12.35", currency: "EUR" });
  expect(toAmount(moneyOf("1234.5 JPY"))).toEqual({ amount: "1235", currency: "JPY" });
  expect(toAmount(moneyOf("1.5 KWD"))).toEqual({ amount: "1.500", currency: "KWD" });
});

test("two currencies do not add", () => {
  expect(() => add(moneyOf("1 EUR"), moneyOf("1 USD"))).toThrow(RangeError);
});

test("ratios", () => {
  expect(parseRatio("11/12")).toEqual(exact(11, 12));
  expect(parseRatio("0.5")).toEqual(exact(1, 2));
  expect(parseRatio("1/0")).toBeUndefined();
  expect(parseRatio("1/2/3")).toBeUndefined();
});

const exacts = fc
  .tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.bigInt({ min: 1n, max: 10n ** 6n }))
  .map(([n, d]) => exact(n, d));

test("sums and products do not depend on the order", () => {
  fc.assert(
    fc.property(exacts, exacts, exacts, (a, b, c) => {
      expect(plus(plus(a, b), c)).toEqual(plus(a, plus(b, c)));
      expect(times(a, plus(b, c))).toEqual(plus(times(a, b), times(a, c)));
    }),
  );
});

test("decimal text comes back as it was", () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
      fc.integer({ min: 0, max: 8 }),
      (n, digits) => {
        const value = exact(n, 10n ** BigInt(digits));
        expect(parseExact(fixedText(value, digits))).toEqual(value);
      },
    ),
  );
});

test("a rounded value is at most a step away", () => {
  fc.assert(
    fc.property(exacts, fc.constantFrom("half-up", "half-even", "floor", "ceil"), (value, mode) => {
      const step = exact(1, 100);
      const gap = plus(roundTo(value, step, mode as "floor"), times(value, exact(-1)));
      expect(compare(gap, step)).toBe(-1);
      expect(compare(gap, exact(-1, 100))).toBe(1);
    }),
  );
});

test("parts add up to the whole", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 10 ** 9 }),
      fc
        .array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 12 })
        .filter((w) => w.some((x) => x > 0)),
      (cents, weights) => {
        const whole = moneyOf(`${fixedText(exact(cents, 100), 2)} EUR`);
        const parts = split(
          whole,
          weights.map((w) => exact(w)),
        );
        expect(sum(parts.map((p) => p.value))).toEqual(whole.value);
      },
    ),
  );
});
