import fc from "fast-check";
import { expect, it } from "vitest";
import type { Product } from "../../src/model/product.ts";
import { checked, market, rules, status, tea } from "./launch.ts";

type Predicate = Record<string, unknown>;

const leaf: fc.Arbitrary<Predicate> = fc.oneof(
  fc.constantFrom("meat", "gelatin", "alcohol", "animal").map((contains) => ({ contains })),
  fc.constantFrom("food", "food.tea", "food.meat", "cosmetic").map((category) => ({ category })),
  fc.constantFrom("halal", "organic").map((claims) => ({ claims })),
  fc.constantFrom("CN", "VN").map((origin) => ({ origin })),
  fc.constantFrom("0902", "16-21", "6109.10").map((hs) => ({ hs })),
);
const { predicate } = fc.letrec<{ predicate: Predicate }>((tie) => ({
  predicate: fc.oneof(
    { maxDepth: 3, depthSize: "small" },
    leaf,
    fc.array(tie("predicate"), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie("predicate"), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
    tie("predicate").map((not) => ({ not })),
  ),
}));

const declared: fc.Arbitrary<Product> = fc.record({
  sku: fc.constant("X"),
  name: fc.constant("x"),
  category: fc.constantFrom("food.tea", "food.meat", "cosmetic.makeup"),
  contains: fc.subarray(["meat", "gelatin", "alcohol", "honey"]),
  claims: fc.subarray(["halal", "organic"]),
  origin: fc.constantFrom("CN", "VN"),
  hs: fc.constantFrom("0902.10", "1602.50", "6109.10"),
  evidence: fc.subarray([{ type: "test-report" }, { type: "halal-certificate" }]),
});
/** The same product with some of its facts not declared. */
const less = fc
  .tuple(declared, fc.subarray(["category", "contains", "claims", "origin", "hs", "evidence"]))
  .map(([whole, left]) => ({
    whole,
    part: Object.fromEntries(Object.entries(whole).filter(([key]) => !left.includes(key))) as Product,
  }));

/** What comes of forbidding each of some conditions: `pass` where it is false, `fail` where true, or `unknown`. */
function judge(
  conditions: Readonly<Record<string, Predicate>>,
  product: Product,
): Record<string, string | undefined> {
  const written = rules(
    Object.fromEntries(
      Object.entries(conditions).map(([id, p]) => [`xx.law.${id}`, { needs: [{ not: p }] }]),
    ),
  );
  const result = checked({ markets: [market("XX", written)], products: [product] });
  return Object.fromEntries(Object.keys(conditions).map((id) => [id, status(result, `xx.law.${id}`)]));
}

const turned: Readonly<Record<string, string>> = { pass: "fail", fail: "pass", unknown: "unknown" };

it("conditions obey the laws of three-valued logic", () => {
  fc.assert(
    fc.property(predicate, predicate, less, (a, b, { part }) => {
      const found = judge(
        {
          a,
          nota: { not: a },
          twice: { not: { not: a } },
          both: { all: [a, b] },
          swapped: { all: [b, a] },
          morgan: { not: { any: [{ not: a }, { not: b }] } },
          either: { any: [a, b] },
          or: { not: { all: [{ not: a }, { not: b }] } },
        },
        part,
      );
      expect(found.nota).toBe(turned[found.a!]);
      expect(found.twice).toBe(found.a);
      expect(found.swapped).toBe(found.both);
      expect(found.morgan).toBe(found.both);
      expect(found.or).toBe(found.either);
    }),
    { numRuns: 60 },
  );
});

it("what is decided with less declared stays so when more is: an answer is never taken back", () => {
  fc.assert(
    fc.property(predicate, less, (a, { whole, part }) => {
      // What a category always contains contradicts a list that leaves it out: that is no more, but something else.
      fc.pre(part.category !== undefined || part.contains === undefined || whole.category === undefined);
      const before = judge({ a }, part).a;
      if (before !== "unknown") expect(judge({ a }, whole).a).toBe(before);
    }),
    { numRuns: 120 },
  );
});

it("nothing is asked of a product of which all is known", () => {
  expect(judge({ a: { contains: "meat" } }, { ...tea, contains: [] }).a).toBe("pass");
  expect(judge({ a: { contains: "meat" } }, tea).a).toBe("unknown");
});
