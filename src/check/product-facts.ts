import { near } from "../model/near.ts";
import type { Evidence, Product } from "../model/product.ts";
import type { Vocabulary } from "../model/vocabulary.ts";
import type { AgeFacts, EvidencePool, ProductFacts, WordFacts } from "./facts.ts";
import type { FindPhrases } from "./phrases.ts";
import { categoryLine, type Report, type StrangeWord, widening, wordFacts } from "./words.ts";

type Widening = ReadonlyMap<string, readonly string[]>;

/** What resolving products needs, made once. */
export interface ProductReader {
  read(product: Product, report: (strange: StrangeWord) => void): ProductFacts;
  pool(evidence: readonly Evidence[] | undefined, report: Report): EvidencePool;
  readonly wider: { readonly contains: Widening; readonly claims: Widening };
}

export function productReader(vocabulary: Vocabulary, findClaims: FindPhrases): ProductReader {
  const wider = {
    contains: widening(vocabulary.contains),
    claims: widening(vocabulary.claims),
    imagery: widening(vocabulary.imagery),
    labels: widening(vocabulary.labelElements),
    evidence: widening(vocabulary.evidence),
  };
  const pool = (evidence: readonly Evidence[] | undefined, report: Report): EvidencePool => {
    const types = wordFacts(
      "evidence",
      evidence?.map((e) => e.type),
      wider.evidence,
      report,
    );
    return { list: evidence ?? [], complete: types.complete };
  };
  const read = (product: Product, report: Report): ProductFacts => {
    const category = knownCategory(vocabulary, product.category, report);
    const line = category === undefined ? [] : categoryLine(vocabulary, category);
    return {
      product,
      category,
      hs: product.hs?.replaceAll(".", ""),
      contains: containsFacts(product, line, wider.contains, report),
      claims: claimFacts(product, wider.claims, findClaims, report),
      imagery: wordFacts("imagery", product.imagery, wider.imagery, report),
      labelElements: wordFacts("labels.elements", product.labels?.elements, wider.labels, report),
      evidence: pool(product.evidence, report),
      fromAge: ageFacts(product.forAge, line.find((c) => c.forAge !== undefined)?.forAge),
    };
  };
  return { read, pool, wider };
}

function knownCategory(
  vocabulary: Vocabulary,
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
  line: readonly Vocabulary["categories"][string][],
  wider: Widening,
  report: Report,
): WordFacts {
  const declared = wordFacts("contains", product.contains, wider, report);
  const present = new Set(declared.present);
  const add = (word: string): void => {
    for (const w of wider.get(word) ?? []) present.add(w);
  };
  for (const category of line) category.contains?.forEach(add);
  for (const [material, share] of Object.entries(product.materials ?? {})) {
    if (!/^0(\.0*)?%$/.test(share)) add(material);
  }
  if (product.battery && !present.has("battery")) add("lithium-battery");
  return { present, complete: declared.complete, never: new Set(line.flatMap((c) => c.never ?? [])) };
}

/** Claims declared, and claims that stand in the product's names. */
function claimFacts(product: Product, wider: Widening, find: FindPhrases, report: Report): WordFacts {
  const declared = wordFacts("claims", product.claims, wider, report);
  const present = new Set(declared.present);
  const names =
    typeof product.name === "string" ? [[undefined, product.name] as const] : Object.entries(product.name);
  for (const [language, name] of names) {
    for (const claim of find(name, language).keys()) for (const w of wider.get(claim) ?? []) present.add(w);
  }
  return { present, complete: declared.complete };
}

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
