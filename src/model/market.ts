import * as z from "zod";
import { bodiesSchema } from "./bodies.ts";
import { audienceSchema, cultureSchema, dayEffectSchema, weekdaySchema } from "./calendar.ts";
import { customsSchema } from "./customs.ts";
import { provenance, sourceSchema, textSchema } from "./fact.ts";
import { marketIdSchema } from "./product.ts";
import { rulesSchema } from "./rule.ts";
import { currencySchema, languageSchema, zoneSchema } from "./scalar.ts";

export const profileLanguagesSchema = z.strictObject({
  stream: z.array(languageSchema).describe("languages that buyers are sold to in"),
  label: z.array(languageSchema).describe("languages that packs are in"),
  ...provenance,
});

/** A question that research left open, and what would settle it. */
const openQuestionSchema = z.strictObject({
  about: z.string().describe("the key or fact in question"),
  question: textSchema.describe("what is not known"),
  settle: textSchema.describe("what would settle it"),
});

/**
 * A market or bloc profile as written in `markets/ID.yaml`. A bloc's file starts with an underscore; a member
 * `extends` it. In overlays maps merge key by key and lists replace.
 */
export const marketSchema = z.strictObject({
  id: z
    .union([marketIdSchema, z.string().regex(/^_[a-z]+$/)])
    .describe("two letters as a rule; a bloc or table begins with an underscore"),
  extends: z
    .union([marketIdSchema, z.string().regex(/^_[a-z]+$/)])
    .optional()
    .describe("the bloc whose facts hold here too"),
  name: textSchema.optional().describe("as people call it"),
  timezone: zoneSchema.optional().describe("that market hours are told in"),
  currency: currencySchema.optional().describe("that prices and landed costs are told in"),
  languages: profileLanguagesSchema.optional().describe("of streams and of packs"),
  weekend: z.array(weekdaySchema).optional().describe("days off work"),
  priceIncludesTax: z.boolean().optional().describe("whether shown prices hold the tax (default true)"),
  audience: z
    .array(audienceSchema)
    .optional()
    .describe("when people watch: windows of a local day, one weight for each half hour"),
  permits: z
    .array(z.string())
    .optional()
    .describe("evidence types without which a host who promotes for others may not stream there"),
  holidays: z.array(dayEffectSchema).optional().describe("days off by law"),
  observances: z.array(dayEffectSchema).optional().describe("other days that change who watches"),
  culture: cultureSchema.optional().describe("how to speak to buyers there"),
  customs: customsSchema.optional().describe("dated law of import: thresholds, duty, tax, fees"),
  rules: rulesSchema.optional().describe("what must hold for goods, packs, papers and streams"),
  bodies: bodiesSchema.optional().describe("certifiers that an authority recognises"),
  sources: z.record(z.string(), sourceSchema).optional().describe("where the facts come from, by key"),
  open: z.array(openQuestionSchema).optional().describe("what research left open"),
});
export type MarketProfile = z.infer<typeof marketSchema>;
