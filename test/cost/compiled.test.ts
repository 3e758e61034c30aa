import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type FigureName, mostThatFits, saleProgram } from "../../src/cost/compiled-sale.ts";
import { estimateSale } from "../../src/cost/estimate-sale.ts";
import type { SaleInput } from "../../src/cost/sale-case.ts";
import { exact } from "../../src/model/exact.ts";
import { sale } from "./sale-input.ts";

const denominators: Record<FigureName, bigint> = { cost: 100n, price: 100n, kg: 1000n, cm3: 1n };

const filled = (input: SaleInput, sku: string, [cost, price, kg, cm3]: readonly number[]): SaleInput => ({
  ...input,
  subject: { ...input.subject, sku },
  items: [
    {
      ...input.items[0]!,
      facts: { ...input.items[0]!.facts, sku },
      cost: { currency: "CNY", value: exact(cost!, 100) },
      price: { ...input.items[0]!.price!, value: exact(price!, 100) },
      kg: exact(kg!, 1000),
      cm3: exact(cm3!),
    },
  ],
});

const row = fc.tuple(
  fc.integer({ min: 100, max: 90000 }),
  fc.integer({ min: 100, max: 200000 }),
  fc.integer({ min: 5, max: 12000 }),
  fc.integer({ min: 20, max: 60000 }),
);

describe("compiled estimates", () => {
  // A lamp's duty in Taiwan is not known, but up to 2,000 dollars there is none.
  const lamp = { hs: "9405.21", price: { TW: "1500 TWD" } };
  test.each([
    ...["US", "AU", "GB", "DE", "SA", "BR"].map((market) => [market, {}] as const),
    ["TW", lamp] as const,
  ])("say what the long way says in %s", (market, product) => {
    const input = sale(market, {}, product);
    const program = saleProgram(input, denominators, (e) => JSON.stringify(e));
    fc.assert(
      fc.property(fc.array(row, { minLength: 30, maxLength: 60 }), (rows) => {
        for (const [index, figures] of rows.entries()) {
          const { estimate } = estimateSale(filled(input, `S-${index}`, figures), { searchPrices: false });
          expect(program.run(`S-${index}`, figures)).toBe(JSON.stringify(estimate));
        }
      }),
      { numRuns: 4, endOnFailure: true },
    );
  });

  test("the most that fits is found from any guess", () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.nat(5000), fc.nat(5000), (high, guess, most) => {
        expect(mostThatFits(high, guess, (units) => units <= most)).toBe(Math.min(high, most));
      }),
    );
  });
});
