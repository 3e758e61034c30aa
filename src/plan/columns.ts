import { dayNumber } from "../model/zone.ts";
import { isNight, type LocalQuarter, opennessOf, walk, workable } from "./clock.ts";
import type { PlanHost, PlanMarket, PlanProblem } from "./problem.ts";

/** A stream that could be held: it satisfies all that concerns it alone (constraints 1 to 3). Times in minutes of UTC. */
export interface Column {
  readonly market: number;
  readonly host: number;
  readonly start: number;
  readonly end: number;
  readonly language: string;
  /** A − P − F in whole units, halves up. */
  readonly value: number;
  readonly marketDay: number;
  readonly marketWeek: number;
  readonly hostDay: number;
  readonly hostWeek: number;
  readonly nightMinutes: number;
}

const quarter = 15;

interface Grid {
  readonly from: number;
  readonly quarters: number;
}

/** Everything between a day before and a day after the window, whatever the zone. */
function gridOf({ window }: PlanProblem): Grid {
  const from = (dayNumber(window.from) - 1) * 1440;
  const to = (dayNumber(window.to) + 3) * 1440;
  return { from, quarters: (to - from) / quarter };
}

/** How many quarters in a row from each one are open, or can be worked. */
function runs(ok: (q: number) => boolean, count: number): Int32Array {
  const run = new Int32Array(count + 1);
  for (let q = count - 1; q >= 0; q--) run[q] = ok(q) ? run[q + 1]! + 1 : 0;
  return run;
}

function sums(value: (q: number) => number, count: number): Float64Array {
  const sum = new Float64Array(count + 1);
  for (let q = 0; q < count; q++) sum[q + 1] = sum[q]! + value(q);
  return sum;
}

interface HostTimes {
  readonly run: Int32Array;
  readonly night: Float64Array;
  readonly at: readonly LocalQuarter[];
}

/** Every stream that could be held, by market, then start, then host; of more than `most` some past that many. */
export function columnsOf(problem: PlanProblem, most = Number.POSITIVE_INFINITY): Column[] {
  const grid = gridOf(problem);
  const walked = new Map<string, readonly LocalQuarter[]>();
  const inZone = (zone: string): readonly LocalQuarter[] => {
    const known = walked.get(zone) ?? walk(zone, grid.from, grid.quarters);
    walked.set(zone, known);
    return known;
  };
  const hosts = problem.hosts.map((host): HostTimes => {
    const at = inZone(host.zone);
    const works = workable(host, at);
    return {
      at,
      run: runs((q) => works[q] === 1, grid.quarters),
      night: sums((q) => (isNight(at[q]!) ? quarter : 0), grid.quarters),
    };
  });
  const found: Column[] = [];
  for (const [m, market] of problem.markets.entries()) {
    if (found.length > most) break;
    marketColumns(problem, market, m, grid, inZone(market.zone), hosts, found, most);
  }
  return found;
}

function marketColumns(
  problem: PlanProblem,
  market: PlanMarket,
  m: number,
  grid: Grid,
  at: readonly LocalQuarter[],
  hosts: readonly HostTimes[],
  found: Column[],
  most: number,
): void {
  const speakers = problem.hosts.flatMap((host, h) => {
    const spoken = bestLanguage(host, market);
    return spoken === undefined || market.barredHosts.includes(host.id) ? [] : [{ host, h, ...spoken }];
  });
  if (speakers.length === 0) return;
  const first = dayNumber(problem.window.from);
  const last = dayNumber(problem.window.to);
  const open = opennessOf(market, at);
  const run = runs((q) => open[q]! > 0, grid.quarters);
  const audience = sums((q) => open[q]!, grid.quarters);
  const length = market.duration / quarter;
  const step = problem.resolution / quarter;
  for (let q = 0; q + length <= grid.quarters && found.length <= most; q += step) {
    if (run[q]! < length) continue;
    const start = grid.from + q * quarter;
    const { day } = at[q]!;
    if (day < first || day > last) continue;
    const weight = audience[q + length]! - audience[q]!;
    for (const { host, h, language, fit } of speakers) {
      const times = hosts[h]!;
      if (times.run[q]! < length) continue;
      const nightMinutes = times.night[q + length]! - times.night[q]!;
      const hostDay = times.at[q]!.day;
      found.push({
        market: m,
        host: h,
        start,
        end: start + market.duration,
        language,
        value: streamValue(problem, market, host, fit, weight, nightMinutes),
        marketDay: day,
        marketWeek: Math.floor((day - first) / 7),
        hostDay,
        hostWeek: Math.floor((hostDay - first) / 7),
        nightMinutes,
      });
    }
  }
}

/** A stream's value: audience less pay less fatigue, to whole units, halves up. */
export function streamValue(
  { weights }: Pick<PlanProblem, "weights">,
  market: Pick<PlanMarket, "value" | "duration">,
  host: Pick<PlanHost, "pay" | "nightPremium">,
  fit: number,
  weight: number,
  nightMinutes: number,
): number {
  const night = nightMinutes / 60;
  const audience = (fit * weight * market.value) / 2;
  const pay = host.pay * (market.duration / 60 + host.nightPremium * night);
  return roundHalfUp(audience - pay - weights.fatigueNightHour * night);
}

/** The tiny addend makes exact halves of decimal inputs round up although binary fractions miss them. */
export const roundHalfUp = (value: number): number => Math.floor(value + 0.5 + 1e-9);

/** The language of the market that the host speaks best. A market's `pt` is spoken by a host of `pt-BR` and back. */
export function bestLanguage(
  host: Pick<PlanHost, "languages">,
  market: Pick<PlanMarket, "languages">,
): { language: string; fit: number } | undefined {
  const primary = (tag: string): string => tag.split("-")[0]!;
  let best: { language: string; fit: number } | undefined;
  for (const language of market.languages) {
    for (const [spoken, fit] of Object.entries(host.languages)) {
      if (spoken !== language && primary(spoken) !== primary(language)) continue;
      if (fit > 0 && fit > (best?.fit ?? 0)) best = { language, fit };
    }
  }
  return best;
}
