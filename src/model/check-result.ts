import type { Certainty } from "./fact.ts";
import type { ResultHead } from "./result.ts";

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
