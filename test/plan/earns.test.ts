import { beforeAll, describe, expect, it } from "vitest";
import type { Column } from "../../src/plan/columns.ts";
import { emptyDraft, marked, row, variable } from "../../src/plan/draft.ts";
import { loadHighs } from "../../src/plan/highs.ts";
import { addPrices, hostEarns, noPrices } from "../../src/plan/prices.ts";
import type { PlanProblem } from "../../src/plan/problem.ts";
import type { Solved, Solver } from "../../src/plan/solver.ts";
import { bonuses } from "../../src/plan/weeks.ts";
import { column, freeHost, openMarket, openProblem, weightsOf } from "./by-hand.ts";

let solver: Solver;
beforeAll(async () => {
  solver = await loadHighs();
});
const on = (d: string, part: Partial<Column> = {}): Column => column(`2027-03-${d}T12:00Z`, part);
const solvedAt = (rowDuals?: number[]): Solved => ({
  objective: 0,
  bound: 0,
  values: [],
  ...(rowDuals && { rowDuals }),
});
const key = ({ market, start }: Column): string => `${market} ${start}`;

describe("prices read from duals", () => {
  const columns = [on("22"), on("23"), on("29", { market: 1 })];
  const draft = emptyDraft();
  for (const _ of columns) variable(draft, 0, 1);
  const other = variable(draft, 0, 9);
  row(draft, 0, 1, [[0], 1]);
  marked(draft, "gaps", () => row(draft, 0, 1, [[0, 1], 1]));
  marked(draft, "weeks", () => {
    row(draft, 0, 1, [[0, 1], 1], [[other], 1]);
    row(draft, 0, 1, [[2], 2]);
  });
  marked(draft, "products", () => row(draft, 0, 1, [[other], 1], [[1], -3]));
  marked(draft, "studios hz", () => {
    row(draft, 0, 1, [[0], 1]);
    row(draft, 0, 1, [[1], 1]);
  });
  marked(draft, "studios b", () => undefined);
  const duals = [1000, 5, 20, 7, 2, 11, -4];

  it("are those of gaps by start, of weeks and products by week, less what products gain, and of studios by site", () => {
    const prices = noPrices();
    addPrices(prices, columns, draft, solvedAt(duals), [1]);
    expect([...prices.starts]).toEqual([
      [key(columns[0]!), 20 - 1 + 5],
      [key(columns[1]!), 20 - 6 - 1 + 5],
      [key(columns[2]!), 14],
    ]);
    expect([...prices.weeks]).toEqual([
      ["0 0", 13],
      ["1 1", 14],
    ]);
    expect([...prices.studios]).toEqual([
      ["hz", 11],
      ["b", 0],
    ]);
    addPrices(prices, columns, draft, solvedAt(duals), [1]);
    expect(prices.studios.get("hz")).toBe(22);
  });

  it("are none where the programme has no duals", () => {
    const prices = noPrices();
    addPrices(prices, columns, draft, solvedAt(), []);
    expect(prices).toEqual(noPrices());
  });

  it("are nought of rows that are worth nothing or are not there", () => {
    const prices = noPrices();
    const bare = emptyDraft();
    variable(bare, 0, 1);
    addPrices(prices, [columns[0]!], bare, solvedAt([]), []);
    expect([...prices.starts.values(), ...prices.weeks.values()]).toEqual([0, 0]);
  });
});

describe("what a host more can earn", () => {
  const markets = [openMarket({ target: 1, max: 2, minGap: 120 })];
  const p = openProblem({ markets, weights: weightsOf({ belowTarget: 70, overTarget: 30 }) });
  const known = (columns: readonly Column[], price: number) => {
    const prices = noPrices();
    for (const one of columns) prices.starts.set(key(one), price);
    return prices;
  };
  const earns = (own: Column[], prices = noPrices(), bonus: number[] = [], part: Partial<PlanProblem> = {}) =>
    hostEarns({ ...p, ...part }, 0, own, prices, bonus, solver);

  it.each([
    ["nothing without a stream", [], noPrices(), 0],
    ["what is left after the prices", [on("22"), on("23")], known([on("22"), on("23")], 40), 120],
    ["nothing where the price is higher", [on("22")], known([on("22")], 140), 0],
    ["nothing where it is as high", [on("22")], known([on("22")], 100), 0],
    [
      "only what keeps the gap",
      [on("22"), column("2027-03-22T13:00Z", { value: 120 })],
      known([on("22"), column("2027-03-22T13:00Z")], 40),
      80,
    ],
    [
      "at the week's price where nobody could start",
      [on("22")],
      { ...noPrices(), weeks: new Map([["0 0", 25]]) },
      75,
    ],
    ["where there is no price, the lack that ends", [on("22")], noPrices(), 170],
    ["and what is over", [on("22"), on("23")], noPrices(), 100 + 170 - 30],
    [
      "no more than the market takes",
      ["22", "23", "24"].map((d) => on(d, { value: 200 })),
      noPrices(),
      270 + 170,
    ],
    ["in each week", [on("22"), on("29")], noPrices(), 340],
    ["not less than nothing", [on("22", { value: -200 })], noPrices(), 0],
  ] as [string, Column[], ReturnType<typeof noPrices>, number][])("%s", (_, own, prices, value) => {
    expect(earns(own, prices)).toBeCloseTo(value, 6);
  });

  it("with what products gain, and within her own limits", () => {
    expect(earns([on("22")], noPrices(), [15])).toBeCloseTo(185, 6);
    const hosts = [freeHost({ limits: { ...freeHost().limits, nightsPerWeek: 1 } })];
    const nights = ["22", "23"].map((d) => on(d, { nightMinutes: 60 }));
    expect(earns(nights, known(nights, 40), [], { hosts })).toBeCloseTo(60, 6);
  });

  it("is not known where the solver gives up", () => {
    expect(hostEarns(p, 0, [on("22")], noPrices(), [], () => undefined)).toBeUndefined();
  });
});

it("one more stream is worth as many of the dearest products as it has room for", () => {
  const markets = [
    openMarket({ productsPerStream: 2 }),
    openMarket({ id: "DE", productsPerStream: 1 }),
    openMarket({ id: "US", productsPerStream: 0 }),
  ];
  const product = (sku: string, at: string[]) => ({ sku, markets: at, minAppearances: 1, priority: 1 });
  const products = [
    product("A", ["GB", "DE"]),
    product("B", ["GB", "US"]),
    product("C", ["GB", "DE"]),
    product("D", ["DE"]),
  ];
  const prices = new Map([
    ["A", 5],
    ["B", 7],
    ["C", 11],
  ]);
  expect(bonuses(openProblem({ markets, products }), prices)).toEqual([18, 11, 0]);
  expect(bonuses(openProblem({ markets, products }), new Map())).toEqual([0, 0, 0]);
});
