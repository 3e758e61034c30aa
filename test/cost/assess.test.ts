import { describe, expect, it } from "vitest";
import { assess } from "../../src/cost/assess.ts";
import { parseExact } from "../../src/model/exact.ts";
import { moneyOf } from "../../src/model/money.ts";
import { rateOf } from "../../src/model/rate.ts";
import { byHand, due } from "./by-hand.ts";

const duty = (rates: object) => ({ all: { rates } });
const free = duty({ "*": "free" });
const tax = (id: string, rate: string, more: object = {}) => ({
  [id]: { rates: { all: { rate } }, ...more },
});
const fee = (id: string, more: object) => ({
  [id]: { payee: "carrier", entries: { a: { amount: "10 EUR" } }, ...more },
});

describe("several goods in one consignment", () => {
  const whole = { duty: { result: { mode: "floor", to: "100" }, whole: true } };
  const two = [{ value: "1990 EUR" }, { value: "990 EUR" }];

  it("have their duty rounded on the sum, also when every duty is multiplied", () => {
    const customs = { duty: duty({ "*": "10%" }), rounding: whole };
    expect(due(byHand(customs, two))).toEqual(["duty.mfn 200.00 EUR", "duty.mfn 0.00 EUR"]);
    const twice = byHand(customs, two, { dutyFactor: parseExact("2")! });
    expect(due(twice)).toEqual(["duty.mfn 500.00 EUR", "duty.mfn 0.00 EUR"]);
  });

  it("get no base duty back that a preference or another duty has taken the place of", () => {
    const customs = {
      duty: duty({ "*": "10%" }),
      rounding: whole,
      preferences: { fta: { origins: ["CN"], evidence: ["proof"], rates: { "*": "free" } } },
    };
    const proven = byHand(customs, two, {}, { evidence: ["proof"] });
    expect(due(proven).filter((text) => !text.endsWith(" 0.00 EUR"))).toEqual([]);
    const replaced = {
      duty: duty({ "*": "10%" }),
      rounding: whole,
      additional: { safeguard: { replaces: "base", rates: { all: { rate: "20%" } } } },
    };
    expect(due(byHand(replaced, two)).filter((text) => text.startsWith("duty.mfn"))).toEqual([
      "duty.mfn 0.00 EUR",
      "duty.mfn 0.00 EUR",
    ]);
  });

  it.each([
    ["in the profile", {}],
    ["given", { overrides: { duty: {}, tax: { excise: rateOf("30 EUR/l") }, fees: {} } }],
  ])("bear a tax by the litre each for its own litres: %s", (_, change) => {
    const customs = {
      duty: free,
      tax: {
        ...tax("excise", "30 EUR/l"),
        ...tax("vat", "20%", { main: true, base: ["goods", "tax.excise"] }),
      },
    };
    const bottles = [
      { value: "10 EUR", measures: { l: "1" } },
      { value: "20 EUR", measures: { l: "2" } },
    ];
    expect(due(byHand(customs, bottles, change))).toContain("tax.vat 24.00 EUR");
    expect(due(byHand(customs, bottles, change)).filter((text) => text.startsWith("tax.excise"))).toEqual([
      "tax.excise 30.00 EUR",
      "tax.excise 60.00 EUR",
    ]);
  });

  it("bear a given tax by the litre that the profile does not have each for its own litres", () => {
    const given = { overrides: { duty: {}, tax: { sugar: rateOf("1 EUR/l") }, fees: {} } };
    const bottles = [
      { value: "10 EUR", measures: { l: "1" } },
      { value: "20 EUR", measures: { l: "2" } },
    ];
    expect(due(byHand({ duty: free }, bottles, given)).filter((text) => text.startsWith("tax"))).toEqual([
      "tax.sugar 1.00 EUR",
      "tax.sugar 2.00 EUR",
    ]);
  });
});

describe("duty on duty", () => {
  const customs = {
    duty: duty({ "*": "10%" }),
    additional: { surcharge: { base: ["duty.mfn"], rates: { all: { rate: "10%" } } } },
    preferences: { fta: { origins: ["CN"], evidence: ["proof"], rates: { "*": "4%" } } },
  };
  it.each([
    ["the base duty", [], ["duty.mfn 100.00 EUR", "duty.surcharge 10.00 EUR"]],
    [
      "the preferential duty in its place",
      ["proof"],
      ["duty.mfn 0.00 EUR", "duty.preference 40.00 EUR", "duty.surcharge 4.00 EUR"],
    ],
  ])("rests on %s", (_, evidence, wanted) => {
    expect(due(byHand(customs, [{ value: "1000 EUR" }], {}, { evidence }))).toEqual(wanted);
  });
});

describe("fees", () => {
  it("with tax bear the main tax, not the first one", () => {
    const fees = fee("broker", { taxed: true });
    const taxes = { ...tax("wine", "29%"), ...tax("gst", "10%", { main: true }) };
    expect(due(byHand({ duty: free, tax: taxes, fees }, [{ value: "100 EUR" }])).at(-1)).toBe(
      "fee.broker 11.00 EUR",
    );
    expect(due(byHand({ duty: free, tax: tax("vat", "20%"), fees }, [{ value: "100 EUR" }])).at(-1)).toBe(
      "fee.broker 12.00 EUR",
    );
    expect(due(byHand({ fees }, [{ value: "100 EUR" }])).at(-1)).toBe("fee.broker 10.00 EUR");
  });

  it.each([
    ["broker", "21.00"],
    ["clearing", "20.00"],
    ["anything", "21.00"],
  ])("that are given are taxed as the market taxes such a fee: %s", (id, vat) => {
    const customs = {
      tax: tax("vat", "20%", { base: ["goods", "fees"] }),
      fees: {
        ...fee("broker", { inTaxBase: true, carrier: "none" }),
        ...fee("clearing", { carrier: "none" }),
      },
    };
    const overrides = { duty: {}, tax: {}, fees: { [id]: moneyOf("5 EUR") } };
    expect(due(byHand(customs, [{ value: "100 EUR" }], { overrides }))).toContain(`tax.vat ${vat} EUR`);
  });

  it("by the piece with a share of the value are due for every piece", () => {
    const entries = { a: { amount: "2 EUR", rate: "1%", max: "50 EUR" } };
    const customs = { fees: fee("clearing", { per: "item", entries }) };
    const c = byHand(customs, [{ value: "100 EUR", quantity: 3 }]);
    expect(due(c).at(-1)).toBe("fee.clearing 7.00 EUR");
    expect(assess(c).lines.at(-1)!.rate).toBe("2 EUR/item + 1% max 50 EUR");
  });
});

describe("a deduction from a duty", () => {
  const regimes = { simple: { duty: { rates: { all: { rate: "60%" } }, minus: "30 USD" }, tax: "none" } };
  it("is taken off in the market's money, shared out by value", () => {
    const items = [{ value: "100 EUR" }, { value: "200 EUR" }];
    expect(due(byHand({ regimes }, items))).toEqual(["duty.flat 55.00 EUR", "duty.flat 110.00 EUR"]);
  });

  it("whose money has no exchange rate leaves the duty unknown", () => {
    const foreign = { simple: { ...regimes.simple, duty: { ...regimes.simple.duty, minus: "30 KWD" } } };
    const c = byHand({ regimes: foreign }, [{ value: "100 EUR" }]);
    expect(due(c)).toEqual(["duty.flat ?"]);
    expect(assess(c).gaps).toMatchObject([{ what: "duty.flat", why: "cost.no-exchange KWD" }]);
  });
});
