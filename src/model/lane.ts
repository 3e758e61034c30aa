import * as z from "zod";
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
import { transportModes } from "./when.ts";

/** A price by weight: the first weight at a flat price, then each begun step. */
const cardSchema = z.strictObject({
  first: z
    .strictObject({ weight: weightSchema.describe("up to this"), price: moneySchema.describe("flat") })
    .describe("the first weight"),
  step: z
    .strictObject({
      weight: weightSchema.describe("each begun one"),
      price: moneySchema.describe("for each"),
    })
    .optional()
    .describe("what is above the first weight; left out: nothing is taken above it"),
  perParcel: moneySchema.optional().describe("besides the weight"),
  min: moneySchema.optional().describe("least freight of a parcel"),
  max: weightSchema.optional().describe("heaviest parcel taken"),
});

/** Two years: no lane takes longer, and nothing that delays it. */
export const mostDays = 730;

const daysSchema = z
  .strictObject({
    min: z.int().min(0).max(mostDays).describe("fewest days"),
    max: z.int().min(0).max(mostDays).describe("most days"),
  })
  .refine((days) => days.min <= days.max, { error: "expect.span" });

const warehouseSchema = z.strictObject({
  storage: moneySchema.optional().describe("per m3 and month"),
  storedDays: z
    .int()
    .min(0)
    .max(10 * mostDays)
    .optional()
    .describe("how long goods lie there on average"),
  pickAndPack: moneySchema.optional().describe("per order"),
  perExtraItem: moneySchema.optional().describe("each further piece of an order"),
  lastMile: cardSchema.optional().describe("from the warehouse to the buyer"),
  perMonth: moneySchema.optional().describe("fixed charge, whatever the volume"),
  lastMileDays: daysSchema.optional().describe("from the warehouse to the buyer"),
});

/** A way for goods to travel, what it costs and how long it takes. `parcel` goes to the buyer, `stock` to a warehouse. */
export const laneSchema = z.strictObject({
  ...provenance,
  id: idSchema.describe("what `shipping.lane` calls it"),
  name: nameSchema.optional().describe("as people call it"),
  by: z.enum(transportModes).describe("how the goods travel"),
  model: z
    .enum(["parcel", "stock"])
    .optional()
    .describe("to each buyer, or to a warehouse in the market; left out: to each buyer"),
  carrier: z.string().optional().describe("whose fees of clearing it brings, such as dhl-express"),
  clearance: z.enum(["simplified", "full"]).optional().describe("how it is cleared; left out: by worth"),
  origins: z.array(countrySchema).optional().describe("countries it leaves from; left out: any"),
  zones: z
    .record(z.string(), z.array(z.string()).min(1))
    .optional()
    .describe("market ids by zone; left out: `cards` are by market id, and `*`"),
  cards: z.record(z.string(), cardSchema).describe("by zone, market id, or `*`"),
  volumetric: z
    .strictObject({
      divisor: z.int().positive().describe("cm3 per kg"),
      above: weightSchema.optional().describe("only parcels heavier than this"),
    })
    .optional()
    .describe("large light parcels count by their size"),
  fuel: percentSchema.optional().describe("surcharge on the freight"),
  insurance: z
    .strictObject({
      rate: percentSchema.describe("of the goods' value"),
      min: moneySchema.optional().describe("least premium"),
    })
    .optional()
    .describe("of the goods on their way"),
  transit: z.union([daysSchema, z.record(z.string(), daysSchema)]).describe("in days; one span, or by zone"),
  tracking: z.enum(["none", "partial", "full"]).optional().describe("how far parcels can be followed"),
  maxValue: moneySchema.optional().describe("dearest consignment taken"),
  returns: z
    .strictObject({
      card: cardSchema.optional().describe("by weight"),
      share: shareSchema.optional().describe("of the freight out"),
      abandon: z.boolean().optional().describe("the goods are not brought back"),
    })
    .optional()
    .describe("what bringing a parcel back costs: a card, or a share of the way out; or it is abandoned"),
  warehouse: warehouseSchema.optional().describe("what stock in the market costs"),
  note: textSchema.optional(),
});
export type Lane = z.infer<typeof laneSchema>;
export type RateCard = z.infer<typeof cardSchema>;
export type Warehouse = z.infer<typeof warehouseSchema>;

export const lanesSchema = z.array(laneSchema);
