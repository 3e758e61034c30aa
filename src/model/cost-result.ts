import type {
  CostComparison,
  LaneOption,
  MarginBand,
  ScenarioOutcome,
  SensitivityEffect,
  UsedRates,
} from "./cost-questions.ts";
import type { Certainty } from "./fact.ts";
import type { Amount, ResultHead, SourceRef } from "./result.ts";

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
