import { type Exact, over, parseExact } from "../model/exact.ts";
import { type Exchange, exchangeOf } from "../model/exchange.ts";
import type { FxTable } from "../model/fx-table.ts";
import { dayNumber } from "../model/zone.ts";

export type { FxTable, FxTables } from "../model/fx-table.ts";

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
