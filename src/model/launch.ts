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
  instantSchema,
  languageSchema,
  moneySchema,
  percentSchema,
  zoneSchema,
} from "./scalar.ts";
import { riskSchema, scenariosSchema, sellingSchema } from "./selling.ts";
import { dayNumber } from "./zone.ts";

export const streamsSchema = z.strictObject({
  min: z
    .int()
    .min(0)
    .optional()
    .describe("fewest streams in a week; fewer costs the plan dearly and fails its gate (default 0)"),
  target: z.int().min(0).describe("streams wished for in a week"),
  max: z.int().min(0).optional().describe("most streams in a week (default: the target)"),
  per: z.literal("week").optional().describe("the only period there is"),
  duration: durationSchema.describe("length of a stream, a multiple of 15 minutes"),
  minGap: durationSchema
    .optional()
    .describe("from the start of one stream to the start of the next (default: the duration)"),
  productsPerStream: z
    .int()
    .min(1)
    .max(100)
    .optional()
    .describe("most products shown in one stream (default 3)"),
  value: z
    .union([moneySchema, z.number().min(0)])
    .optional()
    .describe("worth of a half hour at full audience (default 100, in the currency of the launch)"),
});

export const shippingSchema = z.strictObject({
  model: z
    .enum(["parcel", "stock"])
    .optional()
    .describe("from the seller to each buyer, or from stock in the market (default parcel)"),
  by: z
    .enum(["post", "courier", "air", "sea", "rail", "road"])
    .optional()
    .describe("how the goods travel; left out: the cheapest lane"),
  clearance: z.enum(["simplified", "full"]).optional().describe("how parcels are cleared"),
  terms: z
    .enum(["DDP", "DAP"])
    .optional()
    .describe("who pays duty and tax at the border: the seller (DDP, default) or the buyer (DAP)"),
  lane: idSchema.optional().describe("one lane by its id"),
  deliverWithin: durationSchema.optional().describe("lanes slower than this are not taken"),
});

/** A market of the launch: its own settings, and any part of the profile overlaid. */
export const launchMarketSchema = z.strictObject({
  id: marketIdSchema.describe("a bundled market, or a name of your own with `extends`"),
  extends: marketIdSchema.optional().describe("the market whose profile this one varies"),
  streams: streamsSchema.optional().describe("left out: no streams are planned there"),
  channel: z
    .enum(["marketplace", "own-store"])
    .optional()
    .describe("who collects which tax (default marketplace)"),
  platform: z.string().optional().describe("whose own rules are judged too, such as tiktok-shop"),
  shipping: shippingSchema.optional().describe("how parcels reach the buyer"),
  selling: sellingSchema.optional().describe("fees, returns and other selling costs in this market"),
  regions: z
    .array(z.string().regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/, { error: "expect.region" }))
    .optional()
    .describe("where a region has its own law, such as US-CA; left out: the whole market"),
  timezone: zoneSchema.optional().describe("in place of that of the profile"),
  currency: currencySchema.optional().describe("in place of that of the profile"),
  languages: profileLanguagesSchema.partial().optional().describe("in place of those of the profile"),
  weekend: z.array(z.string()).optional().describe("days off work, in place of those of the profile"),
  priceIncludesTax: z.boolean().optional().describe("whether shown prices hold the tax"),
  audience: z.array(audienceSchema).optional().describe("in place of that of the profile"),
  holidays: z.array(dayEffectSchema).optional().describe("in place of those of the profile"),
  observances: z.array(dayEffectSchema).optional().describe("in place of those of the profile"),
  culture: cultureSchema.partial().optional().describe("laid over that of the profile"),
  customs: customsSchema.partial().optional().describe("laid over the customs section of the profile"),
  rules: rulesSchema.optional().describe("own rules, and changes to bundled ones with a reason"),
  bodies: bodiesSchema.optional().describe("certifiers that an authority recognises"),
  sources: z.record(z.string(), sourceSchema).optional().describe("where own facts come from, by key"),
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
  markets: z.array(marketIdSchema).optional().describe("left out: all"),
  products: z.array(z.string()).optional().describe("SKUs it speaks of, `*` as a wildcard; left out: all"),
  host: idSchema.optional().describe("who says it"),
  language: languageSchema.optional().describe("what it is said in"),
  captions: z.array(languageSchema).optional().describe("languages of the captions"),
  kind: z
    .enum(["talk", "listing"])
    .optional()
    .describe("said in the stream (default) or written in the listing"),
  file: z.string().optional().describe("where the text stands, inside the folder of the launch"),
  text: z.string().optional().describe("the text itself, instead of a file"),
});

export const waiverSchema = z.strictObject({
  rule: z.string().describe("id of the rule"),
  sku: z.string().optional().describe("`*` as a wildcard; left out: all"),
  market: z.string().optional().describe("left out: all"),
  reason: z.string().min(1).describe("shown wherever the finding is"),
  until: z.string().optional().describe("last day it counts"),
});

/** Units of each currency per 1 USD, with the day they were read. */
export const fxSchema = z
  .object({
    on: dateSchema.describe("the day the rates are of"),
    spread: percentSchema
      .optional()
      .describe("what changing the proceeds costs; `selling.fxSpread` counts before it"),
  })
  .catchall(z.union([z.number().positive(), z.string().regex(/^\d+(\.\d+)?$/, { error: "expect.decimal" })]));

/** A row of a file of past streams: what one product sold in one of them. */
export const pastStreamSchema = z.strictObject({
  start: instantSchema.describe("with its offset, such as 2026-11-20T20:00:00+03:00"),
  product: z.string().describe("its SKU"),
  orders: z.number().min(0).describe("units sold"),
  market: marketIdSchema.optional().describe("needed where the launch has several"),
  minutes: z.number().positive().max(1440).optional().describe("the market's usual duration without it"),
  host: idSchema.optional(),
  viewers: z.number().min(0).optional(),
});
export type PastStream = z.infer<typeof pastStreamSchema>;

/** Days: a year and what stands out of it. Every half hour of every market is looked at. */
const longestWindow = 400;

export const launchSchema = z.strictObject({
  xb: z.literal(1).describe("version of the format"),
  name: z.string().min(1).describe("what the launch is called; part of the ids in calendars"),
  currency: currencySchema.describe("the seller's own"),
  origin: countrySchema.describe("where goods leave from"),
  window: dateSpanSchema
    .refine(({ from, to }) => dayNumber(to) - dayNumber(from) < longestWindow, { error: "expect.window" })
    .optional()
    .describe("first and last day of streams, 400 days at most; `xb plan` needs it"),
  products: filesOr(z.array(productSchema)).describe("the products, or files of them"),
  hosts: filesOr(z.array(hostSchema))
    .optional()
    .describe("the hosts, or files of them; `xb plan` needs them"),
  sites: z
    .array(
      z.strictObject({
        id: idSchema.describe("your own id of it"),
        zone: zoneSchema.describe("of the clocks there"),
        name: z.string().optional().describe("as people call it"),
      }),
    )
    .optional()
    .describe("places with studios"),
  studios: z
    .array(
      z.strictObject({
        id: idSchema.describe("your own id of it"),
        site: idSchema.optional().describe("where it is (default: the only site)"),
        turnaround: durationSchema.optional().describe("between two streams (default 30m)"),
        markets: z.array(marketIdSchema).optional().describe("those it may serve; left out: all"),
      }),
    )
    .optional()
    .describe("rooms, each with one stream at a time; left out: every host has one"),
  lanes: filesOr(lanesSchema)
    .optional()
    .describe("how goods travel and what that costs; left out: the bundled lanes"),
  fx: fxSchema
    .optional()
    .describe("units of each currency per 1 USD, with the day; over imported and bundled rates"),
  markets: z.array(launchMarketSchema).min(1).describe("where to sell"),
  evidence: z
    .array(evidenceSchema)
    .optional()
    .describe("certificates and registrations of the seller, good for every product"),
  waivers: z.array(waiverSchema).optional().describe("findings that are accepted, with a reason"),
  scripts: z.array(scriptSchema).optional().describe("what will be said and written; `xb check` reads it"),
  orders: z
    .array(
      z.strictObject({
        items: z.record(z.string(), z.int().positive()).describe("pieces of each SKU"),
        markets: z.array(marketIdSchema).optional().describe("left out: all"),
      }),
    )
    .optional()
    .describe("consignments of several products to cost as a whole"),
  gates: z
    .strictObject({
      check: z.boolean().optional().describe("default true"),
      cost: z.boolean().optional().describe("default true"),
    })
    .optional()
    .describe("false lets the plan stream what is blocked (check) or sells at a loss (cost)"),
  plan: z
    .strictObject({
      resolution: z.enum(["15m", "30m"]).optional().describe("how far apart starts may lie (default 30m)"),
      weights: weightsSchema.optional().describe("what the planner counts, in money; see docs/planner.md"),
      seed: z.int().min(0).optional().describe("of the search without a solver (default 1)"),
    })
    .optional()
    .describe("knobs of the planner"),
  demand: z
    .union([
      z.string(),
      z.record(z.string(), z.strictObject({ perHalfHour: z.number().min(0).describe("units sold") })),
    ])
    .optional()
    .describe("units sold in a half hour at full audience, by SKU; or a CSV of past streams"),
  pins: z
    .string()
    .optional()
    .describe("an earlier `xb plan -f json`: its streams stay unless they must move"),
  selling: sellingSchema.optional().describe("fees, returns and other selling costs in every market"),
  scenarios: scenariosSchema.optional().describe("what `xb cost --scenarios` asks"),
  risk: riskSchema
    .optional()
    .describe(
      "how currencies move in `xb cost --monte-carlo`; with it, the page of `xb report` shows margin bands",
    ),
  rules: rulesSchema.optional().describe("own rules, and changes to bundled ones with a reason"),
});
export type Launch = z.infer<typeof launchSchema>;
