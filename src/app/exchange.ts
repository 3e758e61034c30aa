import type { Say } from "../cost/input.ts";
import { exchangeFrom, type FxTable, staleRates } from "../fx/table.ts";
import { storedRates } from "../load/fx-store.ts";
import type { LoadedLaunch } from "../load/launch.ts";
import { type Exact, parseExact } from "../model/exact.ts";
import type { Exchange } from "../model/exchange.ts";
import type { Warning } from "../model/result.ts";
import { bundledRates } from "./tables.ts";

/** A reference rate older than this, in days, is warned about. */
const staleAfter = 30;

/** Exchange rates of a run: the user's own over imported ones over the bundled table. */
export interface Rates {
  readonly exchange: Exchange;
  /** Warnings for the currencies in use whose rate is old. */
  stale(currencies: readonly string[], on: string, say: Say): Warning[];
  /** The day of the rate of a currency; undefined where there is none. */
  dayOf(currency: string): string | undefined;
}

type Own = { readonly on?: string; readonly perUsd: Readonly<Record<string, Exact>> };

export function openRates(own: Own, folder?: string): Rates {
  const tables: readonly FxTable[] = [
    ...(folder === undefined ? [] : storedRates(folder)),
    ...bundledRates().tables,
  ];
  const exchange = exchangeFrom(tables, own.perUsd, own.on);
  const bare = (currencies: readonly string[]): string[] => [
    ...new Set(currencies.filter((c) => c !== "USD" && !Object.hasOwn(own.perUsd, c))),
  ];
  return {
    exchange,
    dayOf: (currency) =>
      Object.hasOwn(own.perUsd, currency)
        ? own.on
        : tables.find((t) => t.base === currency || currency in t.rates)?.on,
    stale: (currencies, on, say) => {
      const old = staleRates(tables, bare(currencies), on, staleAfter);
      const byDay = new Map<string, string[]>();
      for (const { currency, on: day } of old) byDay.set(day, [...(byDay.get(day) ?? []), currency]);
      return [...byDay].map(([day, list]) => ({
        code: "fx.stale",
        message: say("fx.stale", { currencies: list.join(", "), day }),
      }));
    },
  };
}

/** Units per dollar that the launch gives itself. */
export function ownRates({ launch }: Pick<LoadedLaunch, "launch">): Own {
  const { on, spread: _, ...rates } = launch.fx ?? { on: undefined };
  const perUsd = Object.fromEntries(
    Object.entries(rates as Record<string, string | number>).flatMap(([currency, value]) => {
      const rate = parseExact(String(value));
      return rate === undefined ? [] : [[currency, rate]];
    }),
  );
  return { perUsd, ...(on === undefined ? {} : { on }) };
}
