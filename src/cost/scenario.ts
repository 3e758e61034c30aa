import { type Exact, hundred, one, over, parseExact, plus, times } from "../model/exact.ts";
import type { Exchange } from "../model/exchange.ts";
import { rateOf } from "../model/rate.ts";
import type { Scenario } from "../model/selling.ts";
import type { SaleInput } from "./sale-case.ts";

/** A change in per cent (`40%`, `-8%`) as a factor. */
const factorOf = (change: string): Exact => plus(one, over(parseExact(change.slice(0, -1))!, hundred));

/** Exchange rates after currencies have gained or lost worth; the others stay as they are to the dollar. */
export function shiftExchange(exchange: Exchange, worth: Readonly<Record<string, Exact>>): Exchange {
  const of = (currency: string): Exact => worth[currency] ?? one;
  return {
    ...exchange,
    rate: (from, to) => {
      const rate = exchange.rate(from, to);
      return rate === undefined ? undefined : times(rate, over(of(from), of(to)));
    },
  };
}

/**
 * The sale under a named shock; the sale itself where the scenario does not touch its market, which goes by
 * several names: its own, its parent's, its bloc's.
 */
export function underScenario(
  input: SaleInput,
  scenario: Scenario,
  names: readonly string[] = [input.market.id],
): SaleInput {
  if (scenario.markets?.some((id) => names.includes(id)) === false) return input;
  const rates = (given: Readonly<Record<string, string>> | undefined, main: string) =>
    Object.fromEntries(
      Object.entries(given ?? {}).map(([id, text]) => [id === "*" ? main : id, rateOf(text)]),
    );
  const way = {
    freight: scenario.freight === undefined ? one : factorOf(scenario.freight),
    days: scenario.days ?? 0,
    ...(scenario.lanes === undefined ? {} : { lanes: scenario.lanes }),
  };
  const worth = Object.fromEntries(
    Object.entries(scenario.fx ?? {}).map(([currency, change]) => [currency, factorOf(change)]),
  );
  return {
    ...input,
    on: scenario.on ?? input.on,
    exchange: shiftExchange(input.exchange, worth),
    overrides: {
      ...input.overrides,
      duty: { ...input.overrides.duty, ...rates(scenario.duty, "mfn") },
      tax: { ...input.overrides.tax, ...rates(scenario.tax, "main") },
    },
    way,
    ...(scenario.returnRate === undefined ? {} : withReturnRate(input, scenario.returnRate)),
  };
}

/** Every piece of goods, and the market, at one return rate. */
export function withReturnRate(input: SaleInput, returnRate: string): Pick<SaleInput, "items" | "selling"> {
  return {
    items: input.items.map((item) => ({ ...item, returnRate })),
    selling: { ...input.selling, returnRate },
  };
}
