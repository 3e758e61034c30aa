import type { MessageArgs, MessageId } from "../text/message.ts";
import type { Ask } from "./predicate.ts";

/** Something to say about why a need does not hold, to be put into words late. */
export interface Reason {
  readonly id: MessageId;
  readonly args: MessageArgs;
}

/** What is behind an outcome: words that are missing, reasons, questions, and the evidence that was used. */
export interface Finding {
  readonly missing: readonly string[];
  readonly reasons: readonly Reason[];
  readonly asks: readonly Ask[];
  readonly evidence: readonly string[];
  /** The key of the product (or host, or launch) that decided. */
  readonly key?: string | undefined;
}

export const nothing: Finding = { missing: [], reasons: [], asks: [], evidence: [] };

export function join(findings: readonly Finding[]): Finding {
  if (findings.length === 1) return findings[0]!;
  return {
    missing: [...new Set(findings.flatMap((f) => f.missing))],
    reasons: findings.flatMap((f) => f.reasons),
    asks: findings.flatMap((f) => f.asks),
    evidence: [...new Set(findings.flatMap((f) => f.evidence))],
    key: findings.find((f) => f.key !== undefined)?.key,
  };
}
