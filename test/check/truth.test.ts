import { expect, test } from "vitest";
import { and, maybe, no, not, or, type Truth, truth, yes } from "../../src/check/truth.ts";

const all: readonly Truth[] = [no, maybe, yes];

test.each<[Truth, Truth, Truth, Truth]>([
  [no, no, no, no],
  [no, maybe, no, maybe],
  [no, yes, no, yes],
  [maybe, maybe, maybe, maybe],
  [maybe, yes, maybe, yes],
  [yes, yes, yes, yes],
])("%i and, or %i", (a, b, both, either) => {
  expect(and(a, b)).toBe(both);
  expect(and(b, a)).toBe(both);
  expect(or(a, b)).toBe(either);
  expect(or(b, a)).toBe(either);
});

test("what is not known stays so when it is turned round; De Morgan holds", () => {
  expect(all.map(not)).toEqual([yes, maybe, no]);
  expect([truth(true), truth(false)]).toEqual([yes, no]);
  for (const a of all) for (const b of all) expect(not(and(a, b))).toBe(or(not(a), not(b)));
});
