import type {
  CostComparison,
  LaneOption,
  MarginBand,
  ScenarioOutcome,
  SensitivityEffect,
  UsedRates,
} from "./cost-questions.ts";
import type { Certainty, Text } from "./fact.ts";

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

export interface CostLine {
  readonly id: string;
  readonly label?: string;
  readonly base?: Amount;
  readonly rate?: string;
  /** `null` where it is not known; the estimate's `unknown` says why. */
  readonly amount: Amount | null;
  readonly paidBy?: "buyer" | "seller";
  readonly remittedBy?: string;
  readonly source?: SourceRef;
  readonly certainty?: Certainty;
  /** Why a layer stands at zero, or what its figure rests on. */
  readonly note?: string;
}

export interface Unknown {
  readonly what: string;
  readonly why: string;
  readonly fix?: string;
}

export interface CostTotals {
  readonly customsValue: Amount | null;
  readonly duty: Amount | null;
  readonly tax: Amount | null;
  readonly fees: Amount | null;
  readonly landed: Amount | null;
  readonly landedPerUnit: Amount | null;
  readonly landedSeller: Amount | null;
}

export interface Estimate {
  readonly sku?: string;
  readonly order?: number;
  readonly items?: Readonly<Record<string, number>>;
  readonly market: string;
  readonly lane?: string;
  readonly quantity: number;
  readonly regime: string;
  readonly lines: readonly CostLine[];
  readonly totals: CostTotals;
  /** What the goods cost ex works, in the seller's currency. */
  readonly cost?: Amount | null;
  readonly price?: Amount | null;
  readonly margin?: { readonly amount: Amount; readonly percent: string } | null;
  readonly breakEvenPrice?: Amount | null;
  readonly priceForTarget?: Amount | null;
  readonly confidence: Certainty;
  readonly unknown: readonly Unknown[];
  readonly notes?: readonly string[];
  readonly sensitivity?: readonly SensitivityEffect[];
  readonly scenarios?: readonly ScenarioOutcome[];
  readonly band?: MarginBand;
  readonly lanes?: readonly LaneOption[];
}

export interface CostResult extends ResultHead<"cost"> {
  readonly currency: string;
  /** Left out in results of versions before 0.2. */
  readonly exchange?: UsedRates;
  readonly comparison?: CostComparison;
  readonly estimates: readonly Estimate[];
  readonly summary: {
    readonly estimates: number;
    readonly unknown: number;
    readonly losses: number;
    readonly gates?: readonly GateFailure[];
  };
}

export interface GateFailure {
  readonly gate: string;
  readonly sku?: string;
  readonly market?: string;
  readonly message: string;
}

export type Severity = "block" | "fix" | "advise";
export type CheckStatus = "pass" | "fail" | "unknown" | "waived" | "not-applicable";
export type Verdict = "blocked" | "fix" | "unknown" | "ready";

export interface Location {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Calendar days from asking for something to having it; an end left out is not known. */
export interface LeadTime {
  readonly min?: number;
  readonly max?: number;
  readonly source?: string;
  readonly checked?: string;
  readonly certainty: Certainty;
}

export interface CheckItem {
  readonly rule: string;
  readonly topic: string;
  readonly sku?: string;
  readonly host?: string;
  readonly market: string;
  readonly status: CheckStatus;
  readonly severity: Severity;
  readonly message: string;
  readonly fix?: string;
  /** How long the fix takes; left out where it is not known. */
  readonly takes?: LeadTime;
  readonly who?: string;
  readonly evidence: readonly string[];
  readonly missing: readonly string[];
  readonly location?: Location;
  readonly fingerprint?: string;
  readonly waiver?: { readonly reason: string; readonly until?: string };
  readonly upcoming?: boolean;
  readonly reference: {
    readonly title: string;
    readonly law?: string;
    readonly url?: string;
    readonly from?: string;
    readonly until?: string;
    readonly checked?: string;
    readonly certainty: Certainty;
  };
}

export interface CheckResult extends ResultHead<"check"> {
  readonly items: readonly CheckItem[];
  readonly verdicts: readonly { readonly sku: string; readonly market: string; readonly verdict: Verdict }[];
  readonly summary: {
    readonly pass: number;
    readonly fail: number;
    readonly unknown: number;
    readonly waived: number;
  };
}

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

/** Requirements of a launch that cannot all hold, none of them to spare, and what to ask instead, the cheapest first. */
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
