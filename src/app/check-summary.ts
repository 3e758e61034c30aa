import type { CheckItem, CheckResult } from "../model/result.ts";

/** How many items passed, failed, are not known, are waived. */
export function checkSummary(items: readonly CheckItem[]): CheckResult["summary"] {
  const count = (status: CheckItem["status"]): number => items.filter((i) => i.status === status).length;
  return { pass: count("pass"), fail: count("fail"), unknown: count("unknown"), waived: count("waived") };
}
