import type { Column } from "./columns.ts";
import type { PlanHost, PlanMarket, PlanProblem, PlanWeights } from "./problem.ts";
import { minutesInWeek, type State, streamsInWeek } from "./state.ts";

/** What a market's week with `n` streams costs. */
export function marketPenalty(weights: PlanWeights, { min, target }: PlanMarket, n: number): number {
  return (
    weights.belowMin * Math.max(0, min - n) +
    weights.belowTarget * Math.max(0, target - n) +
    weights.overTarget * Math.max(0, n - target)
  );
}

/** What a host's week of some minutes costs in fatigue; nothing without a weekly limit. */
export function fatigue(weights: PlanWeights, { limits }: PlanHost, minutes: number): number {
  if (limits.perWeek === undefined) return 0;
  const perWeek = limits.perWeek / 60;
  const over = minutes / 60 - 0.5 * perWeek;
  const first = 0.3 * perWeek;
  return (
    weights.fatigueHour1 * Math.min(Math.max(0, over), first) +
    weights.fatigueHour2 * Math.max(0, over - first)
  );
}

/** Weeks of the window; a last one may be shorter than seven days. */
export function weekCount({ window }: PlanProblem): number {
  const days = (Date.parse(window.to) - Date.parse(window.from)) / 86_400_000 + 1;
  return Math.ceil(days / 7);
}

/** What holding one more stream adds to the objective, products left aside. */
export function gainOf(problem: PlanProblem, state: State, column: Column): number {
  const market = problem.markets[column.market]!;
  const host = problem.hosts[column.host]!;
  const inWeek = streamsInWeek(state, column);
  const minutes = minutesInWeek(state, column);
  const { weights } = problem;
  return (
    column.value +
    marketPenalty(weights, market, inWeek) -
    marketPenalty(weights, market, inWeek + 1) +
    fatigue(weights, host, minutes) -
    fatigue(weights, host, minutes + column.end - column.start)
  );
}

/** The objective of a set of streams without products and moves. */
export function streamObjective(problem: PlanProblem, state: State): number {
  const values = [...state.all].reduce((sum, p) => sum + p.column.value, 0);
  const weeks = Array.from({ length: weekCount(problem) }, (_, week) => week);
  const market = problem.markets.flatMap((m, index) =>
    weeks.map((week) => marketPenalty(problem.weights, m, state.counts[index]![week]!)),
  );
  const host = problem.hosts.map((h, index) =>
    state.minutes[index]!.reduce((sum, m) => sum + fatigue(problem.weights, h, m), 0),
  );
  return values - [...market, ...host].reduce((a, b) => a + b, 0);
}
