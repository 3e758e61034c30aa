import { describe, expect, it } from "vitest";
import { assess } from "../../src/cost/assess.ts";
import { thresholdValue } from "../../src/cost/valuation.ts";
import { moneyOf, moneyText } from "../../src/model/money.ts";
import { byHand } from "./by-hand.ts";

const inside = (duty: boolean, threshold = false) => ({ threshold, duty, tax: false });
const valuation = (freight: boolean, insurance: boolean, more: object = {}) => ({
  valuation: { basis: "CIF", freightIn: inside(freight), insuranceIn: inside(insurance), ...more },
});
const trip = { freight: moneyOf("30 EUR"), insurance: moneyOf("6 EUR") };
const one = [{ value: "100 EUR" }];
const two = [{ value: "100 EUR" }, { value: "200 EUR" }];
const worth = (customs: object, items: readonly { value: string }[] = one, way: object = trip) =>
  assess(byHand(customs, items, {}, way)).values.items.map(
    ({ customsValue }) => customsValue && moneyText(customsValue),
  );

describe("the customs value", () => {
  it.each([
    ["of a market that says nothing", {}, ["100.00 EUR"]],
    ["without the way", valuation(false, false), ["100.00 EUR"]],
    ["with freight", valuation(true, false), ["130.00 EUR"]],
    ["with insurance", valuation(false, true), ["106.00 EUR"]],
    ["rounded", valuation(true, true, { rounding: { mode: "floor", to: "10" } }), ["130.00 EUR"]],
    ["a share of the price", valuation(true, true, { share: { s: { percent: "60%" } } }), ["60.00 EUR"]],
    [
      "a share of the price, and the way",
      valuation(false, false, { share: { s: { percent: "60%", freight: true } } }),
      ["96.00 EUR"],
    ],
    [
      "a share no longer",
      valuation(false, false, { share: { s: { percent: "60%", until: "2026-05-31" } } }),
      ["100.00 EUR"],
    ],
    [
      "a share for others",
      valuation(false, false, { share: { s: { percent: "60%", when: { buyer: "business" } } } }),
      ["100.00 EUR"],
    ],
  ])("%s", (_, customs, wanted) => {
    expect(worth(customs)).toEqual(wanted);
  });

  it("has its part of the way by value, or alike where nothing has a value", () => {
    expect(worth(valuation(true, true), two)).toEqual(["112.00 EUR", "224.00 EUR"]);
    expect(worth(valuation(true, true), [{ value: "0 EUR" }, { value: "0 EUR" }])).toEqual([
      "18.00 EUR",
      "18.00 EUR",
    ]);
  });

  it("is not known where the way counts and is not known", () => {
    const lost = { freight: null, insurance: null };
    expect(worth(valuation(true, false), one, lost)).toEqual([null]);
    expect(worth(valuation(false, true), one, lost)).toEqual([null]);
    expect(worth(valuation(false, false), one, lost)).toEqual(["100.00 EUR"]);
  });

  it("tells whether it holds the way, and what it is a share of", () => {
    const { values, notes } = assess(byHand(valuation(true, false), one, {}, trip));
    expect([values.freightInside, values.insuranceInside, notes]).toEqual([true, false, []]);
    const share = assess(byHand(valuation(true, true, { share: { s: { percent: "60%" } } }), one, {}, trip));
    expect([share.values.freightInside, share.values.insuranceInside, share.notes]).toEqual([
      false,
      false,
      ["cost.note-share 60%"],
    ]);
    const held = assess(
      byHand(valuation(false, false, { share: { s: { percent: "60%", freight: true } } }), one, {}, trip),
    );
    expect([held.values.freightInside, held.values.insuranceInside]).toEqual([true, true]);
  });
});

describe("what customs impute", () => {
  const imputed = (more: object) => valuation(true, true, { imputed: more });
  const freight = { freight: { rate: "20%", of: ["goods"] } };
  const insurance = { insurance: { rate: "10%", of: ["goods", "freight"] } };
  const none = { freight: moneyOf("0 EUR"), insurance: moneyOf("0 EUR") };
  it.each([
    ["freight", freight, none, "120.00 EUR", ["cost.note-imputed-freight 20%"]],
    [
      "freight and insurance on both",
      { ...freight, ...insurance },
      none,
      "132.00 EUR",
      ["cost.note-imputed-freight 20%", "cost.note-imputed-insurance 10%"],
    ],
    [
      "insurance on goods and freight",
      insurance,
      { ...none, freight: trip.freight },
      "143.00 EUR",
      ["cost.note-imputed-insurance 10%"],
    ],
    [
      "insurance on goods",
      { insurance: { rate: "10%", of: ["goods"] } },
      { ...none, freight: trip.freight },
      "140.00 EUR",
      ["cost.note-imputed-insurance 10%"],
    ],
    ["no insurance where no way is given at all", insurance, none, "100.00 EUR", []],
    ["nothing that is declared", { ...freight, ...insurance }, trip, "136.00 EUR", []],
    [
      "nothing any longer",
      { freight: { rate: "20%", of: ["goods"], until: "2026-05-31" } },
      none,
      "100.00 EUR",
      [],
    ],
    [
      "nothing for others",
      { freight: { rate: "20%", of: ["goods"], when: { mode: ["sea"] } } },
      none,
      "100.00 EUR",
      [],
    ],
  ])("%s", (_, rules, way, wanted, notes) => {
    const { values, notes: told } = assess(byHand(imputed(rules), one, {}, way));
    expect([moneyText(values.items[0]!.customsValue!), told]).toEqual([wanted, notes]);
    expect(moneyText(values.freight!)).toBe(moneyText(way.freight));
  });
});

describe("what thresholds look at", () => {
  it.each([
    [false, false, trip, "300.00 EUR"],
    [true, false, trip, "330.00 EUR"],
    [false, true, trip, "306.00 EUR"],
    [true, true, { freight: null, insurance: null }, "300.00 EUR"],
  ])("freight %s, insurance %s", (freight, insurance, way, wanted) => {
    const customs = {
      valuation: { basis: "CIF", freightIn: inside(false, freight), insuranceIn: inside(false, insurance) },
    };
    expect(moneyText(thresholdValue(byHand(customs, two, {}, way)))).toBe(wanted);
  });

  it("is no rounded worth", () => {
    expect(thresholdValue(byHand({}, [{ value: "100.004 EUR" }]))).toEqual(moneyOf("100.004 EUR"));
  });
});
