import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { canWork, localQuarter, openness, opennessOf, walk, workable } from "../../src/plan/clock.ts";
import { columnsOf } from "../../src/plan/columns.ts";
import { loadHighs } from "../../src/plan/highs.ts";
import { modelOf } from "../../src/plan/model.ts";
import type { PlanProblem } from "../../src/plan/problem.ts";
import type { Solver } from "../../src/plan/solver.ts";
import { emptyState } from "../../src/plan/state.ts";
import { relaxByWeek, solveByWeek } from "../../src/plan/weekly.ts";
import { problems } from "./instance.ts";

let solver: Solver;
beforeAll(async () => {
  solver = await loadHighs();
});
const options = { relax: false, gap: 0, nodes: 100 };
const weekly = (problem: PlanProblem, price: number) => ({
  problem,
  pins: new Set<never>(),
  prices: new Map(problem.products.map((p) => [p.sku, price])),
  solver,
  options,
});

describe("week by week", () => {
  it("the relaxation is above the whole one, at any price up to the penalty", () => {
    fc.assert(
      fc.property(problems, fc.double({ min: 0, max: 80, noNaN: true }), (p, price) => {
        const columns = columnsOf(p);
        const relaxed = relaxByWeek(weekly(p, price), columns, (own) => [...own])!;
        const whole = solver(modelOf(p, columns), { ...options, relax: true })!;
        expect(relaxed.bound).toBeGreaterThanOrEqual(whole.objective - 1e-6);
        expect(relaxed.kept).toHaveLength(columns.length);
      }),
      { numRuns: 60, seed: 21 },
    );
  });

  it("a plan made so holds what the whole programme would let it hold", () => {
    fc.assert(
      fc.property(problems, (p) => {
        const columns = columnsOf(p);
        const state = emptyState(p);
        solveByWeek(weekly(p, 0), state, columns);
        const chosen = [...state.all].map(({ column }) => columns.indexOf(column));
        const fixed = modelOf(p, columns);
        const lower = fixed.lower.map((value, i) => (chosen.includes(i) ? 1 : value));
        expect(solver({ ...fixed, lower }, { ...options, relax: true })).toBeDefined();
      }),
      { numRuns: 30, seed: 22 },
    );
  });
});

it("quarters walked at once are those looked up one by one, over a change of clocks", () => {
  fc.assert(
    fc.property(problems, (p) => {
      const from = Date.UTC(2027, 2, 27) / 60_000;
      const times = Array.from({ length: 300 }, (_, q) => from + q * 15);
      for (const market of p.markets) {
        const at = walk(market.zone, from, times.length);
        expect([...opennessOf(market, at)]).toEqual(times.map((t) => openness(market, t)));
      }
      for (const host of p.hosts) {
        const at = walk(host.zone, from, times.length);
        expect(at).toEqual(times.map((t) => localQuarter(host.zone, t)));
        expect([...workable(host, at)]).toEqual(at.map((quarter) => Number(canWork(host, quarter))));
      }
    }),
    { numRuns: 20, seed: 23 },
  );
});
