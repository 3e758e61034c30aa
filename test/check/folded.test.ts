import { describe, expect, it } from "vitest";
import { checkTables } from "../../src/app/tables.ts";
import { compilePhraseTable } from "../../src/check/scripts.ts";
import { openProfiles } from "../../src/load/profiles.ts";
import { tables } from "./bundle.ts";

const { phrases } = tables;
const written = compilePhraseTable({ phrases });
const folded = compilePhraseTable(checkTables(openProfiles()));

const parts = Object.values(phrases) as Readonly<Record<string, object>>[];
const lists = [...Object.values(phrases.claims), ...Object.values(phrases.disclosures)];
const languages = [...new Set(lists.flatMap(Object.keys)), "nl", "pt-BR", undefined];

describe("phrases that the build folded", () => {
  it("are of every language that the table speaks", () => {
    const ofWords = parts.slice(2).flatMap((part) => Object.keys(part));
    expect(ofWords.filter((language) => !languages.includes(language))).toEqual([]);
  });

  it.each(languages)("find in %s what those of the table find", (language) => {
    const said = lists.flatMap((list) => list[language ?? "en"] ?? list.any ?? []);
    const texts = said.flatMap((phrase) => {
      const text = phrase.replaceAll("*", "").replace("{n}", "12");
      return [text, `not ${text}, x${text}y ${text.toUpperCase()}`];
    });
    for (const text of [...texts, texts.join(". ")]) {
      expect(folded.claims(text, language)).toEqual(written.claims(text, language));
      expect(folded.disclosures(text, language)).toEqual(written.disclosures(text, language));
    }
  });
});
