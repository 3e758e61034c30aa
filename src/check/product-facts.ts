import { near } from "../model/near.ts";
import type { Evidence, Product } from "../model/product.ts";
import type { BareWords } from "../model/vocabulary.ts";
import type { AgeFacts, EvidencePool, ProductFacts, WordFacts } from "./facts.ts";
import type { FindPhrases } from "./phrases.ts";
import { categoryLine, type Report, type StrangeWord, widening, wordReader } from "./words.ts";

type Widening = ReadonlyMap<string, readonly string[]>;

/** What resolving products needs, made once. */
export interface ProductReader {
  read(product: Product, report: (strange: StrangeWord) => void): ProductFacts;
  pool(evidence: readonly Evidence[] | undefined, report: Report): EvidencePool;
  readonly wider: { readonly contains: Widening; readonly claims: Widening };
}

export function productReader(vocabulary: BareWords, findClaims: FindPhrases): ProductReader {
  const wider = { contains: widening(vocabulary.contains), claims: widening(vocabulary.claims) };
  const words = {
    contains: wordReader("contains", wider.contains),
    claims: wordReader("claims", wider.claims),
    imagery: wordReader("imagery", widening(vocabulary.imagery)),
    elements: wordReader("labels.elements", widening(vocabulary.labelElements)),
    evidence: wordReader("evidence", widening(vocabulary.evidence)),
  };
  const claims = { widened: widener(wider.claims), find: findClaims, shown: shownClaims(vocabulary) };
  const containing = widener(wider.contains);
  const lines = new Map<string, CategoryFacts>();
  const lineOf = (category: string | undefined): CategoryFacts => {
    if (category === undefined) return noCategory;
    const line = lines.get(category) ?? categoryFacts(vocabulary, category);
    lines.set(category, line);
    return line;
  };
  const pool = (evidence: readonly Evidence[] | undefined, report: Report): EvidencePool => {
    const types = words.evidence(
      evidence?.map((e) => e.type),
      report,
    );
    return { list: evidence ?? [], complete: types.complete };
  };
  const read = (product: Product, report: Report): ProductFacts => {
    const category = knownCategory(vocabulary, product.category, report);
    const line = lineOf(category);
    return {
      product,
      category,
      hs: product.hs?.replaceAll(".", ""),
      contains: containsFacts(product, line, containing, words.contains(product.contains, report)),
      claims: claimFacts(product, claims, words.claims(product.claims, report)),
      imagery: words.imagery(product.imagery, report),
      labelElements: words.elements(product.labels?.elements, report),
      evidence: pool(product.evidence, report),
      fromAge: ageFacts(product.forAge, line.forAge),
    };
  };
  return { read, pool, wider };
}

/** What a category and those above it say. */
interface CategoryFacts {
  readonly contains: readonly string[];
  readonly never: ReadonlySet<string>;
  readonly forAge: string | undefined;
}

const noCategory: CategoryFacts = { contains: [], never: new Set(), forAge: undefined };

function categoryFacts(vocabulary: BareWords, category: string): CategoryFacts {
  const line = categoryLine(vocabulary, category);
  return {
    contains: line.flatMap((c) => c.contains ?? []),
    never: new Set(line.flatMap((c) => c.never ?? [])),
    forAge: line.find((c) => c.forAge !== undefined)?.forAge,
  };
}

function knownCategory(
  vocabulary: BareWords,
  category: string | undefined,
  report: Report,
): string | undefined {
  if (category === undefined || Object.hasOwn(vocabulary.categories, category)) return category;
  report({ list: "category", word: category, guess: near(category, Object.keys(vocabulary.categories)) });
  return undefined;
}

/** Declared ingredients, those of the category and of the materials, and what a described battery implies. */
function containsFacts(
  product: Product,
  line: CategoryFacts,
  widened: Widened,
  declared: WordFacts,
): WordFacts {
  const implied = [...line.contains];
  for (const [material, share] of Object.entries(product.materials ?? {})) {
    if (!/^0(\.0*)?%$/.test(share)) implied.push(material);
  }
  if (product.battery && !declared.present.has("battery")) implied.push("lithium-battery");
  const present = widened(declared.present, implied);
  return { present, complete: declared.complete, never: line.never };
}

/** How claims are found that the product's own list does not name. */
interface ClaimReading {
  readonly widened: Widened;
  readonly find: FindPhrases;
  /** What a label element or a piece of evidence claims by being there. */
  readonly shown: ReadonlyMap<string, readonly string[]>;
}

function shownClaims({ labelElements, evidence }: BareWords): ReadonlyMap<string, readonly string[]> {
  const words = [...Object.entries(labelElements), ...Object.entries(evidence)];
  return new Map(words.flatMap(([word, { claims }]) => (claims === undefined ? [] : [[word, claims]])));
}

/** Claims declared, and claims that stand in the product's names or on its label. */
function claimFacts(
  product: Product,
  { widened, find, shown }: ClaimReading,
  declared: WordFacts,
): WordFacts {
  const { name, labels, evidence } = product;
  const found: string[] = [];
  for (const element of labels?.elements ?? []) found.push(...(shown.get(element) ?? []));
  for (const { type } of evidence ?? []) found.push(...(shown.get(type) ?? []));
  if (typeof name === "string") found.push(...find(name, undefined).keys());
  else for (const language in name) found.push(...find(name[language]!, language).keys());
  return { present: widened(declared.present, found), complete: declared.complete };
}

type Widened = (present: ReadonlySet<string>, more: readonly string[]) => ReadonlySet<string>;

/** Sets with more words and all that these stand for; what is added to a set is the same for many products. */
function widener(wider: Widening): Widened {
  let known = new WeakMap<ReadonlySet<string>, Map<string, ReadonlySet<string>>>();
  let count = 0;
  return (present, more) => {
    if (more.length === 0) return present;
    const key = more.join("\u0000");
    const made = known.get(present)?.get(key);
    if (made !== undefined) return made;
    const all = new Set([...present, ...more.flatMap((word) => wider.get(word) ?? [])]);
    if (count >= mostSets) known = new WeakMap();
    count = count >= mostSets ? 0 : count + 1;
    known.set(present, (known.get(present) ?? new Map()).set(key, all));
    return all;
  };
}

const mostSets = 10_000;

/** A product says it exactly (`"36m+"` is 3, `"8-12"` is 8); a category only within its bounds. */
function ageFacts(declared: string | undefined, ofCategory: string | undefined): AgeFacts {
  if (declared !== undefined) {
    const age = youngest(declared);
    return { min: age, below: age + 1e-9 };
  }
  if (ofCategory === undefined) return { min: 0, below: Number.POSITIVE_INFINITY };
  if (ofCategory === "adult") return { min: adultAge, below: Number.POSITIVE_INFINITY };
  return { min: youngest(ofCategory), below: Number(ofCategory.split("-")[1]) };
}

const adultAge = 18;

function youngest(forAge: string): number {
  if (forAge === "adult") return adultAge;
  const years = Number(/^\d+/.exec(forAge)?.[0]);
  return /^\d+m|m$/.test(forAge) ? years / 12 : years;
}
