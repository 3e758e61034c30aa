import { expect, it } from "vitest";
import type { SaleInput } from "../../src/cost/sale-case.ts";
import { sensitivity } from "../../src/cost/sensitivity.ts";
import { moneyText } from "../../src/model/money.ts";
import { lane, piece, saleByHand } from "./sale-by-hand.ts";

// Of 120 euros 20 are tax, 40 the cost, 10 the way: 50 are left.
const told = (change: Partial<SaleInput> = {}, items = [piece()], customs: object = {}) =>
  sensitivity(saleByHand(change, items, customs)).map(({ factor, by, worse, better }) =>
    [factor, by, moneyText(worse), moneyText(better)].join(" ").replaceAll(" EUR", ""),
  );
const duty = { duty: { all: { rates: { "*": "10%" } } } };

it("the margin changes as one thing does by a tenth, the strongest first", () => {
  expect(told({}, [piece()], duty)).toEqual([
    "price 10% -9.00 9.00",
    "cost 10% -4.00 4.00",
    "returns 5pp -3.00 0.00",
    "freight 10% -1.00 1.00",
    "duty 10% -1.00 1.00",
    "currency 10% 0.00 0.00",
  ]);
});

it.each<[string, Partial<SaleInput>, ReturnType<typeof piece>[]]>([
  ["price", {}, [piece({ price: undefined })]],
  ["cost", {}, [piece({ cost: undefined })]],
  ["way", { lanes: [] }, [piece()]],
])("nothing is told without a %s", (_, change, items) => {
  expect(told(change, items)).toEqual([]);
});

it("the market's currency counts where costs are in another", () => {
  // 80 dollars are 44.44 euros when these are worth a tenth less, and 36.36 when they are worth more.
  expect(told({}, [piece({ cost: "80 USD" })])).toContain("currency 10% -4.44 3.64");
});

it.each<[string, Partial<SaleInput>, ReturnType<typeof piece>[], string]>([
  ["none", {}, [piece()], "-3.00 0.00"],
  ["the launch's", { selling: { returnRate: "10%" } }, [piece()], "-3.00 3.00"],
  ["the product's own", { selling: { returnRate: "10%" } }, [piece({ returnRate: "2%" })], "-3.00 1.20"],
  ["exactly as many", { selling: { returnRate: "5%" } }, [piece()], "-3.00 3.00"],
])("returns move by five points from %s, but not below none", (_, change, items, wanted) => {
  expect(told(change, items)).toContain(`returns 5pp ${wanted}`);
});

it("what is not known after a change is left out", () => {
  // Dearer goods are too dear for the only lane.
  const strict = { lanes: [lane("a", "10 EUR", { maxValue: "100 EUR" })] };
  expect(told(strict).map((text) => text.split(" ")[0])).not.toContain("price");
  expect(told(strict).map((text) => text.split(" ")[0])).toContain("cost");
});
