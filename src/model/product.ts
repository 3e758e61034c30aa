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
export const marketIdSchema = z.string().regex(/^[A-Z]{2}[A-Z0-9]{0,2}(-[A-Z0-9]{1,8})*$/, {
  error: "expect.market-id",
});

/** A certificate, registration, test report, mark or appointed person, by the launch, a product or a host. */
export const evidenceSchema = z.strictObject({
  type: z.string().min(1),
  issuer: z.string().optional(),
  number: z.union([z.string(), z.number()]).transform(String).optional(),
  markets: z.array(marketIdSchema).optional(),
  recognizedBy: z.array(z.string()).optional(),
  covers: z.array(z.string()).optional(),
  holder: z.string().optional(),
  validFrom: dateSchema.optional(),
  validUntil: dateSchema.optional(),
  file: z.string().optional(),
  url: z.string().optional(),
  note: z.string().optional(),
});
export type Evidence = z.infer<typeof evidenceSchema>;

const words = z.array(z.string().min(1));
const priceMap = z.record(z.union([marketIdSchema, z.literal("default")]), moneySchema);

export const batterySchema = z.strictObject({
  wh: z.number().positive().optional(),
  stateOfCharge: shareSchema.optional(),
  packing: z.enum(["alone", "with-equipment", "in-equipment"]).optional(),
  charging: z.array(z.enum(["usb-c", "barrel", "wireless", "proprietary"])).optional(),
});

/** A product as the seller writes it. A list that is present is complete; one left out is not known. */
export const productSchema = z.strictObject({
  sku: idSchema,
  name: nameSchema,
  category: z.string().optional().describe("from the category tree, such as food.tea"),
  hs: hsSchema.optional(),
  hsIn: z
    .record(marketIdSchema, hsSchema)
    .optional()
    .describe("national codes of more digits, by market or bloc"),
  origin: countrySchema.optional(),
  cost: moneySchema.optional().describe("ex works, per unit"),
  price: priceMap.optional().describe("what the buyer pays per unit, by market, or default"),
  weight: weightSchema.optional().describe("gross weight per unit"),
  netWeight: weightSchema.optional(),
  size: sizeSchema.optional(),
  measures: z
    .record(z.string(), z.union([z.number(), percentSchema]))
    .optional()
    .describe("quantities that specific duties need: litres, alcohol (12%), pair, m2 ..."),
  quantityPerOrder: z.int().positive().optional(),
  markets: z.array(marketIdSchema).optional(),
  contains: words.optional(),
  battery: batterySchema.optional(),
  imagery: words.optional(),
  madeOn: dateSchema.optional(),
  expiresOn: dateSchema.optional(),
  wasPrice: z.record(marketIdSchema, moneySchema).optional(),
  lowestPrice30Days: z.record(marketIdSchema, moneySchema).optional(),
  materials: z.record(z.string(), shareSchema).optional(),
  forAge: z
    .string()
    .regex(/^\d{1,2}(m)?(\+|-\d{1,2}m?)$|^adult$/, { error: "expect.age" })
    .optional(),
  claims: words.optional(),
  labels: z
    .strictObject({
      languages: z.array(languageSchema).optional(),
      elements: words.optional(),
      attached: z.enum(["sewn", "printed", "engraved", "sticker", "hang-tag"]).optional(),
    })
    .optional(),
  evidence: z.array(evidenceSchema).optional(),
  priority: z.number().min(0).max(100).optional(),
  minAppearances: z.int().min(0).optional(),
  stock: z.int().min(0).optional().describe("units ready to sell; left out: not limited"),
  availableFrom: dateSchema.optional().describe("first day on which the goods can be sold"),
  returnRate: shareSchema.optional(),
  deliverWithin: durationSchema.optional(),
});
export type Product = z.infer<typeof productSchema>;
