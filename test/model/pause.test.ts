import fc from "fast-check";
import { expect, test } from "vitest";
import { pausesOf, stretched } from "../../src/model/pause.ts";

const spring = pausesOf([{ date: "2027-02-05", to: "2027-02-12" }, { date: "2027-02-14" }]);

test.each([
  ["no holiday on the way", 5, "2027-01-20", 5],
  ["eight days of the Spring Festival and one more between", 6, "2027-02-03", 15],
  ["leaving on the eve", 1, "2027-02-04", 9],
])("%s", (_, days, on, taken) => {
  expect(stretched(days, on, spring)).toBe(taken);
});

test("to be there on the 13th, one moving day back is the 4th", () => {
  expect(stretched(1, "2027-02-13", spring, true)).toBe(9);
});

test("a way never gets shorter, and without holidays stays as it is", () => {
  fc.assert(
    fc.property(fc.nat({ max: 60 }), fc.boolean(), (days, backwards) => {
      expect(stretched(days, "2027-02-01", spring, backwards)).toBeGreaterThanOrEqual(days);
      expect(stretched(days, "2027-02-01", new Set(), backwards)).toBe(days);
    }),
  );
});
