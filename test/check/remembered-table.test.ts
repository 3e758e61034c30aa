import { expect, it } from "vitest";
import type { CompiledRule } from "../../src/check/compile.ts";
import type { ProductFacts, Subject } from "../../src/check/facts.ts";
import { type Judging, type Remembering, remembered } from "../../src/check/remembered.ts";
import type { CheckItem } from "../../src/model/check-result.ts";
import type { Product } from "../../src/model/product.ts";

const rule = (id: string) => ({ rule: { id } }) as CompiledRule;
const facts = (part: Partial<Product> = {}) =>
  ({ product: { sku: "A", name: "A", ...part } }) as unknown as ProductFacts;
const item = (text: string) => ({ rule: text }) as CheckItem;

/** What is found of a product: rule and category, unless the category is "none". */
const plainly: Judging["itemOf"] = ({ rule: { id } }, { product }) => {
  const { category } = product!.product;
  return category === "none" ? undefined : item(`${id} ${category}`);
};

/** A memory of rules, and the rules that were judged. */
function memory(
  rules: readonly CompiledRule[] | ((facts: ProductFacts) => readonly CompiledRule[]),
  itemOf = plainly,
  more: Partial<Remembering<string>> = {},
) {
  const judged: string[] = [];
  const judging: Judging = {
    rulesFor: typeof rules === "function" ? rules : () => rules,
    subjectOf: (product) =>
      ({ product, evidence: { list: [], complete: true }, hosts: [] }) as unknown as Subject,
    itemOf(one, subject) {
      judged.push(one.rule.id);
      return itemOf(one, subject);
    },
  };
  const kept = remembered(judging, { keep: (i) => i.rule, plain: () => true, look: undefined, ...more });
  return { of: (part?: Partial<Product>) => kept.product(facts(part)), judged, kept };
}

it("keeps what is found by the order of rules' ids", () => {
  const { of } = memory(["b", "a", "c", "B"].map(rule));
  expect(of({ category: "tea" })).toEqual(["B tea", "a tea", "b tea", "c tea"]);
  expect(of({ category: "none" })).toEqual([]);
});

it("judges once what is answered alike, whatever the product's own id", () => {
  const { of, judged, kept } = memory([rule("a")]);
  expect(kept.size()).toBe(0);
  expect([of({ category: "tea" }), of({ category: "tea", sku: "B", weight: "1kg" })]).toEqual([
    ["a tea"],
    ["a tea"],
  ]);
  expect([judged, kept.size()]).toEqual([["a"], 1]);
  expect(of({ category: "bag" })).toEqual(["a bag"]);
  expect([judged, kept.size()]).toEqual([["a", "a"], 2]);
  expect([of({ category: "none" }), of({ category: "none" })]).toEqual([[], []]);
  expect([judged.length, kept.size()]).toEqual([3, 3]);
});

it("forgets all of it", () => {
  const { of, judged, kept } = memory([rule("a"), rule("b")]);
  of({ category: "tea" });
  expect(kept.size()).toBe(2);
  kept.forget();
  expect(kept.size()).toBe(0);
  expect([of({ category: "tea" }), judged]).toEqual([
    ["a tea", "b tea"],
    ["a", "b", "a", "b"],
  ]);
});

it("remembers a rule once, in whatever list it stands", () => {
  const lists = [[rule("b")], [rule("a")]];
  const both = [lists[0]![0]!, lists[1]![0]!];
  const { of, judged } = memory(({ product }) => (product.sku === "A" ? lists[0]! : both));
  expect([of({ category: "tea" }), of({ category: "tea", sku: "B" })]).toEqual([
    ["b tea"],
    ["a tea", "b tea"],
  ]);
  expect(judged).toEqual(["b", "a"]);
});

it("sorts a list of rules once", () => {
  const list = [rule("b"), rule("a")];
  let sorted = 0;
  const rules = Object.assign(list, {
    toSorted(by: (a: CompiledRule, b: CompiledRule) => number) {
      sorted += 1;
      return [...list].sort(by);
    },
  });
  const { of } = memory(rules);
  expect([of({ category: "tea" }), of({ category: "tea" }), sorted]).toEqual([
    ["a tea", "b tea"],
    ["a tea", "b tea"],
    1,
  ]);
});

it.each<[string, Judging["itemOf"], Partial<Remembering<string>>]>([
  ["looks at all of a product", (_, { product }) => item(Object.keys(product!.product).join()), {}],
  ["rests on an answer that is not plain", plainly, { plain: (answer) => answer !== "tea" }],
])("keeps nothing of a product where a rule %s", (_, itemOf, more) => {
  expect(memory([rule("a")], itemOf, more).of({ category: "tea" })).toBeUndefined();
});

it("passes on what goes wrong otherwise", () => {
  const wrong = () => {
    throw new RangeError("wrong");
  };
  expect(() => memory([rule("a")], wrong).of()).toThrow(new RangeError("wrong"));
});

it("tells products apart by what else is asked", () => {
  const look = ({ product }: Subject) => product!.product.sku;
  const { of, judged, kept } = memory([rule("a")], plainly, { look });
  expect([of({ category: "tea" }), of({ category: "tea", sku: "B" }), of({ category: "tea" })]).toEqual(
    Array(3).fill(["a tea"]),
  );
  expect([judged.length, kept.size()]).toEqual([2, 4]);
});
