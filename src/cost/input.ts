import type { Customs } from "../model/customs.ts";
import type { Exact } from "../model/exact.ts";
import type { Exchange } from "../model/exchange.ts";
import type { Source } from "../model/fact.ts";
import type { Money } from "../model/money.ts";
import type { Rate } from "../model/rate.ts";
import type { MessageArgs, MessageId } from "../text/message.ts";

/** What a market's profile contributes to a cost estimate. */
export interface CostMarket {
  readonly id: string;
  readonly currency: string;
  readonly customs: Customs;
  readonly sources: Readonly<Record<string, Source>>;
}

/** Goods of one kind in a consignment. Quantities and values are of all its pieces together. */
export interface Item {
  readonly sku?: string;
  /** Digits only. */
  readonly hs?: string;
  readonly origin?: string;
  readonly category?: string;
  readonly quantity: number;
  /** In the market's currency, not rounded. */
  readonly value: Money;
  /** Totals by base unit of `Measures`; shares (`%vol`, `metal`) as they are. */
  readonly measures: Readonly<Record<string, Exact>>;
  /** Gross, of all pieces. */
  readonly kg?: Exact;
  readonly evidence: readonly string[];
}

export type Mode = "post" | "courier" | "air" | "sea" | "rail" | "road";

export interface Consignment {
  readonly items: readonly Item[];
  /** In the market's currency, not rounded; `null` where it is not known. */
  readonly freight: Money | null;
  readonly insurance: Money | null;
  /** Country the parcel leaves from. */
  readonly route: string;
  readonly mode?: Mode;
  readonly clearance?: "simplified" | "full";
  readonly channel: "marketplace" | "own-store";
  readonly buyer: "consumer" | "business";
  readonly model: "parcel" | "stock";
  readonly terms: "DDP" | "DAP";
  readonly region?: string;
  readonly carrier?: string;
  /** Evidence types of the seller, good for every item. */
  readonly evidence: readonly string[];
  /** Freight stands in the price, so that a tax on what the buyer pays does not count it again. */
  readonly freightInPrice?: boolean;
}

/** Figures given in place of the profile's. */
export interface Overrides {
  /** By layer id; `mfn` is the base rate. */
  readonly duty: Readonly<Record<string, Rate>>;
  /** By layer id; `main` is the market's main tax. */
  readonly tax: Readonly<Record<string, Rate>>;
  readonly fees: Readonly<Record<string, Money>>;
  /** Leaves out carriers' and brokers' fees. */
  readonly noFees?: boolean;
  /** A regime's id, or `standard`. */
  readonly regime?: string;
}

export const noOverrides: Overrides = { duty: {}, tax: {}, fees: {} };

/** Base rates read from an authority's own file, where the user imported one. */
export type TariffLookup = (
  hs: string,
  on: string,
  origin: string | undefined,
) => ImportedRate | TariffGap | undefined;

/** Why an imported tariff has the goods and no one rate for them. */
export type TariffGap =
  | { readonly why: "no-rate" }
  | { readonly why: "several"; readonly codes: readonly string[] };

export interface ImportedRate {
  readonly rate: Rate;
  readonly text: string;
  readonly title: string;
  readonly from?: string;
  readonly checked?: string;
}

/** Everything an assessment depends on; nothing else is read. */
export interface Case {
  readonly market: CostMarket;
  readonly on: string;
  readonly consignment: Consignment;
  readonly overrides: Overrides;
  readonly exchange: Exchange;
  readonly tariff?: TariffLookup;
  /** What every duty is multiplied by, to ask what a change of it would do. */
  readonly dutyFactor?: Exact;
  readonly say: Say;
}

/** A message in the language of the run. */
export type Say = (id: MessageId, args?: MessageArgs) => string;
