import type { Vocabulary } from "../model/vocabulary.ts";

/** Categories whose description shares a word with a product's name, the most telling first. */
export function likelyCategories(name: string, categories: Vocabulary["categories"]): string[] {
  const said = wordsOf(name);
  const described = Object.entries(categories).map(([id, { en, zh }]) => ({ id, words: wordsOf(en), zh }));
  const common = (word: string): boolean =>
    described.filter(({ words }) => words.includes(word)).length > mostShared;
  const scored = described.map(({ id, words, zh }) => ({
    id,
    score:
      words.filter((word) => !common(word) && said.some((other) => isSame(word, other))).length +
      zh.split(/[、，/]/).filter((part) => part.length > 1 && name.includes(part)).length,
  }));
  return scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ id }) => id);
}

/** A word of more descriptions than this (`and`, `other`) tells nothing. */
const mostShared = 3;

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[a-z]{3,}/g) ?? [];

/** Alike but for an ending: mug and mugs, dress and dresses. */
const isSame = (a: string, b: string): boolean =>
  Math.abs(a.length - b.length) <= 2 && (a.startsWith(b) || b.startsWith(a));
