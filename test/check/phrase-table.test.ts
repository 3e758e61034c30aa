import { describe, expect, it } from "vitest";
import { compileFolded, compilePhrases, foldPhrases, type PhraseTable } from "../../src/check/phrases.ts";

const table: PhraseTable = {
  claims: {
    halal: { en: ["halal"], ar: ["حلال"], tr: ["ışıl"], zh: ["清真"] },
    eco: { en: ["eco-friendly", "*green", "bio*", "low*co2"], any: ["eco+"] },
    long: { en: ["lasts {n} years", "{n} hours"], zh: ["{n}年保修", "保修{n}年"] },
    free: { ko: ["무료"], de: ["frei"], ja: ["むりょう", "フリー"], th: ["ฟรี"] },
  },
  disclosures: {},
  negations: { en: ["not", "non"], zh: ["非", "不"], de: ["nicht"] },
  negationsAfter: { en: ["substitute", " style"], de: ["nicht"] },
  harmless: { en: ["evergreen"], zh: ["清真寺"] },
  prefixes: { ar: ["ال", "و"] },
};
const fresh = () => compilePhrases(table.claims, table);
/** The same, of phrases that are folded beforehand. */
const folded = () => compileFolded(foldPhrases(table.claims, table));
const found = (text: string, language?: string, find = fresh()) =>
  [...find(text, language).values()].map(({ word, text: said, offset }) => `${word} ${said}@${offset}`);

describe("phrases", () => {
  it.each<[string, string | undefined, string[]]>([
    ["Halal", "en", ["halal Halal@0"]],
    ["a halal tea, halal!", "en", ["halal halal@2"]],
    ["a halal tea", "en-GB", ["halal halal@2"]],
    ["a halal tea", "fr", []],
    ["halals", "en", []],
    ["unhalal", "en", []],
    ["halal2", "en", []],
    ["not halal", "en", []],
    ["non-halal", "en", []],
    ["knot halal", "en", ["halal halal@5"]],
    ["nothing halal", "en", ["halal halal@8"]],
    ["halal substitute", "en", []],
    ["not so halal", "en", ["halal halal@7"]],
    ["not halal, but halal", "en", ["halal halal@15"]],
    ["Eco–Friendly", "en", ["eco Eco–Friendly@0"]],
    ["yellowgreen tin", "en", ["eco green@6"]],
    ["greenish", "en", []],
    ["an evergreen tree", "en", []],
    ["biology", "en", ["eco bio@0"]],
    ["symbiosis", "en", []],
    ["eco+ mode", "de", ["eco eco+@0"]],
    ["lasts 10 years", "en", ["long lasts 10 years@0"]],
    ["lasts 2.5 years", "en", ["long lasts 2.5 years@0"]],
    ["lasts many years", "en", []],
    ["lasts 10 yearsx", "en", []],
    ["保修三年", "zh", ["long 保修三年@0"]],
    ["保修几十年吗", "zh", ["long 保修几十年@0"]],
    ["很清真的茶", "zh", ["halal 清真@1"]],
    ["非清真", "zh", []],
    ["一座清真寺", "zh", []],
    ["清真寺和清真茶", "zh", ["halal 清真@4"]],
    ["الحلال", "ar", ["halal حلال@2"]],
    ["شحلال", "ar", []],
    ["شالحلال", "ar", []],
    ["무료배송", "ko", ["free 무료@0"]],
    ["これむりょうです", "ja", ["free むりょう@2"]],
    ["コレフリーデス", "ja", ["free フリー@2"]],
    ["ส่งฟรีทุก", "th", ["free ฟรี@3"]],
    ["frei", "de", ["free frei@0"]],
    ["والحلال وحلال", "ar", ["halal حلال@9"]],
    ["不清真", "zh", []],
    ["halal halal", undefined, ["halal halal@0"]],
    ["nicht frei", "de", []],
    ["frei nicht", "de", []],
    ["freier", "de", []],
    ["IŞIL", "tr", ["halal IŞIL@0"]],
    ["x", "en", []],
    ["", undefined, []],
    ["清真 halal frei", undefined, ["halal halal@3", "free frei@9"]],
    ["IŞIL", undefined, ["halal IŞIL@0"]],
    ["清真", "zh", ["halal 清真@0"]],
    ["很不清真", "zh", []],
    ["low*co2 tin", "en", ["eco low*co2@0"]],
    ["lowco2 tin", "en", []],
    ["halal substitute tea", "en", []],
    ["halal style tea", "en", []],
    ["eco+ mode", "xx", ["eco eco+@0"]],
    ["halal", "xx", []],
  ])("in %j of %s: %j", (text, language, wanted) => {
    expect(found(text, language)).toEqual(wanted);
    expect(found(text, language, folded())).toEqual(wanted);
  });

  it("are the same after many texts", () => {
    const texts = [
      "清真 halal frei",
      "ışıl",
      "Eco–Friendly and eco+",
      "frei nicht",
      "保修三年",
      "plain",
      "lasts 10 years",
    ];
    const before = texts.map((text) => found(text));
    const find = fresh();
    for (let i = 0; i < 250; i++) find("plain cotton bag", undefined);
    expect(texts.map((text) => found(text, undefined, find))).toEqual(before);
    expect(before.filter((hits) => hits.length > 0)).toHaveLength(5);
  });
});
