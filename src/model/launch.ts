import * as z from "zod";
import { bodiesSchema } from "./bodies.ts";
import { audienceSchema, cultureSchema, dayEffectSchema } from "./calendar.ts";
import { customsSchema } from "./customs.ts";
import { dateSchema, sourceSchema } from "./fact.ts";
import { dateSpanSchema, hostSchema } from "./host.ts";
import { lanesSchema } from "./lane.ts";
import { profileLanguagesSchema } from "./market.ts";
import { evidenceSchema, marketIdSchema, productSchema } from "./product.ts";
import { rulesSchema } from "./rule.ts";
import {
  countrySchema,
  currencySchema,
  durationSchema,
  idSchema,
  languageSchema,
  moneySchema,
  percentSchema,
  zoneSchema,
} from "./scalar.ts";
import { riskSchema, scenariosSchema, sellingSchema } from "./selling.ts";

export const streamsSchema = z.strictObject({
  min: z.int().min(0).optional(),
  target: z.int().min(0),
  max: z.int().min(0).optional(),
  per: z.literal("week").optional(),
  duration: durationSchema,
  minGap: durationSchema.optional(),
  productsPerStream: z.int().min(1).max(100).optional(),
  value: z.union([moneySchema, z.number().min(0)]).optional(),
});

export const shippingSchema = z.strictObject({
  model: z.enum(["parcel", "stock"]).optional(),
  by: z.enum(["post", "courier", "air", "sea", "rail", "road"]).optional(),
  clearance: z.enum(["simplified", "full"]).optional(),
  terms: z.enum(["DDP", "DAP"]).optional(),
  lane: idSchema.optional(),
  deliverWithin: durationSchema.optional(),
});

/** A market of the launch: its own settings, and any part of the profile overlaid. */
export const launchMarketSchema = z.strictObject({
  id: marketIdSchema,
  extends: marketIdSchema.optional(),
  streams: streamsSchema.optional(),
  channel: z.enum(["marketplace", "own-store"]).optional(),
  platform: z.string().optional(),
  shipping: shippingSchema.optional(),
  selling: sellingSchema.optional(),
  regions: z.array(z.string().regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/, { error: "expect.region" })).optional(),
  timezone: zoneSchema.optional(),
  currency: currencySchema.optional(),
  languages: profileLanguagesSchema.partial().optional(),
  weekend: z.array(z.string()).optional(),
  priceIncludesTax: z.boolean().optional(),
  audience: z.array(audienceSchema).optional(),
  holidays: z.array(dayEffectSchema).optional(),
  observances: z.array(dayEffectSchema).optional(),
  culture: cultureSchema.partial().optional(),
  customs: customsSchema.partial().optional(),
  rules: rulesSchema.optional(),
  bodies: bodiesSchema.optional(),
  sources: z.record(z.string(), sourceSchema).optional(),
});
export type LaunchMarket = z.infer<typeof launchMarketSchema>;

const filesOr = <T extends z.ZodType>(inline: T) => z.union([z.string(), z.array(z.string()).min(1), inline]);

/** Money per unit of the launch's currency; names are PLAN-MODEL's penalties. */
const weightsSchema = z.partialRecord(
  z.enum([
    "belowMin",
    "belowTarget",
    "overTarget",
    "productShort",
    "fatigueHour1",
    "fatigueHour2",
    "fatigueNightHour",
    "move",
  ]),
  z.union([moneySchema, z.number().min(0)]),
);

export const scriptSchema = z.strictObject({
  markets: z.array(marketIdSchema).optional(),
  products: z.array(z.string()).optional(),
  host: idSchema.optional(),
  language: languageSchema.optional(),
  captions: z.array(languageSchema).optional(),
  kind: z.enum(["talk", "listing"]).optional(),
  file: z.string().optional(),
  text: z.string().optional(),
});

export const waiverSchema = z.strictObject({
  rule: z.string(),
  sku: z.string().optional(),
  market: z.string().optional(),
  reason: z.string().min(1),
  until: z.string().optional(),
});

/** Units of each currency per 1 USD, with the day they were read. */
export const fxSchema = z
  .object({ on: dateSchema, spread: percentSchema.optional() })
  .catchall(z.union([z.number().positive(), z.string().regex(/^\d+(\.\d+)?$/, { error: "expect.decimal" })]));

export const launchSchema = z.strictObject({
  xb: z.literal(1),
  name: z.string().min(1),
  currency: currencySchema.describe("the seller's own"),
  origin: countrySchema.describe("where goods leave from"),
  window: dateSpanSchema.optional(),
  products: filesOr(z.array(productSchema)),
  hosts: filesOr(z.array(hostSchema)).optional(),
  sites: z.array(z.strictObject({ id: idSchema, zone: zoneSchema, name: z.string().optional() })).optional(),
  studios: z
    .array(
      z.strictObject({
        id: idSchema,
        site: idSchema.optional(),
        turnaround: durationSchema.optional(),
        markets: z.array(marketIdSchema).optional(),
      }),
    )
    .optional(),
  lanes: filesOr(lanesSchema).optional(),
  fx: fxSchema.optional(),
  markets: z.array(launchMarketSchema).min(1),
  evidence: z.array(evidenceSchema).optional(),
  waivers: z.array(waiverSchema).optional(),
  scripts: z.array(scriptSchema).optional(),
  orders: z
    .array(
      z.strictObject({
        items: z.record(z.string(), z.int().positive()),
        markets: z.array(marketIdSchema).optional(),
      }),
    )
    .optional(),
  gates: z.strictObject({ check: z.boolean().optional(), cost: z.boolean().optional() }).optional(),
  plan: z
    .strictObject({
      resolution: z.enum(["15m", "30m"]).optional(),
      weights: weightsSchema.optional(),
      seed: z.int().min(0).optional(),
    })
    .optional(),
  demand: z
    .union([z.string(), z.record(z.string(), z.strictObject({ perHalfHour: z.number().min(0) }))])
    .optional(),
  pins: z.string().optional(),
  selling: sellingSchema.optional(),
  scenarios: scenariosSchema.optional(),
  risk: riskSchema.optional(),
  rules: rulesSchema.optional(),
});
export type Launch = z.infer<typeof launchSchema>;
