import { describe, expect, it } from "vitest";
import { pinnedDays } from "../../src/app/check.ts";
import type { PlanResult } from "../../src/model/plan-result.ts";
import type { Evidence, Product } from "../../src/model/product.ts";
import { checked, item, market, rules, status, tea } from "./launch.ts";

const window = { from: "2027-01-04", to: "2027-01-31" };
const certificate = (part: Partial<Evidence>): Product => ({
  ...tea,
  evidence: [{ type: "kosher-certificate", ...part }],
});

describe("three values", () => {
  const noMeat = rules({
    "xx.a.rule": {
      when: { category: "food", contains: "meat" },
      needs: [{ evidence: "kosher-certificate" }],
    },
  });
  it.each<[string, Partial<Product>, string | undefined]>([
    ["does not apply", { contains: [] }, undefined],
    ["fails", { contains: ["beef"], evidence: [] }, "fail"],
    ["passes", { contains: ["beef"], evidence: [{ type: "kosher-certificate" }] }, "pass"],
    ["passes whatever is in it", { evidence: [{ type: "kosher-certificate" }] }, "pass"],
    ["is unknown while the list is", { evidence: [] }, "unknown"],
    ["is unknown while the evidence is", { contains: ["beef"] }, "unknown"],
    ["is unknown with a word that xb does not know", { contains: ["beeef"], evidence: [] }, "unknown"],
  ])("%s", (_, part, expected) => {
    const result = checked({ markets: [market("XX", noMeat)], products: [{ ...tea, ...part }] });
    expect(status(result, "xx.a.rule")).toBe(expected);
  });

  it("asks for what is not declared", () => {
    const result = checked({ markets: [market("XX", noMeat)] });
    expect(item(result, "xx.a.rule")?.message).toBe(
      "Required; contains: not declared; is there meat?; evidence: not declared; is there kosher-certificate?",
    );
    expect(result.verdicts).toEqual([{ sku: "TEA-1", market: "XX", verdict: "unknown" }]);
  });

  it("warns of a strange word, with what was probably meant", () => {
    const result = checked({
      markets: [market("XX", noMeat)],
      products: [{ ...tea, contains: ["geletin"] }],
    });
    expect(result.warnings.map((w) => w.message)).toEqual([
      "TEA-1: contains has geletin, a word that xb does not know; did you mean gelatin? What depends on it is not known",
    ]);
  });
});

describe("what is declared elsewhere", () => {
  const channel = rules({ "xx.a.rule": { when: { declared: "channel" }, needs: [{ known: "netWeight" }] } });
  it("the channel of the market counts in a product's rule", () => {
    const run = (part: object) => status(checked({ markets: [market("XX", channel, part)] }), "xx.a.rule");
    expect(run({})).toBeUndefined();
    expect(run({ settings: { id: "XX", channel: "own-store" } })).toBe("unknown");
  });

  const claim = rules({
    "xx.a.rule": { when: { claims: "halal" }, needs: [{ evidence: "halal-certificate" }] },
  });
  it.each<[string, Partial<Product>, string | undefined]>([
    ["on the label", { labels: { elements: ["halal-logo"] }, evidence: [] }, "fail"],
    ["in the evidence", { evidence: [{ type: "halal-logo" }] }, "fail"],
    ["nowhere", { labels: { elements: ["non-halal-statement"] }, evidence: [] }, undefined],
  ])("a logo %s claims", (_, part, expected) => {
    const result = checked({
      markets: [market("XX", claim)],
      products: [{ ...tea, claims: [], ...part }],
    });
    expect(status(result, "xx.a.rule")).toBe(expected);
  });

  const marked = rules({ "xx.a.rule": { needs: [{ mark: "ce" }] } });
  it.each<[string, Partial<Product>, string]>([
    ["nothing is declared", {}, "unknown"],
    ["there are no papers", { evidence: [] }, "fail"],
    ["only the label is declared, without it", { labels: { elements: [] } }, "unknown"],
    ["it is on the label", { labels: { elements: ["ce"] }, evidence: [] }, "pass"],
    ["there are papers", { evidence: [{ type: "ce-marking" }] }, "pass"],
  ])("a mark where %s", (_, part, expected) => {
    const result = checked({ markets: [market("XX", marked)], products: [{ ...tea, ...part }] });
    expect(status(result, "xx.a.rule")).toBe(expected);
  });

  it("a day of the calendar is known once the streams are", () => {
    const holy = rules({
      "xx.a.rule": { when: { dates: ["2027-01-15"] }, needs: [{ not: { contains: "meat" } }] },
    });
    const run = (part: object) =>
      status(
        checked({
          markets: [market("XX", holy, part)],
          products: [{ ...tea, contains: ["meat"] }],
          launch: { window: { from: "2027-01-04", to: "2027-01-31" } },
        }),
        "xx.a.rule",
      );
    expect(run({})).toBe("unknown");
    expect(run({ streams: ["2027-01-15"] })).toBe("fail");
    expect(run({ streams: ["2027-01-16"] })).toBeUndefined();
  });
});

describe("certainty", () => {
  const sure = { needs: [{ not: { contains: "meat" } }], severity: "block" };
  const jerky = { ...tea, contains: ["meat"] };
  it("a rule from memory advises, says so, and decides nothing", () => {
    const memory = rules({ "xx.a.rule": { ...sure, source: undefined, certainty: "unverified" } });
    const result = checked({ markets: [market("XX", memory)], products: [jerky] });
    expect(item(result, "xx.a.rule")).toMatchObject({ status: "fail", severity: "advise" });
    expect(item(result, "xx.a.rule")?.message).toContain("not verified");
    expect(result.verdicts[0]?.verdict).toBe("ready");
  });

  it("a rule without a source or a date cannot be loaded", () => {
    const bare = rules({ "xx.a.rule": { ...sure, source: undefined, from: undefined } });
    expect(() => checked({ markets: [market("XX", bare)] })).toThrow("check.unsourced-rule");
    const strange = rules({ "xx.a.rule": { ...sure, source: "lore" } });
    expect(() => checked({ markets: [market("XX", strange)] })).toThrow("check.unknown-source");
  });

  it("a repealed rule is silent", () => {
    const repealed = rules({ "xx.a.rule": { ...sure, status: "repealed" } });
    expect(checked({ markets: [market("XX", repealed)], products: [jerky] }).items).toEqual([]);
  });
});

describe("days that matter", () => {
  const from = (day: string) => rules({ "xx.a.rule": { needs: [{ not: { contains: "meat" } }], from: day } });
  const jerky = { ...tea, contains: ["meat"] };
  const run = (day: string, part: object = {}) =>
    item(
      checked({ markets: [market("XX", from(day), part)], products: [jerky], launch: { window } }),
      "xx.a.rule",
    );

  it("a rule that began before the window holds", () => {
    expect(run("2026-12-30")).toMatchObject({ status: "fail", severity: "fix" });
  });
  it("a rule that begins inside the window is judged from that day", () => {
    expect(run("2027-01-15")).toMatchObject({ status: "fail", severity: "fix" });
    expect(run("2027-01-15")?.message).toContain("from 2027-01-15");
  });
  it("a rule that begins after it is announced for 90 days", () => {
    expect(run("2027-02-18")).toMatchObject({ severity: "advise", upcoming: true });
    expect(run("2027-02-18")?.message).toContain("begins on 2027-02-18");
    expect(run("2027-02-23")).toBeUndefined();
  });
  it("where streams are known, only their days count", () => {
    expect(run("2027-01-15", { streams: ["2027-01-05", "2027-01-12"] })).toMatchObject({ upcoming: true });
    expect(run("2027-01-15", { streams: ["2027-01-05", "2027-01-16"] })).toMatchObject({
      status: "fail",
      severity: "fix",
    });
  });
  it("a launch that pins a plan is judged on its streams, by their local days", () => {
    const stream = (market: string, start: string) => ({ market, start }) as PlanResult["streams"][number];
    const pins = {
      streams: [stream("XX", "2027-01-05T23:30:00+03:00"), stream("YY", "2027-01-07T20:00:00+08:00")],
    } as unknown as PlanResult;
    expect(Object.fromEntries(pinnedDays({ pins }))).toEqual({ XX: ["2027-01-05"], YY: ["2027-01-07"] });
    expect(pinnedDays({}).size).toBe(0);
  });
  it("without a window the day is --on", () => {
    const result = (on: string) =>
      status(checked({ markets: [market("XX", from("2026-11-24"))], products: [jerky], on }), "xx.a.rule");
    expect([result("2026-11-24"), result("2026-06-01")]).toEqual(["fail", undefined]);
  });
});

describe("evidence", () => {
  const needs = (need: object) =>
    rules({ "xx.a.rule": { needs: [{ evidence: { type: "kosher-certificate", ...need } }] } });
  const run = (need: object, part: Partial<Evidence>, ofMarket: object = {}) =>
    item(
      checked({
        markets: [market("XX", needs(need), ofMarket)],
        products: [certificate(part)],
        launch: { window },
      }),
      "xx.a.rule",
    );

  it("lasts through the last stream and the way to the buyer", () => {
    expect(run({}, { validUntil: "2027-02-05" }, { transitDays: 5 })?.status).toBe("pass");
    expect(run({}, { validUntil: "2027-02-05" }, { transitDays: 6 })?.message).toContain(
      "valid until 2027-02-05; it must last until 2027-02-06",
    );
    expect(run({ validAt: "sale" }, { validUntil: "2027-01-31" }, { transitDays: 20 })?.status).toBe("pass");
    expect(run({}, { validFrom: "2027-01-10" })?.status).toBe("fail");
  });

  it("counts for the markets that it names", () => {
    expect(run({}, { markets: ["YY"] })?.status).toBe("fail");
    expect(run({}, { markets: ["EU"] }, { names: ["XX", "EU"] })?.status).toBe("pass");
  });

  it("is recognised by an authority's word or by a dated list", () => {
    const bodies = {
      board: {
        authority: ["The Board"],
        members: [
          { id: "OK-1", name: "Good Certifier" },
          { id: "OLD-1", name: "Old Certifier", until: "2026-12-31" },
        ],
      },
    };
    const profile = { ...market("XX", needs({ recognizedBy: "board" })).profile, bodies };
    const is = (part: Partial<Evidence>) => run({ recognizedBy: "board" }, part, { profile })?.status;
    expect(is({ recognizedBy: ["the board"] })).toBe("pass");
    expect(is({ recognizedBy: [] })).toBe("fail");
    expect(is({ issuer: "good certifier" })).toBe("pass");
    expect(is({ issuer: "OLD-1" })).toBe("fail");
    expect(is({ issuer: "Another" })).toBe("unknown");
  });

  it("has a number of the right form", () => {
    const ioss = (number?: string) => run({ number: "ioss" }, number === undefined ? {} : { number })?.status;
    expect([
      ioss("IM2500000000"),
      ioss("IM 250 000 0000"),
      ioss("IM9990000000"),
      ioss("IM25"),
      ioss(),
    ]).toEqual(["pass", "pass", "fail", "fail", "unknown"]);
    const vat = (number: string) => run({ number: "vat-de" }, { number })?.status;
    expect([vat("DE136695976"), vat("DE136695977")]).toEqual(["pass", "fail"]);
  });

  it("covers what is asked for", () => {
    expect(run({ covers: ["EN 71-1"] }, { covers: ["EN 71-1:2014"] })?.status).toBe("pass");
    expect(run({ covers: ["EN 71-1"] }, { covers: ["EN 71-2"] })?.message).toContain("not covered: EN 71-1");
    expect(run({ covers: ["EN 71-1"] }, {})?.status).toBe("unknown");
  });
});

describe("waivers", () => {
  const banned = rules({ "xx.a.rule": { needs: [{ not: { contains: "meat" } }] } });
  const run = (waiver: object) =>
    checked({
      markets: [market("XX", banned)],
      products: [{ ...tea, contains: ["meat"] }],
      launch: { window, waivers: [{ rule: "xx.a.rule", reason: "ticket 1", ...waiver }] },
    });
  it("take a finding out of the verdict, with the reason", () => {
    const result = run({ sku: "TEA-*", until: "2027-03-31" });
    expect(item(result, "xx.a.rule")).toMatchObject({ status: "waived", waiver: { reason: "ticket 1" } });
    expect(result.verdicts[0]?.verdict).toBe("ready");
    expect(result.warnings).toEqual([]);
  });
  it.each([
    ["check.waiver-expired", { until: "2026-11-23" }, "fail"],
    ["check.waiver-malformed", { until: "next spring" }, "fail"],
    ["check.waiver-unused", { sku: "BAG-*" }, "fail"],
    ["check.waiver-short", { until: "2027-01-15" }, "waived"],
  ])("%s is announced", (code, waiver, expected) => {
    const result = run(waiver);
    expect(status(result, "xx.a.rule")).toBe(expected);
    expect(result.warnings.map((w) => w.code)).toEqual([code]);
  });
});

describe("a launch's own changes", () => {
  const ofMarket = rules({ "xx.a.rule": { needs: [{ not: { contains: "meat" } }] } });
  const run = (own: Record<string, object>) =>
    checked({
      markets: [market("XX", ofMarket)],
      products: [{ ...tea, contains: ["meat"] }],
      launch: { rules: own as never },
    });
  it("another severity, with its reason", () => {
    const changed = item(run({ "xx.a.rule": { severity: "block", reason: "our lawyer" } }), "xx.a.rule");
    expect(changed).toMatchObject({ severity: "block" });
    expect(changed?.message).toContain("our lawyer");
  });
  it("a rule switched off", () => {
    expect(run({ "xx.a.rule": { off: true, reason: "not ours" } }).items).toEqual([]);
  });
  it("a rule added", () => {
    const own = rules({
      "own.a.rule": { source: undefined, certainty: "unverified", needs: [{ known: "netWeight" }] },
    });
    expect(status(run(own), "own.a.rule")).toBe("unknown");
  });
  it("a change to a rule that is not there is an error", () => {
    expect(() => run({ "xx.a.rul": { off: true, reason: "typo" } })).toThrow("check.unknown-rule-guess");
  });
});

describe("what is said", () => {
  const claim = rules({
    "xx.a.rule": { when: { claims: "halal" }, needs: [{ evidence: "halal-certificate" }] },
  });
  const product: Product = { ...tea, claims: [], evidence: [] };
  it("in a script counts, and is quoted where it stands", () => {
    const scripts = [
      {
        file: "tea.md",
        text: "# Tea\n\nWelcome!\nThis tea is halal.\n",
        settings: { language: "en", products: ["TEA-*"] },
      },
    ];
    const found = item(
      checked({ markets: [market("XX", claim)], products: [product], scripts }),
      "xx.a.rule",
    );
    expect(found).toMatchObject({ status: "fail", location: { file: "tea.md", line: 4, column: 13 } });
    expect(found?.message).toContain('said in tea.md: "halal"');
  });
  it("for another product or market does not", () => {
    const scripts = [
      { file: "a.md", text: "halal", settings: { products: ["BAG-1"] } },
      { file: "b.md", text: "halal", settings: { markets: ["YY"] } },
    ];
    expect(checked({ markets: [market("XX", claim)], products: [product], scripts }).items).toEqual([]);
  });
  it("in the name counts", () => {
    const named = { ...product, name: { en: "Halal tea" } };
    expect(status(checked({ markets: [market("XX", claim)], products: [named] }), "xx.a.rule")).toBe("fail");
  });
});

describe("the result", () => {
  const two = rules({
    "xx.b.rule": { needs: [{ not: { contains: "meat" } }], severity: "block" },
    "xx.a.rule": { when: { category: "toy" }, needs: [{ mark: "ce" }] },
  });
  const input = { markets: [market("XX", two)], products: [{ ...tea, contains: ["meat"] }] };
  it("has the rule's source, and a fingerprint that only the rule, market and product make", () => {
    const found = item(checked(input), "xx.b.rule");
    expect(found?.reference).toEqual({
      title: "The law",
      url: "https://example.org/law",
      from: "before-2024",
      checked: "2026-11-20",
      certainty: "authority",
    });
    expect(found?.fingerprint).toMatch(/^[0-9a-f]{16}$/);
    const later = item(checked({ ...input, lang: "zh", on: "2026-12-01" }), "xx.b.rule");
    expect(later?.fingerprint).toBe(found?.fingerprint);
    expect(later?.message).toBe("要求；contains：meat");
  });
  it("leaves out what does not apply unless asked", () => {
    expect(checked(input).items).toHaveLength(1);
    expect(checked({ ...input, all: true }).items.map((i) => i.status)).toEqual(["not-applicable", "fail"]);
  });
  it("judges a product only where it is offered", () => {
    const result = checked({ ...input, products: [{ ...tea, markets: ["YY"] }] });
    expect([result.items, result.verdicts]).toEqual([[], []]);
  });
});
