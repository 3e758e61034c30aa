import type { Product } from "../model/product.ts";
import type { CompiledRule } from "./compile.ts";
import type { Noted, ProductFacts, Subject } from "./facts.ts";

/** Parts of a product that rules only compare with something: the answers stand for them. */
export const comparedKeys: ReadonlySet<string> = new Set([
  "price",
  "wasPrice",
  "lowestPrice30Days",
  "quantityPerOrder",
  "madeOn",
  "expiresOn",
]);

/** Of each share of a material, rules ask whether there is any. */
export const sharedKey = "materials";

/** Parts of a product that no rule looks at unless it names one. */
const silentKeys = [
  "cost",
  "weight",
  "netWeight",
  "size",
  "hsIn",
  "measures",
  "priority",
  "minAppearances",
  "stock",
  "availableFrom",
  "returnRate",
  "deliverWithin",
];

/** What the rules of a market make of products, so that those alike to them are judged once. */
export interface Likeness {
  /** Parts of a product that make no difference to any rule. */
  readonly silent: ReadonlySet<string>;
  /** What the rules' comparisons come to for the compared parts of a product; the rest of it is not looked at. */
  answers(product: Product): string;
  /** Rules that quote a compared part, or a share, where they fail. */
  readonly quoting: ReadonlySet<string>;
}

const top = (key: string): string => key.split(".", 1)[0]!;

export function likeness(
  rules: readonly CompiledRule[],
  subject: Omit<Subject, "product">,
  blank: ProductFacts,
): Likeness {
  const named = new Set(rules.flatMap((rule) => rule.looksAt().map(({ key }) => top(key))));
  const tests = new Map<string, Noted["test"]>();
  const compares = (rule: CompiledRule): readonly Noted[] =>
    rule.looksAt().filter(({ key }) => comparedKeys.has(top(key)));
  const quotes = (rule: CompiledRule): boolean =>
    JSON.stringify(rule.rule.needs).includes('"is":') &&
    rule.looksAt().some(({ key }) => comparedKeys.has(top(key)) || top(key) === sharedKey);
  for (const rule of rules) {
    for (const { asked, test } of compares(rule)) tests.set(asked, test);
  }
  const asked = [...tests.values()];
  return {
    silent: new Set(silentKeys.filter((key) => !named.has(key))),
    answers(product) {
      const seen: Subject = { ...subject, product: { ...blank, product } };
      let text = "";
      for (const test of asked) text += test(seen);
      return text;
    },
    quoting: new Set(rules.filter(quotes).map(({ rule }) => rule.id)),
  };
}
