import * as z from "zod";
import { checkResultSchema } from "./check-result-schema.ts";
import { costResultSchema } from "./cost-result-schema.ts";
import { textSchema } from "./fact.ts";
import { planResultSchema } from "./plan-result-schema.ts";
import type { CompareResult } from "./result.ts";
import { count, head, known, text, verdict } from "./result-parts.ts";

export const compareResultSchema: z.ZodType<CompareResult> = z.object({
  ...head("compare"),
  weights: z.record(text, z.number()).exactOptional().describe("of the parts of the score"),
  products: z
    .array(
      z.object({
        sku: text.describe("the product"),
        markets: z
          .array(
            z.object({
              market: text.describe("where"),
              score: z.number().nullable().describe("from 0 to 1; null: not known, or blocked"),
              parts: z.record(text, z.number().nullable()).describe("what the score is made of"),
              landed: known.describe("null: not known"),
              margin: text.nullable().describe("in percent"),
              verdict: verdict.describe("may it be sold there?"),
              missing: count.describe("things to get before it may be sold"),
              effort: z
                .object({
                  days: count.nullable().describe("the longest wait; null: nobody knows any"),
                  rule: text.exactOptional().describe("that waits the longest"),
                  unknown: count.describe("waits that nobody knows"),
                })
                .exactOptional()
                .describe("how long what is missing takes"),
              transitDays: text.nullable().describe("on the way, such as 5-9"),
              primeHours: z
                .number()
                .nullable()
                .describe("hours a week in which a host can stream to its evening"),
              priceRoom: known.exactOptional().describe("how far the price may fall"),
              seasons: z
                .array(
                  z.object({
                    name: textSchema.describe("what is given for"),
                    from: text.describe("first day"),
                  }),
                )
                .exactOptional()
                .describe("gift seasons that begin within half a year"),
            }),
          )
          .describe("the best first"),
      }),
    )
    .describe("in the order of the launch"),
});

/**
 * The results as JSON, version 1. Held to the types of `result.ts` by the compiler; what is published for
 * others (`xb schema result`) and what xb itself asks of a result that it reads again.
 */
export const resultSchemas = {
  cost: costResultSchema,
  check: checkResultSchema,
  plan: planResultSchema,
  compare: compareResultSchema,
} as const;
