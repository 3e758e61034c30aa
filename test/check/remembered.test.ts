import { describe, expect, it } from "vitest";
import { prepareCheck } from "../../src/check/check.ts";
import type { Product } from "../../src/model/product.ts";
import { everywhere, profile, tables, today } from "./bundle.ts";
import { market } from "./launch.ts";

/** What is remembered of rules is found for products of which they asked the same, and were answered alike. */
describe.each(["US", "SA"])("rules of %s", (id) => {
  const all = everywhere();
  const own = profile(id);
  const checker = prepareCheck({
    on: today,
    lang: "en",
    tables: { ...tables, everywhere: all },
    products: [],
    hosts: [],
    scripts: [],
    launch: { evidence: [] },
    markets: [market(id, {}, { profile: own })],
  });
  const [judge] = checker.markets;
  const cases = [own, ...all].flatMap(({ rules }) =>
    Object.values(rules ?? {}).flatMap((rule) => [
      ...(rule.cases?.fires ?? []),
      ...(rule.cases?.passes ?? []),
    ]),
  );
  const products = cases.map(
    ({ for: _, ...part }): Product => ({ ...part, sku: "P", name: part.name ?? "-" }),
  );

  it("are remembered as they are judged, whatever they look at", () => {
    const memory = judge!.remember({ keep: (item) => item, plain: () => true, look: undefined });
    for (const _ of ["learnt", "known"]) {
      for (const product of products) {
        const facts = checker.facts(product, () => {});
        const judged = judge!.product(facts).toSorted((a, b) => (a.rule < b.rule ? -1 : 1));
        expect(memory.product(facts)).toEqual(judged);
      }
    }
    expect(memory.size()).toBeGreaterThan(products.length);
  });
});
