import { describe, expect, it } from "vitest";
import { compare, parseComparison } from "../../src/check/comparison.ts";
import { parseExact, plainText } from "../../src/model/exact.ts";

const number = (text: string) => parseExact(text)!;

describe("a comparison", () => {
  it.each([
    ["<= 150 EUR", "<=", "150", "EUR"],
    ["<=150 EUR", "<=", "150", "EUR"],
    ["> 100", ">", "100", ""],
    [">= 12.5%", ">=", "12.5", "%"],
    ["= 0", "=", "0", ""],
    ["< 100 USD", "<", "100", "USD"],
  ])("%s", (text, operator, value, unit) => {
    const made = parseComparison(text);
    expect([made.operator, plainText(made.value as never), made.unit]).toEqual([operator, value, unit]);
  });

  it("of a day", () => {
    expect(parseComparison(">= 2026-01-01")).toEqual({ operator: ">=", value: "2026-01-01", unit: "date" });
  });

  it.each(["150 EUR", "<=", "< EUR", "< 1.2.3", "!= 5", "x < 5", "< x5", "> x2026-01-01", "< 5\n", ""])(
    "%j is none",
    (text) => {
      expect(() => parseComparison(text)).toThrow(new RangeError(`not a comparison: ${text}`));
    },
  );

  it.each([
    ["<", [true, false, false]],
    ["<=", [true, true, false]],
    [">", [false, false, true]],
    [">=", [false, true, true]],
    ["=", [false, true, false]],
  ])("%s of what is less, equal and more", (operator, wanted) => {
    const of = parseComparison(`${operator} 10`);
    expect(["9.5", "10.0", "100"].map((n) => compare(number(n), of))).toEqual(wanted);
    const day = parseComparison(`${operator} 2026-11-24`);
    expect(["2026-11-23", "2026-11-24", "2027-01-01"].map((d) => compare(d, day))).toEqual(wanted);
  });

  it("of a day and a number is never of the same, and no part of a text is a day", () => {
    expect(compare(number("2026"), parseComparison("= 2026-11-24"))).toBe(false);
    expect(compare("2026-11-24", parseComparison("= 2026"))).toBe(false);
    expect(parseComparison("= 2026-11-24x").unit).not.toBe("date");
  });
});
