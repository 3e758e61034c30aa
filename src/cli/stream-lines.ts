import type { CheckLines } from "../app/stream-check.ts";
import type { CostLines } from "../app/stream-cost.ts";
import type { CheckResult } from "../model/check-result.ts";
import { headLine as checkHead, itemLine } from "../render/check/csv.ts";
import { headLine as costHead, estimateLine } from "../render/cost/csv.ts";
import { safeJson } from "../render/json.ts";

/** The formats in which results can be told line by line. */
export const checkLines: Readonly<Record<string, CheckLines>> = {
  csv: { head: checkHead(), line: itemLine },
  ndjson: {
    head: "",
    line: (item) => `${safeJson(item)}\n`,
    verdict: (verdict) => `,${safeJson(verdict)}`,
    foot(result) {
      const { items: _, ...rest } = result as CheckResult;
      const [before, after] = safeJson(rest).split('"verdicts":[]');
      return [`${before}"verdicts":[`, `]${after}\n`];
    },
  },
};

export const costLines: Readonly<Record<string, CostLines>> = {
  csv: { head: costHead(), line: estimateLine, foot: () => "" },
  ndjson: {
    head: "",
    line: (estimate) => `${safeJson(estimate)}\n`,
    foot: (result) => `${safeJson(result)}\n`,
  },
};
