import * as z from "zod";
import { certaintySchema, dateSchema, textSchema } from "./fact.ts";
import { currencySchema, percentSchema } from "./scalar.ts";

/** A published table of exchange rates: units of each currency for one of `base`. */
export const fxTableSchema = z.strictObject({
  title: z.string(),
  url: z.string().optional(),
  publisher: z.string().optional(),
  base: currencySchema,
  on: dateSchema.describe("the day of the rates, or the first day they hold for customs"),
  until: dateSchema.optional(),
  certainty: certaintySchema,
  rates: z.record(
    currencySchema,
    z.string().regex(/^(?=.*[1-9])\d{1,12}(\.\d{1,10})?$/, { error: "expect.decimal" }),
  ),
});
export type FxTable = z.infer<typeof fxTableSchema>;

/** `markets/_fx.yaml`, and what `xb fx import` writes: tables in order, earlier ones first. */
export const fxTablesSchema = z.strictObject({
  feed: z.string().optional().describe("where `xb fx update` asks for the newest table"),
  volatility: z
    .strictObject({
      certainty: certaintySchema,
      settle: textSchema.optional(),
      yearly: z.record(currencySchema, percentSchema),
    })
    .optional()
    .describe("standard deviation of a currency's move in a year"),
  tables: z.array(fxTableSchema).min(1),
});
export type FxTables = z.infer<typeof fxTablesSchema>;
