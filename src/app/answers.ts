import type { SearchedPrices } from "../cost/estimate-sale.ts";
import type { LoadedLaunch } from "../load/launch.ts";
import type { Profiles } from "../load/profiles.ts";
import type { CheckResult } from "../model/check-result.ts";
import type { CostResult } from "../model/cost-result.ts";
import type { PlanResult } from "../model/plan-result.ts";
import type { Stage } from "../model/step.ts";
import type { Lang } from "../text/message.ts";
import { checkLaunch, streamDays } from "./check.ts";
import { type CostOptions, costLaunch } from "./cost.ts";
import type { Rates } from "./exchange.ts";
import { openSolver, type PlanOptions, planInLanguages } from "./plan.ts";

export interface Answers {
  readonly check: CheckResult;
  readonly cost: CostResult;
  /** Left out where the launch has no window or no hosts. */
  readonly plan?: PlanResult;
}

type Options = CostOptions &
  Pick<PlanOptions, "maxGap" | "keep" | "timeLimit" | "step"> & { readonly stage?: (stage: Stage) => void };

/** A plan behind its two gates: what check blocks and what sells at a loss is not streamed. A gate that is off asks nothing. */
export async function planWithGates(
  loaded: LoadedLaunch,
  profiles: Profiles,
  rates: Rates,
  options: Options,
): Promise<PlanResult> {
  openSolver().catch(() => undefined);
  const gates = loaded.launch.gates ?? {};
  const cost =
    gates.cost === false
      ? undefined
      : costLaunch(loaded, rates, { ...quietly(options), withoutPrices: true });
  const told = [options.lang];
  const plans =
    gates.check === false
      ? await planInLanguages(loaded, rates.exchange, { ...options, ...costOf(cost) }, told)
      : (await planAndCheck(loaded, profiles, rates, options, told, cost)).plans;
  const plan = plans[0]!;
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
  const streams = streamDays(plan.streams);
  const check = checkLaunch(loaded, profiles, rates.exchange, { ...options, streams });
  return { check, cost: costLaunch(loaded, rates, { ...quietly(options), withoutPrices: true }), plan };
}

/** Without telling how far it is: what is told is how far the plan is. */
const quietly = ({ step: _, ...options }: Options): Options => options;

/**
 * Which days are streamed depends on what may be shown, and that on the days: the plan is made for what may be shown in
 * the whole window; where its own days allow more or less, once more, and kept if its days then say what it was made for.
 */
async function planAndCheck(
  loaded: LoadedLaunch,
  profiles: Profiles,
  rates: Rates,
  options: Options,
  languages: readonly Lang[],
  cost: CostResult | undefined,
): Promise<{ readonly plans: readonly PlanResult[]; readonly checks: readonly CheckResult[] }> {
  const judge = (streams?: ReturnType<typeof streamDays>): CheckResult[] => {
    options.stage?.("check");
    return languages.map((lang) =>
      checkLaunch(loaded, profiles, rates.exchange, {
        ...options,
        lang,
        ...(streams === undefined ? {} : { streams }),
      }),
    );
  };
  const make = ([check]: readonly CheckResult[]): Promise<PlanResult[]> => {
    options.stage?.("plan");
    return planInLanguages(loaded, rates.exchange, { ...options, check: check!, ...costOf(cost) }, languages);
  };
  const ofWindow = judge();
  const plans = await make(ofWindow);
  const checks = judge(streamDays(plans[0]!.streams));
  if (loaded.launch.gates?.check === false || sameBlocked(ofWindow[0]!, checks[0]!)) return { plans, checks };
  const again = await make(checks);
  const judged = judge(streamDays(again[0]!.streams));
  return sameBlocked(checks[0]!, judged[0]!) ? { plans: again, checks: judged } : { plans, checks: ofWindow };
}

const costOf = (cost: CostResult | undefined) => (cost === undefined ? {} : { cost });

function sameBlocked(a: CheckResult, b: CheckResult): boolean {
  const blocked = ({ verdicts }: CheckResult): string =>
    JSON.stringify(verdicts.filter((v) => v.verdict === "blocked").map(({ sku, market }) => [sku, market]));
  return blocked(a) === blocked(b);
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
  // What is asked besides has no words: it is found once.
  const { extras: _, ...plain } = options;
  options.stage?.("cost");
  const costs = languages.map((lang, index) =>
    costLaunch(loaded, rates, {
      ...(index === 0 ? options : plain),
      lang,
      searched,
      step: (done, of) => options.step?.(index * of + done, languages.length * of),
    }),
  );
  if (loaded.launch.window === undefined || loaded.hosts.length === 0) {
    return languages.map((lang, index) => ({
      check: checkLaunch(loaded, profiles, rates.exchange, { ...options, lang }),
      cost: costs[index]!,
    }));
  }
  const { plans, checks } = await planAndCheck(loaded, profiles, rates, options, languages, costs[0]);
  return languages.map((_, index) => ({ check: checks[index]!, cost: costs[index]!, plan: plans[index]! }));
}
