import { describe, expect, it } from "vitest";
import { fold, isLetter } from "../../src/check/folding.ts";
import { compileStarts } from "../../src/check/phrase-starts.ts";

describe("folded text", () => {
  it.each<[string, string | undefined, string]>([
    ["Halal Tea, 100%!", "en", "halal tea, 100%!"],
    ["two  spaces", "en", "two spaces"],
    ["three   spaces\tand\na line", "en", "three spaces and a line"],
    ["eco-friendly", "en", "eco friendly"],
    ["eco–friendly, eco‑friendly", "en", "eco friendly, eco friendly"],
    ["eco - friendly", "en", "eco friendly"],
    ["Don’t", "en", "don't"],
    ["ÉCOLO", "fr", "écolo"],
    ["أإآ", "ar", "ااا"],
    ["على", "ar", "علي"],
    ["صديقة", "ar", "صديقه"],
    ["حَلَالــ", "ar", "حلال"],
    ["כָּשֵׁר", "he", "כשר"],
    ["IŞIL ışıl İ", "tr", "işil işil i"],
    ["IŞIL ışıl", undefined, "işil ışıl"],
    ["İ", "en", "İ"],
    ["清真 茶", "zh", "清真 茶"],
    ["", undefined, ""],
  ])("of %j in %s is %j", (text, language, wanted) => {
    expect(fold(text, language).text).toBe(wanted);
  });

  it.each<[string, number[]]>([
    ["Tea", [0, 1, 2]],
    ["a  b", [0, 1, 3]],
    ["حَل", [0, 2]],
  ])("of %j knows where its characters stood", (text, places) => {
    const folded = fold(text, undefined);
    expect(places.map((_, i) => folded.at(i))).toEqual(places);
    expect(folded.at(folded.text.length)).toBe(text.length);
  });
});

it("letters are those of any script, and digits and marks", () => {
  for (const char of ["a", "z", "A", "Z", "0", "9", "é", "清", "ع", "٣", "\u064B"])
    expect(isLetter(char)).toBe(true);
  for (const char of ["`", "{", "@", "[", "/", ":", " ", "-", "，", "。", undefined])
    expect(isLetter(char)).toBe(false);
});

describe("starts of words", () => {
  const starts = (lists: string[][], text: string): string[] => {
    const found: string[] = [];
    compileStarts(lists)(text, (list, place) => found.push(`${list}@${place}`));
    return found;
  };
  it.each<[string[][], string, string[]]>([
    [[["tea"]], "a tea, teas", ["0@2", "0@7"]],
    [[["tea", "teas"]], "teas", ["0@0", "0@0"]],
    [[["tea"], ["eat", "tea"]], "teat", ["0@0", "1@0", "1@1"]],
    [[["清真"], ["真"]], "非清真", ["0@1", "1@2"]],
    [[["éco"]], "un éco", ["0@3"]],
    [[["tea"]], "te", []],
    [[["teal"]], "tea", []],
    [[[], ["a"]], "a", ["1@0"]],
    [[["\u0080"], ["\u007f"]], "\u007f\u0080", ["1@0", "0@1"]],
    [[["tea"]], "", []],
  ])("%j in %j: %j", (lists, text, wanted) => {
    expect(starts(lists, text)).toEqual(wanted);
  });
});
