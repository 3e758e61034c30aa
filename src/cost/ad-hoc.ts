import { usageError } from "../model/diagnostic.ts";
import type { Exact } from "../model/exact.ts";
import { convert, type Exchange } from "../model/exchange.ts";
import { type Money, noMoney } from "../model/money.ts";
import { hsDigits } from "./hs.ts";
import type { Case, CostMarket, Mode, Overrides, Say, TariffLookup } from "./input.ts";

/** One quote without files: what the options of `xb cost --to` say, already parsed. */
export interface AdHoc {
  readonly hs?: string;
  readonly category?: string;
  readonly origin?: string;
  /** Of all the goods together, without the destination's tax. */
  readonly value: Money;
  readonly freight?: Money;
  readonly insurance?: Money;
  readonly quantity: number;
  readonly kg?: Exact;
  readonly measures: Readonly<Record<string, Exact>>;
  /** Where the parcel leaves; default: the origin. */
  readonly from?: string;
  readonly mode?: Mode;
  readonly clearance?: "simplified" | "full";
  readonly channel?: "marketplace" | "own-store";
  readonly buyer?: "consumer" | "business";
  readonly region?: string;
  readonly evidence: readonly string[];
}

/** What a quote leaves out: a parcel by courier from a marketplace to a consumer. */
const usual = { mode: "courier", channel: "marketplace", buyer: "consumer" } as const;

/** The consignment a quote asks about. Throws an `InputError` where an exchange rate is missing. */
export function adHocCase(
  quote: AdHoc,
  market: CostMarket,
  on: string,
  exchange: Exchange,
  overrides: Overrides,
  say: Say,
  tariff?: TariffLookup,
): Case {
  const here = (amount: Money): Money => inMarket(amount, market.currency, exchange);
  const none = noMoney(market.currency);
  const item = {
    ...(quote.hs === undefined ? {} : { hs: hsDigits(quote.hs) }),
    ...(quote.category === undefined ? {} : { category: quote.category }),
    ...(quote.origin === undefined ? {} : { origin: quote.origin }),
    ...(quote.kg === undefined ? {} : { kg: quote.kg }),
    quantity: quote.quantity,
    value: here(quote.value),
    measures: quote.measures,
    evidence: [],
  };
  return {
    market,
    on,
    exchange,
    overrides,
    say,
    ...(tariff === undefined ? {} : { tariff }),
    consignment: {
      items: [item],
      freight: quote.freight === undefined ? none : here(quote.freight),
      insurance: quote.insurance === undefined ? none : here(quote.insurance),
      route: quote.from ?? quote.origin ?? "",
      mode: quote.mode ?? usual.mode,
      channel: quote.channel ?? usual.channel,
      buyer: quote.buyer ?? usual.buyer,
      model: "parcel",
      terms: "DDP",
      evidence: quote.evidence,
      ...(quote.clearance === undefined ? {} : { clearance: quote.clearance }),
      ...(quote.region === undefined ? {} : { region: quote.region }),
    },
  };
}

function inMarket(amount: Money, currency: string, exchange: Exchange): Money {
  const converted = convert(exchange, amount, currency);
  if (converted === undefined) throw usageError("cost.no-exchange", { currency: amount.currency });
  return converted;
}

/** Names that people give quantities by, to the units that rates use. */
const measureNames: Readonly<Record<string, string>> = {
  litres: "l",
  liters: "l",
  litre: "l",
  alcohol: "%vol",
  abv: "%vol",
  sucrose: "%sucrose",
  sugar: "%sucrose",
  pairs: "pair",
  items: "item",
  metres: "m",
  meters: "m",
  carats: "ct",
};

export const measureName = (name: string): string => measureNames[name] ?? name;
