import { describe, expect, test } from "vitest";
import { chooseLane, type LaneWish, type Parcel, tripOf } from "../../src/cost/freight.ts";
import { exact, parseExact } from "../../src/model/exact.ts";
import { exchangeOf } from "../../src/model/exchange.ts";
import { type Lane, laneSchema, type RateCard } from "../../src/model/lane.ts";
import { moneyOf, moneyText, toMinor } from "../../src/model/money.ts";

const exchange = exchangeOf({ EUR: exact(1), CNY: exact(8) }, "2026-10-05");
const card: RateCard = {
  first: { weight: "0.5kg", price: "40 CNY" },
  step: { weight: "0.5kg", price: "8 CNY" },
};
const lane = (part: object = {}): Lane =>
  laneSchema.parse({
    id: "fast",
    by: "courier",
    cards: { "*": card },
    transit: { min: 3, max: 6 },
    certainty: "reported",
    ...part,
  });
const parcel = (kg: string, part: Partial<Parcel> = {}): Parcel => ({
  kg: parseExact(kg)!,
  value: moneyOf("100.00 EUR"),
  ...part,
});
const only = (part: object) => ({ cards: { "*": { ...card, ...part } } });
const flat = { cards: { "*": { first: card.first } } };
const freight = (part: object, p: Parcel): string | undefined => {
  const trip = tripOf(lane(part), "DE", p, exchange);
  return trip && moneyText(toMinor(trip.freight));
};

describe("freight by weight", () => {
  test.each<[string, object, string, string | undefined]>([
    ["up to the first weight", {}, "0.5", "5.00 EUR"],
    ["little of it", {}, "0.01", "5.00 EUR"],
    ["a begun step", {}, "0.51", "6.00 EUR"],
    ["a whole step", {}, "1", "6.00 EUR"],
    ["the next", {}, "1.01", "7.00 EUR"],
    ["nothing above the first weight without a step", flat, "0.51", undefined],
    ["the first weight without a step", flat, "0.5", "5.00 EUR"],
    ["the heaviest", only({ max: "2kg" }), "2", "8.00 EUR"],
    ["heavier than the heaviest", only({ max: "2kg" }), "2.01", undefined],
    ["with a charge for each parcel", only({ perParcel: "4 CNY" }), "1", "6.50 EUR"],
    ["at least", only({ min: "80 CNY" }), "1", "10.00 EUR"],
    ["more than the least", only({ min: "44 CNY" }), "1", "6.00 EUR"],
    ["with fuel", { fuel: "10%" }, "1", "6.60 EUR"],
  ])("%s", (_, part, kg, expected) => {
    expect(freight(part, parcel(kg))).toBe(expected);
  });

  test.each<[string, object, string, number | undefined, string]>([
    ["the volume where that is heavier", { divisor: 5000 }, "0.5", 5000, "6.00 EUR"],
    ["the weight where that is heavier", { divisor: 5000 }, "1.5", 5000, "7.00 EUR"],
    ["the weight where the size is not known", { divisor: 5000 }, "0.5", undefined, "5.00 EUR"],
    ["only above a weight", { divisor: 5000, above: "0.5kg" }, "0.5", 50_000, "5.00 EUR"],
    ["above that weight", { divisor: 5000, above: "0.4kg" }, "0.5", 5000, "6.00 EUR"],
  ])("counts %s", (_, volumetric, kg, cm3, expected) => {
    const size = cm3 === undefined ? {} : { cm3: exact(cm3) };
    expect(freight({ volumetric }, parcel(kg, size))).toBe(expected);
  });
});

describe("a lane to a market", () => {
  const near = { first: { weight: "1kg", price: "8 CNY" } };
  test.each<[string, object, string | undefined]>([
    ["by the market's own card", { cards: { DE: near, "*": card } }, "1.00 EUR"],
    ["by the card of its zone", { zones: { eu: ["FR", "DE"] }, cards: { eu: near, "*": card } }, "1.00 EUR"],
    ["of another zone", { zones: { eu: ["FR"] }, cards: { eu: near, "*": card } }, "5.00 EUR"],
    ["not without a card", { cards: { FR: near } }, undefined],
    ["not without days", { transit: { FR: { min: 1, max: 2 } } }, undefined],
    [
      "not in money of no known rate",
      { cards: { "*": { first: { weight: "1kg", price: "8 XAF" } } } },
      undefined,
    ],
    ["up to a worth", { maxValue: "800 CNY" }, "5.00 EUR"],
    ["not above it", { maxValue: "799 CNY" }, undefined],
    ["not where its limit has no known rate", { maxValue: "9000 XAF" }, undefined],
  ])("goes %s", (_, part, expected) => {
    expect(freight(part, parcel("0.5"))).toBe(expected);
  });

  test.each<[object | undefined, string | undefined]>([
    [undefined, "0.00 EUR"],
    [{ rate: "2%" }, "2.00 EUR"],
    [{ rate: "2%", min: "24 CNY" }, "3.00 EUR"],
    [{ rate: "2%", min: "8 CNY" }, "2.00 EUR"],
    [{ rate: "2%", min: "8 XAF" }, undefined],
  ])("with insurance %j", (insurance, expected) => {
    const trip = tripOf(lane({ insurance }), "DE", parcel("0.5"), exchange);
    expect(trip && moneyText(toMinor(trip.insurance))).toBe(expected);
  });

  test.each<[object, object | undefined]>([
    [
      { min: 3, max: 6 },
      { min: 3, max: 6 },
    ],
    [
      { DE: { min: 1, max: 2 }, "*": { min: 5, max: 9 } },
      { min: 1, max: 2 },
    ],
    [
      { FR: { min: 1, max: 2 }, "*": { min: 5, max: 9 } },
      { min: 5, max: 9 },
    ],
  ])("in days %j", (transit, expected) => {
    expect(tripOf(lane({ transit }), "DE", parcel("0.5"), exchange)?.days).toEqual(expected);
  });

  test.each<[object | undefined, string | undefined]>([
    [undefined, undefined],
    [{ abandon: true }, undefined],
    [{ card }, "5.00 EUR"],
    [{ card: { first: { weight: "0.4kg", price: "8 CNY" } } }, undefined],
    [{ card: { first: { weight: "0.5kg", price: "8 XAF" } } }, undefined],
  ])("and back by %j", (returns, expected) => {
    const trip = tripOf(lane({ returns }), "DE", parcel("0.5"), exchange);
    expect(trip?.back && moneyText(toMinor(trip.back))).toBe(expected);
  });
});

describe("the lane for a shipment", () => {
  const wish: LaneWish = { market: "DE", origin: "CN", model: "parcel" };
  const cheap = {
    cards: { "*": { first: { weight: "1kg", price: "8 CNY" } } },
    transit: { min: 9, max: 20 },
  };
  const lanes = [
    lane({ id: "b" }),
    lane({ id: "a" }),
    lane({ id: "slow", by: "post", ...cheap }),
    lane({ id: "stock", by: "sea", model: "stock", ...cheap }),
    lane({ id: "vn", by: "rail", origins: ["VN"], ...cheap }),
  ];
  test.each<[Partial<LaneWish>, string | undefined]>([
    [{}, "slow"],
    [{ by: "courier" }, "a"],
    [{ by: "air" }, undefined],
    [{ by: "rail" }, undefined],
    [{ by: "rail", origin: "VN" }, "vn"],
    [{ model: "stock" }, "stock"],
    [{ lane: "b" }, "b"],
    [{ lane: "vn" }, "vn"],
    [{ withinDays: 20 }, "slow"],
    [{ withinDays: 19 }, "a"],
    [{ withinDays: 6 }, "a"],
    [{ withinDays: 5 }, undefined],
  ])("%j: %s", (part, expected) => {
    expect(chooseLane(lanes, { ...wish, ...part }, parcel("0.5"), exchange)?.lane.id).toBe(expected);
  });

  test("is chosen after what shakes prices and days", () => {
    const late = chooseLane(lanes, { ...wish, withinDays: 19 }, parcel("0.5"), exchange, (trip) => ({
      ...trip,
      days: { min: 1, max: trip.lane.id === "b" ? 1 : 99 },
    }));
    expect(late?.lane.id).toBe("b");
  });
});
