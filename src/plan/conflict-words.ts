import type { PlanConflict } from "../model/plan-result.ts";
import type { Conflict, Way } from "./conflict.ts";
import type { PlanProblem } from "./problem.ts";
import type { ProductConflict, ProductRequirement, ProductWay } from "./product-conflict.ts";
import type { Requirement } from "./requirement.ts";
import type { PlanWords } from "./unmet.ts";

/** Conflicts as a manager reads them: what is asked, and the cheapest ways to ask less. */
export function conflictTexts(
  problem: PlanProblem,
  conflicts: readonly Conflict[],
  ofProducts: readonly ProductConflict[],
  words: PlanWords,
): PlanConflict[] {
  return [
    ...conflicts.map(
      ({ market, weeks, requirements, perhapsFewer, ways }): PlanConflict => ({
        kind: "market-min",
        market,
        weeks: weeks.map(words.weekOf),
        requirements: requirements.map((r) => ({ ...r, text: asked(problem, r, words) })),
        ...(perhapsFewer ? { perhapsFewer } : {}),
        relax: ways.map((way) => ({
          kind: way.ease.kind,
          text: instead(problem, market, way, words),
          ...(way.cost === undefined ? {} : { cost: way.cost }),
        })),
      }),
    ),
    ...ofProducts.map(
      ({ sku, requirements, perhapsFewer, ways }): PlanConflict => ({
        kind: "product-min",
        sku,
        requirements: requirements.map((r) => ({ ...r, text: askedOfStreams(problem, r, words) })),
        ...(perhapsFewer ? { perhapsFewer } : {}),
        relax: ways.map((way) => ({
          kind: way.ease.kind,
          text: insteadOfStreams(problem, way, words),
        })),
      }),
    ),
  ];
}

const hoursOf = (minutes: number): number => Math.round((minutes / 60) * 100) / 100;

function asked(problem: PlanProblem, requirement: Requirement, { say }: PlanWords): string {
  const { kind } = requirement;
  if (kind === "pins") return say("plan.must-pins");
  if (kind === "studio") {
    const count = problem.studios.filter(({ site }) => site === requirement.site).length;
    return say("plan.must-studio", { site: requirement.site, count });
  }
  if (!("host" in requirement)) {
    const market = problem.markets.find(({ id }) => id === requirement.market)!;
    const { id, min, minGap, barredHosts } = market;
    return say(`plan.must-${requirement.kind}`, {
      market: id,
      min,
      hours: hoursOf(minGap),
      hosts: barredHosts.join(", "),
    });
  }
  const { id, limits, sleep, off } = problem.hosts.find((h) => h.id === requirement.host)!;
  const minutes = (kind === "perDay" ? limits.perDay : limits.perWeek) ?? 0;
  return say(`plan.must-${requirement.kind}`, {
    host: id,
    hours: hoursOf(minutes),
    nights: limits.nightsPerWeek,
    rest: hoursOf(limits.rest),
    span: hoursOf(limits.shiftSpan),
    from: sleep.from,
    to: sleep.to,
    days: off.map((span) => (span.from === span.to ? span.from : `${span.from}–${span.to}`)).join(", "),
  });
}

function instead(
  problem: PlanProblem,
  market: string,
  { ease, steps, minutes }: Way,
  { say }: PlanWords,
): string {
  const { languages, zone, minGap, duration } = problem.markets.find(({ id }) => id === market)!;
  const args = { steps, hours: hoursOf(steps * minutes), shift: 2 * steps };
  if (ease.kind === "pins") return say("plan.ease-pins");
  if (ease.kind === "studio") return say("plan.ease-studio", { ...args, site: ease.site });
  if (ease.kind === "speaker") {
    return say("plan.ease-speaker", { ...args, language: languages[0] ?? "", zone });
  }
  if ("host" in ease) return say(`plan.ease-${ease.kind}`, { ...args, host: ease.host });
  const own = problem.markets.find(({ id }) => id === ease.market)!;
  return say(`plan.ease-${ease.kind}`, {
    market: ease.market,
    min: own.min - steps,
    hours: hoursOf(minGap),
    less: hoursOf(duration),
    hosts: own.barredHosts.join(", "),
  });
}

function askedOfStreams(problem: PlanProblem, requirement: ProductRequirement, { say }: PlanWords): string {
  const { kind } = requirement;
  if (kind === "gate") {
    const { gated = [] } = problem.products.find(({ sku }) => sku === requirement.sku)!;
    return say("plan.must-gate", { sku: requirement.sku, markets: gated.join(", ") });
  }
  if (kind === "appearances") {
    const { minAppearances } = problem.products.find(({ sku }) => sku === requirement.sku)!;
    return say("plan.must-appearances", { sku: requirement.sku, times: minAppearances });
  }
  const { id, productsPerStream } = problem.markets.find((m) => m.id === requirement.market)!;
  return say(`plan.must-${kind}`, { market: id, places: productsPerStream });
}

function insteadOfStreams(
  problem: PlanProblem,
  { ease, steps, markets = [] }: ProductWay,
  { say }: PlanWords,
): string {
  if (ease.kind === "gate") {
    return say("plan.ease-gate", { sku: ease.sku, count: markets.length, markets: markets.join(", ") });
  }
  if (ease.kind === "appearances") {
    const { minAppearances } = problem.products.find(({ sku }) => sku === ease.sku)!;
    return say("plan.ease-appearances", { sku: ease.sku, times: minAppearances - steps });
  }
  const { productsPerStream } = problem.markets.find(({ id }) => id === ease.market)!;
  return say(`plan.ease-${ease.kind}`, { market: ease.market, steps, places: productsPerStream + steps });
}
