import { describe, expect, it } from "vitest";
import { covers } from "../../src/check/labels.ts";
import type { Product } from "../../src/model/product.ts";
import { checked, item, market, rules, tea } from "./launch.ts";

function says(need: object, part: Partial<Product>): unknown[] {
  const markets = [market("XX", rules({ "xx.a.rule": { needs: [need] } }))];
  const found = item(checked({ markets, products: [{ ...tea, ...part }] }), "xx.a.rule");
  return [found?.status, found?.message.replace(/^Required(; )?/, "")];
}

type Labels = NonNullable<Product["labels"]>;
const two = ["de", "fr"];

describe("a label", () => {
  it.each<[string, object, Labels | undefined, string, string]>([
    ["in a language", { languages: ["de"] }, { languages: ["en", "de"] }, "pass", ""],
    ["in all languages", { languages: two }, { languages: ["fr", "de"] }, "pass", ""],
    ["without some", { languages: two }, { languages: ["en"] }, "fail", "missing: label:de, label:fr"],
    [
      "without languages",
      { languages: two },
      { elements: [] },
      "unknown",
      "labels.languages: not declared; is it de, fr?",
    ],
    [
      "not declared",
      { languages: two },
      undefined,
      "unknown",
      "labels.languages: not declared; is it de, fr?",
    ],
    ["in one of several", { anyLanguage: two }, { languages: ["fr"] }, "pass", ""],
    ["in none of several", { anyLanguage: two }, { languages: ["en"] }, "fail", "missing: label:de|fr"],
    [
      "in one of several, perhaps",
      { anyLanguage: two },
      {},
      "unknown",
      "labels.languages: not declared; is it de, fr?",
    ],
    ["with an element", { elements: ["ce"] }, { elements: ["ce", "weee-bin"] }, "pass", ""],
    [
      "without an element",
      { elements: ["ce", "weee-bin"] },
      { elements: ["ce"] },
      "fail",
      "missing: weee-bin",
    ],
    ["of unknown elements", { elements: ["ce"] }, {}, "unknown", "labels.elements: not declared; is it ce?"],
    ["fixed as it must be", { attached: ["sewn", "printed"] }, { attached: "sewn" }, "pass", ""],
    ["fixed otherwise", { attached: ["sewn"] }, { attached: "sticker" }, "fail", "missing: attached:sewn"],
    [
      "fixed somehow",
      { attached: ["sewn", "printed"] },
      {},
      "unknown",
      "labels.attached: not declared; is it sewn, printed?",
    ],
    [
      "not declared, to be fixed",
      { attached: ["sewn"] },
      undefined,
      "unknown",
      "labels.attached: not declared; is it sewn?",
    ],
    [
      "that lacks one thing, and is not known of another",
      { languages: ["de"], elements: ["ce"] },
      { languages: [] },
      "fail",
      "missing: label:de",
    ],
  ])("%s", (_, label, labels, status, message) => {
    expect(says({ label }, labels === undefined ? {} : ({ labels } as Partial<Product>))).toEqual([
      status,
      message,
    ]);
  });

  it("of a language covers the language, not the other way round", () => {
    expect([
      covers("zh", "zh"),
      covers("zh-Hant", "zh"),
      covers("zh", "zh-Hant"),
      covers("zhx", "zh"),
    ]).toEqual([true, true, false, false]);
  });

  it("is not there where the rule is of no product", () => {
    const markets = [
      market("XX", rules({ "xx.a.rule": { per: "market", needs: [{ label: { languages: ["de"] } }] } })),
    ];
    const found = item(checked({ markets }), "xx.a.rule");
    expect([found?.status, found?.message]).toEqual(["unknown", "Required; labels: not declared"]);
  });
});

describe("a mark", () => {
  it.each<[string, string, Partial<Product>, string, string]>([
    ["without papers", "ce", { evidence: [] }, "fail", "missing: ce|ce-marking"],
    ["on neither", "ce", { evidence: [], labels: { elements: [] } }, "fail", "missing: ce|ce-marking"],
    [
      "that no papers are known for",
      "weee-bin",
      { evidence: [], labels: { elements: [] } },
      "fail",
      "missing: weee-bin",
    ],
    [
      "not on the label, but perhaps in papers",
      "ce",
      { labels: { elements: [] } },
      "unknown",
      "evidence: not declared; is there ce-marking?",
    ],
  ])("%s", (_, mark, part, status, message) => {
    expect(says({ mark }, part)).toEqual([status, message]);
  });
});

describe("speech", () => {
  const run = (
    need: object,
    settings: readonly object[] | undefined,
    stream: readonly string[] = [],
    per = "market",
  ) => {
    const of = market("XX", rules({ "xx.a.rule": { per, needs: [need] } }));
    const languages = { stream } as never;
    const markets = [{ ...of, profile: { ...of.profile, languages } }];
    const scripts = (settings ?? []).map((s, i) => ({ file: `${i}.md`, text: "#ad Welcome", settings: s }));
    const found = item(checked({ markets, scripts }), "xx.a.rule");
    return [found?.status, found?.message.replace(/^Required(; )?/, "")];
  };
  const speak = { speak: ["ar"] };
  const ask = "scripts.language: not declared; is it ar?";
  it.each<[string, readonly object[] | undefined, readonly string[], string, string]>([
    ["in the language", [{ language: "ar" }], [], "pass", ""],
    ["in a variety of it", [{ language: "ar-SA" }], [], "pass", ""],
    ["with captions in it", [{ language: "en", captions: ["fr", "ar"] }], [], "pass", ""],
    ["in another", [{ language: "en" }], ["ar"], "fail", "missing: spoken:ar"],
    ["in one that is not stated", [{}], ["ar"], "unknown", ask],
    [
      "of which one is in another",
      [{ language: "ar" }, { language: "en" }],
      [],
      "fail",
      "missing: spoken:ar",
    ],
    ["that is only listed", [{ language: "en", kind: "listing" }], ["ar"], "pass", ""],
    ["without scripts, in the market's", undefined, ["ar"], "pass", ""],
    ["without scripts, in one of the market's", undefined, ["ar", "en"], "unknown", ask],
    ["without scripts, in none of the market's", undefined, ["en"], "fail", "missing: spoken:ar"],
    ["of which nothing is known", undefined, [], "unknown", ask],
  ])("%s", (_, settings, stream, status, message) => {
    expect(run(speak, settings, stream)).toEqual([status, message]);
  });

  it("is asked of each script by itself", () => {
    expect(run(speak, [{ language: "en" }], ["ar"], "script")).toEqual(["fail", "missing: spoken:ar"]);
  });

  it.each([
    ["is said", "script", "advertisement", "pass", ""],
    ["is not said", "script", "total-price", "fail", "missing: disclosure:total-price"],
    ["is of no script", "market", "advertisement", "unknown", "scripts: not declared; is it advertisement?"],
  ])("where a disclosure %s", (_, per, say, status, message) => {
    expect(run({ say }, [{ language: "en" }], [], per)).toEqual([status, message]);
  });
});
