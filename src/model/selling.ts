import * as z from "zod";
import { dateSchema, provenance, textSchema } from "./fact.ts";
import { mostDays } from "./lane.ts";
import { rateSchema } from "./rate.ts";
import { currencySchema, moneySchema, percentSchema, shareSchema } from "./scalar.ts";

/** A charge on each order: a share of the price, a fixed amount, or both. */
const chargeSchema = z.union([
  shareSchema,
  moneySchema,
  z.strictObject({
    ...provenance,
    rate: shareSchema.optional().describe("of the price"),
    fixed: moneySchema.optional().describe("on each order"),
    min: moneySchema.optional().describe("of what the rate comes to"),
    max: moneySchema.optional().describe("of what the rate comes to"),
  }),
]);
export type Charge = z.infer<typeof chargeSchema>;

/** What it costs to sell, besides bringing the goods to the buyer. */
export const sellingSchema = z.strictObject({
  ...provenance,
  commission: chargeSchema.optional().describe("the platform's"),
  payment: chargeSchema.optional().describe("the payment provider's fee"),
  host: chargeSchema.optional().describe("commission of the host or affiliate"),
  advertising: chargeSchema.optional().describe("spent to win each order"),
  returnRate: shareSchema
    .optional()
    .describe("share of orders that come back; a product's own counts before it"),
  returns: z
    .strictObject({
      handling: moneySchema.optional().describe("per returned order"),
      abandon: z.boolean().optional().describe("the goods are not brought back"),
      resale: shareSchema.optional().describe("of the cost that returned goods are still worth"),
    })
    .optional()
    .describe("what a returned order costs"),
  exportRebate: shareSchema
    .optional()
    .describe("VAT refunded on export, of the cost without VAT; `cost` includes VAT at exportVat"),
  exportVat: shareSchema
    .optional()
    .describe("VAT inside `cost`; default: none, the rebate is of `cost` itself"),
  fxSpread: percentSchema.optional().describe("what changing the proceeds into the seller's currency costs"),
  ordersPerMonth: z
    .int()
    .min(1)
    .max(1_000_000)
    .optional()
    .describe("of one product in one market; 100 without it"),
  targetMargin: shareSchema.optional().describe("of the price without tax"),
  vatRegistered: z.boolean().optional().describe("import tax is reclaimed (model stock)"),
});
export type Selling = z.infer<typeof sellingSchema>;

/** A named shock: what changes, from when, in which markets or lanes. */
export const scenarioSchema = z.strictObject({
  name: textSchema.optional().describe("as shown; default: its key"),
  on: dateSchema.optional().describe("the day whose facts apply"),
  markets: z.array(z.string()).optional().describe("where it strikes; left out: everywhere"),
  lanes: z.array(z.string()).optional().describe("which lanes it strikes; left out: all"),
  duty: z.record(z.string(), rateSchema).optional().describe("layer id to rate; `*` is the base rate"),
  tax: z.record(z.string(), rateSchema).optional().describe("layer id to rate; `*` is the main tax's"),
  freight: percentSchema.optional().describe("change of freight, such as 40%"),
  days: z.int().min(-mostDays).max(mostDays).optional().describe("days added to the transit"),
  fx: z
    .record(currencySchema, percentSchema)
    .optional()
    .describe("change of a currency's worth, such as EUR: -8%"),
  returnRate: shareSchema.optional().describe("share of orders that then come back"),
});
export type Scenario = z.infer<typeof scenarioSchema>;
/** How the simulated currency moves of `xb cost --monte-carlo` are drawn. */
export const riskSchema = z.strictObject({
  volatility: z
    .record(currencySchema, percentSchema)
    .optional()
    .describe("standard deviation of a currency's move in a year, such as AUD: 9%"),
  days: z.int().min(1).max(730).optional().describe("until the money is changed; 30 without it"),
  runs: z.int().min(10).max(100_000).optional().describe("draws; 500 without it"),
  seed: z.int().min(0).optional().describe("of the draws: the same seed, the same bands; 1 without it"),
});

export const scenariosSchema = z.record(z.string(), scenarioSchema);
