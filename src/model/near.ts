import { closest, distance } from "fastest-levenshtein";

/** The word of a list that was probably meant, if one is near enough. */
export function near(word: string, words: readonly string[]): string | undefined {
  if (words.length === 0 || word.length > 200) return undefined;
  const best = closest(
    word.toLowerCase(),
    words.map((w) => w.toLowerCase()),
  );
  const limit = Math.max(1, Math.floor(word.length / 3));
  const found =
    distance(word.toLowerCase(), best) <= limit
      ? best
      : words.map((w) => w.toLowerCase()).find((w) => isSwapped(word.toLowerCase(), w));
  return found === undefined ? undefined : words.find((w) => w.toLowerCase() === found);
}

/** Two neighbours that were typed the wrong way round count as two changes, and are the likeliest slip of all. */
function isSwapped(word: string, other: string): boolean {
  const at = [...word].findIndex((_, i) => word[i] !== other[i]);
  return at >= 0 && word.slice(0, at) + (word[at + 1] ?? "") + word[at] + word.slice(at + 2) === other;
}
