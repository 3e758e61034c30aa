import fc from "fast-check";
import { expect, it } from "vitest";
import { upperBound } from "../../src/plan/bound.ts";
import type { Column } from "../../src/plan/columns.ts";
import { marketPenalty } from "../../src/plan/penalty.ts";
import type { PlanProblem } from "../../src/plan/problem.ts";
import { column, openMarket, openProblem, weightsOf } from "./by-hand.ts";

const weights = weightsOf({ belowMin: 300, belowTarget: 50, overTarget: 20 });
const window = { from: "2027-03-22", to: "2027-04-04" };

/** The best of all choices of a market's week that keep the gap and the maximum. */
function best(p: PlanProblem, m: number, week: number, columns: readonly Column[]): number {
  const { minGap, duration, max } = p.markets[m]!;
  const own = columns.filter((c) => c.market === m && c.marketWeek === week);
  const values = Array.from({ length: 2 ** own.length }, (_, bits) => {
    const chosen = own.filter((_, i) => (bits >> i) & 1).sort((a, b) => a.start - b.start);
    const apart = chosen.every(
      (c, i) => i === 0 || c.start - chosen[i - 1]!.start >= Math.max(minGap, duration),
    );
    const sum = chosen.reduce((total, c) => total + c.value, 0);
    return apart && chosen.length <= max
      ? sum - marketPenalty(p.weights, p.markets[m]!, chosen.length)
      : -1e9;
  });
  return Math.max(...values);
}

const columns = fc.array(
  fc.record({
    market: fc.constantFrom(0, 1),
    day: fc.constantFrom("22", "23", "28", "29"),
    hour: fc.integer({ min: 8, max: 12 }),
    host: fc.nat(2),
    value: fc.integer({ min: -50, max: 200 }),
  }),
  { maxLength: 9 },
);

it("is what each market's week could be worth alone, by the best of its hosts at each start", () => {
  fc.assert(
    fc.property(
      columns,
      fc.constantFrom(0, 60, 90, 120),
      fc.nat(3),
      fc.nat(2),
      fc.nat(2),
      (list, minGap, max, min, extra) => {
        const limits = { minGap, max, min, target: min + extra };
        const p = openProblem({
          window,
          weights,
          markets: [openMarket(limits), openMarket({ ...limits, id: "DE", duration: 90 })],
        });
        const all = list.map(({ day, hour, ...part }) =>
          column(`2027-03-${day}T${String(hour).padStart(2, "0")}:00Z`, part),
        );
        const parts = [0, 1].flatMap((m) => [0, 1].map((week) => best(p, m, week, all)));
        expect(upperBound(p, all)).toBeCloseTo(
          parts.reduce((a, b) => a + b, 0),
          6,
        );
      },
    ),
    { numRuns: 60, seed: 3 },
  );
});

it("without any stream is what their lack costs", () => {
  const p = openProblem({ window, weights, markets: [openMarket({ min: 1, target: 2 })] });
  expect(upperBound(p, [])).toBe(-2 * (300 + 100));
});
