import { near } from "../model/near.ts";
import type { Vocabulary, WordList } from "../model/vocabulary.ts";
import type { WordFacts } from "./facts.ts";
import { maybe, no, type Truth, yes } from "./truth.ts";

/** A word that the vocabulary does not know, and the one that was probably meant. */
export interface StrangeWord {
  readonly list: string;
  readonly word: string;
  readonly guess: string | undefined;
}

export type Report = (strange: StrangeWord) => void;

/** Each word with all the words it also stands for. */
export function widening(list: WordList): ReadonlyMap<string, readonly string[]> {
  const wider = new Map<string, readonly string[]>();
  const widen = (word: string): readonly string[] => {
    const known = wider.get(word);
    if (known) return known;
    const all = [...new Set([word, ...(list[word]?.is ?? []).flatMap(widen)])];
    wider.set(word, all);
    return all;
  };
  for (const word of Object.keys(list)) widen(word);
  return wider;
}

/** Resolves a declared list; a word that is not known leaves the list incomplete. */
export function wordFacts(
  name: string,
  declared: readonly string[] | undefined,
  wider: ReadonlyMap<string, readonly string[]>,
  report: Report,
): WordFacts {
  const present = new Set<string>();
  let complete = declared !== undefined;
  for (const word of declared ?? []) {
    const words = wider.get(word);
    if (words) for (const w of words) present.add(w);
    else {
      complete = false;
      report({ list: name, word, guess: near(word, [...wider.keys()]) });
    }
  }
  return { present, complete };
}

/** Whether a word is there: by the list, else by what cannot be. */
export function hasWord(facts: WordFacts, word: string, wider: readonly string[]): Truth {
  if (facts.present.has(word)) return yes;
  if (facts.complete || facts.never === undefined) return facts.complete ? no : maybe;
  return wider.some((w) => facts.never!.has(w)) ? no : maybe;
}

/** The entries of a category and of those above it, nearest first. */
export function categoryLine(vocabulary: Vocabulary, category: string): Vocabulary["categories"][string][] {
  const line = [];
  for (let name = category; name !== ""; name = name.slice(0, Math.max(0, name.lastIndexOf(".")))) {
    const entry = vocabulary.categories[name];
    if (entry) line.push(entry);
  }
  return line;
}
