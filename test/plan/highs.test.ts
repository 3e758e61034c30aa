import { beforeAll, expect, it } from "vitest";
import { any, emptyDraft, none, row, variable } from "../../src/plan/draft.ts";
import { loadHighs } from "../../src/plan/highs.ts";
import type { Solver } from "../../src/plan/solver.ts";

let solver: Solver;
beforeAll(async () => {
  solver = await loadHighs();
});
const whole = { relax: false, gap: 0, nodes: 100 };
const relaxed = { ...whole, relax: true };

/** The most of 5x + 4y + 3z where 2x + 3y + z ≤ 5 and x, y, z are at most 1. */
function knapsack(integer: boolean) {
  const draft = emptyDraft();
  for (const cost of [5, 4, 3]) variable(draft, cost, 1, integer);
  row(draft, none, 5, [[0], 2], [[1], 3], [[2], 1]);
  return draft;
}

it("a programme is solved in whole numbers, proven, without duals", () => {
  const found = solver(knapsack(true), whole)!;
  expect(found).toEqual({ objective: 9, bound: 9, values: expect.anything() });
  expect([...(found.values as number[])].map(Math.round)).toEqual([1, 1, 0]);
});

it("of some whole and some parts", () => {
  const draft = emptyDraft();
  for (const [cost, integer] of [
    [5, true],
    [4, false],
  ] as const)
    variable(draft, cost, 1, integer);
  row(draft, none, 3, [[0], 2], [[1], 3]);
  const found = solver(draft, whole)!;
  expect(found.objective).toBeCloseTo(5 + 4 / 3, 9);
  expect(found).not.toHaveProperty("duals");
});

it("or relaxed, with the duals of its columns and rows", () => {
  for (const [draft, options] of [
    [knapsack(true), relaxed],
    [knapsack(false), whole],
  ] as const) {
    const found = solver(draft, options)!;
    expect(found.objective).toBeCloseTo(5 + 3 + 8 / 3, 9);
    expect(found.bound).toBe(found.objective);
    const numbers = (list: ArrayLike<number> | undefined) =>
      Array.from(list!, (v) => Math.round(v * 1e6) / 1e6 + 0);
    expect(numbers(found.values)).toEqual([1, 0.666667, 1]);
    expect(numbers(found.rowDuals)).toEqual([1.333333]);
    expect(numbers(found.duals)).toEqual([2.333333, 0, 1.666667]);
  }
});

it.each([
  ["cannot be kept", (draft: ReturnType<typeof knapsack>) => row(draft, 9, any, [[0], 1])],
  ["has no end", (draft: ReturnType<typeof knapsack>) => void variable(draft, 1, any)],
  ["is broken", (draft: ReturnType<typeof knapsack>) => void draft.indices.push(99)],
])("what %s is not solved, whole or relaxed", (_, spoil) => {
  for (const options of [whole, relaxed]) {
    const draft = knapsack(true);
    spoil(draft);
    if (draft.indices.includes(99)) draft.starts[1] = 4;
    expect(solver(draft, options)).toBeUndefined();
  }
});

it("is loaded once", () => {
  expect(loadHighs()).toBe(loadHighs());
});
