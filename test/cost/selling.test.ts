import { describe, expect, test } from "vitest";
import { type SaleFigures, sellingLines } from "../../src/cost/selling.ts";
import { exact } from "../../src/model/exact.ts";
import { exchangeOf } from "../../src/model/exchange.ts";
import { moneyOf, moneyText } from "../../src/model/money.ts";
import type { Selling } from "../../src/model/selling.ts";

const figures: SaleFigures = {
  price: moneyOf("119.00 EUR"),
  net: moneyOf("100.00 EUR"),
  cost: moneyOf("40.00 EUR"),
  exchange: exchangeOf({ EUR: exact(2), CNY: exact(8) }, "2026-10-05"),
  returnFreight: moneyOf("6.00 EUR"),
  sellerCurrency: "CNY",
  say: (id) => id,
};

/** The lines of a sale; what is not known is a question mark. */
const lines = (selling: Selling, part: Partial<SaleFigures> = {}) =>
  Object.fromEntries(
    sellingLines(selling, { ...figures, ...part }).map(({ id, amount }) => [
      id,
      amount === null ? "?" : moneyText(amount),
    ]),
  );

describe("a charge", () => {
  test.each<[Selling["commission"], string]>([
    ["10%", "11.90 EUR"],
    ["3 EUR", "3.00 EUR"],
    ["8 CNY", "2.00 EUR"],
    ["8 XAF", "?"],
    [{ rate: "10%", fixed: "1 EUR" }, "12.90 EUR"],
    [{ rate: "10%", min: "12 EUR" }, "12.00 EUR"],
    [{ rate: "10%", min: "11 EUR" }, "11.90 EUR"],
    [{ rate: "10%", max: "11 EUR" }, "11.00 EUR"],
    [{ rate: "10%", max: "12 EUR" }, "11.90 EUR"],
    [{ rate: "10%", min: "5 EUR", max: "44 CNY" }, "11.00 EUR"],
    [{ rate: "10%", min: "5 XAF" }, "?"],
    [{ rate: "10%", max: "500 XAF" }, "?"],
  ])("%j is %s", (commission, expected) => {
    expect(lines({ commission })).toEqual({ "platform.commission": expected });
  });

  test("each has its own line, paid by the seller", () => {
    const all: Selling = { commission: "1%", host: "2%", advertising: "3%", payment: "4%" };
    expect(lines(all, { price: moneyOf("100.00 EUR") })).toEqual({
      "platform.commission": "1.00 EUR",
      "platform.host": "2.00 EUR",
      "platform.advertising": "3.00 EUR",
      "payment.fee": "4.00 EUR",
    });
    expect(sellingLines(all, figures).map((l) => l.paidBy)).toEqual(["seller", "seller", "seller", "seller"]);
  });
});

describe("changing money", () => {
  test("takes its share of what is left after tax, where the seller counts in another currency", () => {
    expect(lines({ fxSpread: "1.5%" })).toEqual({ "fx.spread": "1.50 EUR" });
    expect(lines({ fxSpread: "1.5%" }, { sellerCurrency: "EUR" })).toEqual({});
  });
});

describe("a way back that nobody priced", () => {
  const { returnFreight: _, ...unsaid } = figures;
  test.each<[string, Selling["returns"], Partial<SaleFigures>, boolean]>([
    ["counts as nothing, and says so", undefined, {}, true],
    [
      "also where the goods come back against the lane's custom",
      { abandon: false },
      { abandoned: true },
      true,
    ],
    ["is not gone where goods are abandoned", { abandon: true }, {}, false],
    ["is not gone where the lane abandons them", undefined, { abandoned: true }, false],
    ["is known where the lane says", undefined, { returnFreight: moneyOf("0 EUR") }, false],
  ])("%s", (_name, returns, part, told) => {
    const selling = { returnRate: "10%", commission: "1%", ...(returns === undefined ? {} : { returns }) };
    const found = sellingLines(selling, { ...unsaid, ...part });
    const about = told
      ? { certainty: "unverified", note: "cost.way-back-unsaid" }
      : { certainty: "authority" };
    expect(found.find((l) => l.id === "returns.expected")).toMatchObject(about);
    expect(found.filter((l) => l.note !== undefined)).toHaveLength(told ? 1 : 0);
  });
});

describe("returns", () => {
  const rate = { returnRate: "10%" };
  test.each<[string, Selling, Partial<SaleFigures>, string | undefined]>([
    ["none", {}, {}, undefined],
    ["at no rate", { returnRate: "0%" }, {}, undefined],
    ["price and way back, less the goods", rate, {}, "6.60 EUR"],
    ["with handling", { ...rate, returns: { handling: "8 CNY" } }, {}, "6.80 EUR"],
    ["with handling in money of no known rate", { ...rate, returns: { handling: "8 XAF" } }, {}, "?"],
    ["worth half", { ...rate, returns: { resale: "50%" } }, {}, "8.60 EUR"],
    ["abandoned: no way back, no goods", { ...rate, returns: { abandon: true } }, {}, "10.00 EUR"],
    ["by a lane that brings nothing back", rate, { abandoned: true }, "10.00 EUR"],
    ["brought back all the same", { ...rate, returns: { abandon: false } }, { abandoned: true }, "6.60 EUR"],
    ["by a lane that does not say what the way back costs", rate, { returnFreight: null }, "?"],
    ["the product's own rate first", rate, { returnRate: "20%" }, "13.20 EUR"],
    ["a product that is never returned", rate, { returnRate: "0%" }, undefined],
    ["of goods whose cost is not known", rate, { cost: null }, "?"],
  ])("%s", (_, selling, part, expected) => {
    expect(lines(selling, part)["returns.expected"]).toBe(expected);
  });
});

describe("the refund of VAT on export", () => {
  test.each<[Selling, Partial<SaleFigures>, string | undefined]>([
    [{}, {}, undefined],
    [{ exportRebate: "13%", exportVat: "13%" }, { cost: moneyOf("113.00 EUR") }, "-13.00 EUR"],
    [{ exportRebate: "13%" }, {}, "-5.20 EUR"],
    [{ exportRebate: "13%" }, { cost: null }, "?"],
  ])("%j", (selling, part, expected) => {
    expect(lines(selling, part)["rebate.export-vat"]).toBe(expected);
  });
});

test("a warehouse has a line where goods lie in one", () => {
  expect(lines({}, { warehouse: moneyOf("2.345 EUR") })).toEqual({ "storage.warehouse": "2.35 EUR" });
  expect(lines({}, { warehouse: null })).toEqual({ "storage.warehouse": "?" });
  expect(lines({})).toEqual({});
});
