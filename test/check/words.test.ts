import { expect, it } from "vitest";
import { maybe, no, type Truth, yes } from "../../src/check/truth.ts";
import { categoryLine, hasWord, widening, wordReader } from "../../src/check/words.ts";
import type { Vocabulary } from "../../src/model/vocabulary.ts";

const word = (...is: string[]) => ({ en: "x", zh: "x", ...(is.length > 0 ? { is } : {}) });

it("a word stands for all wider words, each once", () => {
  const wider = widening({ ham: word("pork", "meat"), pork: word("meat"), meat: word() });
  expect(wider.get("ham")).toEqual(["ham", "pork", "meat"]);
  expect(wider.get("meat")).toEqual(["meat"]);
  expect(widening({ ham: word("unheard") }).get("ham")).toEqual(["ham", "unheard"]);
});

it.each<[string, readonly string[], boolean, readonly string[] | undefined, Truth]>([
  ["that is there", ["meat"], false, undefined, yes],
  ["that is there though it cannot be", ["meat"], false, ["meat"], yes],
  ["that a whole list lacks", [], true, undefined, no],
  ["that a list lacks", [], false, undefined, maybe],
  ["that cannot be", [], false, ["radio", "meat"], no],
  ["whose wider word cannot be", [], false, ["flesh"], no],
  ["of which nothing is said", [], false, ["radio"], maybe],
])("a word %s", (_, present, complete, never, wanted) => {
  const facts = { present: new Set(present), complete, ...(never ? { never: new Set(never) } : {}) };
  expect(hasWord(facts, "meat", ["meat", "flesh"])).toBe(wanted);
});

it("the line of a category leads up, over what has no entry", () => {
  const food = { ...word(), forAge: "adult" };
  const ham = { ...word(), contains: ["pork"] };
  const vocabulary = { categories: { food, "food.meat.ham": ham } } as unknown as Vocabulary;
  expect(categoryLine(vocabulary, "food.meat.ham")).toEqual([ham, food]);
  expect(categoryLine(vocabulary, "food")).toEqual([food]);
  expect(categoryLine(vocabulary, "toy")).toEqual([]);
});

it("a list is read alike each time, and strange words are told each time", () => {
  const read = wordReader("contains", widening({ pork: word("meat"), meat: word(), egg: word() }));
  const told: string[] = [];
  const report = ({ word: w, guess }: { word: string; guess: string | undefined }) =>
    void told.push(`${w} ${guess}`);
  const pork = ["pork"];
  const facts = read(pork, report);
  expect([...facts.present]).toEqual(["pork", "meat"]);
  for (const again of [pork, ["pork"], pork]) expect(read(again, report)).toBe(facts);
  expect([...read(["po", "rk"], report).present]).toEqual([]);
  expect([...read(["egg", "meat"], report).present]).toEqual(["egg", "meat"]);
  told.length = 0;
  for (const _ of [1, 2]) expect(read(["eggg", "pork"], report)).toMatchObject({ complete: false });
  expect(told).toEqual(["eggg egg", "eggg egg"]);
});
