import { describe, expect, it } from "vitest";
import { byHand, due, gapsOf, given, linesOf } from "./by-hand.ts";

const one = [{ sku: "A", value: "100 EUR" }];
describe("a regime's own duty", () => {
  const regime = (duty: unknown, more: object = {}) => ({ regimes: { r: { duty, tax: "none", ...more } } });
  it.each([
    ["none", "none", {}, ["duty.mfn 0.00 EUR"]],
    ["a share", { rates: { all: { rate: "20%" } } }, {}, ["duty.flat 20.00 EUR"]],
    [
      "a share under its own name",
      { id: "own", rates: { all: { rate: "20%" } } },
      {},
      ["duty.own 20.00 EUR"],
    ],
    [
      "a share less an amount",
      { rates: { all: { rate: "20%" } }, minus: "5 EUR" },
      {},
      ["duty.flat 15.00 EUR"],
    ],
    [
      "a share less a larger amount",
      { rates: { all: { rate: "20%" } }, minus: "25 EUR" },
      {},
      ["duty.flat 0.00 EUR"],
    ],
    ["a flat amount for each heading", { perHeading: "3 EUR" }, {}, ["duty.flat 3.00 EUR"]],
    ["a flat amount in other money", { perHeading: "3 USD" }, {}, ["duty.flat 1.50 EUR"]],
    ["a flat amount in money without exchange rate", { perHeading: "3 KWD", id: "own" }, {}, ["duty.own ?"]],
    [
      "the one given in its place",
      { rates: { all: { rate: "20%" } } },
      given({ mfn: "7%" }),
      ["duty.flat 7.00 EUR"],
    ],
    ["a rate that is not known", { rates: { all: { rate: "unknown" } } }, {}, ["duty.flat ?"]],
    ["no rate for the goods", { rates: { all: { rate: "20%", hs: ["62"] } } }, {}, ["duty.flat ?"]],
    ["none at all", {}, {}, ["duty.flat ?"]],
  ])("%s", (_, duty, change, wanted) => {
    expect(due(byHand(regime(duty), one, change))).toEqual(wanted);
  });

  it.each([
    [["610910", "610920", "620110"], {}, 3],
    [["610910", "610910"], {}, 1],
    [["610910", "610920", "620110"], { headingDigits: 4 }, 2],
  ])("by heading: %o %o", (codes, more, count) => {
    const items = codes.map((hs) => ({ hs, value: "10 EUR" }));
    expect(due(byHand(regime({ perHeading: "3 EUR", ...more }), items))).toHaveLength(count);
  });

  it.each([
    ["exchange rate", { perHeading: "3 KWD" }, "duty.flat | cost.no-exchange KWD | cost.give-exchange KWD"],
    [
      "rate",
      { rates: { all: { rate: "unknown" } } },
      "duty.flat | cost.no-rate 610910 ZZ 2026-06-01 | cost.give-duty | duty.mfn | --duty",
    ],
    [
      "line below the code",
      { rates: { all: { rate: "1%", hs: ["6109.10.10"] } } },
      "duty.flat | cost.layer-ambiguous duty 610910 | cost.give-duty | duty.mfn | --duty",
    ],
  ])("is not known without the %s", (_, duty, gap) => {
    expect(gapsOf(byHand(regime(duty), one))).toEqual([gap]);
  });

  it("tells its notes and whose it is", () => {
    const rates = { all: { rate: "20%", note: "simple" } };
    expect(linesOf(byHand(regime({ rates, minus: "5 EUR" }), one), "duty")).toMatchObject([
      { note: "simple; cost.relief 5 EUR", of: "A" },
    ]);
    expect(linesOf(byHand(regime({ rates: { all: { rate: "20%" } } }), one), "duty")[0]).not.toHaveProperty(
      "note",
    );
    expect(linesOf(byHand(regime("none"), one), "duty")).toEqual([
      {
        id: "duty.mfn",
        amount: "0.00 EUR",
        note: "cost.no-duty r",
        certainty: "unverified",
        remittedBy: "carrier",
        paidBy: "seller",
      },
    ]);
    expect(linesOf(byHand(regime({ perHeading: "3 EUR" }), one), "duty")).toMatchObject([
      { rate: "3 EUR/heading", of: "A" },
    ]);
  });
});
