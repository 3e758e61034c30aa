import type { Verdict } from "./check-result.ts";
import type { Text } from "./fact.ts";

/** What every result of a command carries (INTERFACE: results as JSON). */
export interface ResultHead<Command extends string> {
  readonly schema: `xb.${Command}/1`;
  /** The day whose facts apply. */
  readonly on: string;
  readonly generator: { readonly name: "xb"; readonly version: string };
  readonly warnings: readonly Warning[];
  /** Which part of the work this is, when it is not the whole. */
  readonly shard?: { readonly index: number; readonly of: number };
}

export interface Warning {
  readonly code: string;
  readonly message: string;
}

/** A decimal string at the currency's minor unit. */
export interface Amount {
  readonly amount: string;
  readonly currency: string;
}

export interface SourceRef {
  readonly title: string;
  readonly url?: string;
  readonly law?: string;
  readonly from?: string;
  readonly until?: string;
  readonly checked?: string;
}

export interface CompareResult extends ResultHead<"compare"> {
  /** How much each part of a score counts. */
  readonly weights?: Readonly<Record<string, number>>;
  readonly products: readonly {
    readonly sku: string;
    readonly markets: readonly CompareRow[];
  }[];
}

export interface CompareRow {
  readonly market: string;
  readonly score: number | null;
  readonly parts: Readonly<Record<string, number | null>>;
  readonly landed: Amount | null;
  readonly margin: string | null;
  readonly verdict: Verdict;
  readonly missing: number;
  /** Of what is missing, the longest that any takes, in days, and how many take nobody knows how long. */
  readonly effort?: {
    readonly days: number | null;
    readonly rule?: string;
    readonly unknown: number;
  };
  readonly transitDays: string | null;
  readonly primeHours: number | null;
  /** How far the price may fall before the margin is gone; below zero where it is gone already. */
  readonly priceRoom?: Amount | null;
  /** Gift seasons that begin within the next half year, the nearest first. */
  readonly seasons?: readonly { readonly name: Text; readonly from: string }[];
}
