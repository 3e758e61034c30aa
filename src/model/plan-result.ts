import type { Text } from "./fact.ts";
import type { ResultHead } from "./result.ts";

/** A feast whose day is estimated and that a day earlier or later would close the stream's hours or change their worth. */
export interface NearFeast {
  readonly name?: Text;
  readonly date: string;
  readonly to?: string;
  readonly closes: boolean;
}

export interface PlannedStream {
  readonly id: string;
  readonly market: string;
  readonly host: string;
  readonly studio?: string;
  readonly language: string;
  readonly start: string;
  readonly end: string;
  readonly hostStart: string;
  readonly utc: string;
  readonly products: readonly string[];
  readonly value: number;
  readonly pinned: boolean;
  readonly slot: string;
  readonly uid: string;
  readonly sequence: number;
  readonly why: readonly string[];
  readonly near?: readonly NearFeast[];
}

/** Units of a product that a market's streams will sell, nine times in ten between `low` and `high`. */
export interface ProductDemand {
  readonly sku: string;
  readonly market: string;
  readonly streams: number;
  readonly expected: number;
  readonly low: number;
  readonly high: number;
  readonly first: string;
  /** Where the goods must be, by which day: the origin's country, or the market for stock abroad. */
  readonly place: string;
  readonly by: string;
  /** Units at hand, and how many `high` lacks; left out where the product does not say. */
  readonly stock?: number;
  readonly short?: number;
  /** The last day on which stock for abroad can leave. */
  readonly dispatch?: { readonly lane: string; readonly latest: string };
}

/** A stream of a published plan that moved, came or went. */
export interface PlanChange {
  readonly kind: "moved" | "added" | "dropped";
  readonly slot: string;
  readonly market: string;
  readonly from?: { readonly start: string; readonly host: string; readonly studio?: string };
  readonly to?: { readonly start: string; readonly host: string; readonly studio?: string };
  readonly why: string;
}

export interface Unmet {
  readonly kind: "market-min" | "market-target" | "product-min" | "pin";
  readonly market?: string;
  readonly sku?: string;
  readonly week?: string;
  readonly stream?: string;
  readonly wanted: number;
  readonly got: number;
  readonly why: string;
  readonly relax: readonly string[];
}

/** Requirements of a launch that cannot all hold, none of them to spare unless `perhapsFewer`, and what to ask instead, the cheapest first. */
export interface PlanConflict {
  readonly kind: "market-min" | "product-min";
  readonly market?: string;
  readonly sku?: string;
  readonly weeks?: readonly string[];
  readonly requirements: readonly {
    readonly kind: string;
    readonly market?: string;
    readonly host?: string;
    readonly site?: string;
    readonly sku?: string;
    readonly text: string;
  }[];
  /** Some of them may do without the others: not all could be tried. */
  readonly perhapsFewer?: boolean;
  /** `cost` in the plan's currency: pay for more hours, or what the streams not held would bring. */
  readonly relax: readonly { readonly kind: string; readonly text: string; readonly cost?: number }[];
}

export interface PlanResult extends ResultHead<"plan"> {
  readonly status: "optimal" | "within-gap" | "feasible" | "infeasible";
  readonly objective: number;
  readonly bound: number;
  readonly gap: number;
  readonly currency: string;
  readonly campaign: string;
  readonly tzdata: string;
  readonly streams: readonly PlannedStream[];
  /** Streams of the pinned plan that are no longer held; their `sequence` is already raised. */
  readonly dropped?: readonly PlannedStream[];
  /** What became of the pinned plan's streams that do not stand as they were; with pins only. */
  readonly changes?: readonly PlanChange[];
  /** What the streams are expected to sell, and the stock that takes; of products whose demand the launch tells. */
  readonly demand?: readonly ProductDemand[];
  /** Until when parcels can be ordered to be there before a gift season ends. */
  readonly cutoffs?: readonly {
    readonly market: string;
    readonly season: Text;
    readonly ends: string;
    readonly lane: string;
    readonly order: string;
  }[];
  readonly unmet: readonly Unmet[];
  /** Why a min is not met where several requirements together are the reason; left out where there is none. */
  readonly conflicts?: readonly PlanConflict[];
  readonly excluded: readonly { readonly sku: string; readonly market: string; readonly because: string }[];
  readonly hosts: readonly {
    readonly id: string;
    readonly hours: number;
    readonly nights: number;
    readonly restMin: number | null;
    /** Hours streamed between 23:00 and 06:00 by her clock. */
    readonly nightHours?: number;
    /** Streams that end less than an hour before her sleep begins. */
    readonly lateEnds?: number;
    /** Hours as a share of what her weeks allow; left out without a weekly limit. */
    readonly load?: number;
  }[];
  /** What is worth adding: so much at least, found by trial, and at most, by the prices of the bound. */
  readonly wanted: readonly { readonly what: string; readonly value: number; readonly atMost?: number }[];
}
