import type { LoadedLaunch, LoadedMarket } from "../load/launch.ts";
import type { CheckItem, Verdict } from "../model/check-result.ts";
import type { Estimate } from "../model/cost-result.ts";
import type { Exchange } from "../model/exchange.ts";
import { fromAmount, subtract, toAmount } from "../model/money.ts";
import type { Amount, CompareResult, CompareRow } from "../model/result.ts";
import { generator } from "../model/version.ts";
import { dayNumber } from "../model/zone.ts";
import { primeHours } from "../plan/prime.ts";
import type { PlanProblem } from "../plan/problem.ts";
import type { Answers } from "./answers.ts";
import { smallParcelDays } from "./market-lanes.ts";
import { planProblem } from "./plan.ts";
import { offered } from "./sale-input.ts";

/** How much each part of the score counts; the user's own replace them. */
export const defaultWeights = { margin: 4, compliance: 3, prime: 2, transit: 1 } as const;
export type CompareWeights = Readonly<Record<keyof typeof defaultWeights, number>>;

/** What a part is worth in full: margin in per cent, work on open items, prime hours a week, days on the way. */
const full = { margin: 50, work: 8, prime: 20, transit: 30 } as const;

/** An open item is one piece of work, and one more for every so many days it takes; as much where nobody knows. */
const daysOfWork = 90;

/** The markets of each product side by side, best first; a score with its parts, each from 0 to 1. */
export function compareAnswers(
  loaded: LoadedLaunch,
  answers: Answers,
  exchange: Exchange,
  on: string,
  weights: CompareWeights = defaultWeights,
): CompareResult {
  const plannable = loaded.launch.window !== undefined && loaded.hosts.length > 0;
  const problem = plannable ? planProblem(loaded, exchange, {}, []) : undefined;
  const of = bySale(answers);
  const facts = new Map(loaded.markets.map((m) => [m.id, marketFacts(loaded, m, exchange, problem, on)]));
  return {
    schema: "xb.compare/1",
    on,
    generator,
    warnings: answers.cost.warnings,
    weights,
    products: loaded.products.map(({ value }) => ({
      sku: value.sku,
      markets: loaded.markets
        .filter((market) => offered(value, market))
        .map(({ id }) => row(id, of(value.sku, id), facts.get(id)!, weights))
        .sort((a, b) => (b.score ?? -1) - (a.score ?? -1) || (a.market < b.market ? -1 : 1)),
    })),
  };
}

interface MarketFacts {
  readonly days: { readonly min: number; readonly max: number } | undefined;
  readonly prime: number | null;
  readonly seasons: NonNullable<CompareRow["seasons"]>;
}

/** How far ahead seasons are told, in days. */
const ahead = 183;

function marketFacts(
  loaded: LoadedLaunch,
  market: LoadedMarket,
  exchange: Exchange,
  problem: PlanProblem | undefined,
  on: string,
): MarketFacts {
  const planned = problem?.markets.find((m) => m.id === market.id);
  return {
    days: smallParcelDays(loaded, market, exchange),
    seasons: (market.profile.culture?.giftSeasons ?? [])
      .filter(({ from }) => from > on && dayNumber(from) - dayNumber(on) <= ahead)
      .map(({ name, from }) => ({ name, from }))
      .sort((a, b) => (a.from < b.from ? -1 : 1)),
    prime: problem === undefined || planned === undefined ? null : primeHours(problem, planned),
  };
}

/** What is known of a product in a market. */
interface Sale {
  readonly estimate: Estimate | undefined;
  readonly verdict: Verdict;
  readonly open: readonly CheckItem[];
}

/** Gathered once: to look for them in all answers again and again would take a large catalogue hours. */
function bySale({ check, cost }: Answers): (sku: string, market: string) => Sale {
  const key = (of: { readonly sku?: string; readonly market: string }): string =>
    `${of.market} ${of.sku ?? ""}`;
  const estimates = new Map(cost.estimates.toReversed().map((e) => [key(e), e]));
  const verdicts = new Map(check.verdicts.map((v) => [key(v), v.verdict]));
  const items = new Map<string, CheckItem[]>();
  for (const item of check.items.filter(isOpen)) {
    const list = items.get(key(item));
    if (list === undefined) items.set(key(item), [item]);
    else list.push(item);
  }
  return (sku, market) => {
    const name = key({ sku, market });
    return {
      estimate: estimates.get(name),
      verdict: verdicts.get(name) ?? "unknown",
      open: items.get(name) ?? [],
    };
  };
}

const isOpen = ({ status, severity }: CheckItem): boolean =>
  (status === "fail" || status === "unknown") && severity !== "advise";

function row(
  market: string,
  { estimate, verdict, open }: Sale,
  facts: MarketFacts,
  weights: CompareWeights,
): CompareRow {
  const parts = {
    margin: marginPart(estimate),
    compliance: verdict === "blocked" ? 0 : clip(1 - workOf(open) / full.work),
    prime: facts.prime === null ? null : clip(facts.prime / full.prime),
    transit: facts.days === undefined ? null : clip(1 - facts.days.max / full.transit),
  };
  return {
    market,
    score: verdict === "blocked" ? 0 : score(parts, weights),
    parts,
    landed: estimate?.totals.landed ?? null,
    margin: estimate?.margin?.percent ?? null,
    verdict,
    missing: open.length,
    effort: effortOf(open),
    transitDays: facts.days === undefined ? null : `${facts.days.min}-${facts.days.max}`,
    primeHours: facts.prime,
    priceRoom: roomOf(estimate),
    seasons: facts.seasons,
  };
}

const longest = ({ takes }: CheckItem): number | undefined => takes?.max ?? takes?.min;

const workOf = (open: readonly CheckItem[]): number =>
  open.reduce((sum, item) => sum + 1 + (longest(item) ?? daysOfWork) / daysOfWork, 0);

/** All that is missing can be asked for at once: the longest decides. */
function effortOf(open: readonly CheckItem[]): NonNullable<CompareRow["effort"]> {
  const timed = open.filter((item) => longest(item) !== undefined);
  const [slowest] = timed.sort((a, b) => longest(b)! - longest(a)!);
  return {
    days: slowest === undefined ? (open.length === 0 ? 0 : null) : longest(slowest)!,
    ...(slowest === undefined ? {} : { rule: slowest.rule }),
    unknown: open.filter((item) => longest(item) === undefined).length,
  };
}

function roomOf(estimate: Estimate | undefined): Amount | null {
  const { price, breakEvenPrice } = estimate ?? {};
  if (!price || !breakEvenPrice) return null;
  return toAmount(subtract(fromAmount(price), fromAmount(breakEvenPrice)));
}

function marginPart(estimate: Estimate | undefined): number | null {
  const percent = estimate?.margin?.percent;
  return percent === undefined ? null : clip(Number(percent.slice(0, -1)) / full.margin);
}

/** The weighted mean of the parts; not known while a part that counts is not. */
function score(
  parts: Readonly<Record<keyof CompareWeights, number | null>>,
  weights: CompareWeights,
): number | null {
  let sum = 0;
  let total = 0;
  for (const key of Object.keys(weights) as (keyof CompareWeights)[]) {
    if (weights[key] === 0) continue;
    const part = parts[key];
    if (part === null) return null;
    sum += part * weights[key];
    total += weights[key];
  }
  return total === 0 ? null : Math.round((sum / total) * 100) / 100;
}

const clip = (value: number): number => Math.round(Math.min(1, Math.max(0, value)) * 1000) / 1000;
