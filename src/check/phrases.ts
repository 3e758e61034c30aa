/** A phrase found in a text. */
export interface Hit {
  readonly word: string;
  readonly text: string;
  readonly offset: number;
}

type Lists = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/**
 * `markets/_claims.yaml`: phrases by claim and language (`any` for all), disclosures likewise, words that
 * turn the next one around, and letters that a language joins to the front of words. A `*` at the end of a
 * phrase takes any ending, at its start any beginning.
 */
export interface PhraseTable {
  readonly claims: Lists;
  readonly disclosures: Lists;
  readonly negations: Readonly<Record<string, readonly string[]>>;
  readonly negationsAfter: Readonly<Record<string, readonly string[]>>;
  readonly prefixes: Readonly<Record<string, readonly string[]>>;
}

/** Languages written without spaces: phrases are found anywhere. */
const unspaced = new Set(["zh", "ja", "th"]);
/** Arabic vowel signs and Hebrew points may stand between letters. */
const marks = "[\\u064B-\\u0652\\u0640\\u0591-\\u05C7]*";
const letter = "[\\p{L}\\p{N}\\p{M}]";

const variants: Readonly<Record<string, string>> = {
  ا: "[اأإآ]",
  ي: "[يى]",
  ة: "[ةه]",
  "'": "['’]",
  "-": "[-‐‑– ]?",
  " ": "[\\s-]+",
};
const turkish: Readonly<Record<string, string>> = { i: "[iİıI]", ı: "[iİıI]" };

/** Scripts written without spaces, whatever language a text is in. */
const unspacedScript = /[\p{Script=Han}\p{Script=Thai}\p{Script=Hiragana}\p{Script=Katakana}]/u;

function phrasePattern(phrase: string, language: string, prefixes: readonly string[]): string {
  const core = phrase.replace(/^\*|\*$/g, "").toLowerCase();
  const joined = /[\u0590-\u06FF]/.test(core);
  const body = textPattern(core, language, joined ? marks : "");
  if (unspacedScript.test(core)) return body;
  const clitics = prefixes.length > 0 && joined ? `(?:${prefixes.join("|")})?` : "";
  const start = /^[^\p{L}\p{N}]/u.test(core)
    ? ""
    : `(?<!${letter})${phrase.startsWith("*") ? `${letter}*` : ""}`;
  const openEnd = phrase.endsWith("*") || language === "ko";
  const end = /[^\p{L}\p{N}]$/u.test(core) ? "" : `${openEnd ? `${letter}*` : ""}(?!${letter})`;
  return `${start}${clitics}${body}${end}`;
}

const textPattern = (text: string, language: string, between = ""): string =>
  [...text].map((char) => charPattern(char, language)).join(between);

function charPattern(char: string, language: string): string {
  if (language === "tr" && turkish[char]) return turkish[char];
  return variants[char] ?? char.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}

interface Scanner {
  readonly quick: RegExp;
  readonly words: readonly { readonly word: string; readonly pattern: RegExp }[];
}

export type FindPhrases = (text: string, language: string | undefined) => Map<string, Hit>;

/** Compiles lists of phrases; the result finds the first hit of each word in a text of a language. */
export function compilePhrases(lists: Lists, table: PhraseTable): FindPhrases {
  const languages = [...new Set(Object.values(lists).flatMap((list) => Object.keys(list)))];
  const scanners = new Map<string, Scanner>();
  const scanner = (language: string): Scanner => {
    let made = scanners.get(language);
    if (!made) {
      made = makeScanner(lists, table, language);
      scanners.set(language, made);
    }
    return made;
  };
  const everyLanguage = languages.filter((l) => l !== "any");
  return (text, language) => {
    const hits = new Map<string, Hit>();
    const base = language?.split("-")[0];
    const chosen = base === undefined ? everyLanguage : [base];
    for (const name of chosen) scan(scanner(name), text, hits);
    return hits;
  };
}

function makeScanner(lists: Lists, table: PhraseTable, language: string): Scanner {
  const prefixes = table.prefixes[language] ?? [];
  const words = Object.entries(lists).flatMap(([word, list]) => {
    const phrases = [...(list[language] ?? []), ...(list.any ?? [])];
    if (phrases.length === 0) return [];
    return [{ word, source: phrases.map((p) => phrasePattern(p, language, prefixes)).join("|") }];
  });
  const [before, after] = [guardBefore(table, language), guardAfter(table, language)];
  return {
    quick: new RegExp(words.map((w) => w.source).join("|") || "(?!)", "iu"),
    words: words.map(({ word, source }) => ({
      word,
      pattern: new RegExp(`${before}(?:${source})${after}`, "iu"),
    })),
  };
}

/** Refuses a phrase right after a word that turns it around: "not halal", "非清真". */
function guardBefore({ negations }: PhraseTable, language: string): string {
  const list = (negations[language] ?? []).map((n) => textPattern(n, language)).join("|");
  if (list === "") return "";
  return unspaced.has(language) ? `(?<!${list})` : `(?<!(?:^|[^\\p{L}])(?:${list})[\\s-]+)`;
}

/** Refuses a phrase right before such a word: "ハラルではない", "helal değil". */
function guardAfter({ negationsAfter }: PhraseTable, language: string): string {
  const list = (negationsAfter[language] ?? []).map((n) => textPattern(n, language)).join("|");
  return list === "" ? "" : `(?!\\s*(?:${list}))`;
}

function scan(scanner: Scanner, text: string, hits: Map<string, Hit>): void {
  if (!scanner.quick.test(text)) return;
  for (const { word, pattern } of scanner.words) {
    if (hits.has(word)) continue;
    const found = pattern.exec(text);
    if (found) hits.set(word, { word, text: found[0], offset: found.index });
  }
}
