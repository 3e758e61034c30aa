import { describe, expect, it } from "vitest";
import type { Subject } from "../../src/check/facts.ts";
import { type Finding, join, nothing } from "../../src/check/finding.ts";
import { allNeeds, anyNeed, type CompiledNeed } from "../../src/check/needs.ts";
import { maybe, no, type Truth, yes } from "../../src/check/truth.ts";
import type { Evidence, Product } from "../../src/model/product.ts";
import { checked, item, market, rules, tea } from "./launch.ts";

const subject = {} as Subject;
const need = (truth: Truth, part: Partial<Finding> = {}): CompiledNeed => ({
  test: () => truth,
  explain: () => ({ ...nothing, ...part }),
});
const asking = (key: string) => need(maybe, { asks: [{ key, words: [] }] });
const lacking = (...missing: string[]) => need(no, { missing });

describe("several needs", () => {
  it.each<[Truth, Truth, all: Truth, any: Truth]>([
    [yes, yes, yes, yes],
    [yes, maybe, maybe, yes],
    [maybe, yes, maybe, yes],
    [maybe, no, no, maybe],
    [no, yes, no, yes],
    [no, no, no, no],
  ])("%d and %d are all %d, any %d", (a, b, all, any) => {
    const both = [need(a), need(b)];
    expect([allNeeds(both).test(subject), anyNeed(both).test(subject)]).toEqual([all, any]);
  });

  it("of which one is enough, name all that is missing as one", () => {
    expect(anyNeed([lacking("a"), lacking("b", "c")]).explain(subject).missing).toEqual(["a|b|c"]);
    expect(anyNeed([need(no), need(no)]).explain(subject).missing).toEqual([]);
  });

  it("of which one may hold, ask for that one alone", () => {
    const found = anyNeed([lacking("a"), asking("netWeight"), lacking("b")]).explain(subject);
    expect(found).toMatchObject({ missing: [], asks: [{ key: "netWeight" }] });
  });

  it("of which one holds, tell what it holds by", () => {
    const held = (paper: string) => need(yes, { evidence: [paper] });
    expect(anyNeed([lacking("a"), asking("b"), held("coa 1"), held("coa 2")]).explain(subject)).toEqual({
      ...nothing,
      evidence: ["coa 1"],
    });
  });

  it("tell what is behind each of them once, by the first key", () => {
    const one = { missing: ["a"], evidence: ["p"] };
    const joined = join([
      { ...nothing, ...one },
      { ...nothing, ...one, key: "labels" },
      { ...nothing, key: "hs" },
    ]);
    expect(joined).toEqual({ missing: ["a"], reasons: [], asks: [], evidence: ["p"], key: "labels" });
  });
});

const says = (needs: readonly object[], part: Partial<Product>, ofMarket: object = {}): unknown => {
  const markets = [market("DE", rules({ "de.a.rule": { needs } }), ofMarket)];
  const launch = { window: { from: "2027-01-04", to: "2027-01-31" } };
  const found = item(checked({ markets, products: [{ ...tea, ...part }], launch }), "de.a.rule");
  return [found?.status, found?.message];
};

describe("why a need does not hold", () => {
  const label = { label: { elements: ["ce"] } };
  const bare = { labels: { elements: [] } };
  it.each<[string, readonly object[], Partial<Product>, string, string]>([
    [
      "a list",
      [{ is: { contains: ["meat"] } }],
      { contains: ["alcohol", "gelatin"] },
      "fail",
      "; contains: alcohol, gelatin",
    ],
    ["a number", [{ is: { battery: { wh: "> 9" } } }], { battery: { wh: 5 } }, "fail", "; battery.wh: 5"],
    [
      "this market's price",
      [{ is: { price: "< 20 EUR" } }],
      { price: { DE: "30 EUR", FR: "9 EUR" } },
      "fail",
      "; price: 30 EUR",
    ],
    [
      "a map of something else",
      [{ is: { materials: ["wool"] } }],
      { contains: [], materials: { cotton: "100%" } },
      "fail",
      '; materials: {"cotton":"100%"}',
    ],
    ["nothing where nothing is declared", [{ is: { platform: ["tiktok-shop"] } }], {}, "fail", ""],
    [
      "all that is banned",
      [{ not: { contains: ["meat", "alcohol"] } }],
      { contains: ["meat", "alcohol"] },
      "fail",
      "; contains: meat, alcohol",
    ],
    [
      "what a ban asks",
      [{ not: { contains: ["meat"] } }],
      {},
      "unknown",
      "; contains: not declared; is there meat?",
    ],
    [
      "not what holds",
      [{ is: { origin: ["CN"] } }, label],
      { origin: "CN", ...bare },
      "fail",
      "; missing: ce",
    ],
    [
      "not what is not banned",
      [{ not: { origin: ["CN"] } }, label],
      { origin: "VN", ...bare },
      "fail",
      "; missing: ce",
    ],
    [
      "each of all",
      [{ allOf: [{ known: ["netWeight"] }, { known: ["origin"] }] }],
      {},
      "unknown",
      "; netWeight: not declared; origin: not declared",
    ],
    [
      "what is left of all",
      [{ allOf: [{ known: ["netWeight"] }, { known: ["origin"] }] }],
      { origin: "CN" },
      "unknown",
      "; netWeight: not declared",
    ],
  ])("%s", (_, needs, part, status, message) => {
    expect(says(needs, part)).toEqual([status, `Required${message}`]);
  });
});

describe("a confirmation", () => {
  const covers = ["de.a.rule"];
  const ask = "Required; confirm it with evidence { type: confirmation, covers: [de.a.rule] }";
  const type = "confirmation";
  it.each<[string, Evidence[], string]>([
    ["of the rule", [{ type, covers }], "pass"],
    ["of the rule among others", [{ type, covers: ["de.b.rule", ...covers] }], "pass"],
    ["beside another paper", [{ type: "coa" }, { type, covers }], "pass"],
    ["of another rule", [{ type, covers: ["de.b.rule"] }], "unknown"],
    ["of no rule", [{ type }], "unknown"],
    ["by another paper", [{ type: "coa", covers }], "unknown"],
    ["that lasts through the last day", [{ type, covers, validUntil: "2027-01-31" }], "pass"],
    ["that ends the day before", [{ type, covers, validUntil: "2027-01-30" }], "unknown"],
    ["not given", [], "unknown"],
  ])("%s", (_, evidence, status) => {
    expect(says([{ confirm: true }], { evidence })).toEqual([status, status === "pass" ? "Required" : ask]);
  });
});
