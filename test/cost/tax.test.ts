import { describe, expect, it } from "vitest";
import { assess } from "../../src/cost/assess.ts";
import { moneyOf } from "../../src/model/money.ts";
import { byHand, due, gapsOf, given, linesOf } from "./by-hand.ts";

const one = [{ sku: "A", value: "100 EUR" }];
const duty = { all: { rates: { "*": "10%" } } };
const trip = { freight: moneyOf("10 EUR"), insurance: moneyOf("2 EUR") };
const layer = (more: object, rate: object = { rate: "20%" }) => ({ vat: { rates: { all: rate }, ...more } });
const inside = (where: boolean, taxed = false) => ({ threshold: false, duty: where, tax: taxed });
const valuation = (where: boolean, taxed = false) => ({
  basis: "CIF",
  freightIn: inside(where, taxed),
  insuranceIn: inside(where, taxed),
});
const taxes = (customs: object, change: object = {}, way: object = {}, items: typeof one = one) =>
  due(byHand({ duty, ...customs }, items, change, { ...trip, ...way })).filter((text) =>
    text.startsWith("tax"),
  );

describe("a tax", () => {
  it.each([
    ["on value and duty", {}, {}, "22.00"],
    [
      "on value, duty and the way, where the market taxes that",
      {},
      { valuation: valuation(false, true) },
      "24.40",
    ],
    ["on a value with the way in it, which counts once", {}, { valuation: valuation(true, true) }, "24.64"],
    ["on the goods", { base: ["goods"] }, {}, "20.00"],
    ["on the way", { base: ["freight", "insurance"] }, {}, "2.40"],
    [
      "on value and way, once each",
      { base: ["customs-value", "freight", "insurance", "freight"] },
      {},
      "22.40",
    ],
    [
      "on value and way, where the value holds the way",
      { base: ["customs-value", "freight", "insurance"] },
      { valuation: valuation(true) },
      "22.40",
    ],
    ["on a duty by name", { base: ["duty.mfn"] }, {}, "2.00"],
    ["on an uplifted value", { base: ["customs-value"], uplift: "10%" }, {}, "22.00"],
    ["on a part", { base: ["goods"], portion: "1/4" }, {}, "5.00"],
    ["on what is above an amount", { base: ["goods"], above: "60 EUR" }, {}, "8.00"],
    ["on nothing below an amount", { base: ["goods"], above: "160 EUR" }, {}, "0.00"],
    ["in its own base", { base: ["goods"], inside: true }, {}, "25.00"],
    ["that is a part of a rate", { base: ["goods"], share: "1/4" }, {}, "5.00"],
  ])("%s", (_, more, customs, wanted) => {
    expect(taxes({ tax: layer(more), ...customs })).toEqual([`tax.vat ${wanted} EUR`]);
  });

  it.each([
    ["not before its day", layer({ from: "2026-06-02" }), []],
    ["not where its condition does not hold", layer({ when: { buyer: "business" } }), []],
    ["not on goods it does not name", layer({}, { rate: "20%", hs: ["62"] }), []],
    ["at nothing on goods that are exempt", layer({}, { exempt: "books" }), ["tax.vat 0.00 EUR"]],
    ["not known where its rate is not", layer({}, { rate: "unknown" }), ["tax.vat ?"]],
    ["not known without a rate", layer({}, {}), ["tax.vat ?"]],
    ["not known without what it is charged by", layer({}, { rate: "1 EUR/l" }), ["tax.vat ?"]],
  ])("is due %s", (_, tax, wanted) => {
    expect(taxes({ tax })).toEqual(wanted);
  });

  it.each([
    [
      "rate",
      {},
      { rate: "unknown" },
      "tax.vat | cost.no-tax-rate ZZ vat 2026-06-01 | cost.give-tax vat | tax.vat | --tax vat=",
    ],
    ["measure", {}, { rate: "1 EUR/l" }, "tax.vat | cost.needs-measure 1 EUR/l l | cost.give-measure l"],
    [
      "code",
      { hs: undefined },
      { rate: "1%", hs: ["62"] },
      "tax.vat | cost.layer-needs-hs tax | cost.give-tax vat | tax.vat | --tax vat=",
    ],
    [
      "line below the code",
      {},
      { rate: "1%", hs: ["6109.10.10"] },
      "tax.vat | cost.layer-ambiguous tax 610910 | cost.give-tax vat | tax.vat | --tax vat=",
    ],
  ])("is asked for where the %s is not known", (_, goods, rate, gap) => {
    const c = byHand({ duty, tax: layer({}, rate) }, [{ ...one[0]!, ...goods }], given({ mfn: "1%" }));
    expect(gapsOf(c)).toEqual([gap]);
  });

  it("is not known where a part of its base is not", () => {
    expect(taxes({ duty: {}, tax: layer({}) })).toEqual(["tax.vat ?"]);
    expect(taxes({ duty: {}, tax: layer({ base: ["goods"] }) })).toEqual(["tax.vat 20.00 EUR"]);
    expect(taxes({ duty: {} }, given({}, { main: "20%" }))).toEqual(["tax.sales ?"]);
  });

  it("rests on those before it", () => {
    const tax = {
      first: { rates: { all: { rate: "10%" } }, base: ["goods"] },
      ...layer({ base: ["goods", "taxes"] }),
    };
    expect(taxes({ tax })).toEqual(["tax.first 10.00 EUR", "tax.vat 22.00 EUR"]);
    const named = { ...tax, ...layer({ base: ["tax.first"] }) };
    expect(taxes({ tax: named })[1]).toBe("tax.vat 2.00 EUR");
  });

  it("is each product's own where rates differ, with its part of what all share", () => {
    const tax = {
      vat: {
        rates: { food: { rate: "10%", hs: ["0902"], note: "food" }, all: { rate: "20%" } },
        base: ["goods", "freight", "duty", "fees"],
      },
    };
    const fees = { f: { payee: "authority", inTaxBase: true, entries: { a: { amount: "8 EUR" } } } };
    const items = [...one, { sku: "B", hs: "090210", value: "300 EUR" }];
    const c = byHand({ duty, tax, fees }, items, {}, trip);
    expect(linesOf(c, "tax")).toEqual([
      {
        id: "tax.vat",
        of: "A",
        base: "114.50 EUR",
        rate: "20%",
        amount: "22.90 EUR",
        certainty: "unverified",
        remittedBy: "carrier",
        paidBy: "buyer",
      },
      {
        id: "tax.vat",
        of: "B",
        base: "343.50 EUR",
        rate: "10%",
        amount: "34.35 EUR",
        certainty: "unverified",
        remittedBy: "carrier",
        paidBy: "buyer",
        note: "food",
      },
    ]);
    expect(linesOf(byHand({ duty, tax: layer({ label: "VAT" }) }, items), "tax")).toEqual([
      {
        id: "tax.vat",
        label: "VAT",
        base: "440.00 EUR",
        rate: "20%",
        amount: "88.00 EUR",
        certainty: "unverified",
        remittedBy: "carrier",
        paidBy: "buyer",
      },
    ]);
  });

  it("has an amount free of it for every piece", () => {
    const items = [{ sku: "A", value: "100 EUR", quantity: 3 }];
    expect(taxes({ tax: layer({ base: ["goods"], above: "20 EUR" }) }, {}, {}, items)).toEqual([
      "tax.vat 8.00 EUR",
    ]);
  });

  it("is rounded and waived as the law says, but not where it is collected at the sale", () => {
    const rounding = { "tax.vat": { base: { mode: "floor", to: "10" }, result: { mode: "floor", to: "1" } } };
    const odd = [{ sku: "A", value: "107.77 EUR" }];
    const tax = layer({ base: ["goods"] }, { rate: "7%" });
    expect(taxes({ tax, rounding }, {}, {}, odd)).toEqual(["tax.vat 7.00 EUR"]);
    const regimes = { r: { duty: "none", tax: { base: ["goods", "freight"] }, collectedBy: "seller" } };
    expect(taxes({ tax, rounding, regimes }, {}, {}, odd)).toEqual(["tax.vat 8.24 EUR"]);
    const waived = { duty, tax, rounding: { tax: { waiveUpTo: "7 EUR" } } };
    expect(linesOf(byHand(waived, one), "tax")).toMatchObject([
      { amount: "0.00 EUR", note: "cost.waived 7.00 EUR" },
    ]);
  });
});

describe("the main tax", () => {
  const two = (first: object, second: object = {}) => ({
    a: { rates: { all: { rate: "10%" } }, base: ["goods"], ...first },
    b: { rates: { all: { rate: "20%" } }, base: ["goods"], ...second },
  });
  it.each([
    ["the one marked", two({}, { main: true }), "tax.b"],
    ["else the first with a known rate", two({ rates: { all: { rate: "unknown" } } }), "tax.b"],
    ["else the first for these goods", two({ rates: { all: { rate: "1%", hs: ["62"] } } }), "tax.b"],
    ["else the first", two({}), "tax.a"],
  ])("is %s", (_, tax, id) => {
    expect(taxes({ tax }, given({}, { main: "50%" }))).toContain(`${id} 50.00 EUR`);
    const regimes = { r: { duty: "none", tax: "none" } };
    expect(linesOf(byHand({ duty, tax, regimes }, one), "tax")).toEqual([
      {
        id,
        amount: "0.00 EUR",
        note: "cost.no-tax r",
        certainty: "unverified",
        remittedBy: "carrier",
        paidBy: "buyer",
      },
    ]);
  });

  it("is given, or each by its name, or one that nobody knows", () => {
    expect(taxes({ tax: two({}) }, given({}, { a: "1%", b: "2%" }))).toEqual([
      "tax.a 1.00 EUR",
      "tax.b 2.00 EUR",
    ]);
    expect(taxes({ tax: two({}) }, given({}, { c: "50%" }))).toEqual([
      "tax.a 10.00 EUR",
      "tax.b 20.00 EUR",
      "tax.c 55.00 EUR",
    ]);
    expect(taxes({}, given({}, { main: "50%" }))).toEqual(["tax.sales 55.00 EUR"]);
    expect(linesOf(byHand({ duty, tax: two({}) }, one, given({}, { main: "5%" })), "tax.a")).toMatchObject([
      { certainty: "authority" },
    ]);
  });
});

describe("a regime's tax", () => {
  const tax = { a: { rates: { all: { rate: "10%" } } }, b: { rates: { all: { rate: "20%" } } } };
  const regime = (more: object) => ({ tax, regimes: { r: { duty: "none", tax: {}, ...more } } });
  it.each([
    ["by its own rate", { tax: { rates: { a: "5%" } } }, {}, ["tax.a 5.00 EUR", "tax.b 20.00 EUR"]],
    ["some of the taxes", { tax: { layers: ["b"] } }, {}, ["tax.b 20.00 EUR"]],
    [
      "on its own base",
      { tax: { base: ["goods", "freight", "insurance"] } },
      {},
      ["tax.a 11.20 EUR", "tax.b 22.40 EUR"],
    ],
    [
      "on its own base, in which the way already stands",
      { tax: { base: ["goods", "freight", "insurance"] } },
      { freightInPrice: true },
      ["tax.a 10.00 EUR", "tax.b 20.00 EUR"],
    ],
    ["as usual", { tax: "standard" }, {}, ["tax.a 10.00 EUR", "tax.b 20.00 EUR"]],
    ["within its duty", { duty: { allIn: true, rates: { all: { rate: "30%" } } } }, {}, ["tax.a 0.00 EUR"]],
  ])("%s", (_, more, way, wanted) => {
    expect(taxes(regime(more), {}, way)).toEqual(wanted);
  });

  it.each([
    [undefined, "marketplace", "carrier"],
    ["seller", "marketplace", "marketplace"],
    ["seller", "own-store", "seller"],
    ["marketplace", "own-store", "marketplace"],
    ["carrier", "marketplace", "carrier"],
  ])("collected by %s through %s is remitted by %s, duty by the carrier", (collectedBy, channel, by) => {
    const c = byHand(
      { duty, ...regime({ duty: "standard", ...(collectedBy && { collectedBy }) }) },
      one,
      {},
      { channel: channel as "own-store" },
    );
    expect(linesOf(c, "tax").map((line) => line.remittedBy)).toEqual([by, by]);
    expect(linesOf(c, "duty").map((line) => line.remittedBy)).toEqual(["carrier"]);
  });

  it("tells the regime's note", () => {
    expect(assess(byHand(regime({ note: "told" }), one)).notes).toEqual(["told"]);
    expect(assess(byHand(regime({}), one)).notes).toEqual([]);
  });
});

describe("who pays", () => {
  const fees = { f: { payee: "carrier", entries: { a: { amount: "8 EUR" } } } };
  it.each([
    [{ terms: "DDP" }, ["buyer", "seller", "seller", "seller", "buyer", "seller"]],
    [{ terms: "DAP" }, ["buyer", "buyer", "buyer", "buyer", "buyer", "buyer"]],
    [{ terms: "DAP", model: "stock" }, ["seller", "seller", "seller", "seller", "seller", "seller"]],
  ])("%o", (way, wanted) => {
    const c = byHand({ duty, fees, tax: layer({}) }, one, {}, way as object);
    expect(assess(c).lines.map((line) => line.paidBy)).toEqual(wanted);
    expect(assess(c).lines.map((line) => line.id)).toEqual([
      "goods",
      "freight",
      "insurance",
      "duty.mfn",
      "tax.vat",
      "fee.f",
    ]);
  });
});
