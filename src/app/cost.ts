import { estimateSale, type SearchedPrices } from "../cost/estimate-sale.ts";
import type { LoadedLaunch } from "../load/launch.ts";
import type { UsedRates } from "../model/cost-questions.ts";
import type { CostResult } from "../model/cost-result.ts";
import { plainText } from "../model/exact.ts";
import type { Step } from "../model/step.ts";
import { generator } from "../model/version.ts";
import { type CostExtras, extrasOf } from "./cost-extras.ts";
import { costSummary } from "./cost-summary.ts";
import type { Rates } from "./exchange.ts";
import { type SaleOptions, salesOf } from "./sale-input.ts";
import { sayIn } from "./say.ts";

export interface CostOptions extends SaleOptions {
  /** Leaves out break-even and target prices: what a plan's gate needs is quicker to tell. */
  readonly withoutPrices?: boolean;
  readonly searched?: SearchedPrices;
  readonly extras?: CostExtras;
  readonly step?: Step;
}

/** Landed cost and margin of every product in every market where it is offered, and of the launch's orders. */
export function costLaunch(loaded: LoadedLaunch, rates: Rates, options: CostOptions): CostResult {
  const { extras, searched, withoutPrices } = options;
  const searching = {
    searchPrices: withoutPrices !== true,
    ...(searched === undefined ? {} : { searched }),
  };
  const estimates = salesOf(loaded, rates.exchange, options).map((sale, index, { length }) => {
    options.step?.(index, length);
    const { estimate } = estimateSale(sale.input, searching);
    return extras === undefined
      ? estimate
      : { ...estimate, ...extrasOf(sale, estimate, loaded.launch, extras) };
  });
  const currencies = currenciesOf(loaded);
  return {
    schema: "xb.cost/1",
    on: options.on,
    generator,
    warnings: rates.stale(currencies, options.on, sayIn(options.lang)),
    currency: loaded.launch.currency,
    exchange: usedRates(rates, currencies),
    estimates,
    summary: costSummary(estimates, []),
  };
}

const currenciesOf = ({ launch, markets }: LoadedLaunch): string[] => [
  ...new Set([launch.currency, ...markets.map((m) => m.profile.currency ?? "USD")]),
];

function usedRates({ exchange }: Rates, currencies: readonly string[]): UsedRates {
  const known = [...currencies].sort().flatMap((currency) => {
    const rate = exchange.rate("USD", currency);
    return rate === undefined ? [] : [[currency, plainText(rate)]];
  });
  return { on: exchange.on, perUsd: Object.fromEntries(known) };
}
