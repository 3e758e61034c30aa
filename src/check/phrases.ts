import { type Folded, fold, isLetter } from "./folding.ts";
import { compileStarts, type FindStarts, roughStarts, startAt } from "./phrase-starts.ts";

/** A phrase found in a text: its word, the text as written, and where. */
export interface Hit {
  readonly word: string;
  readonly text: string;
  readonly offset: number;
}

type Lists = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
type ByLanguage = Readonly<Record<string, readonly string[]>>;

/** `markets/_claims.yaml`, whose first lines say what its parts are. */
export interface PhraseTable {
  readonly claims: Lists;
  readonly disclosures: Lists;
  readonly negations: ByLanguage;
  readonly negationsAfter: ByLanguage;
  readonly harmless: ByLanguage;
  readonly prefixes: ByLanguage;
}

/** A phrase made comparable: its word, its text, and 1 for an open end, 2 for one that may begin anywhere. */
type FoldedPhrase = readonly [word: string, text: string, open: number];

/** What is needed to read texts in a language. */
export interface FoldedLanguage {
  readonly phrases: readonly FoldedPhrase[];
  readonly prefixes: readonly string[];
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly harmless: readonly string[];
}

/** By language, in the order of the lists; `any` is for languages that have no phrases of their own. */
export type FoldedPhrases = Readonly<Record<string, FoldedLanguage>>;

/** Finds the first hit of each word in a text of a language, or of any language where it is not stated. */
export type FindPhrases = (text: string, language: string | undefined) => ReadonlyMap<string, Hit>;

interface Phrase {
  readonly word: string;
  /** What stands between its numbers; one part where it has none. */
  readonly parts: readonly string[];
  readonly openEnd: boolean;
  /** Written without spaces, or with an open start: may begin inside a run of letters. */
  readonly anywhere: boolean;
}

/** The phrases of one language, found by their first two characters. */
interface Scanner {
  readonly language: string;
  readonly byStart: ReadonlyMap<number, readonly Phrase[]>;
  readonly prefixes: readonly string[];
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly harmless: readonly string[];
}

const unspaced = new Set(["zh", "ja", "th"]);
/** Classes of Unicode stand where they are needed: V8 takes a millisecond to look one up. */
const isUnspaced = (text: string): boolean =>
  /[^ -~]/.test(text) && /[\p{Script=Han}\p{Script=Thai}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text);
const none: ReadonlyMap<string, Hit> = new Map();

/** Phrases are found by their first two characters. */
const shortest = 2;

/** Compiles lists of phrases; languages are made ready when a text needs them. */
export const compilePhrases = (lists: Lists, table: PhraseTable): FindPhrases =>
  findPhrases(languagesOf(lists), (language) => foldLanguage(lists, table, language));

/** As `compilePhrases`, of phrases that are folded already. */
export function compileFolded(folded: FoldedPhrases): FindPhrases {
  const every = Object.keys(folded).filter((l) => l !== "any");
  return findPhrases(every, (language) => folded[Object.hasOwn(folded, language) ? language : "any"]!);
}

/** What the build writes down, so that runs need not. */
export const foldPhrases = (lists: Lists, table: PhraseTable): FoldedPhrases =>
  Object.fromEntries(
    [...languagesOf(lists), "any"].map((language) => [language, foldLanguage(lists, table, language)]),
  );

const languagesOf = (lists: Lists): string[] =>
  [...new Set(Object.values(lists).flatMap((list) => Object.keys(list)))].filter((l) => l !== "any");

function findPhrases(every: readonly string[], folded: (language: string) => FoldedLanguage): FindPhrases {
  const scanners = new Map<string, Scanner>();
  const scanner = (language: string): Scanner => {
    const made = scanners.get(language) ?? makeScanner(folded(language), language);
    scanners.set(language, made);
    return made;
  };
  const likely = likelyLanguages(every, scanner);
  return (text, language) => {
    if (text.length < shortest) return none;
    const base = language?.split("-")[0];
    let hits: Map<string, Hit> | undefined;
    const found = (hit: Hit): void => {
      hits ??= new Map();
      if (!hits.has(hit.word)) hits.set(hit.word, hit);
    };
    if (base !== undefined) scan(scanner(base), fold(text, base), text, found);
    else {
      const usual = fold(text, undefined);
      likely(text, usual.text, (name, places) => {
        // Turkish alone folds letters its own way.
        scan(scanner(name), name === "tr" ? fold(text, name) : usual, text, found, places);
      });
    }
    return hits ?? none;
  };
}

/** After so many texts it pays to look for the phrases of all languages at once. */
const manyTexts = 200;

const everywhere: number[] = [];

type Likely = (text: string, folded: string, look: (language: string, places?: number[]) => void) => void;

/** The languages, in their order, that a text in an unstated language may have a phrase of, and where these begin. */
function likelyLanguages(every: readonly string[], scanner: (language: string) => Scanner): Likely {
  let texts = 0;
  let rough: FindStarts | undefined;
  let starts: FindStarts | undefined;
  const turkish = every.indexOf("tr");
  const found = new Map<number, number[]>();
  const note = (list: number, place: number): void => {
    const places = found.get(list);
    if (places === undefined) found.set(list, [place]);
    else if (places.at(-1) !== place) places.push(place);
  };
  return (text, folded, look) => {
    texts += 1;
    found.clear();
    if (texts < manyTexts) {
      rough ??= roughStarts(every.map((name) => scanner(name).byStart.keys()));
      rough(folded, note);
    } else {
      starts ??= compileStarts(every.map((name) => firstParts(scanner(name))));
      starts(folded, note);
    }
    if (turkish >= 0 && /[ıİ]/.test(text)) found.set(turkish, everywhere);
    const lists = [...found.keys()];
    if (lists.length > 1) lists.sort((a, b) => a - b);
    for (const list of lists) {
      const places = found.get(list)!;
      look(every[list]!, places === everywhere ? undefined : places);
    }
  };
}

const firstParts = ({ byStart }: Scanner): string[] =>
  [...byStart.values()].flat().flatMap(({ parts: [first] }) => (first!.length < 2 ? [] : [first!]));

function foldLanguage(lists: Lists, table: PhraseTable, language: string): FoldedLanguage {
  const own = language === "any" ? undefined : language;
  const folded = (words: readonly string[] | undefined): string[] =>
    (words ?? []).map((w) => fold(w, language).text);
  return {
    phrases: Object.entries(lists).flatMap(([word, list]) =>
      [...((own && list[own]) ?? []), ...(list.any ?? [])].map((text) => foldPhrase(word, text, language)),
    ),
    prefixes: folded(table.prefixes[language]),
    before: folded(table.negations[language]),
    after: folded(table.negationsAfter[language]),
    harmless: folded(table.harmless[language]),
  };
}

function foldPhrase(word: string, written: string, language: string): FoldedPhrase {
  const core = fold(written.replace(/^\*|\*$/g, ""), language).text;
  const run = isUnspaced(core);
  const openEnd = run || language === "ko" || written.endsWith("*");
  const anywhere = run || written.startsWith("*");
  return [word, core, (openEnd ? 1 : 0) + (anywhere ? 2 : 0)];
}

function makeScanner({ phrases, ...rest }: FoldedLanguage, language: string): Scanner {
  const byStart = new Map<number, Phrase[]>();
  for (const [word, text, open] of phrases) {
    const parts = text.includes("{n}") ? text.split("{n}") : [text];
    const phrase = { word, parts, openEnd: open % 2 === 1, anywhere: open > 1 };
    const start = startAt(parts[0]!, 0);
    const known = byStart.get(start);
    if (known === undefined) byStart.set(start, [phrase]);
    else known.push(phrase);
  }
  return { language, byStart, ...rest };
}

/** Looks for phrases at the places, or everywhere. */
function scan(
  scanner: Scanner,
  folded: Folded,
  original: string,
  found: (hit: Hit) => void,
  places?: readonly number[],
): void {
  const { text } = folded;
  const count = places?.length ?? text.length - 1;
  for (let k = 0; k < count; k++) {
    const from = places === undefined ? k : places[k]!;
    const phrases = scanner.byStart.get(startAt(text, from));
    if (phrases !== undefined) scanAt(scanner, phrases, folded, original, from, found);
  }
}

function scanAt(
  scanner: Scanner,
  phrases: readonly Phrase[],
  folded: Folded,
  original: string,
  from: number,
  found: (hit: Hit) => void,
): void {
  const { text } = folded;
  for (let k = 0; k < phrases.length; k++) {
    const phrase = phrases[k]!;
    const end = endOf(phrase, text, from);
    if (end === undefined || !isWhole(phrase, text, from, end, scanner)) continue;
    if (isTurned(scanner, text, from, end) || isHarmless(scanner, text, from, end)) continue;
    const [first, last] = [folded.at(from), folded.at(end - 1) + 1];
    found({ word: phrase.word, text: original.slice(first, last), offset: first });
  }
}

/** Where a phrase that begins at an index ends; undefined if it does not stand there. */
function endOf({ parts }: Phrase, text: string, from: number): number | undefined {
  let end = from;
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index]!;
    if (index > 0) {
      // Digits of any script, and Chinese numerals.
      const number = /[\p{Nd}.,一二三四五六七八九十百千两半几]+/uy;
      number.lastIndex = end;
      if (!number.test(text)) return undefined;
      end = number.lastIndex;
    }
    if (!text.startsWith(part, end)) return undefined;
    end += part.length;
  }
  return end;
}

/** Whether a phrase at an index is a word of its own, not a part of one. */
function isWhole(
  { openEnd, anywhere }: Phrase,
  text: string,
  from: number,
  end: number,
  { prefixes }: Scanner,
): boolean {
  if (!openEnd && isLetter(text[end - 1]) && isLetter(text[end])) return false;
  if (anywhere || !isLetter(text[from]) || !isLetter(text[from - 1])) return true;
  return prefixes.some(
    (p) => text.startsWith(p, from - p.length) && from >= p.length && !isLetter(text[from - p.length - 1]),
  );
}

/** Whether it is a part of a longer word that only looks like it. */
function isHarmless({ harmless }: Scanner, text: string, from: number, to: number): boolean {
  return harmless.some((word) => {
    const near = text.slice(Math.max(0, to - word.length), from + word.length);
    return near.includes(word);
  });
}

/** Whether a word beside it turns it around: "not halal", "非清真", "helal değil". */
function isTurned({ language, before, after }: Scanner, text: string, from: number, to: number): boolean {
  const head = text.slice(Math.max(0, from - 20), from);
  const tail = text.slice(to, to + 20);
  if (after.some((word) => tail.trimStart().startsWith(word.trimStart()))) return true;
  if (unspaced.has(language)) return before.some((word) => head.endsWith(word));
  return before.some((word) => {
    const start = head.length - word.length - 1;
    return head.endsWith(`${word} `) && !isLetter(head[start - 1]);
  });
}
