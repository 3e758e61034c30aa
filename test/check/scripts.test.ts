import { describe, expect, it } from "vitest";
import type { MarketFacts, ScriptSettings } from "../../src/check/facts.ts";
import type { CheckMarket } from "../../src/check/input.ts";
import type { PhraseTable } from "../../src/check/phrases.ts";
import { compilePhraseTable, foldTables, readScripts, saidOf, scriptsFor } from "../../src/check/scripts.ts";
import type { Product } from "../../src/model/product.ts";

const phrases: PhraseTable = {
  claims: { halal: { en: ["halal"], de: ["halal"] }, best: { en: ["best"] } },
  disclosures: { advertisement: { en: ["paid"], de: ["anzeige"] } },
  negations: { en: ["not"] },
  negationsAfter: { en: ["never"] },
  harmless: { en: ["best before", "paid out"] },
  prefixes: {},
};
const find = compilePhraseTable({ phrases });
const script = (file: string, text: string, settings: Partial<ScriptSettings> = {}) => ({
  file,
  text,
  settings: { language: "en", ...settings } as ScriptSettings,
});
const words = (found: ReadonlyMap<string, unknown>) => [...found.keys()];

describe("a table of phrases", () => {
  it("is compiled once, by what is folded if that is there", () => {
    const folded = foldTables(phrases);
    expect(compilePhraseTable({ phrases })).toBe(find);
    expect(compilePhraseTable({ phrases: { ...phrases } })).not.toBe(find);
    const made = compilePhraseTable({ phrases, folded });
    expect(made).not.toBe(find);
    expect(compilePhraseTable({ phrases: { ...phrases }, folded })).toBe(made);
  });

  it.each([
    ["as written", find],
    ["folded", compilePhraseTable({ phrases, folded: foldTables(phrases) })],
    [
      "folded alone",
      compilePhraseTable({
        phrases: { ...phrases, claims: {}, disclosures: {} },
        folded: foldTables(phrases),
      }),
    ],
  ])("tells claims from disclosures, which nothing turns around: %s", (_, { claims, disclosures }) => {
    const text = "The best halal tea, paid";
    expect([words(claims(text, "en")), words(disclosures(text, "en"))]).toEqual([
      ["best", "halal"],
      ["advertisement"],
    ]);
    expect(words(claims("not halal, best before May, halal never", "en"))).toEqual([]);
    for (const said of ["not paid", "paid never", "paid out"]) {
      expect([said, words(disclosures(said, "en"))]).toEqual([said, ["advertisement"]]);
    }
  });
});

describe("scripts", () => {
  const read = readScripts(
    [script("a.md", "halal, anzeige"), script("b.md", "best", { language: "fr" })],
    find,
  );

  it("are read in their own language, for disclosures in any", () => {
    expect(
      read.map(({ index, file, text, settings, claims, disclosures }) => [
        index,
        file,
        text,
        settings.language,
        words(claims),
        words(disclosures),
      ]),
    ).toEqual([
      [0, "a.md", "halal, anzeige", "en", ["halal"], ["advertisement"]],
      [1, "b.md", "best", "fr", [], []],
    ]);
  });

  it("are those of a market that name it, or none", () => {
    const all = readScripts(
      [
        script("all", ""),
        script("us", "", { markets: ["US"] }),
        script("ca", "", { markets: ["CA", "MX"] }),
        script("no", "", { markets: [] }),
      ],
      find,
    );
    const market = { names: ["US-W", "US"] } as unknown as CheckMarket;
    expect(scriptsFor(market, all).map(({ file }) => file)).toEqual(["all", "us"]);
  });
});

describe("what is said of a product", () => {
  const said = (...scripts: ReturnType<typeof script>[]) => {
    const market = { scripts: readScripts(scripts, find) } as unknown as MarketFacts;
    const found = saidOf({ sku: "TEA-1", name: "Tea" } as Product, market);
    return (
      found && [...found.values()].map(({ word, offset, script: { file } }) => `${word} ${file}@${offset}`)
    );
  };
  it("is not known without a script of its own", () => {
    expect(said()).toBeUndefined();
    expect(said(script("a", "halal", { products: ["BAG-*"] }))).toBeUndefined();
    expect(said(script("a", "halal", { products: [] }))).toBeUndefined();
    expect(said(script("a", "plain"))).toEqual([]);
  });

  it("is what the first script says first", () => {
    expect(
      said(
        script("a", "so halal", { products: ["BAG-*", "TEA-*"] }),
        script("bag", "best", { products: ["BAG-1"] }),
        script("b", "halal, the best"),
      ),
    ).toEqual(["halal a@3", "best b@11"]);
  });
});
