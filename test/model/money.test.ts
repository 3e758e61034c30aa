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
import {
  add,
  compareMoney,
  fromAmount,
  minorUnit,
  moneyOf,
  moneyText,
  noMoney,
  parseMoney,
  roundBy,
  roundingSchema,
  scale,
  split,
  subtract,
  toAmount,
  toMinor,
  total,
} from "../../src/model/money.ts";

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
  "1 EURO",
  "x1 EUR",
  "1 EUR and more",
  "EUR",
])("%s is not an amount", (text) => {
  expect(parseMoney(text)).toBeUndefined();
});

test("amounts stand at the currency's own minor unit", () => {
  expect(toAmount(moneyOf("12.345 EUR"))).toEqual({ amount: "12.35", currency: "EUR" });
  expect(toAmount(moneyOf("1234.5 JPY"))).toEqual({ amount: "1235", currency: "JPY" });
  expect(toAmount(moneyOf("1.5 KWD"))).toEqual({ amount: "1.500", currency: "KWD" });
});

test("two currencies do not add, and say so", () => {
  expect(() => add(moneyOf("1 EUR"), moneyOf("1 USD"))).toThrow("EUR and USD do not add");
  expect(() => subtract(moneyOf("1 EUR"), moneyOf("1 USD"))).toThrow(RangeError);
  expect(() => compareMoney(moneyOf("1 EUR"), moneyOf("1 USD"))).toThrow(RangeError);
  expect(() => moneyOf("1 euro")).toThrow("not an amount: 1 euro");
});

test("sums, differences, multiples", () => {
  expect(moneyText(add(moneyOf("1.10 EUR"), moneyOf("2.25 EUR")))).toBe("3.35 EUR");
  expect(moneyText(subtract(moneyOf("1.10 EUR"), moneyOf("2.25 EUR")))).toBe("-1.15 EUR");
  expect(moneyText(scale(moneyOf("1.10 EUR"), exact(3)))).toBe("3.30 EUR");
  expect(moneyText(total([moneyOf("1 EUR"), moneyOf("2 EUR")], "EUR"))).toBe("3.00 EUR");
  expect(total([], "JPY")).toEqual(noMoney("JPY"));
  expect(compareMoney(moneyOf("1 EUR"), moneyOf("2 EUR"))).toBe(-1);
  expect(compareMoney(moneyOf("2 EUR"), moneyOf("2.00 EUR"))).toBe(0);
  expect(moneyText(toMinor(moneyOf("0.005 EUR")))).toBe("0.01 EUR");
  expect(minorUnit("KWD")).toEqual(exact(1, 1000));
  expect(fromAmount({ amount: "-1.50", currency: "EUR" })).toEqual(moneyOf("-1.5 EUR"));
  expect(roundBy(moneyOf("1.234 EUR"), undefined)).toEqual(moneyOf("1.234 EUR"));
});

test.each([
  ["0.01", true],
  ["1000", true],
  ["", false],
  ["-1", false],
  ["x1", false],
  ["1x", false],
  ["0.0000001", false],
  ["1234567890", false],
])("a step of %j is one: %s", (to, good) => {
  expect(roundingSchema.safeParse({ mode: "floor", to }).success).toBe(good);
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

test.each([
  ["0.05 EUR", ["1", "1", "1"], ["0.02", "0.02", "0.01"]],
  ["0.04 EUR", ["1", "1", "1"], ["0.02", "0.01", "0.01"]],
  ["0.05 EUR", ["1", "5", "4"], ["0.01", "0.02", "0.02"]],
  ["1.00 EUR", ["0.5", "0.25", "0.25"], ["0.50", "0.25", "0.25"]],
  ["10 JPY", ["1", "2"], ["3", "7"]],
  ["1.00 EUR", ["1", "0", "1"], ["0.50", "0.00", "0.50"]],
  ["-0.05 EUR", ["1", "1"], ["-0.02", "-0.03"]],
  ["0.07 EUR", ["0.1", "0.7", "0.4"], ["0.01", "0.04", "0.02"]],
])("%s by %j: the largest remainders get the rest, the first of equals first", (whole, weights, parts) => {
  expect(split(moneyOf(whole), weights.map(at)).map((p) => toAmount(p).amount)).toEqual(parts);
});

test("nothing cannot be split by nothing", () => {
  expect(() => split(moneyOf("1 EUR"), [exact(0), exact(0)])).toThrow("nothing to split by");
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
