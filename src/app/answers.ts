import type { SearchedPrices } from "../cost/estimate-sale.ts";
import type { LoadedLaunch } from "../load/launch.ts";
import type { Profiles } from "../load/profiles.ts";
import type { CheckResult, CostResult, PlanResult } from "../model/result.ts";
import { loadHighs } from "../plan/highs.ts";
import type { Lang } from "../text/message.ts";
import { checkLaunch } from "./check.ts";
import { type CostOptions, costLaunch } from "./cost.ts";
import type { Rates } from "./exchange.ts";
import { type PlanOptions, planInLanguages, planLaunch } from "./plan.ts";

export interface Answers {
  readonly check: CheckResult;
  readonly cost: CostResult;
  /** Left out where the launch has no window or no hosts. */
  readonly plan?: PlanResult;
}

type Options = CostOptions & Pick<PlanOptions, "maxGap" | "keep" | "timeLimit">;

/** A plan behind its two gates: what check blocks and what sells at a loss is not streamed. A gate that is off asks nothing. */
export async function planWithGates(
  loaded: LoadedLaunch,
  profiles: Profiles,
  rates: Rates,
  options: Options,
): Promise<PlanResult> {
  loadHighs().catch(() => undefined);
  const gates = loaded.launch.gates ?? {};
  const check = gates.check === false ? undefined : checkLaunch(loaded, profiles, rates.exchange, options);
  const cost =
    gates.cost === false ? undefined : costLaunch(loaded, rates, { ...options, withoutPrices: true });
  const plan = await planLaunch(loaded, rates.exchange, {
    ...options,
    ...(check === undefined ? {} : { check }),
    ...(cost === undefined ? {} : { cost }),
  });
  return { ...plan, warnings: [...(cost?.warnings ?? []), ...plan.warnings] };
}

/** What stands around a plan that is made already, in another language. */
export function answersFor(
  loaded: LoadedLaunch,
  profiles: Profiles,
  rates: Rates,
  options: Options,
  plan: PlanResult,
): Required<Answers> {
  const check = checkLaunch(loaded, profiles, rates.exchange, options);
  return { check, cost: costLaunch(loaded, rates, { ...options, withoutPrices: true }), plan };
}

/** The three answers of a launch. */
export async function answer(
  loaded: LoadedLaunch,
  profiles: Profiles,
  rates: Rates,
  options: Options,
): Promise<Answers> {
  const [answers] = await answerInLanguages(loaded, profiles, rates, options, [options.lang]);
  return answers!;
}

/** The three answers, told in several languages; plan and prices are searched for once. */
export async function answerInLanguages(
  loaded: LoadedLaunch,
  profiles: Profiles,
  rates: Rates,
  options: Options,
  languages: readonly Lang[],
): Promise<Answers[]> {
  const searched: SearchedPrices = new Map();
  const told = languages.map((lang) => ({
    check: checkLaunch(loaded, profiles, rates.exchange, { ...options, lang }),
    cost: costLaunch(loaded, rates, { ...options, lang, searched }),
  }));
  if (loaded.launch.window === undefined || loaded.hosts.length === 0) return told;
  const plans = await planInLanguages(loaded, rates.exchange, { ...options, ...told[0]! }, languages);
  return told.map((answers, index) => ({ ...answers, plan: plans[index]! }));
}
