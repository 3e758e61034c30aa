import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { loadHighs } from "../../src/plan/highs.ts";
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
