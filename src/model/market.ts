import * as z from "zod";
import { bodiesSchema } from "./bodies.ts";
import { audienceSchema, cultureSchema, dayEffectSchema, weekdaySchema } from "./calendar.ts";
import { customsSchema } from "./customs.ts";
import { provenance, sourceSchema, textSchema } from "./fact.ts";
import { marketIdSchema } from "./product.ts";
import { rulesSchema } from "./rule.ts";
import { currencySchema, languageSchema, zoneSchema } from "./scalar.ts";

export const profileLanguagesSchema = z.strictObject({
  stream: z.array(languageSchema),
  label: z.array(languageSchema),
  ...provenance,
});

/** A question that research left open, and what would settle it. */
const openQuestionSchema = z.strictObject({ about: z.string(), question: textSchema, settle: textSchema });

/**
 * A market or bloc profile as written in `markets/ID.yaml`. A bloc's file starts with an underscore; a member
 * `extends` it. In overlays maps merge key by key and lists replace.
 */
export const marketSchema = z.strictObject({
  id: z.union([marketIdSchema, z.string().regex(/^_[a-z]+$/)]),
  extends: z.union([marketIdSchema, z.string().regex(/^_[a-z]+$/)]).optional(),
  name: textSchema.optional(),
  timezone: zoneSchema.optional(),
  currency: currencySchema.optional(),
  languages: profileLanguagesSchema.optional(),
  weekend: z.array(weekdaySchema).optional(),
  priceIncludesTax: z.boolean().optional(),
  audience: z.array(audienceSchema).optional(),
  permits: z
    .array(z.string())
    .optional()
    .describe("evidence types without which a host may not stream there"),
  holidays: z.array(dayEffectSchema).optional(),
  observances: z.array(dayEffectSchema).optional(),
  culture: cultureSchema.optional(),
  customs: customsSchema.optional(),
  rules: rulesSchema.optional(),
  bodies: bodiesSchema.optional(),
  sources: z.record(z.string(), sourceSchema).optional(),
  open: z.array(openQuestionSchema).optional(),
});
export type MarketProfile = z.infer<typeof marketSchema>;
