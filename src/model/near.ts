import { closest, distance } from "fastest-levenshtein";

/** The word of a list that was probably meant, if one is near enough. */
export function near(word: string, words: readonly string[]): string | undefined {
  if (words.length === 0 || word.length > 200) return undefined;
  const best = closest(
    word.toLowerCase(),
    words.map((w) => w.toLowerCase()),
  );
  const limit = Math.max(1, Math.floor(word.length / 3));
  if (distance(word.toLowerCase(), best) > limit) return undefined;
  return words.find((w) => w.toLowerCase() === best);
}
