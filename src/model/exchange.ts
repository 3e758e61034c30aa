import { type Exact, one, over, times } from "./exact.ts";
import { type Money, money } from "./money.ts";
import type { SourceRef } from "./result.ts";

/** Exchange rates of one day. */
export interface Exchange {
  /** The day of the rates. */
  readonly on: string;
  readonly source?: SourceRef;
  /** Units of `to` for one of `from`; undefined where a currency is not in the table. */
  rate(from: string, to: string): Exact | undefined;
}

/** Rates from units per one US dollar. */
export function exchangeOf(
  perUsd: Readonly<Record<string, Exact>>,
  on: string,
  source?: SourceRef,
): Exchange {
  const units = new Map<string, Exact>([...Object.entries(perUsd), ["USD", one]]);
  const rate = (from: string, to: string): Exact | undefined => {
    if (from === to) return one;
    const [a, b] = [units.get(from), units.get(to)];
    return a === undefined || b === undefined ? undefined : over(b, a);
  };
  return { on, rate, ...(source === undefined ? {} : { source }) };
}

/** The exact equivalent, not rounded; undefined without a rate. */
export function convert(exchange: Exchange, amount: Money, to: string): Money | undefined {
  const rate = exchange.rate(amount.currency, to);
  return rate === undefined ? undefined : money(times(amount.value, rate), to);
}
