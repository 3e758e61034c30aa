import * as z from "zod";
import { type Exact, over, parseExact } from "../model/exact.ts";
import { type Exchange, exchangeOf } from "../model/exchange.ts";
import { certaintySchema, dateSchema } from "../model/fact.ts";
import { currencySchema } from "../model/scalar.ts";
import { dayNumber } from "../model/zone.ts";

/** A published table of exchange rates: units of each currency for one of `base`. */
export const fxTableSchema = z.strictObject({
  title: z.string(),
  url: z.string().optional(),
  publisher: z.string().optional(),
  base: currencySchema,
  on: dateSchema.describe("the day of the rates, or the first day they hold for customs"),
  until: dateSchema.optional(),
  certainty: certaintySchema,
  rates: z.record(currencySchema, z.string().regex(/^\d{1,12}(\.\d{1,10})?$/, { error: "expect.decimal" })),
});
export type FxTable = z.infer<typeof fxTableSchema>;

/** `markets/_fx.yaml`, and what `xb fx import` writes: tables in order, earlier ones first. */
export const fxTablesSchema = z.strictObject({ tables: z.array(fxTableSchema).min(1) });
export type FxTables = z.infer<typeof fxTablesSchema>;

/** A rate against the dollar, and where it is from. */
export interface DatedRate {
  readonly perUsd: Exact;
  readonly table: FxTable;
}

/** Rates of several tables by currency: of each currency the first table's that has it and the dollar. */
export function ratesOf(tables: readonly FxTable[]): Map<string, DatedRate> {
  const rates = new Map<string, DatedRate>();
  for (const table of tables) {
    const usd = table.base === "USD" ? parseExact("1") : parseExact(table.rates.USD ?? "");
    if (usd === undefined) continue;
    const all = [...Object.entries(table.rates), [table.base, "1"] as const];
    for (const [currency, text] of all) {
      if (!rates.has(currency)) rates.set(currency, { perUsd: over(parseExact(text)!, usd), table });
    }
  }
  return rates;
}

/** The user's own units per dollar (`--fx`, the launch's `fx`) laid over the tables. */
export function exchangeFrom(
  tables: readonly FxTable[],
  own: Readonly<Record<string, Exact>> = {},
  ownOn?: string,
): Exchange {
  const rates = ratesOf(tables);
  const perUsd = Object.fromEntries([...rates].map(([currency, rate]) => [currency, rate.perUsd]));
  const first = tables[0];
  const on = ownOn ?? first?.on ?? "";
  const source =
    first === undefined
      ? undefined
      : { title: first.title, from: first.on, ...(first.url === undefined ? {} : { url: first.url }) };
  return exchangeOf({ ...perUsd, ...own }, on, source);
}

/** Currencies in use whose rate is older than `days` on a day, with the day of their rate. */
export function staleRates(
  tables: readonly FxTable[],
  currencies: readonly string[],
  on: string,
  days: number,
): { readonly currency: string; readonly on: string }[] {
  const rates = ratesOf(tables);
  return currencies.flatMap((currency) => {
    const table = rates.get(currency)?.table;
    if (table === undefined) return [];
    const last = table.until ?? table.on;
    return dayNumber(on) - dayNumber(last) > days ? [{ currency, on: table.on }] : [];
  });
}
