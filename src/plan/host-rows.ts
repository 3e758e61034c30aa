import { cliqueRows, groupBy, type Indexed } from "./cliques.ts";
import { type Draft, none, type Part, row, variable } from "./draft.ts";
import { weekCount } from "./penalty.ts";
import type { PlanProblem } from "./problem.ts";
import { isNightStream } from "./state.ts";

/** What stands in for the rows that couple a week to others. */
export interface WeekPrices {
  /** By market: what one more stream is worth to the products. */
  readonly bonus: readonly number[];
  /** By host: what a minute of her week is worth. */
  readonly minute: readonly number[];
}

/** All weeks, or one with prices at its edges. */
export interface Scope extends Partial<WeekPrices> {
  readonly weeks: readonly number[];
  readonly bonus: readonly number[];
}

/** Breaks, rest where candidates could break it, hours by day and week with fatigue in convex pieces, nights. */
export function hostRows(
  draft: Draft,
  problem: PlanProblem,
  h: number,
  own: readonly Indexed[],
  { weeks, minute }: Scope,
): void {
  const { limits } = problem.hosts[h]!;
  const { weights } = problem;
  cliqueRows(
    draft,
    own.map(({ column, i }) => ({ from: column.start, to: column.end + limits.break, i })),
    1,
  );
  for (const run of runsOf(own, limits.rest)) {
    if (run.at(-1)!.column.end - run[0]!.column.start > limits.shiftSpan) restRows(draft, run, limits);
  }
  if (limits.perDay !== undefined) {
    for (const day of groupBy(own, ({ column }) => column.hostDay).values()) {
      row(draft, none, limits.perDay, ...byMinutes(day));
    }
  }
  const edge = minute === undefined ? undefined : { week: weeks[0]!, price: minute[h] ?? 0 };
  for (const [hostWeek, week] of groupBy(own, ({ column }) => column.hostWeek)) {
    const nights = week.filter(({ column }) => isNightStream(column));
    row(draft, none, limits.nightsPerWeek, [nights.map(({ i }) => i), 1]);
    if (limits.perWeek === undefined) continue;
    const inside = hostWeek >= 0 && hostWeek < weekCount(problem);
    if (edge !== undefined && inside && hostWeek !== edge.week) {
      for (const { column, i } of week) draft.cost[i]! -= edge.price * (column.end - column.start);
      row(draft, none, limits.perWeek, ...byMinutes(week));
      continue;
    }
    const elsewhere =
      edge === undefined || !inside
        ? []
        : [variable(draft, edge.price, Math.min(limits.perWeek, 2 * (limits.perDay ?? limits.perWeek)))];
    if (hostWeek === edge?.week) draft.minuteRows.set(h, draft.rowLower.length);
    const fresh = variable(draft, 0, 0.5 * limits.perWeek);
    const tired = variable(draft, -weights.fatigueHour1 / 60, 0.3 * limits.perWeek);
    const worn = variable(draft, -weights.fatigueHour2 / 60, 0.2 * limits.perWeek);
    row(draft, 0, 0, ...byMinutes(week), [elsewhere, 1], [[fresh, tired, worn], -1]);
  }
}

/** Streams as parts of a row that counts minutes. */
const byMinutes = (list: readonly Indexed[]): Part[] =>
  [...groupBy(list, ({ column }) => column.end - column.start)].map(([minutes, own]) => [
    own.map(({ i }) => i),
    minutes,
  ]);

type Limits = PlanProblem["hosts"][number]["limits"];

/** Candidates cut where `rest` or more lies between them whatever is chosen; each run in order of its ends. */
function runsOf(own: readonly Indexed[], rest: number): Indexed[][] {
  const runs: Indexed[][] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const candidate of [...own].sort((a, b) => a.column.start - b.column.start)) {
    if (candidate.column.start - last >= rest) runs.push([]);
    runs.at(-1)!.push(candidate);
    last = Math.max(last, candidate.column.end);
  }
  return runs.map((run) => {
    const lastEnding = run.reduce((a, b) => (b.column.end > a.column.end ? b : a));
    return [...run.filter((c) => c !== lastEnding), lastEnding];
  });
}

/** Rest as an activity: a block of it begins within `shiftSpan` of every start, and holds no stream. */
function restRows(draft: Draft, run: readonly Indexed[], limits: Limits): void {
  const ends = [...new Set(run.map(({ column }) => column.end))].sort((a, b) => a - b);
  const rests = ends.map((end) => ({ end, i: variable(draft, 0, 1, true) }));
  cliqueRows(
    draft,
    [
      ...run.map(({ column, i }) => ({ from: column.start, to: column.end + limits.break, i })),
      ...rests.map(({ end, i }) => ({ from: end + limits.break, to: end + limits.rest, i })),
    ].filter((span) => span.to > span.from),
    1,
  );
  for (const [start, together] of groupBy(run, ({ column }) => column.start)) {
    const after = rests.filter(({ end }) => end > start && end <= start + limits.shiftSpan);
    row(draft, none, 0, [together.map(({ i }) => i), 1], [after.map(({ i }) => i), -1]);
  }
}
