import type { LoadedLaunch } from "../load/launch.ts";
import type { Exchange } from "../model/exchange.ts";
import type { PlanResult } from "../model/plan-result.ts";
import { type Verdict, verify } from "../plan/verify.ts";
import { planProblem } from "./plan.ts";

/** A saved plan checked against its launch: what it breaks, and the objective it should state. */
export function verifyPlan(
  loaded: LoadedLaunch,
  exchange: Exchange,
  plan: PlanResult,
  keep?: number,
): Verdict & { readonly said: number; readonly streams: number } {
  const problem = planProblem(loaded, exchange, keep === undefined ? {} : { keep }, plan.excluded);
  const verdict = verify(problem, plan.streams);
  return { ...verdict, said: plan.objective, streams: plan.streams.length };
}
