import type { LoadedLaunch } from "../load/launch.ts";
import type { Profiles } from "../load/profiles.ts";
import type { CheckResult, CostResult, PlanResult } from "../model/result.ts";
import { checkLaunch } from "./check.ts";
import { type CostOptions, costLaunch } from "./cost.ts";
import type { Rates } from "./exchange.ts";
import { type PlanOptions, planLaunch } from "./plan.ts";

export interface Answers {
  readonly check: CheckResult;
  readonly cost: CostResult;
  /** Left out where the launch has no window or no hosts. */
  readonly plan?: PlanResult;
}

type Options = CostOptions & Pick<PlanOptions, "maxGap" | "keep">;

/** A plan behind its two gates: what check blocks and what sells at a loss is not streamed. */
export async function planWithGates(
  loaded: LoadedLaunch,
  profiles: Profiles,
  rates: Rates,
  options: Options,
): Promise<Required<Answers>> {
  const check = checkLaunch(loaded, profiles, rates.exchange, options);
  const cost = costLaunch(loaded, rates, { ...options, withoutPrices: true });
  const plan = await planLaunch(loaded, rates.exchange, { ...options, check, cost });
  return { check, cost, plan: { ...plan, warnings: [...cost.warnings, ...plan.warnings] } };
}

/** The three answers of a launch. */
export async function answer(
  loaded: LoadedLaunch,
  profiles: Profiles,
  rates: Rates,
  options: Options,
): Promise<Answers> {
  const check = checkLaunch(loaded, profiles, rates.exchange, options);
  const cost = costLaunch(loaded, rates, options);
  if (loaded.launch.window === undefined || loaded.hosts.length === 0) return { check, cost };
  return { check, cost, plan: await planLaunch(loaded, rates.exchange, { ...options, check, cost }) };
}
