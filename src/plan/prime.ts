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
  const first = dayNumber(problem.window.from);
  const last = dayNumber(problem.window.to);
  let quarters = 0;
  // The window is one of the market's own days, which begin and end up to a day away from those of UTC.
  for (let t = (first - 1) * 1440; t < (last + 2) * 1440; t += 15) {
    const { day } = localQuarter(market.zone, t);
    if (day < first || day > last || openness(market, t) < prime) continue;
    if (hosts.some((host) => canWork(host, localQuarter(host.zone, t)))) quarters++;
  }
  return Math.round(((quarters / 4) * 7 * 10) / (last - first + 1)) / 10;
}
