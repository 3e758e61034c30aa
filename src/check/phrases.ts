import { type Folded, fold, isLetter } from "./folding.ts";
import { compileStarts, type FindStarts } from "./phrase-starts.ts";

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
export function compilePhrases(lists: Lists, table: PhraseTable): FindPhrases {
  const scanners = new Map<string, Scanner>();
  const scanner = (language: string): Scanner => {
    const made = scanners.get(language) ?? makeScanner(lists, table, language);
    scanners.set(language, made);
    return made;
  };
  const every = [...new Set(Object.values(lists).flatMap((list) => Object.keys(list)))].filter(
    (l) => l !== "any",
  );
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
    if (texts < manyTexts) return every.forEach((name) => void look(name));
    starts ??= compileStarts(every.map((name) => firstParts(scanner(name))));
    found.clear();
    starts(folded, note);
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

function makeScanner(lists: Lists, table: PhraseTable, language: string): Scanner {
  const byStart = new Map<number, Phrase[]>();
  for (const [word, list] of Object.entries(lists)) {
    for (const written of [...(list[language] ?? []), ...(list.any ?? [])]) {
      const phrase = makePhrase(word, written, language);
      const start = startAt(phrase.parts[0]!, 0);
      const known = byStart.get(start);
      if (known === undefined) byStart.set(start, [phrase]);
      else known.push(phrase);
    }
  }
  const folded = (words: readonly string[] | undefined): string[] =>
    (words ?? []).map((w) => fold(w, language).text);
  return {
    language,
    byStart,
    prefixes: folded(table.prefixes[language]),
    before: folded(table.negations[language]),
    after: folded(table.negationsAfter[language]),
    harmless: folded(table.harmless[language]),
  };
}

function makePhrase(word: string, written: string, language: string): Phrase {
  const core = fold(written.replace(/^\*|\*$/g, ""), language).text;
  const run = isUnspaced(core);
  return {
    word,
    parts: core.split("{n}"),
    openEnd: run || language === "ko" || written.endsWith("*"),
    anywhere: run || written.startsWith("*"),
  };
}

/** Two characters as one number. */
const startAt = (text: string, index: number): number =>
  text.charCodeAt(index) * 0x10000 + text.charCodeAt(index + 1);

/** Looks for phrases at the places, or everywhere. */
function scan(
  scanner: Scanner,
  folded: Folded,
  original: string,
  found: (hit: Hit) => void,
  places?: readonly number[],
): void {
  const count = places?.length ?? folded.text.length - 1;
  for (let k = 0; k < count; k++) scanAt(scanner, folded, original, places?.[k] ?? k, found);
}

function scanAt(
  scanner: Scanner,
  folded: Folded,
  original: string,
  from: number,
  found: (hit: Hit) => void,
): void {
  const { text } = folded;
  for (const phrase of scanner.byStart.get(startAt(text, from)) ?? []) {
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
