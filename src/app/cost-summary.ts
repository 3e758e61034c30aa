import type { CostResult, Estimate, GateFailure } from "../model/cost-result.ts";

/** How many estimates there are, hold something unknown, or sell at a loss; and the gates that fail. */
export function costSummary(
  estimates: readonly Estimate[],
  gates: readonly GateFailure[],
): CostResult["summary"] {
  return {
    estimates: estimates.length,
    unknown: estimates.filter((e) => e.unknown.length > 0).length,
    losses: estimates.filter((e) => e.margin?.amount.amount.startsWith("-")).length,
    ...(gates.length > 0 ? { gates } : {}),
  };
}
