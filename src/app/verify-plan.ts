import type { LoadedLaunch } from "../load/launch.ts";
import { usageError } from "../model/diagnostic.ts";
import type { Exchange } from "../model/exchange.ts";
import type { PlanResult } from "../model/result.ts";
import { type Verdict, verify } from "../plan/verify.ts";
import { planProblem } from "./plan.ts";

/** A saved plan checked against its launch: what it breaks, and the objective it should state. */
export function verifyPlan(
  loaded: LoadedLaunch,
  exchange: Exchange,
  value: unknown,
): Verdict & { readonly said: number; readonly streams: number } {
  const plan = value as Partial<PlanResult>;
  if (plan?.schema !== "xb.plan/1" || !Array.isArray(plan.streams)) throw usageError("plan.bad-pins");
  const problem = planProblem(loaded, exchange, {}, plan.excluded ?? []);
  const verdict = verify(problem, plan.streams);
  return { ...verdict, said: plan.objective ?? Number.NaN, streams: plan.streams.length };
}
