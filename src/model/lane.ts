import * as z from "zod";
import { transportModes } from "./customs.ts";
import { provenance, textSchema } from "./fact.ts";
import {
  countrySchema,
  idSchema,
  moneySchema,
  nameSchema,
  percentSchema,
  shareSchema,
  weightSchema,
} from "./scalar.ts";

/** A price by weight: the first weight at a flat price, then each begun step. */
const cardSchema = z.strictObject({
  first: z.strictObject({ weight: weightSchema, price: moneySchema }),
  step: z.strictObject({ weight: weightSchema, price: moneySchema }).optional(),
  perParcel: moneySchema.optional(),
  min: moneySchema.optional(),
  max: weightSchema.optional().describe("heaviest parcel taken"),
});

const daysSchema = z
  .strictObject({ min: z.int().min(0), max: z.int().min(0) })
  .refine((days) => days.min <= days.max, { error: "expect.span" });

const warehouseSchema = z.strictObject({
  storage: moneySchema.optional().describe("per m3 and month"),
  storedDays: z.int().min(0).optional().describe("how long goods lie there on average"),
  pickAndPack: moneySchema.optional().describe("per order"),
  perExtraItem: moneySchema.optional(),
  lastMile: cardSchema.optional(),
  perMonth: moneySchema.optional().describe("fixed charge, whatever the volume"),
  lastMileDays: daysSchema.optional(),
});

/** A way for goods to travel, what it costs and how long it takes. `parcel` goes to the buyer, `stock` to a warehouse. */
export const laneSchema = z.strictObject({
  ...provenance,
  id: idSchema,
  name: nameSchema.optional(),
  by: z.enum(transportModes),
  model: z.enum(["parcel", "stock"]).optional(),
  carrier: z.string().optional(),
  clearance: z.enum(["simplified", "full"]).optional(),
  origins: z.array(countrySchema).optional(),
  zones: z
    .record(z.string(), z.array(z.string()).min(1))
    .optional()
    .describe("market ids by zone; left out: `cards` are by market id, and `*`"),
  cards: z.record(z.string(), cardSchema).describe("by zone, market id, or `*`"),
  volumetric: z
    .strictObject({ divisor: z.int().positive().describe("cm3 per kg"), above: weightSchema.optional() })
    .optional(),
  fuel: percentSchema.optional(),
  insurance: z
    .strictObject({ rate: percentSchema, min: moneySchema.optional() })
    .optional()
    .describe("of the goods' value"),
  transit: z.union([daysSchema, z.record(z.string(), daysSchema)]).describe("in days; one span, or by zone"),
  tracking: z.enum(["none", "partial", "full"]).optional(),
  maxValue: moneySchema.optional(),
  returns: z
    .strictObject({
      card: cardSchema.optional(),
      share: shareSchema.optional(),
      abandon: z.boolean().optional(),
    })
    .optional()
    .describe("what bringing a parcel back costs: a card, or a share of the way out; or it is abandoned"),
  warehouse: warehouseSchema.optional(),
  note: textSchema.optional(),
});
export type Lane = z.infer<typeof laneSchema>;
export type RateCard = z.infer<typeof cardSchema>;
export type Warehouse = z.infer<typeof warehouseSchema>;

export const lanesSchema = z.array(laneSchema);
