import type { CheckItem, CheckResult, Severity, Verdict } from "../model/check-result.ts";

export const failOnLevels = ["block", "fix", "unknown", "advise", "never"] as const;
export type FailOn = (typeof failOnLevels)[number];

const rank: Readonly<Record<Exclude<FailOn, "never">, number>> = { block: 0, fix: 1, unknown: 2, advise: 3 };

/** Items that fail a gate; each level includes those before it. What is unverified or upcoming gates nothing. */
export function gateFailures(items: readonly CheckItem[], failOn: FailOn): CheckItem[] {
  if (failOn === "never") return [];
  return items.filter((item) => {
    if (item.reference.certainty === "unverified" || item.upcoming) return false;
    const level = levelOf(item);
    return level !== undefined && rank[level] <= rank[failOn];
  });
}

function levelOf({ status, severity }: CheckItem): Exclude<FailOn, "never"> | undefined {
  if (status === "fail") return severity;
  if (status === "unknown") return severity === "advise" ? "advise" : "unknown";
  return undefined;
}

/** The verdict of a product in a market from its items. */
export function verdictOf(items: readonly Pick<CheckItem, "status" | "severity">[]): Verdict {
  const has = (status: CheckItem["status"], severity: Severity): boolean =>
    items.some((i) => i.status === status && i.severity === severity);
  if (has("fail", "block")) return "blocked";
  if (has("fail", "fix")) return "fix";
  return has("unknown", "block") || has("unknown", "fix") ? "unknown" : "ready";
}

/** The items that an earlier result did not have in the same state: what `--baseline` lets fail. */
export function newSince(items: readonly CheckItem[], baseline: Pick<CheckResult, "items">): CheckItem[] {
  const key = ({ fingerprint, status }: CheckItem): string => `${fingerprint} ${status}`;
  const known = new Set(baseline.items.map(key));
  return items.filter((item) => !known.has(key(item)));
}

/** How many items passed, failed, are not known, are waived. */
export function checkSummary(items: readonly CheckItem[]): CheckResult["summary"] {
  const summary = { pass: 0, fail: 0, unknown: 0, waived: 0 };
  for (const { status } of items) if (status !== "not-applicable") summary[status]++;
  return summary;
}
