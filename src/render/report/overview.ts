import type { Verdict } from "../../model/check-result.ts";
import type { Estimate } from "../../model/cost-result.ts";
import type { ReportParts } from "../../model/report.ts";
import { verdictMatrix } from "../check/matrix.ts";

/** What is known of a product in a market: may it be sold, and what does it earn. */
export interface OverviewCell {
  readonly verdict: Verdict | undefined;
  readonly estimate: Estimate | undefined;
}

/** Products by markets, over whatever parts the report has. */
export interface Overview {
  readonly skus: readonly string[];
  readonly markets: readonly string[];
  cell(sku: string, market: string): OverviewCell;
}

export function overviewOf({ check, cost }: ReportParts): Overview {
  const matrix = verdictMatrix(check?.verdicts ?? []);
  const estimates = (cost?.estimates ?? []).filter((estimate) => estimate.sku !== undefined);
  const bySubject = new Map(estimates.map((e) => [JSON.stringify([e.sku, e.market]), e]));
  return {
    skus: [...new Set([...matrix.skus, ...estimates.map((e) => e.sku!)])],
    markets: [...new Set([...matrix.markets, ...estimates.map((e) => e.market)])],
    cell: (sku, market) => ({
      verdict: matrix.verdict(sku, market),
      estimate: bySubject.get(JSON.stringify([sku, market])),
    }),
  };
}
