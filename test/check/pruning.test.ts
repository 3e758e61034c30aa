import { describe, expect, it } from "vitest";
import { prepareCheck } from "../../src/check/check.ts";
import type { Product } from "../../src/model/product.ts";
import { everywhere, profile, tables, today } from "./bundle.ts";
import { market } from "./launch.ts";

/** Rules are looked up by category; what is left out must never be one that applies. */
describe("rules found by category", () => {
  const all = everywhere();
  const sa = profile("SA");
  const checker = (everyRule: boolean) =>
    prepareCheck({
      on: today,
      lang: "en",
      tables: { ...tables, everywhere: all },
      products: [],
      hosts: [],
      scripts: [],
      launch: { evidence: [] },
      markets: [market("SA", {}, { profile: sa })],
      all: everyRule,
    });
  const products = [sa, ...all].flatMap(({ rules }) =>
    Object.values(rules ?? {}).flatMap((rule) => [
      ...(rule.cases?.fires ?? []),
      ...(rule.cases?.passes ?? []),
    ]),
  );

  it("are all that apply to the product of any case", () => {
    const [pruned, every] = [checker(false), checker(true)];
    for (const { for: _, ...part } of products) {
      const product: Product = { ...part, sku: "P", name: part.name ?? { en: "-" } };
      const applying = every.product(product).filter((item) => item.status !== "not-applicable");
      expect(pruned.product(product)).toEqual(applying);
    }
  });
});
