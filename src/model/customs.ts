import * as z from "zod";
import { parseRatio } from "./exact.ts";
import { provenance, textSchema } from "./fact.ts";
import { roundingSchema } from "./money.ts";
import { rateSchema } from "./rate.ts";
import { countrySchema, moneySchema, percentSchema } from "./scalar.ts";
import { hsList, hsPrefixSchema, regionSchema, whenSchema } from "./when.ts";

/**
 * The customs section of a market profile: one shape for all markets. Whatever has identity is a map keyed by
 * id, so that overlays merge entry by entry. Amounts may be in any currency; they are converted at the day's rate.
 */

const inclusion = z.strictObject({
  threshold: z.boolean().describe("counts towards thresholds"),
  duty: z.boolean().describe("is in the customs value"),
  tax: z.boolean().describe("is taxed"),
});

/** What customs impute where the papers show no freight or insurance. */
const imputedSchema = z.strictObject({
  ...provenance,
  rate: percentSchema.describe("what customs impute"),
  of: z
    .array(z.enum(["goods", "freight"]))
    .min(1)
    .describe("of the sum of these"),
  when: whenSchema.optional().describe("when they do"),
});

export const valuationSchema = z.strictObject({
  ...provenance,
  basis: z.enum(["CIF", "FOB", "EXW"]).describe("what the customs value is built on"),
  freightIn: inclusion.describe("where freight counts"),
  insuranceIn: inclusion.describe("where insurance counts"),
  imputed: z
    .strictObject({
      freight: imputedSchema.optional().describe("where the papers show none"),
      insurance: imputedSchema.optional().describe("where the papers show none"),
    })
    .optional()
    .describe("what customs add by themselves"),
  share: z
    .record(
      z.string(),
      z.strictObject({
        ...provenance,
        percent: percentSchema.describe("the share of the retail price that is the customs value"),
        freight: z.boolean().optional().describe("whether freight and insurance are added to it"),
        when: whenSchema.optional().describe("which consignments"),
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
  rate: z
    .union([rateSchema, z.literal("unknown")])
    .optional()
    .describe("`unknown`: there is one, and it is not known"),
  floor: rateSchema
    .optional()
    .describe("tops the base rate up to this; nothing where the base rate is higher"),
  exempt: textSchema.optional().describe("why the layer stands at zero for these goods"),
  heading: z.string().optional().describe("where the authority prints it, such as 9903.88.15"),
  hs: hsList.optional().describe("code prefixes it is for"),
  exceptHs: hsList.optional().describe("code prefixes it is not for"),
  category: z.array(z.string()).optional().describe("categories it is for"),
  origin: z.array(countrySchema).optional().describe("where the goods were made"),
  exceptOrigin: z.array(countrySchema).optional().describe("where they were not"),
  region: z.array(regionSchema).optional().describe("where they go to"),
  when: whenSchema.optional().describe("what else must hold"),
  unless: whenSchema.optional().describe("passed over where this is known to hold"),
});
export type LayerRate = z.infer<typeof layerRateSchema>;

/** A duty besides the base rate: additional, safeguard, surcharge. */
export const additionalSchema = z.strictObject({
  ...provenance,
  label: textSchema.optional().describe("as shown in estimates"),
  rates: z.record(z.string(), layerRateSchema).describe("the most specific that applies"),
  base: z
    .array(z.enum(["goods", "customs-value", "freight", "insurance", "duty.mfn"]))
    .optional()
    .describe("what it is charged on; default: the customs value"),
  when: whenSchema.optional().describe("when the layer applies at all"),
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
  origin: z.array(countrySchema).optional().describe("where the goods were made"),
  exceptOrigin: z.array(countrySchema).optional().describe("where they were not"),
  when: whenSchema.optional().describe("when the table applies"),
  rates: z
    .record(hsPrefixSchema, z.union([rateSchema, z.literal("unknown")]))
    .optional()
    .describe("left out only where a member state adds to its bloc's table"),
});
export type DutyTable = z.infer<typeof dutyTableSchema>;

export const preferenceSchema = z.strictObject({
  ...provenance,
  label: textSchema.optional().describe("as shown in estimates"),
  origins: z.array(countrySchema).describe("whose goods enjoy it"),
  evidence: z.array(z.string()).min(1).describe("proof of origin, any of these"),
  rates: z.record(hsPrefixSchema, rateSchema).describe("by code prefix, the longest that fits"),
});
export type Preference = z.infer<typeof preferenceSchema>;

export const taxSchema = z.strictObject({
  ...provenance,
  label: textSchema.optional().describe("as shown in estimates"),
  rates: z.record(z.string(), layerRateSchema).describe("the most specific that applies"),
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
  when: whenSchema.optional().describe("when the tax applies at all"),
});
export type TaxLayer = z.infer<typeof taxSchema>;

const regimeDutySchema = z.union([
  z.enum(["none", "standard"]),
  z.strictObject({
    id: z.string().optional().describe("the line is `duty.<id>`; default `flat`"),
    rates: z.record(z.string(), layerRateSchema).optional().describe("rates in place of the base rate"),
    minus: moneySchema.optional().describe("taken from what the rates come to"),
    perHeading: moneySchema.optional().describe("for each heading in the consignment"),
    headingDigits: z.int().min(2).max(10).optional().describe("digits that tell headings apart"),
    allIn: z.boolean().optional().describe("the rate stands for duty, tax and authority fees together"),
    base: z.array(basePart).optional().describe("what rates are charged on"),
  }),
]);

/** A way to clear a consignment; the first that applies by priority, else `standard`. */
export const regimeSchema = z.strictObject({
  ...provenance,
  label: textSchema.optional().describe("as shown in estimates"),
  priority: z.int().optional().describe("higher first; default 0"),
  when: whenSchema.describe("which consignments"),
  duty: regimeDutySchema.describe("none, the usual, or its own"),
  additional: z.enum(["keep", "none"]).optional().describe("default: keep with `standard` duty, else none"),
  tax: z
    .union([
      z.enum(["none", "standard"]),
      z.strictObject({
        base: z.array(basePart).optional().describe("what taxes are charged on"),
        rates: z.record(z.string(), rateSchema).optional().describe("by tax layer"),
        layers: z.array(z.string()).optional().describe("only these tax layers"),
      }),
    ])
    .optional()
    .describe("none, the usual (default), or its own"),
  collectedBy: z
    .enum(["seller", "marketplace", "carrier", "authority"])
    .optional()
    .describe("who collects the tax"),
});
export type Regime = z.infer<typeof regimeSchema>;

/** One amount of a fee: the first that applies. */
const feeEntrySchema = z.strictObject({
  ...provenance,
  amount: moneySchema.optional().describe("a fixed amount"),
  rate: percentSchema.optional().describe("of `of`"),
  min: moneySchema.optional().describe("of what the rate comes to"),
  max: moneySchema.optional().describe("of what the rate comes to"),
  unknown: z.literal(true).optional().describe("known to exist, its amount is not"),
  when: whenSchema.optional().describe("which consignments"),
});
export type FeeEntry = z.infer<typeof feeEntrySchema>;

export const feeSchema = z.strictObject({
  ...provenance,
  label: textSchema.optional().describe("as shown in estimates"),
  payee: z.enum(["authority", "carrier", "broker"]).describe("who gets it"),
  carrier: z.string().optional().describe("only with this carrier"),
  per: z
    .enum(["consignment", "line", "item", "kg"])
    .optional()
    .describe("what the amount is for (default consignment)"),
  of: z.enum(["customs-value", "goods", "duty-and-tax"]).optional().describe("base of a rate"),
  inTaxBase: z.boolean().optional().describe("whether taxes whose base names `fees` are charged on it"),
  ifDue: z.boolean().optional().describe("only where duty or tax is collected at the border"),
  taxed: z
    .boolean()
    .optional()
    .describe("the amounts are without the market's main tax, which is charged on them"),
  entries: z.record(z.string(), feeEntrySchema).describe("its amounts; the first that applies"),
  when: whenSchema.optional().describe("when the fee is due at all"),
});
export type Fee = z.infer<typeof feeSchema>;

/** How a levy is rounded and when it is not collected at all. */
const levyRoundingSchema = z.strictObject({
  ...provenance,
  base: roundingSchema.optional().describe("of what it is charged on"),
  result: roundingSchema.optional().describe("of what it comes to"),
  whole: z
    .boolean()
    .optional()
    .describe("the result is rounded once for the consignment, on the sum of its goods"),
  waiveBelow: moneySchema.optional().describe("not collected below this"),
  waiveUpTo: moneySchema.optional().describe("not collected up to and including this"),
});
export type LevyRounding = z.infer<typeof levyRoundingSchema>;

export const customsSchema = z.strictObject({
  ...provenance,
  simplified: z
    .strictObject({ ...provenance, upTo: moneySchema.describe("worth of the goods") })
    .optional()
    .describe("worth of goods up to which a consignment is cleared in the simplified way"),
  valuation: valuationSchema.optional().describe("what the customs value is"),
  regimes: z.record(z.string(), regimeSchema).optional().describe("ways to clear besides the standard one"),
  duty: z.record(z.string(), dutyTableSchema).optional().describe("tables of base (MFN) rates"),
  additional: z.record(z.string(), additionalSchema).optional().describe("duties besides the base rate"),
  preferences: z.record(z.string(), preferenceSchema).optional().describe("rates under agreements"),
  tax: z.record(z.string(), taxSchema).optional().describe("taxes on import, in their order"),
  fees: z.record(z.string(), feeSchema).optional().describe("what authorities, carriers and brokers charge"),
  rounding: z
    .record(z.string(), levyRoundingSchema)
    .optional()
    .describe("by levy: `duty`, `tax`, `fee`, or a line's id; the longest that fits"),
  fxRate: z
    .strictObject({
      ...provenance,
      authority: textSchema.describe("who publishes it"),
      period: textSchema.optional().describe("how long one holds"),
    })
    .optional()
    .describe("whose exchange rate customs use"),
  regions: z
    .record(regionSchema, textSchema)
    .optional()
    .describe("parts of the market with law of their own"),
});
export type Customs = z.infer<typeof customsSchema>;
