import { beforeAll, describe, expect, it } from "vitest";
import { conflictsOf } from "../../src/plan/conflict.ts";
import { loadHighs } from "../../src/plan/highs.ts";
import type { Solved, SolveOptions, Solver } from "../../src/plan/solver.ts";
import { emptyState } from "../../src/plan/state.ts";
import { openProblem } from "./by-hand.ts";
import { few, lin, week } from "./conflict-by-hand.ts";

let solver: Solver;
beforeAll(async () => {
  solver = await loadHighs();
});

describe("conflicts", () => {
  const short = openProblem({ window: week, markets: [few({ min: 2 })], hosts: [lin({ perWeek: 60 })] });
  it.each([
    ["at once", () => undefined, 0],
    ["on whole streams", ({ relax }, solved) => (relax ? solved : undefined), 1],
    ["but after whole streams", ({ relax }, solved) => (relax ? { ...solved!, objective: 0 } : solved), 1],
    [
      "whole streams prove nothing",
      ({ relax }, solved) => ({ ...solved!, bound: 0, ...(relax && { objective: 0 }) }),
      0,
    ],
  ] as [string, (options: SolveOptions, solved: Solved | undefined) => Solved | undefined, number][])(
    "are told as far as the solver does not give up: %s",
    (_, change, count) => {
      const given: Solver = (linear, options) => change(options, solver(linear, options));
      expect(conflictsOf(short, emptyState(short), given)).toHaveLength(count);
    },
  );

  it("are not looked for without end", () => {
    let asked = 0;
    const never: Solver = () => {
      asked++;
      return { objective: -1, bound: -1, values: [] };
    };
    const p = openProblem({
      window: week,
      markets: Array.from({ length: 70 }, (_, i) => few({ id: `M${i}` })),
    });
    expect(conflictsOf(p, emptyState(p), never)).toEqual([]);
    expect(asked).toBe(120);
  });
});
