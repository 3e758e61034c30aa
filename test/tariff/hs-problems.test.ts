import { expect, it } from "vitest";
import { hsProblems } from "../../src/tariff/hs-problems.ts";

it.each(["6109.10", "610910", "0902.10.00", "6109100004", "9903.88.15", "9813.00.05"])(
  "%s is a code",
  (code) => {
    expect(hsProblems(code)).toEqual([]);
  },
);

it.each([
  ["61091", "length", ["6109.10", "6109.90"]],
  ["6109.1", "length", ["6109.10", "6109.90"]],
  ["6109.10.00.04.001", "length", undefined],
  ["7701.10", "chapter", []],
  ["0001.10", "chapter", []],
  ["6109.11", "subheading", ["6109.10", "6109.90"]],
  ["61O9.10", "characters", []],
])("%s: %s", (code, kind, near) => {
  const [problem] = hsProblems(code);
  expect(problem?.kind).toBe(kind);
  if (near !== undefined) expect(problem?.near.map((entry) => entry.code)).toEqual(near);
});

it("proposes headings of the chapter for a heading that is not there", () => {
  const [problem] = hsProblems("6190.10");
  expect(problem?.kind).toBe("heading");
  expect(problem?.near.length).toBeGreaterThan(0);
  expect(problem?.near.every((entry) => entry.code.startsWith("61"))).toBe(true);
});
