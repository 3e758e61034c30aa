import type { Column } from "./columns.ts";
import { fill } from "./construct.ts";
import { lastPasses, polish, usualPasses } from "./polish.ts";
import { remembering } from "./solver.ts";
import { emptyState, type State } from "./state.ts";
import { stateOf, type Task } from "./task.ts";
import { programme, type Search, solveWeek, type WeekSolved, type Weeks, within } from "./weeks.ts";
import { holdThose, worth } from "./worth.ts";

/** Columns that lose less than this share of an average stream's value stay in restricted programmes. */
const near = 0.25;
const nearer = 0.08;
/** Up to so many kept columns make one programme. */
const solvedTogether = 1_200;
/** A week is solved again among up to so many columns to sharpen its bound. */
const sharpened = 6_000;

/** Weeks each solved alone bound the whole; together they make a plan, which is then mended where they meet. */
export function byWeeks(
  task: Task,
  search: Search,
  { constant, weeks }: Weeks,
  proven = Number.POSITIVE_INFINITY,
): { readonly state: State; readonly bound: number } {
  const { problem, close, wished } = task;
  const mean = meanValue(weeks);
  const keptAt = (share: number): Column[] =>
    weeks.flatMap((week) => within(week, share * mean, search.pins).map((i) => week.columns[i]!));
  const wide = keptAt(near);
  const together = wide.length <= solvedTogether;
  const kept = together ? wide : keptAt(nearer);
  const solved: (WeekSolved | undefined)[] = weeks.map(() => undefined);
  const boundNow = (): number =>
    Math.min(
      proven,
      weeks.reduce((sum, week, w) => sum + (solved[w]?.bound ?? week.relaxed), constant),
    );
  const solveAll = (): void => {
    const once = { ...search, solver: remembering(search.solver) };
    for (const [w, week] of weeks.entries()) {
      search.step?.(weeks.length + w, 2 * weeks.length);
      solved[w] = solveWeek(once, week, (together ? near : nearer) * mean);
    }
  };
  let state: State | undefined;
  if (together) {
    const found = search.solver(programme(search, kept, search.pins), search.options);
    if (found !== undefined) state = stateOf(task, search, kept, found);
  }
  if (state === undefined || !close(boundNow(), worth(problem, state, wished))) solveAll();
  if (state === undefined) {
    state = emptyState(problem);
    holdThose(problem, state, search.keep === undefined ? [...search.pins] : task.pins);
    for (const week of solved) holdThose(problem, state, week?.chosen ?? []);
    fill(problem, state, kept);
    // A bound that is not sharp yet must not make the plan be searched for longer than its weeks allow.
    const reachable = Math.min(
      boundNow(),
      solved.reduce((sum, week) => sum + (week?.objective ?? 0), constant),
    );
    state = polish(search, state, kept, wished, (objective) => close(reachable, objective), usualPasses);
  }
  const objective = worth(problem, state, wished);
  for (const [w, week] of weeks.entries()) {
    const now = solved[w];
    if (now === undefined || close(boundNow(), objective)) break;
    const loss = week.relaxed - now.objective;
    if (now.bound - now.objective < (1e-4 * Math.abs(objective)) / weeks.length) continue;
    if (!Number.isFinite(loss) || within(week, loss, search.pins).length > sharpened) continue;
    const again = solveWeek(search, week, loss);
    if (again.bound < now.bound) solved[w] = again;
  }
  const bound = boundNow();
  const asked = (worth: number): boolean => bound - worth <= problem.maxGap * Math.max(1, Math.abs(worth));
  return { state: polish(search, state, kept, wished, asked, lastPasses), bound };
}

/** The average value of the streams that relaxations choose. */
function meanValue(weeks: Weeks["weeks"]): number {
  const chosen = weeks.flatMap(({ columns, values }) => columns.filter((_, i) => values[i]! > 1e-7));
  return chosen.reduce((sum, c) => sum + c.value, 0) / Math.max(1, chosen.length);
}
