import * as z from "zod";
import { parseRatio } from "./exact.ts";
import { provenance, textSchema } from "./fact.ts";
import { roundingSchema } from "./money.ts";
import { rateSchema } from "./rate.ts";
import { countrySchema, moneySchema, percentSchema } from "./scalar.ts";

/**
 * The customs section of a market profile: one shape for all markets. Whatever has identity is a map keyed by
 * id, so that overlays merge entry by entry. Amounts may be in any currency; they are converted at the day's rate.
 */

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
const hsList = z.array(hsPrefixSchema);
const regionSchema = z.string().regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/, { error: "expect.region" });
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
  buyer: z.enum(["consumer", "business"]).optional(),
  channel: z.enum(["marketplace", "own-store"]).optional(),
  registered: z
    .union([z.boolean(), z.string()])
    .optional()
    .describe("whether the platform (a marketplace) or the seller (by this evidence) collects the tax"),
  clearance: z.enum(["simplified", "full"]).optional(),
  model: z.enum(["parcel", "stock"]).optional(),
  mode: z.array(modeSchema).optional(),
  hs: hsList.optional(),
  exceptHs: hsList.optional(),
  category: z.array(z.string()).optional(),
  exceptCategory: z.array(z.string()).optional(),
  origin: z.array(countrySchema).optional(),
  exceptOrigin: z.array(countrySchema).optional(),
  route: z.array(countrySchema).optional().describe("where the parcel leaves from"),
  exceptRoute: z.array(countrySchema).optional(),
  region: z.array(regionSchema).optional(),
  exceptRegion: z.array(regionSchema).optional(),
  evidence: z.array(z.string()).optional(),
  measures: z
    .record(z.string(), numberTest)
    .optional()
    .describe("quantities or shares of the goods: metal, %vol"),
});
export type When = z.infer<typeof whenSchema>;

const inclusion = z.strictObject({ threshold: z.boolean(), duty: z.boolean(), tax: z.boolean() });

/** What customs impute where the papers show no freight or insurance. */
const imputedSchema = z.strictObject({
  ...provenance,
  rate: percentSchema,
  of: z.array(z.enum(["goods", "freight"])).min(1),
  when: whenSchema.optional(),
});

export const valuationSchema = z.strictObject({
  ...provenance,
  basis: z.enum(["CIF", "FOB", "EXW"]),
  freightIn: inclusion,
  insuranceIn: inclusion,
  imputed: z
    .strictObject({ freight: imputedSchema.optional(), insurance: imputedSchema.optional() })
    .optional(),
  share: z
    .record(
      z.string(),
      z.strictObject({
        ...provenance,
        percent: percentSchema.describe("the share of the retail price that is the customs value"),
        freight: z.boolean().optional().describe("whether freight and insurance are added to it"),
        when: whenSchema.optional(),
      }),
    )
    .optional()
    .describe("customs values that are a share of the price paid, such as personal imports"),
  rounding: roundingSchema.optional().describe("of the customs value"),
});
export type Valuation = z.infer<typeof valuationSchema>;

/** What a tax is charged on; freight and insurance count once, also where the customs value holds them. */
const basePart = z.union([
  z.enum(["goods", "customs-value", "freight", "insurance", "duty", "fees", "taxes"]),
  z.string().regex(/^(duty|tax|fee)\.[a-z0-9-]+$/, { error: "expect.base-part" }),
]);
export type BasePart = z.infer<typeof basePart>;
const ratioSchema = z.string().refine((text) => parseRatio(text) !== undefined, { error: "expect.ratio" });

/** One rate of a layer: the most specific that applies wins (longest HS code, then the order written). */
const layerRateSchema = z.strictObject({
  ...provenance,
  rate: z.union([rateSchema, z.literal("unknown")]).optional(),
  floor: rateSchema
    .optional()
    .describe("tops the base rate up to this; nothing where the base rate is higher"),
  exempt: textSchema.optional().describe("why the layer stands at zero for these goods"),
  heading: z.string().optional().describe("where the authority prints it, such as 9903.88.15"),
  hs: hsList.optional(),
  exceptHs: hsList.optional(),
  category: z.array(z.string()).optional(),
  origin: z.array(countrySchema).optional(),
  exceptOrigin: z.array(countrySchema).optional(),
  region: z.array(regionSchema).optional(),
  when: whenSchema.optional(),
  unless: whenSchema.optional().describe("passed over where this is known to hold"),
});
export type LayerRate = z.infer<typeof layerRateSchema>;

/** A duty besides the base rate: additional, safeguard, surcharge. */
export const additionalSchema = z.strictObject({
  ...provenance,
  label: textSchema.optional(),
  rates: z.record(z.string(), layerRateSchema),
  base: z.array(basePart).optional().describe("default: the customs value"),
  when: whenSchema.optional(),
  excludedBy: z.array(z.string()).optional().describe("layers that, where due, take this one away"),
  replaces: z.enum(["base"]).optional().describe("stands in place of the base rate"),
  otherwise: z
    .enum(["none", "unknown"])
    .optional()
    .describe("what goods come to that no rate names, on days the layer covers; default none"),
});
export type AdditionalLayer = z.infer<typeof additionalSchema>;

/** Base (MFN) rates of one source. The longest prefix that fits wins; among tables, the one written last. */
export const dutyTableSchema = z.strictObject({
  ...provenance,
  origin: z.array(countrySchema).optional(),
  exceptOrigin: z.array(countrySchema).optional(),
  when: whenSchema.optional(),
  rates: z
    .record(hsPrefixSchema, z.union([rateSchema, z.literal("unknown")]))
    .optional()
    .describe("left out only where a member state adds to its bloc's table"),
});
export type DutyTable = z.infer<typeof dutyTableSchema>;

export const preferenceSchema = z.strictObject({
  ...provenance,
  label: textSchema.optional(),
  origins: z.array(countrySchema),
  evidence: z.array(z.string()).min(1).describe("proof of origin, any of these"),
  rates: z.record(hsPrefixSchema, rateSchema),
});
export type Preference = z.infer<typeof preferenceSchema>;

export const taxSchema = z.strictObject({
  ...provenance,
  label: textSchema.optional(),
  rates: z.record(z.string(), layerRateSchema),
  base: z
    .array(basePart)
    .optional()
    .describe(
      "default: customs value, freight and insurance by `valuation`, duty, and fees that the law takes in",
    ),
  uplift: percentSchema.optional().describe("added to the customs value in this base"),
  portion: ratioSchema.optional().describe("of the base that is taxed, such as 11/12"),
  share: ratioSchema.optional().describe("of the rate that is this tax, such as 78/100"),
  above: moneySchema.optional().describe("only what a piece's base is above this"),
  main: z
    .boolean()
    .optional()
    .describe("the tax that `--tax R` speaks of; default: the first that has a rate"),
  inside: z.boolean().optional().describe("the tax is part of its own base (por dentro)"),
  when: whenSchema.optional(),
});
export type TaxLayer = z.infer<typeof taxSchema>;

const regimeDutySchema = z.union([
  z.enum(["none", "standard"]),
  z.strictObject({
    id: z.string().optional().describe("the line is `duty.<id>`; default `flat`"),
    rates: z.record(z.string(), layerRateSchema).optional().describe("rates in place of the base rate"),
    minus: moneySchema.optional().describe("taken from what the rates come to"),
    perHeading: moneySchema.optional().describe("for each heading and origin in the consignment"),
    headingDigits: z.int().min(2).max(10).optional(),
    allIn: z.boolean().optional().describe("the rate stands for duty, tax and authority fees together"),
    base: z.array(basePart).optional(),
  }),
]);

/** A way to clear a consignment; the first that applies by priority, else `standard`. */
export const regimeSchema = z.strictObject({
  ...provenance,
  label: textSchema.optional(),
  priority: z.int().optional().describe("higher first; default 0"),
  when: whenSchema,
  duty: regimeDutySchema,
  additional: z.enum(["keep", "none"]).optional().describe("default: keep with `standard` duty, else none"),
  tax: z
    .union([
      z.enum(["none", "standard"]),
      z.strictObject({
        base: z.array(basePart).optional(),
        rates: z.record(z.string(), rateSchema).optional().describe("by tax layer"),
        layers: z.array(z.string()).optional().describe("only these tax layers"),
      }),
    ])
    .optional(),
  collectedBy: z.enum(["seller", "marketplace", "carrier", "authority"]).optional(),
});
export type Regime = z.infer<typeof regimeSchema>;

/** One amount of a fee: the first that applies. */
const feeEntrySchema = z.strictObject({
  ...provenance,
  amount: moneySchema.optional(),
  rate: percentSchema.optional(),
  min: moneySchema.optional(),
  max: moneySchema.optional(),
  unknown: z.literal(true).optional().describe("known to exist, its amount is not"),
  when: whenSchema.optional(),
});
export type FeeEntry = z.infer<typeof feeEntrySchema>;

export const feeSchema = z.strictObject({
  ...provenance,
  label: textSchema.optional(),
  payee: z.enum(["authority", "carrier", "broker"]),
  carrier: z.string().optional(),
  per: z.enum(["consignment", "line", "item", "kg"]).optional(),
  of: z.enum(["customs-value", "goods", "duty-and-tax"]).optional().describe("base of a rate"),
  inTaxBase: z.boolean().optional().describe("whether taxes whose base names `fees` are charged on it"),
  ifDue: z.boolean().optional().describe("only where duty or tax is collected at the border"),
  taxed: z
    .boolean()
    .optional()
    .describe("the amounts are without the market's main tax, which is charged on them"),
  entries: z.record(z.string(), feeEntrySchema),
  when: whenSchema.optional(),
});
export type Fee = z.infer<typeof feeSchema>;

/** How a levy is rounded and when it is not collected at all. */
const levyRoundingSchema = z.strictObject({
  ...provenance,
  base: roundingSchema.optional(),
  result: roundingSchema.optional(),
  waiveBelow: moneySchema.optional().describe("not collected below this"),
  waiveUpTo: moneySchema.optional().describe("not collected up to and including this"),
});
export type LevyRounding = z.infer<typeof levyRoundingSchema>;

export const customsSchema = z.strictObject({
  ...provenance,
  simplified: z
    .strictObject({ ...provenance, upTo: moneySchema })
    .optional()
    .describe("worth of goods up to which a consignment is cleared in the simplified way"),
  valuation: valuationSchema.optional(),
  regimes: z.record(z.string(), regimeSchema).optional(),
  duty: z.record(z.string(), dutyTableSchema).optional(),
  additional: z.record(z.string(), additionalSchema).optional(),
  preferences: z.record(z.string(), preferenceSchema).optional(),
  tax: z.record(z.string(), taxSchema).optional(),
  fees: z.record(z.string(), feeSchema).optional(),
  rounding: z
    .record(z.string(), levyRoundingSchema)
    .optional()
    .describe("by levy: `duty`, `tax`, `fee`, or a line's id; the longest that fits"),
  fxRate: z
    .strictObject({ ...provenance, authority: textSchema, period: textSchema.optional() })
    .optional()
    .describe("whose exchange rate customs use"),
  regions: z.record(regionSchema, textSchema).optional(),
});
export type Customs = z.infer<typeof customsSchema>;
