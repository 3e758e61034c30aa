import { describe, expect, it } from "vitest";
import { moneyOf } from "../../src/model/money.ts";
import { byHand, due, gapsOf, linesOf } from "./by-hand.ts";

const duty = { all: { rates: { "*": "10%" } } };
const vat = { vat: { rates: { all: { rate: "20%" } }, base: ["goods"] } };
const one = [{ value: "100 EUR", kg: "2" }];
const fee = (more: object, entry: object = { amount: "10 EUR" }) => ({
  f: { payee: "carrier", entries: { a: entry }, ...more },
});
const feesOf = (fees: object, change: object = {}, way: object = {}, items: readonly object[] = one) =>
  due(byHand({ duty, tax: vat, fees }, items as typeof one, change, way)).filter((text) =>
    text.startsWith("fee"),
  );
const overrides = (more: object) => ({ overrides: { duty: {}, tax: {}, fees: {}, ...more } });

describe("a fee", () => {
  it.each([
    ["of an amount", fee({}), ["10.00"]],
    ["in other money", fee({}, { amount: "10 USD" }), ["5.00"]],
    ["in money without exchange rate", fee({}, { amount: "10 KWD" }), ["?"]],
    ["a share of the customs value", fee({}, { rate: "1%" }), ["1.00"]],
    ["a share of the goods", fee({ of: "goods" }, { rate: "1%" }), ["1.00"]],
    ["a share of duty and tax", fee({ of: "duty-and-tax" }, { rate: "10%" }), ["3.00"]],
    ["a share, at least", fee({}, { rate: "1%", min: "4 EUR" }), ["4.00"]],
    ["a share, at least less", fee({}, { rate: "5%", min: "4 EUR" }), ["5.00"]],
    ["a share, at most", fee({}, { rate: "5%", max: "4 EUR" }), ["4.00"]],
    ["a share, at most more", fee({}, { rate: "3%", max: "4 EUR" }), ["3.00"]],
    ["a share, at most in money without exchange rate", fee({}, { rate: "3%", max: "4 KWD" }), ["?"]],
    ["that is not known", fee({}, { unknown: true }), ["?"]],
    ["not before its day", fee({ from: "2026-06-02" }), []],
    ["of which no entry holds yet", fee({}, { amount: "1 EUR", from: "2026-06-02" }), []],
    ["of which no entry's condition holds", fee({}, { amount: "1 EUR", when: { mode: ["post"] } }), []],
    ["whose condition does not hold", fee({ when: { mode: ["post"] } }), []],
    ["of another carrier", fee({ carrier: "dhl" }), []],
    ["if anything is due", fee({ ifDue: true }), ["10.00"]],
    ["by the piece", fee({ per: "item" }), ["10.00"]],
    ["by the kilogram", fee({ per: "kg" }), ["20.00"]],
    ["rounded as the law says", fee({}, { amount: "10.123 EUR" }), ["10.12"]],
  ])("%s", (_, fees, wanted) => {
    expect(feesOf(fees)).toEqual(wanted.map((text) => (text === "?" ? "fee.f ?" : `fee.f ${text} EUR`)));
  });

  it("by its own rounding", () => {
    const rounding = { "fee.f": { result: { mode: "ceil", to: "1" } } };
    expect(due(byHand({ duty, rounding, fees: fee({}, { rate: "1.5%" }) }, one)).at(-1)).toBe(
      "fee.f 2.00 EUR",
    );
  });

  it.each([
    ["item", 5],
    ["line", 3],
    ["kg", 4],
    ["consignment", 1],
  ])("by the %s of several goods", (per, count) => {
    const items = [
      { value: "1 EUR", quantity: 2, kg: "1", hs: "61091010" },
      { value: "1 EUR", quantity: 1, kg: "1", hs: "61091090" },
      { value: "1 EUR", quantity: 1, kg: "1", hs: "61092000" },
      { value: "1 EUR", quantity: 1, kg: "1", hs: "61092000", origin: "VN" },
    ];
    expect(feesOf(fee({ per }), {}, {}, items)).toEqual([`fee.f ${count}0.00 EUR`]);
  });

  it("by the kilogram is not known without a weight", () => {
    const c = byHand({ duty, fees: fee({ per: "kg", label: "Weight" }) }, [one[0]!, { value: "1 EUR" }]);
    expect(due(c).at(-1)).toBe("fee.f ?");
    expect(gapsOf(c)).toEqual(["fee.f | cost.fee-unknown Weight | cost.give-fee f"]);
    expect(gapsOf(byHand({ duty, fees: fee({ per: "kg" }) }, [{ value: "1 EUR" }]))).toEqual([
      "fee.f | cost.fee-unknown f | cost.give-fee f",
    ]);
  });

  it("that is a share of what is not known is not known", () => {
    const of = (base: string) =>
      due(byHand({ fees: fee({ of: base }, { rate: "1%" }), tax: vat }, one)).at(-1);
    expect(of("duty-and-tax")).toBe("fee.f ?");
    expect(of("goods")).toBe("fee.f 1.00 EUR");
    const way = { basis: "CIF", freightIn: { duty: true }, insuranceIn: { duty: true } };
    const c = byHand({ valuation: way, fees: fee({}, { rate: "1%" }) }, one, {}, { freight: null });
    expect(due(c).at(-1)).toBe("fee.f ?");
    expect(gapsOf(c)[0]).toBe("freight | cost.no-freight | cost.give-freight");
  });

  it("of a carrier comes with that carrier, and leaves with all carriers'", () => {
    expect(feesOf(fee({ carrier: "dhl" }), {}, { carrier: "dhl" })).toEqual(["fee.f 10.00 EUR"]);
    expect(feesOf(fee({}), overrides({ noFees: true }))).toEqual([]);
    expect(feesOf(fee({ payee: "authority" }), overrides({ noFees: true }))).toEqual(["fee.f 10.00 EUR"]);
  });

  it("if anything is due at the border is not due where all is collected at the sale", () => {
    const regime = (by: string, way = "none") => ({
      duty,
      tax: vat,
      fees: fee({ ifDue: true }),
      regimes: { r: { duty: way, tax: "standard", collectedBy: by } },
    });
    const fees = (by: string, way?: string) => linesOf(byHand(regime(by, way), one), "fee").length;
    expect([fees("seller"), fees("marketplace"), fees("carrier"), fees("seller", "standard")]).toEqual([
      0, 0, 1, 1,
    ]);
    expect(
      feesOf(fee({ ifDue: true }), { market: byHand({ fees: fee({ ifDue: true }) }, one).market }),
    ).toEqual(["fee.f 10.00 EUR"]);
  });

  it("of the authority is within a duty that holds all, a carrier's is not", () => {
    const regimes = { r: { duty: { allIn: true, rates: { all: { rate: "30%" } } }, tax: "none" } };
    const both = {
      ...fee({ payee: "authority" }),
      g: { payee: "carrier", entries: { a: { amount: "1 EUR" } } },
    };
    expect(due(byHand({ duty, regimes, fees: both }, one))).toEqual([
      "duty.flat 30.00 EUR",
      "fee.g 1.00 EUR",
    ]);
    const not = { r: { duty: { rates: { all: { rate: "30%" } } }, tax: "none" } };
    expect(due(byHand({ duty, regimes: not, fees: both }, one))).toContain("fee.f 10.00 EUR");
  });

  it.each([
    ["an amount", {}, { amount: "1 EUR" }, undefined],
    ["an amount by the piece", { per: "item" }, { amount: "1 EUR" }, "1 EUR/item"],
    ["a share", {}, { rate: "1%" }, "1%"],
    ["a share within bounds", {}, { rate: "1%", min: "1 EUR", max: "3 EUR" }, "1% min 1 EUR max 3 EUR"],
    ["an amount and a share", { per: "consignment" }, { amount: "1 EUR", rate: "1%" }, "1 EUR + 1%"],
  ])("tells its rate: %s", (_, more, entry, rate) => {
    expect(linesOf(byHand({ duty, fees: fee(more, entry) }, one), "fee")[0]!.rate).toBe(rate);
  });

  it("is shown with its name, its note and its base", () => {
    const fees = fee(
      { label: "Fee", note: "all", inTaxBase: true, of: "goods" },
      { rate: "1%", note: "own" },
    );
    expect(linesOf(byHand({ duty, fees }, one), "fee")).toEqual([
      {
        id: "fee.f",
        label: "Fee",
        note: "own",
        remittedBy: "carrier",
        inTaxBase: true,
        certainty: "unverified",
        base: "100.00 EUR",
        rate: "1%",
        amount: "1.00 EUR",
        paidBy: "seller",
      },
    ]);
    expect(linesOf(byHand({ duty, fees: fee({}) }, one), "fee")).toEqual([
      { id: "fee.f", remittedBy: "carrier", certainty: "unverified", amount: "10.00 EUR", paidBy: "seller" },
    ]);
  });

  it("that is given stands in the market's place, in the market's money", () => {
    const given = (text: string) => overrides({ fees: { f: moneyOf(text) } });
    expect(feesOf(fee({}), given("7 USD"))).toEqual(["fee.f 3.50 EUR"]);
    const c = byHand({ duty, fees: fee({}) }, one, given("7 KWD"));
    expect(linesOf(c, "fee")).toEqual([
      { id: "fee.f", amount: null, certainty: "authority", inTaxBase: false, paidBy: "seller" },
    ]);
    expect(gapsOf(c)).toEqual(["fee.f | cost.no-exchange KWD | cost.give-exchange KWD"]);
  });
});

describe("the usual clearance", () => {
  const fees = fee({ when: { clearance: "simplified" } });
  const cleared = (simplified: object | undefined, way: object = {}) =>
    due(byHand({ duty, fees, ...(simplified && { simplified }) }, one, {}, way)).includes("fee.f 10.00 EUR");
  it.each([
    ["a parcel", undefined, {}, true],
    ["stock", undefined, { model: "stock" }, false],
    ["a value up to the limit", { upTo: "100 EUR" }, { model: "stock" }, true],
    ["a value above it", { upTo: "99.99 EUR" }, {}, false],
    ["a limit in other money", { upTo: "200 USD" }, {}, true],
    ["a limit in money without exchange rate", { upTo: "1000 KWD" }, {}, false],
    ["a parcel that is to be cleared in full", undefined, { clearance: "full" }, false],
  ])("of %s", (_, simplified, way, wanted) => {
    expect(cleared(simplified, way)).toBe(wanted);
  });
});
