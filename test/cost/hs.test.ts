import { describe, expect, it } from "vitest";
import { hasBelow, hsBelow, hsBestFit, hsDigits, hsKeyFit } from "../../src/cost/hs.ts";

describe("a code among patterns", () => {
  const patterns = ["*", "62", "6109.10", "6109", "8211.92"];
  it.each([
    ["61091010", 6],
    ["610910", 6],
    ["610990", 4],
    ["6110", 0],
    ["62", 2],
    ["6", 0],
  ])("%s fits by %s digits", (code, digits) => {
    expect(hsBestFit(code, patterns)).toBe(digits);
    expect(hsKeyFit(code, Object.fromEntries(patterns.map((key) => [key, ""])))).toBe(digits);
  });

  it("fits none where none is for all", () => {
    expect(hsBestFit("6110", ["6109"])).toBeUndefined();
    expect(hsBestFit("61", ["6109"])).toBeUndefined();
    expect(hsBestFit("6109", [])).toBeUndefined();
  });

  it.each([
    ["6109", ["610910", "61099010", "61099090"]],
    ["610990", ["61099010", "61099090"]],
    ["610910", []],
    ["61", ["6109", "610910", "61099010", "61099090", "6110"]],
    ["60", []],
    ["63", []],
  ])("%s has below it %o", (code, below) => {
    const table = ["6110", "*", "6109.90.90", "6109.10", "6109", "6109.90.10", "6201"];
    expect(hsBelow(code, table, () => table)).toEqual(below);
    expect(hasBelow(code, table)).toBe(below.length > 0);
  });

  it("has only digits", () => {
    expect(hsDigits("6109.10.00 90")).toBe("6109100090");
  });
});
