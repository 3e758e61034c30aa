import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { columnsOf } from "../../src/plan/columns.ts";
import { loadHighs } from "../../src/plan/highs.ts";
import { modelOf } from "../../src/plan/model.ts";
import type { PlanProblem } from "../../src/plan/problem.ts";
import type { Solver } from "../../src/plan/solver.ts";
import {
  type Search,
  solveWeek,
  type Week,
  type Weeks,
  weeksAlone,
  weeksOfWhole,
} from "../../src/plan/weeks.ts";
import { problems } from "./instance.ts";

let solver: Solver;
beforeAll(async () => {
  solver = await loadHighs();
});
const options = { relax: false, gap: 0, nodes: 1000 };
const searchOf = (p: PlanProblem): Search => ({ problem: p, pins: new Set(), solver, options });
const exact = (p: PlanProblem): number => solver(modelOf(p, columnsOf(p)), options)!.objective;
const boundOf = ({ constant, weeks }: Weeks, worthOf: (week: Week) => number): number =>
  weeks.reduce((sum, week) => sum + worthOf(week), constant);

describe("weeks alone", () => {
  it("are together worth no less than the whole relaxation, at any price up to the penalty", () => {
    fc.assert(
      fc.property(problems, fc.double({ min: 0, max: 80, noNaN: true }), (p, price) => {
        const columns = columnsOf(p);
        const prices = new Map(p.products.map(({ sku }) => [sku, price]));
        const bound = boundOf(weeksAlone(searchOf(p), columns, prices)!, (week) => week.relaxed);
        const whole = solver(modelOf(p, columns), { ...options, relax: true })!;
        expect(bound).toBeGreaterThanOrEqual(whole.objective - 1e-6);
      }),
      { numRuns: 30, seed: 21 },
    );
  });

  it("at the prices of the whole relaxation are together worth just as much", () => {
    fc.assert(
      fc.property(problems, (p) => {
        const columns = columnsOf(p);
        const whole = modelOf(p, columns);
        const relaxed = solver(whole, { ...options, relax: true })!;
        const bound = boundOf(weeksOfWhole(searchOf(p), columns, whole, relaxed), (week) => week.relaxed);
        expect(Math.abs(bound - relaxed.objective)).toBeLessThan(1e-5 * Math.max(1, Math.abs(bound)));
      }),
      { numRuns: 30, seed: 22 },
    );
  });

  it("whatever is left out of them, bound the best plan there is", () => {
    fc.assert(
      fc.property(problems, fc.integer({ min: 0, max: 300 }), (p, loss) => {
        const columns = columnsOf(p);
        const whole = modelOf(p, columns);
        const relaxed = solver(whole, { ...options, relax: true })!;
        const best = exact(p) - 1e-6;
        const solved = (week: Week): number => solveWeek(searchOf(p), week, loss).bound;
        expect(boundOf(weeksOfWhole(searchOf(p), columns, whole, relaxed), solved)).toBeGreaterThanOrEqual(
          best,
        );
        expect(boundOf(weeksAlone(searchOf(p), columns, new Map())!, solved)).toBeGreaterThanOrEqual(best);
      }),
      { numRuns: 20, seed: 24 },
    );
  });
});
