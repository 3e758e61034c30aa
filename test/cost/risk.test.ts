import { expect, test } from "vitest";
import { estimateSale } from "../../src/cost/estimate-sale.ts";
import { noOverrides } from "../../src/cost/input.ts";
import { waysOf } from "../../src/cost/lanes.ts";
import { simulateMargin } from "../../src/cost/monte-carlo.ts";
import { saleItem } from "../../src/cost/product.ts";
import type { SaleInput } from "../../src/cost/sale-case.ts";
import { underScenario } from "../../src/cost/scenario.ts";
import { sensitivity } from "../../src/cost/sensitivity.ts";
import { compare, exact, isNegative, parseExact } from "../../src/model/exact.ts";
import { exchangeOf } from "../../src/model/exchange.ts";
import type { Lane } from "../../src/model/lane.ts";
import type { Product } from "../../src/model/product.ts";
import { costMarket, say } from "./profiles.ts";

const lane: Lane = {
  id: "air",
  by: "courier",
  cards: { "*": { first: { weight: "100g", price: "20 CNY" }, step: { weight: "100g", price: "5 CNY" } } },
  transit: { min: 5, max: 9 },
};
const tee: Product = {
  sku: "TEE-1",
  name: "T-shirt",
  hs: "6109.10",
  cost: "22 CNY",
  price: { AU: "33 AUD" },
  weight: "180g",
  returnRate: "4%",
};
const input: SaleInput = {
  subject: { sku: "TEE-1", currency: "CNY" },
  items: [saleItem(tee, ["AU"], 1, "CN")],
  market: costMarket("AU"),
  on: "2026-11-22",
  overrides: noOverrides,
  exchange: exchangeOf({ AUD: exact(3, 2), CNY: parseExact("7")! }, "2026-11-22"),
  say,
  lanes: [lane],
  selling: { commission: "6%" },
  priceIncludesTax: true,
  shipping: { model: "parcel", terms: "DDP" },
  origin: "CN",
  channel: "marketplace",
  buyer: "consumer",
  evidence: [],
};
const margin = (sale: SaleInput) =>
  Number(estimateSale(sale, { searchPrices: false }).estimate.margin!.amount.amount);

test("sensitivity: each factor hurts one way and helps the other, the strongest first", () => {
  const effects = sensitivity(input);
  expect(effects.map((e) => e.factor).sort()).toEqual([
    "cost",
    "currency",
    "duty",
    "freight",
    "price",
    "returns",
  ]);
  for (const effect of effects) {
    expect(compare(effect.worse.value, effect.better.value), effect.factor).toBeLessThanOrEqual(0);
    expect(isNegative(effect.better.value), effect.factor).toBe(false);
  }
  expect(effects[0]!.factor).toBe("price");
});

test.each([
  ["a lane takes longer and costs more", { freight: "40%", days: 12 }],
  ["the market's currency falls", { fx: { AUD: "-8%" } }],
  ["more comes back", { returnRate: "12%" }],
])("scenario: %s", (_, scenario) => {
  expect(margin(underScenario(input, scenario))).toBeLessThan(margin(input));
});

test("a scenario of another market changes nothing", () => {
  expect(underScenario(input, { markets: ["US"], freight: "40%" })).toBe(input);
});

test("currency moves spread the margin, the same for the same seed", () => {
  const once = simulateMargin(input, { seed: 7, runs: 200, volatility: 0.1, days: 90 })!;
  const again = simulateMargin(input, { seed: 7, runs: 200, volatility: 0.1, days: 90 })!;
  expect(again).toEqual(once);
  const [low, middle, high] = [once.p10, once.p50, once.p90].map(
    (m) => Number(m.value.n) / Number(m.value.d),
  );
  expect(low!).toBeLessThan(middle!);
  expect(middle!).toBeLessThan(high!);
  expect(Math.abs(middle! - margin(input))).toBeLessThan(0.6);
});

const dear: Lane = { ...lane, id: "closed", cards: { "*": { first: { weight: "1kg", price: "22 CNY" } } } };

test("a scenario of one lane leaves the others, and the cheapest of them is taken", () => {
  const both = { ...input, lanes: [lane, dear] };
  const trip = (sale: SaleInput) => estimateSale(sale, { searchPrices: false }).estimate.lane;
  expect(trip(both)).toBe("closed");
  expect(trip(underScenario(both, { lanes: ["closed"], freight: "40%", days: 12 }))).toBe("air");
});

test("a scenario goes by any name of the market", () => {
  expect(underScenario(input, { markets: ["_oceania"], freight: "40%" }, ["AU", "_oceania"])).not.toBe(input);
});

const sea: Lane = {
  id: "sea",
  by: "sea",
  model: "stock",
  cards: { "*": { first: { weight: "100g", price: "0.5 CNY" }, step: { weight: "100g", price: "0.5 CNY" } } },
  transit: { min: 20, max: 30 },
  warehouse: {
    pickAndPack: "2 AUD",
    lastMile: { first: { weight: "1kg", price: "4 AUD" } },
    perMonth: "300 AUD",
  },
};
const registered = { ...input, lanes: [lane, dear, sea], selling: { ...input.selling, vatRegistered: true } };

test("ways: the best parcel first, then stock with the monthly volume from which it wins", () => {
  const ways = waysOf(registered, 100);
  expect(ways.map((way) => way.trip.lane.id)).toEqual(["closed", "air", "sea"]);
  const wins = ways[2]!.winsFrom!;
  const at = (orders: number) => waysOf(registered, orders)[2]!.margin!;
  const parcel = ways[0]!.margin!;
  expect(compare(at(wins).value, parcel.value)).toBe(1);
  expect(wins === 1 || compare(at(wins - 1).value, parcel.value) <= 0).toBe(true);
});

test("ways: a lane that is too slow is shown, and no warehouse has to beat it", () => {
  const urgent = { ...registered, shipping: { ...registered.shipping, withinDays: 6 } };
  const ways = waysOf(urgent, 100);
  expect(ways.filter((way) => way.inTime).map((way) => way.trip.lane.id)).toEqual(["sea"]);
  expect(ways[2]!.winsFrom).toBeNull();
});
