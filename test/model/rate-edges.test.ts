import fc from "fast-check";
import { expect, test } from "vitest";
import { parseExact, plainText } from "../../src/model/exact.ts";
import { parseRate, rateOf, rateSchema, rateText } from "../../src/model/rate.ts";
import { evaluate, isMissing, type Measures } from "../../src/model/rate-value.ts";

test.each([
  "free of charge",
  "duty free",
  "Free 5%",
  "5% of",
  "5% of 3",
  "1.25.5%",
  "5 % %",
  "x5%",
  "5 XYZ/kg",
  "5 EUR/",
  "5 EUR/kg/",
  "5 EUR/stone",
  "a 5 EUR/kg",
  "5% min",
  "5% min 1% min 2%",
  "5% min x",
  "5% +",
  "+ 5%",
  "5%, whichever is greater",
  "5% or x, whichever is greater",
  "5% or 6%, whichever is greater than",
  "or, whichever is less",
  "ABCDEFG",
  "ABx",
  "AB1",
  "xAB",
  "E",
  "USD",
  "whichever is less",
])("%j is no rate", (text) => {
  expect(parseRate(text)).toBeUndefined();
  expect(rateSchema.safeParse(text).success).toBe(false);
  expect(() => rateOf(text)).toThrow(`not a rate: ${text}`);
});

test.each([
  ["  5%  ", "5%"],
  ["5  %", "5%"],
  ["FREE", "free"],
  ["12.345%", "12.345%"],
  ["8.5% of case", "8.5% of case"],
  ["0.5 EUR / kg", "0.5 EUR/kg"],
  ["5%   +   1 EUR/kg", "5% + 1 EUR/kg"],
  ["5% OR 1 EUR/kg, Whichever is LESS", "5% or 1 EUR/kg, whichever is less"],
])("%j is read as %s", (text, wanted) => {
  expect(rateText(rateOf(text))).toBe(wanted);
  expect(rateSchema.safeParse(text).success).toBe(true);
});

const none: Measures = { quantity: () => undefined, reference: () => undefined, convert: (m) => m.value };
const withLitres: Measures = { ...none, quantity: (name) => (name === "l" ? parseExact("2") : undefined) };
const withStrength: Measures = {
  ...none,
  quantity: (name) => (name === "%vol" ? parseExact("40") : undefined),
};
test.each<[Measures, string[]]>([
  [none, ["l", "%vol"]],
  [withLitres, ["%vol"]],
  [withStrength, ["l"]],
])("pure alcohol needs litres and strength", (measures, missing) => {
  const value = evaluate(rateOf("10 EUR/lpa"), parseExact("100")!, measures);
  expect(isMissing(value) && value.missing).toEqual(missing);
});

const simple = fc.oneof(
  fc.constant("free"),
  fc.tuple(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 0, max: 99 })).map(([a, b]) => `${a}.${b}%`),
  fc
    .tuple(
      fc.integer({ min: 1, max: 999 }),
      fc.constantFrom("EUR", "USD", "JPY"),
      fc.constantFrom("kg", "100kg", "item", "l", "hl", "m2"),
    )
    .map(([n, c, u]) => `${n} ${c}/${u}`),
);
const rates = fc.oneof(
  simple,
  fc
    .tuple(
      simple.filter((r) => r !== "free"),
      simple.filter((r) => r !== "free"),
    )
    .map(([a, b]) => `${a} + ${b}`),
  fc.tuple(simple, simple, simple).map(([a, b, c]) => `${a} min ${b} max ${c}`),
  fc.tuple(simple, simple).map(([a, b]) => `${a} or ${b}, whichever is less`),
);

test("a rate is printed and read to the same value", () => {
  const measures: Measures = { ...none, quantity: () => parseExact("3") };
  fc.assert(
    fc.property(rates, fc.integer({ min: 0, max: 10 ** 6 }), (text, base) => {
      const rate = rateOf(text);
      const again = rateOf(rateText(rate));
      const at = parseExact(String(base))!;
      const [a, b] = [evaluate(rate, at, measures), evaluate(again, at, measures)];
      expect("amount" in a && plainText(a.amount)).toBe("amount" in b && plainText(b.amount));
      expect(rateText(again)).toBe(rateText(rate));
    }),
  );
});

test("whatever text comes, a rate is read or it is not", () => {
  fc.assert(fc.property(fc.string({ maxLength: 60 }), (text) => void parseRate(text)));
});
