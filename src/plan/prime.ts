import { dayNumber } from "../model/zone.ts";
import { canWork, localQuarter, openness } from "./clock.ts";
import { bestLanguage } from "./columns.ts";
import type { PlanMarket, PlanProblem } from "./problem.ts";

/** An hour of at least this weight is prime time. */
const prime = 0.7;

/** Hours a week of a market's prime time in which some host who may stream there is awake and available. */
export function primeHours(problem: PlanProblem, market: PlanMarket): number {
  const hosts = problem.hosts.filter(
    (host) => bestLanguage(host, market) !== undefined && !market.barredHosts.includes(host.id),
  );
  const from = (dayNumber(problem.window.from) - 1) * 1440;
  const to = (dayNumber(problem.window.to) + 2) * 1440;
  let quarters = 0;
  for (let t = from; t < to; t += 15) {
    if (openness(market, t) < prime) continue;
    if (hosts.some((host) => canWork(host, localQuarter(host.zone, t)))) quarters++;
  }
  const days = dayNumber(problem.window.to) - dayNumber(problem.window.from) + 1;
  return Math.round(((quarters / 4) * 7 * 10) / days) / 10;
}
