import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { canWork, localQuarter, openness, opennessOf, walk, workable } from "../../src/plan/clock.ts";
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
import { host, market, problems } from "./instance.ts";

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

it("hours past midnight, of weekdays alone, and windows that overlap are drawn up as they are looked up", () => {
  const from = Date.UTC(2027, 2, 26) / 60_000;
  const times = Array.from({ length: 700 }, (_, q) => from + q * 15);
  const at = walk("America/St_Johns", from, times.length);
  const worker = host({
    zone: "America/St_Johns",
    available: [
      { days: ["fri", "sun"], from: "20:10", to: "27:20" },
      { days: ["sun"], from: "06:00", to: "47:00" },
    ],
    off: [{ from: "2027-03-30", to: "2027-03-30" }],
    sleep: { from: "22:50", to: "01:05" },
  });
  expect([...workable(worker, at)]).toEqual(at.map((quarter) => Number(canWork(worker, quarter))));
  const shop = market({
    zone: "America/St_Johns",
    audience: [
      { days: ["sat", "sun"], from: "21:15", weights: [0.2, 0.9, 0.1, 0.4, 0.4, 0.8, 0.3, 0.7] },
      { days: ["sun", "mon"], from: "00:00", weights: [0.5, 0.5, 0, 0.6] },
    ],
  });
  expect([...opennessOf(shop, at)]).toEqual(times.map((t) => openness(shop, t)));
});
