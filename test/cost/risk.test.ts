import { expect, test } from "vitest";
import { estimateSale } from "../../src/cost/estimate-sale.ts";
import { noOverrides } from "../../src/cost/input.ts";
import { simulateMargin } from "../../src/cost/monte-carlo.ts";
import { saleItem } from "../../src/cost/product.ts";
import type { SaleInput } from "../../src/cost/sale-case.ts";
import { underScenario } from "../../src/cost/scenario.ts";
import { sensitivity } from "../../src/cost/sensitivity.ts";
import { exact, isNegative, parseExact } from "../../src/model/exact.ts";
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
  expect(effects.map((e) => e.factor).sort()).toEqual(["cost", "currency", "freight", "price", "returns"]);
  for (const effect of effects) {
    expect(isNegative(effect.worse.value), effect.factor).toBe(true);
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
