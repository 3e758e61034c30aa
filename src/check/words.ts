import { near } from "../model/near.ts";
import type { BareList, BareWords } from "../model/vocabulary.ts";
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
export function widening(list: BareList): ReadonlyMap<string, readonly string[]> {
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

export type ReadWords = (declared: readonly string[] | undefined, report: Report) => WordFacts;

/** How many lists of known words are remembered: catalogues repeat a few. */
const remembered = 10_000;

/** Resolves declared lists of one kind; a word that is not known leaves its list incomplete. */
export function wordReader(name: string, wider: ReadonlyMap<string, readonly string[]>): ReadWords {
  const known = new Map<string, WordFacts>();
  // Rows of a catalogue share their lists.
  const met = new WeakMap<readonly string[], WordFacts>();
  return (declared, report) => {
    if (declared === undefined) return undeclared;
    const same = met.get(declared);
    if (same) return same;
    const key = declared.join("\u0000");
    const made = known.get(key);
    if (made) {
      met.set(declared, made);
      return made;
    }
    const strange = declared.filter((word) => !wider.has(word));
    for (const word of strange) report({ list: name, word, guess: near(word, [...wider.keys()]) });
    const present = new Set(declared.flatMap((word) => wider.get(word) ?? []));
    const facts = { present, complete: strange.length === 0 };
    if (facts.complete && known.size < remembered) known.set(key, facts);
    return facts;
  };
}

const undeclared: WordFacts = { present: new Set(), complete: false };

/** Whether a word is there: by the list, else by what cannot be. */
export function hasWord(facts: WordFacts, word: string, wider: readonly string[]): Truth {
  if (facts.present.has(word)) return yes;
  if (facts.complete || facts.never === undefined) return facts.complete ? no : maybe;
  return wider.some((w) => facts.never!.has(w)) ? no : maybe;
}

/** The entries of a category and of those above it, nearest first. */
export function categoryLine(vocabulary: BareWords, category: string): BareWords["categories"][string][] {
  const line = [];
  for (let name = category; name !== ""; name = name.slice(0, Math.max(0, name.lastIndexOf(".")))) {
    const entry = vocabulary.categories[name];
    if (entry) line.push(entry);
  }
  return line;
}
