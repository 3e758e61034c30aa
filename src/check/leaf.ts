import type { Exact } from "../model/exact.ts";
import type { Predicate } from "../model/predicate.ts";
import { type Comparison, compare } from "./comparison.ts";
import type { Context, ProductFacts, Subject } from "./facts.ts";
import { and, maybe, type Truth, truth, yes } from "./truth.ts";

/** A condition on one fact: its test, the path of the fact, and the words it asks about. */
export interface Leaf {
  readonly test: (subject: Subject) => Truth;
  readonly key: string;
  readonly words: readonly string[];
}

type LeafName = Exclude<keyof Predicate, "all" | "any" | "not">;

/** One maker per leaf of the predicate. A fact that the subject does not have is not known. */
export type Makers = {
  readonly [K in LeafName]: (value: NonNullable<Predicate[K]>, context: Context) => Leaf;
};

export function onProduct(
  key: string,
  words: readonly string[],
  test: (product: ProductFacts) => Truth,
): Leaf {
  return { key, words, test: ({ product }) => (product === undefined ? maybe : test(product)) };
}

export function onSale(
  key: string,
  text: string,
  test: (product: ProductFacts, subject: Subject) => Truth,
): Leaf {
  const words = text === "" ? [] : [text];
  return { key, words, test: (s) => (s.product === undefined ? maybe : test(s.product, s)) };
}

export const onMarket = (key: string, words: readonly string[], test: Leaf["test"]): Leaf => ({
  key,
  words,
  test,
});

export const oneOf = (found: string | undefined, words: readonly string[]): Truth =>
  found === undefined ? maybe : truth(words.includes(found));

export const compareWith = (found: Exact | string | undefined, wanted: Comparison): Truth =>
  found === undefined || found === "" ? maybe : truth(compare(found, wanted));

export function least(parts: readonly Truth[]): Truth {
  return parts.reduce(and, yes);
}
