import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { columnsOf } from "../../src/plan/columns.ts";
import { loadHighs } from "../../src/plan/highs.ts";
import { modelOf } from "../../src/plan/model.ts";
import { addPrices, hostEarns, noPrices } from "../../src/plan/prices.ts";
import type { PlanProblem } from "../../src/plan/problem.ts";
import type { Solver } from "../../src/plan/solver.ts";
import { bonuses } from "../../src/plan/weeks.ts";
import { problems } from "./instance.ts";

let solver: Solver;
beforeAll(async () => {
  solver = await loadHighs();
});
const options = { relax: false, gap: 0, nodes: 1000 };

/** The relaxation of a launch, and what its prices say of one host more. */
function askedFor(base: PlanProblem, wider: PlanProblem) {
  const columns = columnsOf(base);
  const draft = modelOf(base, columns);
  const relaxed = solver(draft, { ...options, relax: true })!;
  const prices = noPrices();
  addPrices(prices, columns, draft, relaxed, []);
  const host = wider.hosts.length - 1;
  const own = columnsOf(wider).filter((column) => column.host === host);
  const full = new Map(wider.products.map(({ sku }) => [sku, wider.weights.productShort]));
  return { relaxed, prices, earns: hostEarns(wider, host, own, prices, bonuses(wider, full), solver)! };
}

it("a host more is never worth more than the prices of the relaxation say", () => {
  fc.assert(
    fc.property(problems, (p) => {
      // Her studio is one of her own, as the planner assumes of whom it wants.
      const last = { ...p.hosts.at(-1)!, id: "new", site: "new" };
      const studios = p.studios.length === 0 ? [] : [...p.studios, { id: "n", site: "new", turnaround: 30 }];
      const wider = { ...p, hosts: [...p.hosts.slice(0, -1), last], studios };
      const { relaxed, earns } = askedFor({ ...p, hosts: p.hosts.slice(0, -1) }, wider);
      const best = solver(modelOf(wider, columnsOf(wider)), options)!.objective;
      expect(best).toBeLessThanOrEqual(relaxed.objective + earns + 1e-5);
    }),
    { numRuns: 40, seed: 31 },
  );
});

it("a studio more is never worth more than its price", () => {
  fc.assert(
    fc.property(
      problems.filter((p) => p.studios.length > 0),
      (p) => {
        const base = { ...p, studios: p.studios.slice(0, 1) };
        const wider = { ...p, studios: [...base.studios, { id: "n", site: "one", turnaround: 30 }] };
        const { relaxed, prices } = askedFor(base, base);
        const best = solver(modelOf(wider, columnsOf(wider)), options)!.objective;
        expect(best).toBeLessThanOrEqual(relaxed.objective + (prices.studios.get("one") ?? 0) + 1e-5);
      },
    ),
    { numRuns: 20, seed: 32 },
  );
});
