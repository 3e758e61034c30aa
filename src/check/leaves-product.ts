import { isPositive, parseExact } from "../model/exact.ts";
import type { Predicate } from "../model/predicate.ts";
import { parseComparison } from "./comparison.ts";
import { declaredValue } from "./declared.ts";
import type { Context, ProductFacts, Subject, WordFacts } from "./facts.ts";
import { hsMatcher } from "./hs.ts";
import { compareWith, type Leaf, least, type Makers, oneOf, onProduct } from "./leaf.ts";
import { amountIn } from "./prices.ts";
import { maybe, no, or, type Truth, truth, yes } from "./truth.ts";
import { hasWord } from "./words.ts";

/** What a product is, contains, says and shows. */
export const productLeaves: Pick<
  Makers,
  | "category"
  | "hs"
  | "goods"
  | "origin"
  | "contains"
  | "materials"
  | "claims"
  | "imagery"
  | "ageUnder"
  | "battery"
  | "madeOn"
  | "declared"
> = {
  category: (words, { excluding }) => onProduct("category", words, (p) => inCategory(p, words, excluding)),
  hs: (prefixes) => {
    const match = hsMatcher(prefixes);
    return onProduct("hs", prefixes, (p) => (p.hs === undefined ? maybe : match(p.hs)));
  },
  goods: ({ category, hs }, { excluding }) => {
    const match = hsMatcher(hs);
    return onProduct("category", category, (p) => {
      const byCategory = inCategory(p, category, excluding);
      if (p.hs === undefined) return byCategory;
      const byCode = match(p.hs);
      return p.category === undefined ? or(byCategory, byCode) : or(byCategory, byCode === yes ? yes : no);
    });
  },
  origin: (words, context) => {
    const countries = new Set(words.flatMap((w) => context.group(w) ?? [w]));
    return onProduct("origin", words, ({ product: { origin } }) =>
      origin === undefined ? maybe : truth(countries.has(origin)),
    );
  },
  contains: (words, context) => anyWord("contains", words, context, (p) => p.contains),
  materials: (words) =>
    onProduct("materials", words, ({ product: { materials }, contains }) => {
      if (words.some((w) => contains.present.has(w))) return yes;
      if (materials === undefined) return maybe;
      return truth(words.some((w) => materials[w] !== undefined && isPositive(amountIn(materials[w]))));
    }),
  claims: (words) => claimLeaf(words),
  imagery: (words, context) => anyWord("imagery", words, context, (p) => p.imagery),
  ageUnder: (years) =>
    onProduct("forAge", [String(years)], ({ fromAge }) => {
      if (fromAge.below <= years || fromAge.min >= years) return truth(fromAge.min < years);
      return maybe;
    }),
  battery: batteryLeaf,
  madeOn: (text) => {
    const wanted = parseComparison(text);
    return onProduct("madeOn", [text], ({ product }) => compareWith(product.madeOn, wanted));
  },
  declared: (path) => ({
    key: path,
    words: [],
    test: (subject) => (declaredValue(subject, path) === undefined ? (subject.open ? maybe : no) : yes),
  }),
};

/** A category is there if it or one above it is named; one below it may still be meant, unless it is an exception. */
export function inCategory({ category }: ProductFacts, words: readonly string[], excluding = false): Truth {
  if (category === undefined) return maybe;
  let best: Truth = no;
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    if (category === word || isBelow(category, word)) return yes;
    if (!excluding && isBelow(word, category)) best = maybe;
  }
  return best;
}

const isBelow = (category: string, other: string): boolean =>
  category.length > other.length && category[other.length] === "." && category.startsWith(other);

function anyWord(
  key: string,
  words: readonly string[],
  context: Context,
  facts: (product: ProductFacts) => WordFacts,
): Leaf {
  const wider = words.map((w) => context.wider(w));
  return onProduct(key, words, (p) => {
    const list = facts(p);
    let best: Truth = no;
    for (let i = 0; i < words.length && best !== yes; i++)
      best = or(best, hasWord(list, words[i]!, wider[i]!));
    return best;
  });
}

/** In a script alone, what it does not say is not claimed; of a product, an undeclared list may still hide it. */
export function claimLeaf(words: readonly string[]): Leaf {
  const test = ({ product, script, said }: Subject): Truth => {
    if (script) return truth(words.some((w) => script.claims.has(w)));
    if (product === undefined) return maybe;
    if (words.some((w) => product.claims.present.has(w) || said?.has(w))) return yes;
    return product.claims.complete ? no : maybe;
  };
  return { key: "claims", words, test };
}

const anyBattery = ["battery"];

function batteryLeaf(wanted: NonNullable<Predicate["battery"]>): Leaf {
  const { wh, stateOfCharge, packing, charging } = wanted;
  const limits = { wh: wh && parseComparison(wh), charge: stateOfCharge && parseComparison(stateOfCharge) };
  const key = wh
    ? "battery.wh"
    : stateOfCharge
      ? "battery.stateOfCharge"
      : packing
        ? "battery.packing"
        : "battery.charging";
  const words = [wh, stateOfCharge].filter((t) => t !== undefined).concat(packing ?? [], charging ?? []);
  return onProduct(key, words, ({ product: { battery }, contains }) => {
    if (hasWord(contains, "battery", anyBattery) === no) return no;
    const parts: Truth[] = [];
    if (limits.wh)
      parts.push(
        compareWith(battery?.wh === undefined ? undefined : parseExact(String(battery.wh)), limits.wh),
      );
    if (limits.charge)
      parts.push(compareWith(battery?.stateOfCharge && amountIn(battery.stateOfCharge), limits.charge));
    if (packing) parts.push(oneOf(battery?.packing, packing));
    if (charging)
      parts.push(battery?.charging ? truth(battery.charging.some((c) => charging.includes(c))) : maybe);
    return least(parts);
  });
}
