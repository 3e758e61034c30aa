import * as z from "zod";
import { dateSchema } from "./fact.ts";

/** A word or several; several mean any of them. */
export const wordsSchema = z
  .union([z.string().min(1), z.array(z.string().min(1)).min(1)])
  .transform((words) => [words].flat());

/** `"<= 30%"`, `"> 100"`, `"< 100 USD"`, `">= 2026-01-01"`. */
export const comparisonSchema = z
  .string()
  .regex(/^(<|<=|>|>=|=) ?\S.*$/, { error: "expect.rule-comparison" })
  .refine((text) => comparisonValue.test(text), { error: "expect.rule-comparison" });

const comparisonValue = /^[<>=]+ ?(\d{4}-\d{2}-\d{2}|\d{1,15}(\.\d{1,8})?(%| [A-Z]{3})?)$/;

/** An HS prefix of two digits or more, or a range of prefixes: `"0902"`, `"61-63"`, `"8471.30"`. */
const hsPrefixSchema = z.string().regex(/^\d{2}[\d.]*(-\d{2}[\d.]*)?$/, { error: "expect.hs-prefix" });
const hsPrefixesSchema = z
  .union([hsPrefixSchema, z.array(hsPrefixSchema).min(1)])
  .transform((prefixes) => [prefixes].flat());

const ageSchema = z.number().min(0).max(30);

/**
 * A condition. The keys of one map must all hold; a list of words holds if any of them does.
 * Each key is true, false or not known; `docs/rules.md` has an example of each.
 */
export const predicateSchema = z.strictObject({
  get all(): z.ZodOptional<z.ZodArray<typeof predicateSchema>> {
    return z.array(predicateSchema).min(1).optional();
  },
  get any(): z.ZodOptional<z.ZodArray<typeof predicateSchema>> {
    return z.array(predicateSchema).min(1).optional();
  },
  get not(): z.ZodOptional<typeof predicateSchema> {
    return predicateSchema.optional();
  },
  category: wordsSchema.optional(),
  hs: hsPrefixesSchema.optional(),
  goods: z.strictObject({ category: wordsSchema, hs: hsPrefixesSchema }).optional(),
  origin: wordsSchema.optional(),
  contains: wordsSchema.optional(),
  materials: wordsSchema.optional(),
  claims: wordsSchema.optional(),
  imagery: wordsSchema.optional(),
  ageUnder: ageSchema.optional(),
  battery: z
    .strictObject({
      wh: comparisonSchema.optional(),
      stateOfCharge: comparisonSchema.optional(),
      packing: wordsSchema.optional(),
      charging: wordsSchema.optional(),
    })
    .optional(),
  price: comparisonSchema.optional(),
  consignment: comparisonSchema.optional(),
  discounted: z.boolean().optional(),
  discountFromLowest: z.boolean().optional(),
  madeOn: comparisonSchema.optional(),
  shelfLifeLeft: comparisonSchema.optional(),
  holds: wordsSchema.optional(),
  declared: z.string().optional(),
  shipping: z
    .strictObject({
      model: wordsSchema.optional(),
      by: wordsSchema.optional(),
      clearance: wordsSchema.optional(),
      terms: wordsSchema.optional(),
    })
    .optional(),
  channel: wordsSchema.optional(),
  platform: wordsSchema.optional(),
  regions: wordsSchema.optional(),
  destination: wordsSchema.optional(),
  dispatch: wordsSchema.optional(),
  dates: z
    .array(z.union([dateSchema, z.strictObject({ from: dateSchema, to: dateSchema })]))
    .min(1)
    .optional(),
  host: z
    .strictObject({
      country: wordsSchema.optional(),
      account: wordsSchema.optional(),
      synthetic: z.boolean().optional(),
      ageUnder: ageSchema.optional(),
    })
    .optional(),
});
export type Predicate = z.infer<typeof predicateSchema>;
