import * as z from "zod";
import { dateSchema } from "./fact.ts";
import {
  countrySchema,
  durationSchema,
  hsSchema,
  idSchema,
  languageSchema,
  moneySchema,
  nameSchema,
  percentSchema,
  shareSchema,
  sizeSchema,
  weightSchema,
} from "./scalar.ts";

/** Market or bloc ids: `SA`, `US-W`, `EU`. */
export const marketIdSchema = z
  .string()
  .regex(/^[A-Z]{2}[A-Z0-9]{0,2}(-[A-Z0-9]{1,8})*$/, { error: "expect.market-id" })
  .meta({ title: "market id", examples: ["SA", "US-W"] });

/** A certificate, registration, test report, mark or appointed person, by the launch, a product or a host. */
export const evidenceSchema = z.strictObject({
  type: z
    .string()
    .min(1)
    .describe("what it is, such as halal-certificate; `xb explain evidence` lists the words"),
  issuer: z.string().optional().describe("who issued it"),
  number: z
    .union([z.string(), z.number()])
    .transform(String)
    .optional()
    .describe("its number; some are checked for their form"),
  markets: z.array(marketIdSchema).optional().describe("where it counts; left out: everywhere"),
  recognizedBy: z
    .array(z.string())
    .optional()
    .describe("authorities that recognise its issuer; `[]` says none"),
  covers: z.array(z.string()).optional().describe("standards, acts or rules it speaks of"),
  holder: z.string().optional().describe("whose it is"),
  validFrom: dateSchema.optional().describe("first day"),
  validUntil: dateSchema
    .optional()
    .describe("last day; it must last until the goods arrive, or the last stream"),
  file: z.string().optional().describe("where a copy is kept"),
  url: z.string().optional().describe("where it is published"),
  note: z.string().optional().describe("for yourself"),
});
export type Evidence = z.infer<typeof evidenceSchema>;

const words = z.array(z.string().min(1)).max(1_000);
const priceMap = z.record(z.union([marketIdSchema, z.literal("default")]), moneySchema);

export const batterySchema = z.strictObject({
  wh: z.number().positive().optional().describe("watt-hours"),
  stateOfCharge: shareSchema.optional().describe("as shipped"),
  packing: z
    .enum(["alone", "with-equipment", "in-equipment"])
    .optional()
    .describe("by itself, beside a device, or inside one"),
  charging: z
    .array(z.enum(["usb-c", "barrel", "wireless", "proprietary"]))
    .optional()
    .describe("ways to charge it"),
});

/** A product as the seller writes it. A list that is present is complete; one left out is not known. */
export const productSchema = z.strictObject({
  sku: idSchema.describe("your own id of it"),
  name: nameSchema.describe("in one language or several"),
  category: z.string().optional().describe("from the category tree, such as food.tea"),
  hs: hsSchema.optional().describe("six digits or more, quoted; duty depends on it"),
  hsIn: z
    .record(marketIdSchema, hsSchema)
    .optional()
    .describe("national codes of more digits, by market or bloc"),
  origin: countrySchema.optional().describe("where it was made"),
  cost: moneySchema.optional().describe("ex works, per unit"),
  price: priceMap.optional().describe("what the buyer pays per unit, by market, or default"),
  weight: weightSchema.optional().describe("gross weight per unit"),
  netWeight: weightSchema.optional().describe("without the packing"),
  size: sizeSchema.optional().describe("length, width, height as shipped"),
  measures: z
    .record(z.string(), z.union([z.number(), percentSchema]))
    .optional()
    .describe("quantities that specific duties need: litres, alcohol (12%), pair, m2 ..."),
  quantityPerOrder: z.int().positive().optional().describe("pieces in a usual order (default 1)"),
  markets: z.array(marketIdSchema).optional().describe("where it is offered; left out: everywhere"),
  contains: words
    .optional()
    .describe("what is in it, such as alcohol, gelatin, lithium-battery; `[]` says nothing of note"),
  battery: batterySchema.optional().describe("of the battery in it"),
  imagery: words
    .optional()
    .describe("what goods and pack show, such as cross, pig, flag; `[]` says nothing of note"),
  madeOn: dateSchema.optional().describe("day of manufacture"),
  expiresOn: dateSchema.optional().describe("last day of its shelf life"),
  wasPrice: z
    .record(marketIdSchema, moneySchema)
    .optional()
    .describe("the price shown struck through, by market"),
  lowestPrice30Days: z
    .record(marketIdSchema, moneySchema)
    .optional()
    .describe("the lowest price of the last 30 days, by market"),
  materials: z.record(z.string(), shareSchema).optional().describe("share of each material"),
  forAge: z
    .string()
    .regex(/^\d{1,2}(m)?(\+|-\d{1,2}m?)$|^adult$/, { error: "expect.age" })
    .optional()
    .describe("whom it is for: 14+, 3-8, 36m+, adult"),
  claims: words
    .optional()
    .describe("what is said of it, such as halal, organic; also read from names and scripts"),
  labels: z
    .strictObject({
      languages: z.array(languageSchema).optional().describe("that the pack is in"),
      elements: words.optional().describe("what it states, such as ingredients, origin"),
      attached: z
        .enum(["sewn", "printed", "engraved", "sticker", "hang-tag"])
        .optional()
        .describe("how the label holds"),
    })
    .optional()
    .describe("what the pack shows, and how"),
  evidence: z
    .array(evidenceSchema)
    .optional()
    .describe("certificates, registrations, test reports, marks, appointed persons; `[]` says none"),
  priority: z
    .number()
    .min(0)
    .max(100)
    .optional()
    .describe("weight when products compete for places in a stream (default 1)"),
  minAppearances: z.int().min(0).optional().describe("streams it should appear in at least (default 0)"),
  stock: z.int().min(0).optional().describe("units ready to sell; left out: not limited"),
  availableFrom: dateSchema.optional().describe("first day on which the goods can be sold"),
  returnRate: shareSchema.optional().describe("share of orders that come back"),
  deliverWithin: durationSchema.optional().describe("lanes slower than this are not taken"),
});
export type Product = z.infer<typeof productSchema>;
