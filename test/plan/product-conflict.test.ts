import { beforeAll, describe, expect, it } from "vitest";
import type { Column } from "../../src/plan/columns.ts";
import { loadHighs } from "../../src/plan/highs.ts";
import type { PlanMarket, PlanProduct } from "../../src/plan/problem.ts";
import { productConflictsOf } from "../../src/plan/product-conflict.ts";
import type { Solver } from "../../src/plan/solver.ts";
import { column, openMarket, openProblem } from "./by-hand.ts";

let solver: Solver;
beforeAll(async () => {
  solver = await loadHighs();
});
const on = (d: string, part: Partial<Column> = {}): Column => column(`2027-03-${d}T12:00Z`, part);
const product = (sku: string, minAppearances: number, part: Partial<PlanProduct> = {}): PlanProduct => ({
  sku,
  markets: ["GB"],
  minAppearances,
  priority: 1,
  ...part,
});
const gb = (part: Partial<PlanMarket> = {}): PlanMarket =>
  openMarket({ productsPerStream: 1, max: 5, ...part });
const week = { from: "2027-03-22", to: "2027-03-28" };
/** Conflicts as text: who, what is asked, and the ways out with their steps. */
const of = (
  products: PlanProduct[],
  columns: Column[],
  markets = [gb()],
  shown: [string, number][] = [],
): string[] =>
  productConflictsOf(openProblem({ window: week, markets, products }), columns, new Map(shown), solver).map(
    ({ sku, requirements, ways }) =>
      [
        sku,
        requirements.map((r) => `${r.kind} ${"sku" in r ? r.sku : r.market}`).join(", "),
        ways
          .map(
            ({ ease, steps, markets: open }) =>
              `${ease.kind} ${"sku" in ease ? ease.sku : ease.market} ${steps}${open ? ` ${open}` : ""}`,
          )
          .join(", "),
      ].join(" | "),
  );
const two = [on("22"), on("23")];

describe("products that the streams cannot show so often", () => {
  it.each([
    ["all can be shown", [product("A", 2)], two, undefined, undefined, []],
    ["it is shown", [product("A", 3)], two, undefined, [["A", 3]], []],
    [
      "more often than there are streams",
      [product("A", 4)],
      two,
      undefined,
      [["A", 2]],
      ["A | appearances A, streams GB | appearances A 2, streams GB 2"],
    ],
    [
      "more often than three streams more would do",
      [product("A", 6)],
      two,
      [gb({ max: 9 })],
      undefined,
      ["A | appearances A, streams GB | appearances A 4"],
    ],
    [
      "two for the places of each stream",
      [product("A", 2), product("B", 1)],
      two,
      undefined,
      [["A", 2]],
      [
        "B | appearances B, appearances A, places GB, streams GB | appearances B 1, appearances A 1, places GB 1, streams GB 1",
      ],
    ],
    [
      "told once of both",
      [product("A", 2), product("B", 1)],
      two,
      undefined,
      [["A", 1]],
      [
        "A | appearances A, appearances B, places GB, streams GB | appearances A 1, appearances B 1, places GB 1, streams GB 1",
      ],
    ],
    [
      "one too many for the places of all the weeks",
      [product("A", 5), product("B", 1)],
      [on("22")],
      undefined,
      undefined,
      [
        "A | appearances A, streams GB | appearances A 4",
        "B | appearances B, appearances A, places GB | appearances A 5",
      ],
    ],
    [
      "in two markets",
      [product("A", 3, { markets: ["GB", "DE", "FR"] })],
      [...two, on("24", { market: 1 })],
      [gb(), gb({ id: "DE" })],
      undefined,
      [],
    ],
    [
      "in the other alone",
      [product("A", 2, { markets: ["DE"] })],
      [...two, on("24", { market: 1 })],
      [gb(), gb({ id: "DE" })],
      undefined,
      ["A | appearances A, streams DE | appearances A 1, streams DE 1"],
    ],
    [
      "before it is there",
      [product("A", 2, { from: "2027-03-23" })],
      two,
      undefined,
      undefined,
      ["A | appearances A, streams GB | appearances A 1, streams GB 1"],
    ],
    [
      "behind a gate",
      [product("A", 2, { markets: [], gated: ["GB", "DE"] })],
      two,
      [gb(), gb({ id: "DE" })],
      undefined,
      ["A | appearances A, gate A | appearances A 2, gate A 1 GB"],
    ],
    [
      "behind a gate in one of two",
      [product("A", 3, { gated: ["DE"] })],
      [...two, on("24", { market: 1 })],
      [gb(), gb({ id: "DE" })],
      undefined,
      ["A | appearances A, streams GB, gate A | appearances A 1, streams GB 1, gate A 1 DE"],
    ],
    [
      "nowhere to be shown, whatever gives way",
      [product("A", 1, { markets: [] })],
      two,
      undefined,
      undefined,
      [],
    ],
    [
      "once, of which nothing can be spared",
      [product("A", 1)],
      [],
      undefined,
      undefined,
      ["A | appearances A, streams GB | appearances A 1, streams GB 1"],
    ],
    [
      "never asked for",
      [product("A", 0), product("B", 3)],
      two,
      undefined,
      undefined,
      ["B | appearances B, streams GB | appearances B 1, streams GB 1"],
    ],
    [
      "with one of another market that a third ties to it",
      [
        product("A", 1),
        product("B", 1, { markets: ["DE"] }),
        product("C", 3, { markets: ["DE"], gated: ["GB"] }),
      ],
      [on("22"), on("23", { market: 1 })],
      [gb(), gb({ id: "DE" })],
      [
        ["B", 1],
        ["C", 1],
      ],
      ["C | appearances C, streams GB, streams DE | appearances C 2, streams DE 2"],
    ],
    [
      "before it is there, in its own market",
      [product("A", 3, { from: "2027-03-23" })],
      ["22", "23", "24"].map((d) => on(d)).concat(on("22", { market: 1 })),
      [gb(), gb({ id: "DE" })],
      undefined,
      ["A | appearances A, streams GB | appearances A 1, streams GB 1"],
    ],
    [
      "two that have nothing in common",
      [product("A", 3), product("B", 1, { markets: ["DE"] })],
      two,
      [gb(), gb({ id: "DE" })],
      undefined,
      [
        "A | appearances A, streams GB | appearances A 1, streams GB 1",
        "B | appearances B, streams DE | appearances B 1, streams DE 1",
      ],
    ],
    [
      "two behind their gates",
      [product("A", 1, { markets: [], gated: ["DE"] }), product("B", 1, { markets: [], gated: ["GB"] })],
      [...two, on("24", { market: 1 })],
      [gb(), gb({ id: "DE" })],
      undefined,
      [
        "A | appearances A, gate A | appearances A 1, gate A 1 DE",
        "B | appearances B, gate B | appearances B 1, gate B 1 GB",
      ],
    ],
    [
      "behind gates of one market",
      [
        product("A", 1, { markets: [], gated: ["DE", "GB"] }),
        product("B", 1, { markets: [], gated: ["GB"] }),
      ],
      [...two, on("24", { market: 1 })],
      [gb(), gb({ id: "DE" })],
      [["A", 1]],
      ["B | appearances B, gate B | appearances B 1, gate B 1 GB"],
    ],
    [
      "by itself, whatever others lack",
      [product("A", 3), product("B", 1, { markets: ["DE"] })],
      two,
      [gb(), gb({ id: "DE" })],
      [["B", 1]],
      ["A | appearances A, streams GB | appearances A 1, streams GB 1"],
    ],
  ] as [
    string,
    PlanProduct[],
    Column[],
    PlanMarket[] | undefined,
    [string, number][] | undefined,
    string[],
  ][])("%s", (_, products, columns, markets, shown, found) => {
    expect(of(products, columns, markets, shown)).toEqual(found);
  });

  it("has the weeks of the launch to be shown in", () => {
    const p = openProblem({ markets: [gb()], products: [product("A", 7)] });
    const [found] = productConflictsOf(p, two, new Map(), solver);
    expect(found!.requirements.map(({ kind }) => kind)).toEqual(["appearances", "streams"]);
  });

  it("is not told where the solver gives up, nor asked without end", () => {
    const p = openProblem({
      window: week,
      markets: [gb()],
      products: Array.from({ length: 120 }, (_, i) => product(`P${i}`, 9, { markets: [`M${i}`] })),
    });
    expect(productConflictsOf(p, two, new Map(), () => undefined)).toEqual([]);
    let asked = 0;
    const never: Solver = () => {
      asked++;
      return { objective: -1, bound: -1, values: [] };
    };
    expect(productConflictsOf(p, two, new Map(), never)).toEqual([]);
    expect(asked).toBe(200);
    // Each programme of very many products counts for several.
    const many = Array.from({ length: 2_000 }, (_, i) => product(`P${i}`, 9));
    const crowded: Solver = ({ cost }) => {
      asked++;
      return { objective: cost.length > 100 ? -1 : 0, bound: 0, values: [] };
    };
    asked = 0;
    productConflictsOf(
      openProblem({ window: week, markets: [gb()], products: many }),
      two,
      new Map(),
      crowded,
    );
    expect(asked).toBeLessThan(120);
  });

  it("is told with four ways at most", () => {
    const [found] = productConflictsOf(
      openProblem({ window: week, markets: [gb()], products: ["A", "B", "C"].map((sku) => product(sku, 1)) }),
      two,
      new Map(),
      solver,
    );
    expect(found!.requirements).toHaveLength(5);
    expect(found!.ways).toHaveLength(4);
  });
});
