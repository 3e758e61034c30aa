import type { Estimate } from "./cost-result.ts";
import type { Certainty, Text } from "./fact.ts";
import type { Amount } from "./result.ts";

/** What one change alone does to the margin, either way (`xb cost --sensitivity`). */
export interface SensitivityEffect {
  readonly factor: string;
  /** `10%` of the factor itself, or `5pp`: percentage points. */
  readonly by: string;
  /** The margin's change when the factor turns against the seller, and for them. */
  readonly worse: Amount;
  readonly better: Amount;
}

/** A sale under a named scenario of the launch (`xb cost --scenarios`). */
export interface ScenarioOutcome {
  readonly scenario: string;
  readonly name?: Text;
  readonly lane?: string;
  readonly landed: Amount | null;
  readonly margin: Estimate["margin"];
  /** The margin's change; `null` where either is not known. */
  readonly change: Amount | null;
}

/** Margins that one in ten, half and nine in ten of simulated currency moves stay below (`--monte-carlo`). */
export interface MarginBand {
  readonly p10: Amount;
  readonly p50: Amount;
  readonly p90: Amount;
  /** Share of the runs that end in a loss. */
  readonly loss: string;
  readonly volatility: string;
  readonly days: number;
  readonly runs: number;
  readonly seed: number;
  readonly certainty: Certainty;
}

/** One way to send an order (`xb cost --lanes`). Figures are per order. */
export interface LaneOption {
  readonly lane: string;
  readonly model: "parcel" | "stock";
  readonly days: { readonly min: number; readonly max: number };
  /** To the buyer's door; from a warehouse with storage, picking and the last mile. */
  readonly landed: Amount | null;
  readonly margin: Amount | null;
  /** The estimate's own lane. */
  readonly chosen: boolean;
  readonly inTime: boolean;
  /** Stock: orders a month that the figures assume, and from which it leaves more than the best parcel lane. */
  readonly ordersPerMonth?: number;
  readonly winsFrom?: number | null;
}

/** What changed since an earlier result (`xb cost --compare`). */
export interface CostChange {
  readonly sku?: string;
  readonly order?: number;
  readonly market: string;
  readonly change: "added" | "removed" | "changed";
  readonly landed: { readonly from: Amount | null; readonly to: Amount | null };
  readonly margin: { readonly from: string | null; readonly to: string | null };
  readonly why: readonly ChangeReason[];
}

export interface ChangeReason {
  readonly kind:
    | "price"
    | "cost"
    | "quantity"
    | "lane"
    | "regime"
    | "currency"
    | "rate"
    | "freight"
    | "fee"
    | "known";
  /** The line it is about. */
  readonly line?: string;
  readonly from: string;
  readonly to: string;
}

export interface CostComparison {
  /** The earlier result's day and version. */
  readonly base: { readonly on: string; readonly version: string };
  readonly changes: readonly CostChange[];
  readonly unchanged: number;
}

/** Units per US dollar of the currencies that the figures rest on. */
export interface UsedRates {
  readonly on: string;
  readonly perUsd: Readonly<Record<string, string>>;
}
