import { describe, expect, it } from "vitest";
import type { Host } from "../../src/model/host.ts";
import type { Product } from "../../src/model/product.ts";
import { checked, market, rules, tea } from "./launch.ts";

const noMeat = { needs: [{ not: { contains: "meat" } }] };
const jerky = { ...tea, contains: ["meat"] };
const lin = { id: "lin", zone: "Asia/Shanghai", languages: { en: 1 } } as unknown as Host;

describe("items", () => {
  it("are in the order of markets, then what is of no product, then of products, then of rules' ids", () => {
    const of = (id: string) => {
      const own = rules({
        "a.first.rule": noMeat,
        "b.of.host": { per: "host", needs: [{ evidence: "coa" }] },
        "c.last.rule": noMeat,
      });
      return market(id, own);
    };
    const { items } = checked({
      markets: [of("XX"), of("AA")],
      products: ["B", "A"].map((sku) => ({ ...jerky, sku })),
      hosts: [lin],
    });
    const ofMarket = (id: string) => [
      `${id} - b.of.host`,
      `${id} B a.first.rule`,
      `${id} B c.last.rule`,
      `${id} A a.first.rule`,
      `${id} A c.last.rule`,
    ];
    expect(items.map((i) => `${i.market} ${i.sku ?? "-"} ${i.rule}`)).toEqual([
      ...ofMarket("XX"),
      ...ofMarket("AA"),
    ]);
  });

  it("are of products that are offered there, or to a bloc of it", () => {
    const markets = [market("XX", rules({ "xx.a.rule": noMeat }), { names: ["XX", "EU"] })];
    const offered = (to: string[]) =>
      checked({ markets, products: [{ ...jerky, markets: to }] }).verdicts.length;
    expect([offered(["XX"]), offered(["YY", "EU"]), offered(["YY"]), offered([])]).toEqual([1, 1, 0, 0]);
  });

  it("of many products of a category are those of each by itself", () => {
    const own = rules({
      "xx.a.rule": { when: { category: "toy" }, needs: [{ known: "netWeight" }] },
      "xx.b.rule": { when: { category: "food", contains: "meat" }, needs: [{ known: "netWeight" }] },
      "xx.c.rule": { when: { ageUnder: 14 }, needs: [{ known: "netWeight" }] },
      "xx.d.rule": { when: { holds: ["coa"] }, needs: [{ known: "netWeight" }] },
      "xx.e.rule": { needs: [{ known: "netWeight" }] },
    });
    const alike: Product[] = [
      jerky,
      { ...jerky, forAge: "3+" },
      { ...jerky, evidence: [{ type: "coa" }] },
    ].map((p, i) => ({ evidence: [], ...p, sku: `P${i}` }) as Product);
    const strange = { ...jerky, sku: "P3", category: "food.teea" };
    const products = [...alike, strange, { ...strange, sku: "P4" }, { ...alike[1]!, sku: "P5" }];
    const of = (list: readonly Product[]) =>
      checked({ markets: [market("XX", own)], products: list }).items.map((i) => `${i.sku} ${i.rule}`);
    expect(of(products)).toEqual(products.flatMap((p) => of([p])));
    expect(of([alike[1]!])).toEqual(["P1 xx.b.rule", "P1 xx.c.rule", "P1 xx.e.rule"]);
  });
});

describe("evidence of a launch", () => {
  const own = rules({
    "xx.a.rule": { needs: [{ evidence: "coa" }] },
    "xx.b.rule": { per: "host", needs: [{ evidence: "coa" }] },
    "xx.c.rule": { per: "market", needs: [{ evidence: "coa" }] },
  });
  const coa = [{ type: "coa" }];
  const statuses = (mine: object, launch: object) =>
    checked({
      markets: [market("XX", own)],
      products: [{ ...tea, ...mine }],
      hosts: [{ ...lin, ...mine }],
      launch,
    })
      .items.map((i) => [i.rule.slice(3, 4), i.status].join(" "))
      .sort();
  it.each<[string, object, object, string, string]>([
    ["counts for all", {}, { evidence: coa }, "pass", "pass"],
    ["counts beside their own", { evidence: [{ type: "test-report" }] }, { evidence: coa }, "pass", "pass"],
    ["need not be, where they have their own", { evidence: coa }, { evidence: [] }, "pass", "fail"],
    ["need not be declared, where they have all their own", { evidence: [] }, {}, "fail", "unknown"],
    ["that is none does not say what they have", {}, { evidence: [] }, "unknown", "fail"],
    ["that is none and theirs that is none are all", { evidence: [] }, { evidence: [] }, "fail", "fail"],
    [
      "of a strange kind may be it",
      { evidence: [] },
      { evidence: [{ type: "coaaa" }] },
      "unknown",
      "unknown",
    ],
  ])("%s", (_, mine, launch, ofEach, ofMarket) => {
    expect(statuses(mine, launch)).toEqual([`a ${ofEach}`, `b ${ofEach}`, `c ${ofMarket}`]);
  });

  it("is told with strange words of its own and of hosts", () => {
    const { warnings } = checked({
      markets: [market("XX", own), market("YY", own)],
      hosts: [{ ...lin, evidence: [{ type: "zzzzzzz" }] } as Host],
      launch: { evidence: [{ type: "qqqqqqq" }] },
    });
    expect(warnings.map((w) => [w.code, w.message.split(",")[0]])).toEqual([
      ["check.strange-word", "launch: evidence has qqqqqqq"],
      ["check.strange-word", "lin: evidence has zzzzzzz"],
    ]);
  });
});

describe("hosts of a market", () => {
  const own = rules({ "xx.a.rule": { per: "host", needs: [{ evidence: "coa" }] } });
  const judged = (host: object, stream: readonly string[] | undefined, scripts: readonly object[] = []) => {
    const of = market("XX", own, { names: ["XX", "EU"] });
    const languages = stream && ({ stream } as never);
    const { items } = checked({
      markets: [languages ? { ...of, profile: { ...of.profile, languages } } : of],
      hosts: [{ ...lin, ...host }],
      scripts: scripts.map((settings) => ({ file: "s.md", text: "Hello", settings })),
    });
    return items.length === 1;
  };
  it.each<[string, object, readonly string[] | undefined, readonly object[], boolean]>([
    ["speak a language of its streams", { languages: { en: 1 } }, ["ar", "en"], [], true],
    ["speak a variety of it", { languages: { "en-GB": 1 } }, ["en"], [], true],
    ["speak what it is a variety of", { languages: { zh: 1 } }, ["zh-Hant"], [], true],
    ["speak one of several", { languages: { fr: 1, en: 1 } }, ["en"], [], true],
    ["do not speak another", { languages: { fr: 1 } }, ["en"], [], false],
    ["are all where none is known", { languages: { fr: 1 } }, undefined, [], true],
    ["have a script for it", { languages: { fr: 1 } }, ["en"], [{}, { host: "lin" }], true],
    ["have no script of another", { languages: { fr: 1 } }, ["en"], [{ host: "mei" }], false],
    [
      "have evidence for it",
      { languages: { fr: 1 }, evidence: [{ type: "coa", markets: ["EU"] }] },
      ["en"],
      [],
      true,
    ],
    [
      "have no evidence for another",
      { languages: { fr: 1 }, evidence: [{ type: "coa", markets: ["YY"] }] },
      ["en"],
      [],
      false,
    ],
    ["have no evidence for any", { languages: { fr: 1 }, evidence: [{ type: "coa" }] }, ["en"], [], false],
  ])("%s", (_, host, stream, scripts, wanted) => {
    expect(judged(host, stream, scripts)).toBe(wanted);
  });

  it("of a script are its own, or else all who might speak it", () => {
    const adult = rules({ "xx.a.rule": { per: "script", needs: [{ not: { host: { ageUnder: 18 } } }] } });
    const status = (settings: object) =>
      checked({
        markets: [market("XX", adult)],
        hosts: [{ ...lin, age: 17 } as Host, { ...lin, id: "mei", age: 30 } as Host],
        scripts: [{ file: "s.md", text: "Hello", settings }],
      }).items.map((i) => [i.status, i.host]);
    expect(status({ host: "lin" })).toEqual([["fail", "lin"]]);
    expect(status({ host: "mei" })).toEqual([["pass", "mei"]]);
    expect(status({})).toEqual([["unknown", undefined]]);
  });
});

describe("a platform", () => {
  const platform = { when: { platform: ["tiktok-shop"] }, ...noMeat };
  const codes = (settings: object, written: Record<string, object>) =>
    checked({
      markets: [market("XX", rules(written), { settings: { id: "XX", ...settings } })],
    }).warnings.map((w) => [w.code, w.message]);
  it("that is not declared is told where a rule asks for it", () => {
    const both = { "xx.a.rule": noMeat, "xx.b.rule": platform };
    expect(codes({}, both)).toEqual([
      ["check.no-platform", "XX: no platform is declared, so no platform's own rules were judged"],
    ]);
    expect(codes({ platform: "tiktok-shop" }, both)).toEqual([]);
    expect(codes({}, { "xx.a.rule": noMeat })).toEqual([]);
  });
});

describe("a launch's rules", () => {
  const own = rules({ "xx.a.rule": noMeat });
  const patch = { rules: { "yy.b.rule": { off: true, reason: "x" } } } as never;
  it("may change what any selected market has", () => {
    const both = [market("XX", own), market("YY", rules({ "yy.b.rule": noMeat }))];
    expect(checked({ markets: both, products: [jerky], launch: patch }).items.map((i) => i.rule)).toEqual([
      "xx.a.rule",
    ]);
    expect(() => checked({ markets: [market("XX", own)], launch: patch })).toThrow("check.unknown-rule");
    expect(checked({ markets: [], launch: patch }).items).toEqual([]);
  });
});

it("a waiver is held against the last day of all markets", () => {
  const of = (id: string, streams: string[]) => market(id, rules({ "xx.a.rule": noMeat }), { streams });
  const codes = (until: string) =>
    checked({
      markets: [of("XX", ["2027-01-05"]), of("YY", ["2027-01-20"]), of("ZZ", ["2027-01-07"])],
      products: [jerky],
      launch: { waivers: [{ rule: "xx.a.rule", reason: "ticket", until }] },
    }).warnings.map((w) => w.code);
  expect([codes("2027-01-19"), codes("2027-01-20")]).toEqual([["check.waiver-short"], []]);
});
