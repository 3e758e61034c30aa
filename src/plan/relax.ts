import type { Column } from "./columns.ts";
import { gainOf } from "./penalty.ts";
import type { PlanHost, PlanProblem } from "./problem.ts";
import { fits, isNightStream, type State } from "./state.ts";

/** A limit that keeps streams out. */
export type Limit = "perDay" | "perWeek" | "nights" | "shift" | "gap" | "studio";

/** One limit that, loosened alone, lets in a stream worth `gain`. */
export interface Relaxation {
  readonly limit: Limit;
  readonly host: string;
  /** Minutes or nights by which it must be loosened; 0 where it has no amount. */
  readonly by: number;
  readonly gain: number;
}

const limits: readonly Limit[] = ["nights", "perWeek", "perDay", "shift", "gap", "studio"];

/** The single limits that keep these streams out, dearest stream first, each host's limit once. */
export function relaxations(
  problem: PlanProblem,
  state: State,
  columns: readonly Column[],
): readonly Relaxation[] {
  const best = new Map<string, Relaxation>();
  for (const column of columns) {
    const gain = gainOf(problem, state, column);
    if (gain <= 0) continue;
    const host = problem.hosts[column.host]!.id;
    for (const limit of limits) {
      const key = limit === "gap" ? limit : `${limit} ${host}`;
      if ((best.get(key)?.gain ?? 0) >= gain) continue;
      if (fits(loosened(problem, column, limit), state, column) === undefined) continue;
      best.set(key, { limit, host, by: amountOf(limit, column), gain });
    }
  }
  return [...best.values()].sort((a, b) => b.gain - a.gain);
}

const amountOf = (limit: Limit, { start, end }: Column): number =>
  limit === "nights" ? 1 : limit === "perDay" || limit === "perWeek" ? end - start : 0;

/** The problem with one limit of the column's host, market or site let go as far as the column needs. */
function loosened(problem: PlanProblem, column: Column, limit: Limit): PlanProblem {
  if (limit === "gap") {
    const markets = problem.markets.map((m, i) => (i === column.market ? { ...m, minGap: m.duration } : m));
    return { ...problem, markets };
  }
  if (limit === "studio") return { ...problem, studios: [] };
  const hosts = problem.hosts.map((h, i) => (i === column.host ? withLimit(h, column, limit) : h));
  return { ...problem, hosts };
}

function withLimit(host: PlanHost, { start, end }: Column, limit: Limit): PlanHost {
  const { limits: own } = host;
  const more = end - start;
  const eased: Partial<PlanHost["limits"]> =
    limit === "nights"
      ? { nightsPerWeek: own.nightsPerWeek + 1 }
      : limit === "perWeek"
        ? { perWeek: (own.perWeek ?? 0) + more }
        : limit === "perDay"
          ? { perDay: (own.perDay ?? 0) + more }
          : { shiftSpan: own.shiftSpan + 120 };
  return { ...host, limits: { ...own, ...eased } };
}

/** How full a host's week is: what a manager would look at first. */
export interface Fullness {
  readonly host: string;
  readonly hours: number;
  readonly perWeek?: number;
  readonly nights: number;
  readonly nightsPerWeek: number;
}

export function fullness({ hosts }: PlanProblem, state: State, host: number, week: number): Fullness {
  const { id, limits: own } = hosts[host]!;
  const held = state.byHost[host]!.map((p) => p.column).filter((c) => c.hostWeek === week);
  return {
    host: id,
    hours: held.reduce((sum, c) => sum + c.end - c.start, 0) / 60,
    ...(own.perWeek === undefined ? {} : { perWeek: own.perWeek / 60 }),
    nights: held.filter(isNightStream).length,
    nightsPerWeek: own.nightsPerWeek,
  };
}
