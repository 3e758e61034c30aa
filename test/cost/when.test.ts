import { describe, expect, test } from "vitest";
import type { Consignment, Item } from "../../src/cost/input.ts";
import { isAmbiguous, needsToKnow, rateFor } from "../../src/cost/layer.ts";
import { holds, type Situation } from "../../src/cost/when.ts";
import type { LayerRate } from "../../src/model/customs.ts";
import { exact, parseExact } from "../../src/model/exact.ts";
import { exchangeOf } from "../../src/model/exchange.ts";
import { moneyOf } from "../../src/model/money.ts";
import type { When } from "../../src/model/when.ts";

/** Parts of something, some of them not known. */
type Part<T> = { readonly [K in keyof T]?: T[K] | undefined };

const item = (part: Part<Item> = {}): Item =>
  ({
    hs: "61091000",
    origin: "CN",
    category: "apparel.tops",
    quantity: 4,
    value: moneyOf("100.00 EUR"),
    measures: {},
    evidence: [],
    ...part,
  }) as Item;

const consignment = (part: Part<Consignment> = {}): Consignment =>
  ({
    items: [],
    freight: null,
    insurance: null,
    route: "CN",
    mode: "courier",
    channel: "own-store",
    buyer: "consumer",
    model: "parcel",
    terms: "DDP",
    region: "US-CA",
    evidence: [],
    ...part,
  }) as Consignment;

const situation = (part: Part<Situation> = {}): Situation =>
  ({
    consignment: consignment(),
    exchange: exchangeOf({ EUR: exact(2), CNY: exact(7) }, "2026-10-05"),
    thresholdValue: moneyOf("150.00 EUR"),
    goods: moneyOf("100.00 EUR"),
    customsValue: moneyOf("120.00 EUR"),
    clearance: "simplified",
    items: [item()],
    ...part,
  }) as Situation;

const sent = (part: Part<Consignment>): Part<Situation> => ({ consignment: consignment(part) });
const goods = (...parts: readonly Part<Item>[]): Part<Situation> => ({
  items: parts.map((part) => item(part)),
});
const alcohol = (strength: string) => goods({ measures: { "%vol": parseExact(strength)! } });

describe("what a condition names", () => {
  test.each<[When, Part<Situation>, boolean]>([
    [{}, {}, true],
    [{ consignment: "< 150 EUR" }, {}, false],
    [{ consignment: "<= 150 EUR" }, {}, true],
    [{ consignment: "> 150 EUR" }, {}, false],
    [{ consignment: ">= 150 EUR" }, {}, true],
    [{ consignment: "< 150.01 EUR" }, {}, true],
    [{ consignment: "> 149.99 EUR" }, {}, true],
    [{ consignment: [">= 100 EUR", "< 150 EUR"] }, {}, false],
    [{ consignment: [">= 100 EUR", "<= 150 EUR"] }, {}, true],
    [{ consignment: "<= 75 USD" }, {}, true],
    [{ consignment: "< 75 USD" }, {}, false],
    [{ consignment: "<= 150 XAF" }, {}, false],
    [{ consignment: ">= 0 XAF" }, {}, false],
    [{ goods: "<= 100 EUR" }, {}, true],
    [{ goods: "> 100 EUR" }, {}, false],
    [{ customsValue: ">= 120 EUR" }, {}, true],
    [{ customsValue: "< 120 EUR" }, {}, false],
    [{ buyer: "consumer" }, {}, true],
    [{ buyer: "business" }, {}, false],
    [{ channel: "own-store" }, {}, true],
    [{ channel: "marketplace" }, {}, false],
    [{ clearance: "simplified" }, {}, true],
    [{ clearance: "full" }, {}, false],
    [{ model: "parcel" }, {}, true],
    [{ model: "stock" }, {}, false],
    [{ mode: ["post", "courier"] }, {}, true],
    [{ mode: ["post"] }, {}, false],
    [{ route: ["CN", "HK"] }, {}, true],
    [{ route: ["HK"] }, {}, false],
    [{ exceptRoute: ["HK"] }, {}, true],
    [{ exceptRoute: ["CN"] }, {}, false],
    [{ region: ["US-CA"] }, {}, true],
    [{ region: ["US-NY"] }, {}, false],
    [{ exceptRegion: ["US-NY"] }, {}, true],
    [{ exceptRegion: ["US-CA"] }, {}, false],
    [{ hs: ["6109"] }, {}, true],
    [{ hs: ["6110", "61"] }, {}, true],
    [{ hs: ["6110"] }, {}, false],
    [{ hs: ["*"] }, {}, true],
    [{ exceptHs: ["6110"] }, {}, true],
    [{ exceptHs: ["6109.10"] }, {}, false],
    [{ category: ["apparel"] }, {}, true],
    [{ category: ["apparel.tops"] }, {}, true],
    [{ category: ["app"] }, {}, false],
    [{ category: ["apparel.tops.tees"] }, {}, false],
    [{ exceptCategory: ["apparel"] }, {}, false],
    [{ exceptCategory: ["food"] }, {}, true],
    [{ origin: ["CN"] }, {}, true],
    [{ origin: ["VN"] }, {}, false],
    [{ exceptOrigin: ["VN"] }, {}, true],
    [{ exceptOrigin: ["CN"] }, {}, false],
    [{ unit: "<= 25 EUR" }, {}, true],
    [{ unit: "< 25 EUR" }, {}, false],
    [{ measures: { "%vol": "> 22%" } }, alcohol("22.1"), true],
    [{ measures: { "%vol": "> 22%" } }, alcohol("22"), false],
    [{ measures: { "%vol": "<= 22" } }, alcohol("22"), true],
    [{ measures: { "%vol": "<= 22", l: "> 0" } }, alcohol("22"), false],
  ])("%#: %j", (when, part, expected) => {
    expect(holds(when, situation(part))).toBe(expected);
  });

  test("nothing named always holds", () => {
    expect(holds(undefined, situation())).toBe(true);
  });

  test.each<[When, Part<Situation>]>([
    [{ customsValue: ">= 0 EUR" }, { customsValue: undefined }],
    [{ mode: ["courier"] }, sent({ mode: undefined })],
    [{ region: ["US-CA"] }, sent({ region: undefined })],
    [{ hs: ["*"] }, goods({ hs: undefined })],
    [{ category: ["apparel"] }, goods({ category: undefined })],
    [{ origin: ["CN"] }, goods({ origin: undefined })],
    [{ measures: { "%vol": ">= 0" } }, {}],
  ])("what is not known does not hold: %j", (when, part) => {
    expect(holds(when, situation(part))).toBe(false);
  });

  test.each<[When, Part<Situation>]>([
    [{ exceptRegion: ["US-CA"] }, sent({ region: undefined })],
    [{ exceptHs: ["*"] }, goods({ hs: undefined })],
    [{ exceptCategory: ["apparel"] }, goods({ category: undefined })],
    [{ exceptOrigin: ["CN"] }, goods({ origin: undefined })],
  ])("nor does an exception of it: %j", (when, part) => {
    expect(holds(when, situation(part))).toBe(true);
  });

  test.each<[When, boolean]>([
    [{ hs: ["6109", "3304"] }, true],
    [{ hs: ["6109"] }, false],
    [{ exceptHs: ["3304"] }, false],
    [{ origin: ["CN"] }, false],
    [{ evidence: ["origin-certificate"] }, false],
  ])("of several goods it holds for each: %j is %s", (when, expected) => {
    const two = goods({ evidence: ["origin-certificate"] }, { hs: "330499", origin: "VN" });
    expect(holds(when, situation(two))).toBe(expected);
  });

  test.each<[Part<Situation>, boolean]>([
    [sent({ evidence: ["ioss"] }), true],
    [goods({ evidence: ["ioss"] }), true],
    [{}, false],
  ])("evidence may be the seller's or the goods' own: %#", (part, expected) => {
    expect(holds({ evidence: ["vat-number", "ioss"] }, situation(part))).toBe(expected);
  });

  test.each<[When["registered"], Part<Consignment>, boolean]>([
    [true, { channel: "marketplace" }, true],
    [true, {}, false],
    ["ioss", {}, false],
    ["ioss", { evidence: ["ioss"] }, true],
    ["ioss", { channel: "marketplace" }, true],
    [false, {}, true],
    [false, { channel: "marketplace" }, false],
  ])("registered %s, sold as %j: %s", (registered, part, expected) => {
    expect(holds({ registered }, situation(sent(part)))).toBe(expected);
  });
});

const day = "2026-10-05";
const rate = (name: string, part: Partial<LayerRate> = {}): [string, LayerRate] => [
  name,
  { rate: "10%", ...part } as LayerRate,
];
const chosen = (rates: readonly [string, LayerRate][], part: Part<Item> = {}, more: Part<Situation> = {}) => {
  const table = Object.fromEntries(rates);
  const found = rateFor(table, item(part), situation(more), day);
  return rates.find(([, entry]) => entry === found)?.[0];
};

describe("the rate of a layer", () => {
  const all = rate("all");
  test.each<[string, [string, LayerRate][], Part<Item>, string | undefined]>([
    ["for everything", [all], {}, "all"],
    ["the longer code", [rate("61", { hs: ["61"] }), rate("6109", { hs: ["6109"] })], {}, "6109"],
    [
      "the longer code, written first",
      [rate("6109", { hs: ["6109"] }), rate("61", { hs: ["61"] })],
      {},
      "6109",
    ],
    ["the first of two alike", [rate("a", { hs: ["6109"] }), rate("b", { hs: ["6109"] })], {}, "a"],
    ["a code before none", [all, rate("61", { hs: ["61"] })], {}, "61"],
    ["a category before none", [all, rate("tops", { category: ["apparel"] })], {}, "tops"],
    ["another category", [rate("food", { category: ["food"] })], {}, undefined],
    ["another code", [rate("62", { hs: ["62"] })], {}, undefined],
    [
      "code or category, whichever fits",
      [rate("either", { hs: ["62"], category: ["apparel"] })],
      {},
      "either",
    ],
    ["goods without a code", [rate("61", { hs: ["61"] })], { hs: undefined }, undefined],
    ["not the goods excepted", [all, rate("not", { hs: ["61"], exceptHs: ["6109"] })], {}, "all"],
    ["goods beside those excepted", [all, rate("not", { hs: ["61"], exceptHs: ["6110"] })], {}, "not"],
    ["its origin", [rate("CN", { origin: ["CN"] })], {}, "CN"],
    ["another origin", [rate("VN", { origin: ["VN"] })], {}, undefined],
    ["an unknown origin", [rate("CN", { origin: ["CN"] })], { origin: undefined }, undefined],
    ["not the origin excepted", [rate("rest", { exceptOrigin: ["CN"] })], {}, undefined],
    ["an origin beside that excepted", [rate("rest", { exceptOrigin: ["VN"] })], {}, "rest"],
    ["its region", [rate("CA", { region: ["US-CA"] })], {}, "CA"],
    ["another region", [rate("NY", { region: ["US-NY"] })], {}, undefined],
    ["not yet", [rate("new", { from: "2026-10-06" })], {}, undefined],
    ["from that day", [rate("new", { from: day })], {}, "new"],
    ["until that day", [rate("old", { until: day })], {}, "old"],
    ["no longer", [rate("old", { until: "2026-10-04" })], {}, undefined],
    ["where it holds", [all, rate("61", { hs: ["61"], when: { unit: "> 20 EUR" } })], {}, "61"],
    ["not where it does not", [all, rate("61", { hs: ["61"], when: { unit: "> 30 EUR" } })], {}, "all"],
    ["not unless", [all, rate("61", { hs: ["61"], unless: { unit: "> 20 EUR" } })], {}, "all"],
    ["unless that is not so", [all, rate("61", { hs: ["61"], unless: { unit: "> 30 EUR" } })], {}, "61"],
  ])("%s", (_, rates, part, expected) => {
    expect(chosen(rates, part)).toBe(expected);
  });

  test("a condition on goods is one on these goods, not on all that is sent", () => {
    const both = goods({}, { hs: "330499" });
    expect(chosen([rate("61", { when: { hs: ["61"] } })], {}, both)).toBe("61");
  });

  test("without a region, those of regions do not apply", () => {
    expect(chosen([rate("CA", { region: ["US-CA"] })], {}, sent({ region: undefined }))).toBeUndefined();
  });
});

describe("what must be known to choose", () => {
  test.each<[string, [string, LayerRate][], Part<Item>, string | undefined]>([
    ["nothing", [rate("all")], { hs: undefined, origin: undefined }, undefined],
    ["an origin", [rate("CN", { origin: ["CN"] })], { origin: undefined }, "origin"],
    ["an origin that is excepted", [rate("CN", { exceptOrigin: ["CN"] })], { origin: undefined }, "origin"],
    ["it is known", [rate("CN", { origin: ["CN"] })], {}, undefined],
    ["a code", [rate("61", { hs: ["61"] })], { hs: undefined }, "hs"],
    ["a code that is excepted", [rate("61", { exceptHs: ["61"] })], { hs: undefined }, "hs"],
    ["that is known", [rate("61", { hs: ["61"] })], {}, undefined],
    ["a code of another origin", [rate("VN", { hs: ["61"], origin: ["VN"] })], { hs: undefined }, undefined],
    [
      "a code of another day",
      [rate("old", { hs: ["61"], until: "2026-10-04" })],
      { hs: undefined },
      undefined,
    ],
    [
      "no code where the category tells",
      [rate("61", { hs: ["61"], category: ["apparel"] })],
      { hs: undefined },
      undefined,
    ],
    [
      "a code where the category is not known",
      [rate("61", { hs: ["61"], category: ["apparel"] })],
      { hs: undefined, category: undefined },
      "hs",
    ],
  ])("%s", (_, rates, part, expected) => {
    expect(needsToKnow(Object.fromEntries(rates), item(part), day)).toBe(expected);
  });

  test.each<[string, [string, LayerRate][], Part<Item>, boolean]>([
    ["a rate of a part of the code", [rate("61091000", { hs: ["6109.10.00"] })], { hs: "6109" }, true],
    ["an exception of a part of it", [rate("not", { exceptHs: ["6109.10.00"] })], { hs: "6109" }, true],
    ["a rate of the code itself", [rate("6109", { hs: ["6109"] })], { hs: "6109" }, false],
    ["a rate of another code", [rate("62", { hs: ["6209.10"] })], { hs: "6109" }, false],
    ["a rate of another origin", [rate("VN", { hs: ["6109.10"], origin: ["VN"] })], { hs: "6109" }, false],
    ["a rate of another day", [rate("old", { hs: ["6109.10"], until: "2026-10-04" })], { hs: "6109" }, false],
    ["no code at all", [rate("61", { hs: ["6109.10"] })], { hs: undefined }, false],
  ])("a code is too short to tell: %s", (_, rates, part, expected) => {
    expect(isAmbiguous(Object.fromEntries(rates), item(part), day, undefined)).toBe(expected);
  });

  test("what has been chosen does not make it so", () => {
    const [name, entry] = rate("part", { hs: ["6109.10"] });
    expect(isAmbiguous({ [name]: entry }, item({ hs: "6109" }), day, entry)).toBe(false);
  });
});
