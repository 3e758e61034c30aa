import type { CheckResult, Verdict } from "../../model/check-result.ts";

/** Verdicts as products by markets, in the order of the result. */
export interface VerdictMatrix {
  readonly skus: readonly string[];
  readonly markets: readonly string[];
  verdict(sku: string, market: string): Verdict | undefined;
}

export function verdictMatrix(verdicts: CheckResult["verdicts"]): VerdictMatrix {
  const cells = new Map(verdicts.map((v) => [JSON.stringify([v.sku, v.market]), v.verdict]));
  return {
    skus: [...new Set(verdicts.map((v) => v.sku))],
    markets: [...new Set(verdicts.map((v) => v.market))],
    verdict: (sku, market) => cells.get(JSON.stringify([sku, market])),
  };
}
