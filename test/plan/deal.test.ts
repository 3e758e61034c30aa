import { describe, expect, it } from "vitest";
import type { Column } from "../../src/plan/columns.ts";
import { deal, dealNeeded, shortage } from "../../src/plan/deal.ts";
import type { PlanProduct } from "../../src/plan/problem.ts";
import { column, openMarket, openProblem, weightsOf } from "./by-hand.ts";

const product = (sku: string, part: Partial<PlanProduct> = {}): PlanProduct => ({
  sku,
  markets: ["GB", "DE"],
  minAppearances: 0,
  priority: 1,
  ...part,
});
const day = (d: string, part: Partial<Column> = {}): Column => column(`2027-03-${d}T18:00Z`, part);
const dealt = (products: readonly PlanProduct[], columns: readonly Column[], places = [1, 1]): string[] => {
  const markets = [
    openMarket({ productsPerStream: places[0]! }),
    openMarket({ id: "DE", productsPerStream: places[1]! }),
  ];
  const { shown } = deal(openProblem({ markets, products }), columns);
  return columns.map((c) => shown.get(c)!.join(" "));
};
const de = { market: 1 };

describe("products are dealt", () => {
  it.each([
    ["by name where all else is alike", [product("B"), product("A")], [day("22"), day("23")], ["A", "B"]],
    ["the earliest stream first", [product("A"), product("B")], [day("23"), day("22")], ["B", "A"]],
    ["at one time by market", [product("A"), product("B")], [day("22", de), day("22")], ["B", "A"]],
    ["and by host", [product("A"), product("B")], [day("22", { host: 1 }), day("22")], ["B", "A"]],
    [
      "more often by priority",
      [product("A"), product("B", { priority: 3 })],
      ["22", "23", "24", "25"].map((d) => day(d)),
      ["B", "B", "A", "B"],
    ],
    [
      "of no priority too, last",
      [product("A", { priority: 0 }), product("B", { priority: 0.2 })],
      [day("22"), day("23"), day("24")],
      ["B", "A", "B"],
    ],
    [
      "only where they may be shown",
      [product("A", { markets: ["DE"] })],
      [day("22"), day("23", de)],
      ["", "A"],
    ],
    [
      "from the day they are there",
      [product("A", { from: "2027-03-23" })],
      [day("22"), day("23"), day("24")],
      ["", "A", "A"],
    ],
    ["each once in a stream", [product("A")], [day("22")], ["A"], [2, 1]],
    [
      "as many as a stream takes",
      ["A", "B", "C"].map((sku) => product(sku)),
      [day("22"), day("23", de)],
      ["A B", "C"],
      [2, 1],
    ],
    [
      "first those that must be shown",
      [product("A", { priority: 9 }), product("B", { minAppearances: 1 })],
      [day("22"), day("23")],
      ["B", "A"],
    ],
    [
      "as often as they must",
      [product("A", { priority: 9 }), product("B", { minAppearances: 2 })],
      [day("22"), day("23"), day("24")],
      ["B", "B", "A"],
    ],
    [
      "a part of once is once",
      [product("A", { priority: 9 }), product("B", { minAppearances: 1.5 })],
      [day("22"), day("23"), day("24")],
      ["B", "B", "A"],
    ],
    [
      "those with fewest streams to choose from before others",
      [product("A", { minAppearances: 1 }), product("B", { markets: ["DE"], minAppearances: 1 })],
      [day("22", de), day("23")],
      ["B", "A"],
    ],
    [
      "of as many the dearer first",
      [product("A", { minAppearances: 1 }), product("B", { minAppearances: 1, priority: 2 })],
      [day("22")],
      ["B"],
    ],
    [
      "where most room is left",
      [product("A", { minAppearances: 1 })],
      [day("22"), day("23", de)],
      ["", "A"],
      [1, 2],
      true,
    ],
    [
      "and of as much room early",
      [product("A", { minAppearances: 1 }), product("B", { minAppearances: 1 })],
      [day("23"), day("22")],
      ["B", "A"],
      [1, 1],
    ],
    [
      "never into a full stream",
      ["A", "B"].map((sku) => product(sku, { minAppearances: 2 })),
      [day("22"), day("23")],
      ["A", "A"],
      [1, 1],
    ],
    ["nothing where there is no room", [product("A", { minAppearances: 1 })], [day("22")], [""], [0, 0]],
  ] as [string, PlanProduct[], Column[], string[], number[]?, boolean?][])(
    "%s",
    (_, products, columns, shown, places, needed) => {
      if (needed) {
        const markets = [
          openMarket({ productsPerStream: places![0]! }),
          openMarket({ id: "DE", productsPerStream: places![1]! }),
        ];
        const found = dealNeeded(openProblem({ markets, products }), columns);
        expect(columns.map((c) => found.shown.get(c)!.join(" "))).toEqual(shown);
      } else expect(dealt(products, columns, places)).toEqual(shown);
    },
  );

  it("and counted, those that are never shown too", () => {
    const p = openProblem({ products: [product("A"), product("B"), product("Z", { markets: [] })] });
    const { appearances } = deal(p, [day("22"), day("23"), day("24")]);
    expect([...appearances]).toEqual([
      ["A", 3],
      ["B", 3],
      ["Z", 0],
    ]);
  });
});

it.each([
  [new Map(), 50],
  [new Map([["A", 1]]), 40],
  [new Map([["A", 2]]), 30],
  [
    new Map([
      ["A", 5],
      ["B", 9],
    ]),
    0,
  ],
])("what %j lacks costs %i", (appearances, cost) => {
  const products = [product("A", { minAppearances: 2 }), product("B", { minAppearances: 3 }), product("C")];
  expect(shortage(openProblem({ products, weights: weightsOf({ productShort: 10 }) }), appearances)).toBe(
    cost,
  );
});
