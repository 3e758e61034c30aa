import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { instance } from "../../bench/plan-instance.ts";
import { columnsOf } from "../../src/plan/columns.ts";
import { loadHighs } from "../../src/plan/highs.ts";
import { modelOf } from "../../src/plan/model.ts";
import { plan } from "../../src/plan/plan.ts";
import type { PlanProblem } from "../../src/plan/problem.ts";
import type { Solver } from "../../src/plan/solver.ts";
import { verify } from "../../src/plan/verify.ts";
import { host, market, problem, problems } from "./instance.ts";

const words = { say: (id: string) => id, weekOf: String };
let solver: Solver;
beforeAll(async () => {
  solver = await loadHighs();
});
const solve = (p: PlanProblem) => plan(p, words, solver);

describe("with the solver", () => {
  it("plans keep every constraint and are never worth more than their bound", () => {
    fc.assert(
      fc.property(problems, (p) => {
        const found = solve(p);
        const verdict = verify(p, found.streams);
        expect(verdict.violations).toEqual([]);
        expect(verdict.objective).toBe(found.objective);
        expect(found.gap).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 40, seed: 11 },
    );
  });

  it("no plan of the search alone beats the bound the solver proves", () => {
    fc.assert(
      fc.property(problems, (p) => {
        expect(plan(p, words).objective).toBeLessThanOrEqual(solve(p).bound + 1e-6);
      }),
      { numRuns: 40, seed: 12 },
    );
  });

  it("one host less never raises the bound", () => {
    fc.assert(
      fc.property(problems, (p) => {
        const fewer = { ...p, hosts: p.hosts.slice(1) };
        expect(solve(fewer).objective).toBeLessThanOrEqual(solve(p).bound + 1e-6);
      }),
      { numRuns: 20, seed: 13 },
    );
  });

  it("a limit that is loosened never lowers what can be reached", () => {
    const loosened = (p: PlanProblem): PlanProblem[] => [
      {
        ...p,
        hosts: p.hosts.map((h) => ({
          ...h,
          limits: { ...h.limits, nightsPerWeek: h.limits.nightsPerWeek + 1 },
        })),
      },
      {
        ...p,
        hosts: p.hosts.map((h) => ({ ...h, limits: { ...h.limits, shiftSpan: h.limits.shiftSpan + 120 } })),
      },
      { ...p, markets: p.markets.map((m) => ({ ...m, max: m.max + 1 })) },
    ];
    fc.assert(
      fc.property(problems, (p) => {
        const { objective } = solve(p);
        for (const eased of loosened(p)) expect(solve(eased).bound).toBeGreaterThanOrEqual(objective - 1e-6);
      }),
      { numRuns: 10, seed: 14 },
    );
  });

  it("the bound is never below the best plan there is, nor the plan above it", () => {
    fc.assert(
      fc.property(problems, (p) => {
        const best = solver(modelOf(p, columnsOf(p)), { relax: false, gap: 0, nodes: 5000 })!.objective;
        const found = solve(p);
        expect(found.bound).toBeGreaterThanOrEqual(best - 1e-5);
        expect(found.objective).toBeLessThanOrEqual(best + 1e-5);
      }),
      { numRuns: 30, seed: 15 },
    );
  });

  it("with --keep enough pins stand, others move only for a gain, and the bound allows for it", () => {
    fc.assert(
      fc.property(
        problems,
        fc.constantFrom(0, 50, 80, 100),
        fc.integer({ min: 0, max: 80 }),
        (p, keep, pay) => {
          const pins = solve(p).streams;
          const dearer = p.hosts.map((h, i) => (i === 0 ? { ...h, pay: pay * 2 } : h));
          const later = { ...p, hosts: dearer, pins, keep };
          const found = solve(later);
          const verdict = verify(later, found.streams);
          expect(verdict.violations).toEqual([]);
          expect(verdict.objective).toBe(found.objective);
          expect(found.status).not.toBe("infeasible");
          const stay = { ...later, keep: 100 };
          expect(found.bound).toBeGreaterThanOrEqual(solve(stay).objective - 1e-6);
          expect(found.streams.filter((s) => s.pinned).length * 100).toBeGreaterThanOrEqual(
            keep * pins.length,
          );
        },
      ),
      { numRuns: 20, seed: 16 },
    );
  });

  it("a min above the target is missed once, not twice", () => {
    const p = problem({
      window: { from: "2027-03-22", to: "2027-03-28" },
      markets: [market({ min: 3, target: 1, max: 4, minGap: 30 })],
      hosts: [host({ limits: { rest: 660, shiftSpan: 720, break: 30, nightsPerWeek: 3, perWeek: 60 } })],
      products: [],
    });
    const found = solve(p);
    const best = solver(modelOf(p, columnsOf(p)), { relax: false, gap: 0, nodes: 500 })!.objective;
    expect(found.streams.length).toBeLessThan(3);
    expect(best).toBeCloseTo(found.objective, 5);
  });

  it("a month of eight markets is solved by its weeks, close to the best plan", () => {
    const month = instance("M", 3, false);
    const found = solve(month);
    expect(verify(month, found.streams)).toEqual({ violations: [], objective: found.objective });
    // What the plain programme gives when it is solved to the end.
    const best = 64_683.2;
    expect(found.bound).toBeGreaterThanOrEqual(best);
    expect(found.objective).toBeLessThanOrEqual(best);
    expect(found.gap).toBeLessThan(0.004);
    const exact = solve({ ...month, maxGap: 0.0005 });
    expect(exact).toMatchObject({ status: "optimal", objective: best });
    expect(verify(month, exact.streams)).toEqual({ violations: [], objective: best });
  });

  it("three streams in a chain are one shift, which pairs alone would miss", () => {
    const wide = market({
      target: 3,
      max: 3,
      minGap: 60,
      audience: [{ days: ["mon"], from: "08:00", weights: Array(24).fill(1) }],
    });
    const worker = host({
      zone: "Europe/London",
      languages: { en: 1 },
      sleep: { from: "00:00", to: "07:00" },
      limits: { rest: 660, shiftSpan: 300, break: 30, nightsPerWeek: 7 },
    });
    const p = problem({ markets: [wide], hosts: [worker], window: { from: "2027-03-22", to: "2027-03-22" } });
    const found = solve(p);
    expect(verify(p, found.streams).violations).toEqual([]);
    expect(found.streams).toHaveLength(3);
    expect(found.status).toBe("optimal");
  });
});
