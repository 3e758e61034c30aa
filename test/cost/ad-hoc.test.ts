import { describe, expect, it } from "vitest";
import { adHocCase, measureName } from "../../src/cost/ad-hoc.ts";
import { exact, parseExact } from "../../src/model/exact.ts";
import { moneyOf } from "../../src/model/money.ts";
import { byHand } from "./by-hand.ts";

const { market, exchange, overrides, say, on } = byHand({}, []);
const quoted = (more: object = {}, tariff?: () => undefined) =>
  adHocCase(
    { quantity: 2, value: moneyOf("10 USD"), measures: {}, evidence: [], ...more },
    market,
    on,
    exchange,
    overrides,
    say,
    tariff,
  );

describe("a quote without files", () => {
  it("is a parcel by courier from a marketplace to a consumer, in the market's money", () => {
    expect(quoted()).toEqual({
      market, on, exchange, overrides, say,
      consignment: {
        items: [{ quantity: 2, value: moneyOf("5 EUR"), measures: {}, evidence: [] }],
        freight: moneyOf("0 EUR"), insurance: moneyOf("0 EUR"), route: "", mode: "courier", channel: "marketplace",
        buyer: "consumer", model: "parcel", terms: "DDP", evidence: [],
      },
    }); // biome-ignore format: one consignment
  });

  it.each([
    [{ freight: moneyOf("4 USD") }, { freight: moneyOf("2 EUR") }],
    [{ insurance: moneyOf("4 USD") }, { insurance: moneyOf("2 EUR") }],
    [{ origin: "CN" }, { route: "CN", items: [{ origin: "CN" }] }],
    [
      { origin: "CN", from: "VN" },
      { route: "VN", items: [{ origin: "CN" }] },
    ],
    [
      { mode: "sea", channel: "own-store", buyer: "business" },
      { mode: "sea", channel: "own-store", buyer: "business" },
    ],
    [
      { clearance: "full", region: "CA", evidence: ["x"] },
      { clearance: "full", region: "CA", evidence: ["x"] },
    ],
    [
      { hs: "6109.10", category: "apparel", kg: exact(3) },
      { items: [{ hs: "610910", category: "apparel", kg: exact(3) }] },
    ],
    [{ measures: { l: parseExact("0.5")! } }, { items: [{ measures: { l: parseExact("0.5")! } }] }],
  ])("takes %o", (more, wanted) => {
    expect(quoted(more).consignment).toMatchObject(wanted);
  });

  it("looks up an imported tariff, and refuses money without exchange rate", () => {
    const tariff = () => undefined;
    expect(quoted({}, tariff).tariff).toBe(tariff);
    expect(() => quoted({ freight: moneyOf("1 KWD") })).toThrow("usage.cost.no-exchange");
  });

  it.each([
    [["litres", "liters", "litre", "l"], "l"],
    [["alcohol", "abv"], "%vol"],
    [["sucrose", "sugar"], "%sucrose"],
    [["pairs", "pair"], "pair"],
    [["items"], "item"],
    [["metres", "meters"], "m"],
    [["carats"], "ct"],
  ])("knows %o as %s", (names, unit) => {
    expect(new Set(names.map(measureName))).toEqual(new Set([unit]));
  });
});
