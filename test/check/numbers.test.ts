import { describe, expect, it } from "vitest";
import { isValidNumber, type NumberFormat } from "../../src/check/numbers.ts";

const format = (pattern: string, check?: NumberFormat["check"]): NumberFormat => ({
  title: { en: "x", zh: "x" },
  pattern,
  looks: "x",
  ...(check === undefined ? {} : { check }),
});

describe("a registration number", () => {
  const plain = format("[A-Z]{2}\\d{4}");
  it.each([
    ["AB1234", true],
    ["ab 12-34", true],
    ["AB.1234", true],
    ["AB123", false],
    ["XAB1234", false],
    ["AB12345", false],
    ["", false],
  ])("%j: %s", (text, wanted) => {
    expect(isValidNumber(plain, text)).toBe(wanted);
  });

  it("of alternatives is held against the whole", () => {
    const either = format("A|B1");
    expect(["A", "B1", "AX", "XB1"].map((t) => isValidNumber(either, t))).toEqual([true, true, false, false]);
  });

  it.each<[NonNullable<NumberFormat["check"]>, string, boolean]>([
    ["luhn", "79927398713", true],
    ["luhn", "79927398710", false],
    ["luhn", "4539 1488 0343 6467", true],
    ["luhn", "8273 1232 7352 0569", false],
    ["luhn", "18", true],
    ["luhn", "59", true],
    ["luhn", "67", true],
    ["gtin", "4006381333931", true],
    ["gtin", "4006381333932", false],
    ["gtin", "96385074", true],
    ["iso7064-11-10", "DE136695976", true],
    ["iso7064-11-10", "DE136695978", false],
    ["iso7064-11-10", "DE115235681", true],
    ["vat-fr", "FR40303265045", true],
    ["vat-fr", "FR41303265045", false],
    ["vat-fr", "FRXX303265045", true],
    ["vat-gb", "GB980780684", true],
    ["vat-gb", "GB980780685", false],
    ["vat-gb", "GB123456727", true],
  ])("by %s: %s is right: %s", (check, text, wanted) => {
    expect(isValidNumber(format("[A-Z]*\\d+", check), text)).toBe(wanted);
  });
});
