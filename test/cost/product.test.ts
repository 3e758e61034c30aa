import { expect, it } from "vitest";
import { evidenceFor, saleItem } from "../../src/cost/product.ts";
import { plainText } from "../../src/model/exact.ts";
import { moneyText } from "../../src/model/money.ts";
import type { Product } from "../../src/model/product.ts";

const item = (product: Partial<Product> = {}, markets = ["US-W", "US"]) =>
  saleItem({ sku: "A", name: "A", ...product }, markets, 2, "CN");

it("is no more than what is known of the product", () => {
  expect(item()).toEqual({
    quantity: 2,
    measures: {},
    shares: {},
    facts: { sku: "A", origin: "CN", evidence: [] },
  });
});

it("has its texts as exact figures, of one piece", () => {
  const { cost, price, kg, cm3, facts, returnRate } = item({
    cost: "22.00 CNY",
    price: { default: "9 EUR" },
    weight: "180g",
    size: "25x20x3cm",
    hs: "6109.10",
    category: "apparel.tops",
    origin: "VN",
    returnRate: "5%",
  });
  expect([moneyText(cost!), moneyText(price!), plainText(kg!), plainText(cm3!), returnRate]).toEqual([
    "22.00 CNY",
    "9.00 EUR",
    "0.18",
    "1500",
    "5%",
  ]);
  expect(facts).toEqual({ sku: "A", hs: "610910", category: "apparel.tops", origin: "VN", evidence: [] });
});

it.each([
  [{ "US-W": "1 USD", US: "2 USD", default: "3 USD" }, "1.00 USD"],
  [{ US: "2 USD", default: "3 USD" }, "2.00 USD"],
  [{ CA: "2 CAD", default: "3 USD" }, "3.00 USD"],
  [{ CA: "2 CAD" }, undefined],
])("of the prices %o takes %s", (price, wanted) => {
  const found = item({ price }).price;
  expect(found && moneyText(found)).toBe(wanted);
});

it("counts evidence that names the market, or none", () => {
  const evidence = [{ type: "all" }, { type: "us", markets: ["CA", "US"] }, { type: "ca", markets: ["CA"] }];
  expect(evidenceFor({ evidence }, ["US-W", "US"])).toEqual(["all", "us"]);
  expect(item({ evidence }).facts.evidence).toEqual(["all", "us"]);
});

it("takes numbers for amounts, texts for shares, and the net weight for kilograms unless they are given", () => {
  const figures = (product: Partial<Product>) => {
    const { measures, shares } = item(product);
    const text = (all: typeof measures) =>
      Object.fromEntries(Object.entries(all).map(([name, n]) => [name, plainText(n)]));
    return [text(measures), text(shares)];
  };
  expect(figures({ measures: { litres: 0.7, alcohol: "12%" }, netWeight: "500g" })).toEqual([
    { l: "0.7", kg: "0.5" },
    { "%vol": "12" },
  ]);
  expect(figures({ measures: { kg: 2 }, netWeight: "500g" })).toEqual([{ kg: "2" }, {}]);
  expect(figures({ measures: { pair: 1e-20 } })).toEqual([{ pair: "0" }, {}]);
});
