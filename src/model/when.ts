import * as z from "zod";
import { countrySchema } from "./scalar.ts";

/** `"<= 150 EUR"`; a list means all of them. */
const amountTest = z
  .string()
  .regex(/^(<|<=|>|>=) \d{1,15}(\.\d{1,4})? [A-Z]{3}$/, { error: "expect.amount-test" });
const numberTest = z.string().regex(/^(<|<=|>|>=) \d{1,15}(\.\d{1,6})?%?$/, { error: "expect.number-test" });
const oneOrMore = <T extends z.ZodType>(schema: T) => z.union([schema, z.array(schema).min(1)]);

/** HS codes of two to twelve digits, dots allowed; `*` is every code. A prefix covers all codes below it. */
export const hsPrefixSchema = z
  .string()
  .regex(/^(\*|\d{2}(\d{2})?|\d{4}\.?\d{1,2}(\.?\d{1,2}){0,4})$/, { error: "expect.hs-prefix" });
export const hsList = z.array(hsPrefixSchema);
export const regionSchema = z.string().regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/, { error: "expect.region" });
export const transportModes = ["post", "courier", "air", "sea", "rail", "road"] as const;
const modeSchema = z.enum(transportModes);

/** When an entry applies. All that is named must hold; of a consignment of several goods, for each of them. */
export const whenSchema = z.strictObject({
  consignment: oneOrMore(amountTest)
    .optional()
    .describe(
      "the consignment's goods, with freight and insurance where `valuation` puts them into the threshold",
    ),
  customsValue: oneOrMore(amountTest).optional().describe("the consignment's customs value"),
  goods: oneOrMore(amountTest).optional().describe("the consignment's goods alone"),
  unit: oneOrMore(amountTest).optional().describe("one piece of the goods"),
  buyer: z.enum(["consumer", "business"]).optional().describe("who buys"),
  channel: z.enum(["marketplace", "own-store"]).optional().describe("where it is sold"),
  registered: z
    .union([z.boolean(), z.string()])
    .optional()
    .describe("whether the platform (a marketplace) or the seller (by this evidence) collects the tax"),
  clearance: z.enum(["simplified", "full"]).optional().describe("how it is cleared"),
  model: z.enum(["parcel", "stock"]).optional().describe("to each buyer, or to a warehouse"),
  mode: z.array(modeSchema).optional().describe("how it travels: any of these"),
  hs: hsList.optional().describe("code prefixes: any of these"),
  exceptHs: hsList.optional().describe("none of these prefixes"),
  category: z.array(z.string()).optional().describe("any of these, or below them"),
  exceptCategory: z.array(z.string()).optional().describe("none of these"),
  origin: z.array(countrySchema).optional().describe("where it was made: any of these"),
  exceptOrigin: z.array(countrySchema).optional().describe("none of these"),
  route: z.array(countrySchema).optional().describe("where the parcel leaves from"),
  exceptRoute: z.array(countrySchema).optional().describe("not from these"),
  region: z.array(regionSchema).optional().describe("where it goes to: any of these"),
  exceptRegion: z.array(regionSchema).optional().describe("none of these"),
  evidence: z.array(z.string()).optional().describe("seller or product has any of these"),
  measures: z
    .record(z.string(), numberTest)
    .optional()
    .describe("quantities or shares of the goods: metal, %vol"),
});
export type When = z.infer<typeof whenSchema>;
