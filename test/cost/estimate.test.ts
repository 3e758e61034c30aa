import { describe, expect, it } from "vitest";
import { assess } from "../../src/cost/assess.ts";
import { landedLines, quote, toEstimate } from "../../src/cost/estimate.ts";
import type { Case } from "../../src/cost/input.ts";
import type { Line } from "../../src/cost/line.ts";
import { moneyOf } from "../../src/model/money.ts";
import { byHand } from "./by-hand.ts";

const inside = { threshold: false, duty: true, tax: true };
const law = (more: object = {}) => ({
  valuation: { basis: "CIF", freightIn: inside, insuranceIn: inside },
  duty: { all: { rates: { "*": "10%" }, certainty: "reported" } },
  tax: { vat: { main: true, base: ["goods"], rates: { all: { rate: "20%", certainty: "authority" } } } },
  fees: { clearing: { payee: "carrier", entries: { a: { amount: "7 EUR", certainty: "authority" } } } },
  ...more,
});
const one = [{ sku: "A", value: "100 EUR", quantity: 4 }];
const way = { freight: moneyOf("10 EUR"), insurance: moneyOf("2 EUR") };
const estimate = (c: Case, subject: object = {}) => quote(c, { currency: "USD", ...subject }).estimate;
const euro = (amount: string) => ({ amount, currency: "EUR" });

describe("the totals", () => {
  it("are of the goods, the way, duty, tax and fees, also for each piece and in the seller's money", () => {
    expect(estimate(byHand(law(), one, {}, way))).toMatchObject({
      market: "ZZ",
      quantity: 4,
      regime: "standard",
      unknown: [],
      totals: {
        customsValue: euro("112.00"),
        duty: euro("11.20"),
        tax: euro("20.00"),
        fees: euro("7.00"),
        landed: euro("150.20"),
        landedPerUnit: euro("37.55"),
        landedSeller: { amount: "300.40", currency: "USD" },
      },
    });
  });

  it("are of all kinds", () => {
    const two = [...one, { sku: "B", value: "50 EUR" }];
    expect(estimate(byHand(law(), two))).toMatchObject({
      quantity: 5,
      totals: { customsValue: euro("150.00"), duty: euro("15.00"), landed: euro("202.00") },
    });
  });

  it("are not known where a part is not", () => {
    const unknown = byHand(law({ duty: { all: { rates: {} } } }), one, {}, way);
    expect(estimate(unknown).totals).toEqual({
      customsValue: euro("112.00"),
      duty: null,
      tax: euro("20.00"),
      fees: euro("7.00"),
      landed: null,
      landedPerUnit: null,
      landedSeller: null,
    });
    const noWay = byHand(law(), [...one, { value: "1 EUR" }], {}, { ...way, freight: null });
    expect(estimate(noWay).totals).toMatchObject({ customsValue: null, landed: null });
    expect(estimate(byHand(law(), one), { currency: "KWD" }).totals).toMatchObject({
      landed: euro("137.00"),
      landedSeller: null,
    });
  });

  it("leave out what it costs to sell", () => {
    const line = (id: string): Line => ({ id, amount: moneyOf("1 EUR"), certainty: "authority" });
    const ids = [
      "goods",
      "freight",
      "insurance",
      "duty.mfn",
      "tax.vat",
      "fee.x",
      "platform.commission",
      "fx.spread",
    ];
    expect(landedLines(ids.map(line)).map(({ id }) => id)).toEqual(ids.slice(0, 6));
    const c = byHand(law(), one);
    const sold = toEstimate(c, { currency: "USD" }, assess(c), [line("platform.commission")]);
    expect(sold.lines.at(-1)).toEqual({
      id: "platform.commission",
      amount: euro("1.00"),
      certainty: "authority",
    });
    expect(sold.totals).toMatchObject({ fees: euro("7.00"), landed: euro("137.00") });
  });
});

describe("what an estimate is about", () => {
  it.each([
    [{}, {}],
    [{ sku: "A" }, { sku: "A" }],
    [
      { order: 0, items: { A: 1 }, lane: "fast" },
      { order: 0, items: { A: 1 }, lane: "fast" },
    ],
  ])("%o", (subject, wanted) => {
    const { sku, order, items, lane, ...rest } = estimate(byHand(law(), one), subject);
    const told = Object.entries({ sku, order, items, lane }).filter(([, value]) => value !== undefined);
    expect(Object.fromEntries(told)).toEqual(wanted);
    expect(Object.keys({ ...estimate(byHand(law(), one), subject) }).sort()).toEqual(
      [...Object.keys(wanted), ...Object.keys(rest)].filter((key, i, all) => all.indexOf(key) === i).sort(),
    );
  });
});

describe("how sure it is", () => {
  const sure = (text: string, more: object = {}) => ({
    duty: { all: { rates: { "*": "10%" }, certainty: text } },
    tax: { vat: { rates: { all: { rate: "20%", certainty: "authority" } } } },
    ...more,
  });
  const regime = (certainty: string) => ({
    regimes: { small: { duty: "standard", tax: "standard", certainty } },
  });
  it.each([
    ["as sure as its least sure line", sure("reported"), "reported"],
    ["as sure as an authority", sure("authority"), "authority"],
    ["no surer than the regime", { ...sure("authority"), ...regime("reported") }, "reported"],
  ])("%s", (_, customs, wanted) => {
    expect(estimate(byHand(customs, one)).confidence).toBe(wanted);
  });
});

describe("a line", () => {
  const lines = (items: readonly object[], more: object = {}) =>
    estimate(byHand(law(more), items as typeof one, {}, way)).lines;

  it("tells what it is of, from and by, and nothing else", () => {
    expect(lines(one).filter(({ id }) => id === "duty.mfn" || id === "fee.clearing")).toEqual([
      {
        id: "duty.mfn",
        base: euro("112.00"),
        rate: "10%",
        amount: euro("11.20"),
        paidBy: "seller",
        remittedBy: "carrier",
        certainty: "reported",
      },
      {
        id: "fee.clearing",
        amount: euro("7.00"),
        paidBy: "seller",
        remittedBy: "carrier",
        certainty: "authority",
      },
    ]);
  });

  it("tells its source and note, where it has them", () => {
    const c = byHand(law(), one);
    const source = { title: "Law", url: "https://law.example/" };
    const line: Line = { id: "fx.spread", amount: null, certainty: "authority", source, note: "n" };
    expect(toEstimate(c, { currency: "USD" }, assess(c), [line]).lines.at(-1)).toEqual(line);
  });

  it("names the goods where there are several, and its own label", () => {
    const two = [...one, { sku: "B", value: "50 EUR" }];
    const labels = (items: readonly object[], more: object = {}) =>
      lines(items, more).flatMap(({ id, label }) => (id.startsWith("duty") ? [label] : []));
    expect(labels(two)).toEqual(["A", "B"]);
    const extra = { additional: { extra: { label: "Extra", rates: { all: { rate: "1%" } } } } };
    expect(labels(one, extra)).toEqual([undefined, "Extra"]);
    expect(labels(two, extra)).toEqual(expect.arrayContaining(["A: Extra", "B: Extra"]));
    expect(lines(one)[0]).not.toHaveProperty("label");
  });
});

describe("what is not known", () => {
  it("is told once, with what mends it, and the rates that are missing for each kind", () => {
    const bare = byHand(law({ duty: { all: { rates: {} } } }), [...one, ...one]);
    const { estimate: made, missingRates } = quote(bare, { currency: "USD" });
    expect(made.unknown).toEqual([
      { what: "duty.mfn", why: "cost.no-rate 610910 ZZ 2026-06-01", fix: "cost.give-duty" },
    ]);
    expect(missingRates).toEqual(Array(2).fill({ id: "duty.mfn", option: "--duty" }));
    expect(quote(byHand(law(), one), { currency: "USD" }).missingRates).toEqual([]);
  });

  it("of two kinds is told twice", () => {
    const two = [...one, { value: "1 EUR", hs: "620110" }];
    expect(estimate(byHand(law({ duty: { all: { rates: {} } } }), two)).unknown).toHaveLength(2);
  });

  it("is told without a fix where there is none, and notes only where there are some", () => {
    const c = byHand(law(), one);
    const a = assess(c);
    const told = (more: object) => toEstimate(c, { currency: "USD" }, { ...a, ...more });
    expect(told({ gaps: [{ what: "w", why: "y" }] }).unknown).toEqual([{ what: "w", why: "y" }]);
    expect(Object.keys(told({ gaps: [{ what: "w", why: "y" }] }).unknown[0]!)).toEqual(["what", "why"]);
    expect(told({ notes: ["n", "m", "n"] }).notes).toEqual(["n", "m"]);
    expect(told({ notes: [] })).not.toHaveProperty("notes");
  });
});
