import { beforeAll, expect, test } from "vitest";
import { type Column, columnsOf } from "../../src/plan/columns.ts";
import { loadHighs } from "../../src/plan/highs.ts";
import { modelOf } from "../../src/plan/model.ts";
import { plan } from "../../src/plan/plan.ts";
import type { PlanProblem, PlanStudio } from "../../src/plan/problem.ts";
import type { Solver } from "../../src/plan/solver.ts";
import { emptyState } from "../../src/plan/state.ts";
import { verify } from "../../src/plan/verify.ts";
import { holdThose } from "../../src/plan/worth.ts";
import { column, freeHost, openMarket, openProblem } from "./by-hand.ts";
import { host, market, problem } from "./instance.ts";

const words = { say: (id: string) => id, weekOf: String };
let solver: Solver;
beforeAll(async () => {
  solver = await loadHighs();
});

/** Markets open for one hour of one Monday, all at once, each with a host of its own. */
const atOnce = (ids: readonly string[], studios: readonly PlanStudio[]): PlanProblem =>
  problem({
    window: { from: "2027-03-22", to: "2027-03-22" },
    markets: ids.map((id) =>
      market({
        id,
        min: 1,
        target: 1,
        max: 1,
        audience: [{ days: ["mon"], from: "18:00", weights: [1, 1] }],
      }),
    ),
    hosts: ids.map((id) => host({ id, site: "one" })),
    studios,
    products: [],
  });
const room = (id: string, markets?: string[]): PlanStudio => ({
  id,
  site: "one",
  turnaround: 30,
  ...(markets === undefined ? {} : { markets }),
});

test.each([
  ["a studio for another market is none", ["DE", "US"], [room("a", ["GB"]), room("b")], 1],
  ["each takes the one that may serve it", ["DE", "US"], [room("a", ["DE"]), room("b")], 2],
  [
    "studios that overlap are dealt out",
    ["DE", "GB", "US"],
    [room("a", ["DE", "GB"]), room("b", ["DE"]), room("c")],
    3,
  ],
  ["none may serve it", ["DE"], [room("a", ["GB"])], 0],
])("%s, and that is proven", (_, ids, studios, held) => {
  const p = atOnce(ids, studios);
  const found = plan(p, words, solver);
  expect(verify(p, found.streams)).toEqual({ violations: [], objective: found.objective });
  expect(found.streams).toHaveLength(held);
  expect(found.status).toBe("optimal");
});

test("a stream that finds no studio has others move, and where none can all stay", () => {
  const studios = [room("a", ["DE", "GB"]), room("b", ["DE", "US"]), room("c", ["US", "DE"])];
  const p = atOnce(["DE", "US", "GB"], studios);
  const columns = columnsOf(p).filter((c) => c.market === c.host);
  const state = emptyState(p);
  for (const column of columns) holdThose(p, state, [column]);
  expect([...state.all].map((placed) => placed.studio).sort()).toEqual([0, 1, 2]);
  const fewer = { ...p, studios: studios.slice(0, 2) };
  const full = emptyState(fewer);
  for (const column of columns) holdThose(fewer, full, [column]);
  expect([...full.all]).toHaveLength(2);
});

test("past very many places rooms that differ are pooled: as many at once as there are rooms, at the shortest turnaround", () => {
  const markets = ["GB", "DE", "US", "FR"].map((id) => openMarket({ id, minGap: 0, max: 9999 }));
  const studios = [
    { id: "a", turnaround: 30, markets: ["GB", "DE", "US", "FR"] },
    { id: "b", turnaround: 15, markets: ["FR", "GB", "DE", "US"] },
    { id: "c", turnaround: 60 },
  ];
  const p = openProblem({ markets, hosts: markets.map(({ id }) => freeHost({ id })), studios });
  const made = (starts: number): Column[] =>
    Array.from({ length: starts }, (_, n) =>
      markets.map((_, m) => ({
        ...column("2027-03-22T00:00Z", { market: m, host: m }),
        start: n * 120 + m,
        end: n * 120 + m + 60,
      })),
    ).flat();
  const own = (columns: readonly Column[]) => {
    const draft = modelOf(p, columns);
    const [from, to] = draft.marks.get("studios undefined")!;
    return {
      rows: to - from,
      upper: draft.rowUpper[from],
      length: draft.starts[from + 1]! - draft.starts[from]!,
      rooms: draft.integer.filter(Boolean).length - columns.length,
    };
  };
  expect(own(made(751))).toEqual({ rows: 751, upper: 3, length: 4, rooms: 0 });
  expect(own(made(750)).rooms).toBe(6_000);
});
