import type { Step } from "../model/step.ts";
import { upperBound } from "./bound.ts";
import type { Column } from "./columns.ts";
import { construct, fill, improve } from "./construct.ts";
import { dealNeeded } from "./deal.ts";
import { type Keep, modelOf, standing } from "./model.ts";
import { polish } from "./polish.ts";
import { addPrices, noPrices, type Prices } from "./prices.ts";
import type { PlanProblem } from "./problem.ts";
import { remembering, type Solved, type Solver } from "./solver.ts";
import { emptyState, type State } from "./state.ts";
import {
  type Appearances,
  programme,
  type Search,
  solveWeek,
  type WeekSolved,
  type Weeks,
  weeksAlone,
  weeksOfWhole,
  within,
} from "./weeks.ts";
import { holdThose, worth } from "./worth.ts";

/** Up to so many columns one programme chooses among all that could be part of a better plan. */
const solvedWhole = 3_000;
/** Up to so many the linear relaxation is of the whole; past that of each week alone. */
const relaxedWhole = 45_000;
/** Columns that lose less than this share of an average stream's value stay in restricted programmes. */
const near = 0.25;
const nearer = 0.08;
/** Up to so many kept columns make one programme. */
const solvedTogether = 1_200;
/** A week is solved again among up to so many columns to sharpen its bound. */
const sharpened = 6_000;
const nodes = 400;
/** Up to so many columns the answer is there before anybody asks how long it takes. */
const atOnce = 1_000;
/** The search ends here even where a wider gap would do: the last steps are cheap. */
const closeEnough = 0.003;
/** Hosts tried for each start of a first plan, where there are very many. */
const hostsTried = 3;

export interface Optimised {
  readonly state: State;
  readonly bound: number;
  readonly relaxed?: Relaxed;
}

/** The bound that leaves integrality out, and the prices that prove it. */
export interface Relaxed {
  readonly bound: number;
  readonly prices: Prices;
}

/**
 * The best set of streams found and a proven bound. A linear relaxation bounds it and tells what each stream loses at
 * least; mixed-integer programmes over the streams that lose little choose. Without a solver a search does.
 */
export function optimise(
  problem: PlanProblem,
  columns: readonly Column[],
  pinned: readonly Column[],
  solver: Solver | undefined,
  step?: Step,
): Optimised {
  if (columns.length > atOnce) step?.(0, 0);
  const first = emptyState(problem);
  for (const pin of pinned) holdThose(problem, first, [pin]);
  const pins = [...first.all].map((placed) => placed.column);
  const wished = new Set(pinned);
  const few = columns.length > relaxedWhole ? bestHosts(columns) : columns;
  const greedy = construct({ ...problem, rounds: 0 }, few, pins, () => true);
  const simple = upperBound(problem, columns);
  const target = Math.min(problem.maxGap / 2, closeEnough);
  const close = (bound: number, objective: number): boolean =>
    bound - objective <= target * Math.max(1, Math.abs(objective));
  const task: Task = { problem, columns, pins, wished, greedy, close };
  const found =
    solver === undefined
      ? undefined
      : choose(task, { ...searchOf(task, solver, target), ...(step && { step }) });
  if (found === undefined) {
    const enough = (objective: number): boolean => close(simple, objective);
    improve(problem, greedy, columns, new Set(pins), enough);
    return { state: greedy, bound: simple };
  }
  fill(problem, found.state, columns.length > relaxedWhole ? few : columns);
  // Of plans worth the same the first one stays: it holds the earlier streams, whatever the solver came upon.
  const best = worth(problem, found.state, wished) > worth(problem, greedy, wished) ? found.state : greedy;
  return { ...found, state: best, bound: Math.min(simple, found.bound) };
}

/** What there is to choose from, and when to stop. */
interface Task {
  readonly problem: PlanProblem;
  readonly columns: readonly Column[];
  /** Pins that can stand together. */
  readonly pins: readonly Column[];
  /** All pins that could stand. */
  readonly wished: ReadonlySet<Column>;
  readonly greedy: State;
  readonly close: (bound: number, objective: number) => boolean;
}

function searchOf({ problem, pins, wished }: Task, solver: Solver, gap: number): Search {
  const options = {
    relax: false,
    gap,
    nodes,
    ...(problem.timeLimit === undefined ? {} : { timeLimit: problem.timeLimit }),
  };
  if (problem.keep === undefined) return { problem, pins: new Set(pins), solver, options };
  const least = Math.min(pins.length, Math.ceil((problem.keep / 100) * problem.pins.length - 1e-9));
  const keep: Keep = { pins: wished, least };
  return { problem, pins: new Set(), keep, solver, options };
}

/** What the solver would hold; undefined where it gave up. */
function choose(task: Task, search: Search): Optimised | undefined {
  const { problem, columns, greedy } = task;
  const { solver, options, keep } = search;
  // Programmes count a pin that stands as a gain; the objective one that moved as a loss.
  const moves = keep === undefined ? 0 : -problem.weights.move * problem.pins.length;
  if (columns.length > relaxedWhole) {
    const alone = weeksAlone(search, columns, appearancesAfter(problem, greedy));
    if (alone === undefined) return undefined;
    const weeks = { ...alone, constant: alone.constant + moves };
    const bound = weeks.weeks.reduce((sum, week) => sum + week.relaxed, weeks.constant);
    return { ...byWeeks(task, search, weeks), relaxed: { bound, prices: alone.prices } };
  }
  const draft = modelOf(problem, columns, keep);
  const whole = standing(draft, columns, search.pins);
  const solved = solver(whole, { ...options, relax: true });
  if (solved === undefined) return undefined;
  const bound = solved.objective + moves;
  const prices = noPrices();
  addPrices(prices, columns, draft, solved, []);
  const relaxed = { bound, prices };
  if (isWhole(columns, solved)) return { state: stateOf(task, search, columns, solved), bound, relaxed };
  if (columns.length <= solvedWhole) return { ...exactly(task, search, solved, moves), relaxed };
  const weeks = weeksOfWhole(search, columns, whole, solved);
  return { ...byWeeks(task, search, { ...weeks, constant: weeks.constant + moves }, bound), relaxed };
}

/** One programme over every stream that a plan better than the first could hold. */
function exactly(task: Task, search: Search, relaxed: Solved, moves: number): Optimised {
  const { problem, columns, greedy, wished } = task;
  const bound = relaxed.objective + moves;
  const least = worth(problem, greedy, wished);
  const loses = (i: number): number => Math.abs(relaxed.duals![i]!);
  const kept = columns.filter(
    (c, i) => relaxed.values[i]! > 1e-7 || search.pins.has(c) || loses(i) <= bound - least + 1e-6,
  );
  const solved = search.solver(programme(search, kept, search.pins), search.options);
  if (solved === undefined) return { state: greedy, bound };
  const proven = Math.min(bound, Math.max(solved.bound + moves, least));
  return { state: stateOf(task, search, kept, solved), bound: proven };
}

/** Whether a relaxation chose every stream wholly or not at all. */
const isWhole = (columns: readonly Column[], { values }: Solved): boolean =>
  columns.every((_, i) => values[i]! < 1e-6 || values[i]! > 1 - 1e-6);

/** The streams a solution chose, held as far as a studio is found for each; pins first. */
function stateOf({ problem }: Task, search: Search, columns: readonly Column[], { values }: Solved): State {
  const chosen = columns.filter((_, i) => values[i]! > 0.5);
  const state = emptyState(problem);
  holdThose(problem, state, [...search.pins]);
  holdThose(
    problem,
    state,
    chosen.filter((column) => !search.pins.has(column)),
  );
  return state;
}

/** Weeks each solved alone bound the whole; together they make a plan, which is then mended where they meet. */
function byWeeks(
  task: Task,
  search: Search,
  { constant, weeks }: Weeks,
  proven = Number.POSITIVE_INFINITY,
): Optimised {
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
    state = polish(search, state, kept, wished, (objective) => close(reachable, objective));
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
  return { state, bound: boundNow() };
}

/** The average value of the streams that relaxations choose. */
function meanValue(weeks: Weeks["weeks"]): number {
  const chosen = weeks.flatMap(({ columns, values }) => columns.filter((_, i) => values[i]! > 1e-7));
  return chosen.reduce((sum, c) => sum + c.value, 0) / Math.max(1, chosen.length);
}

/** Of each market's starts the columns of the hosts who are worth most there; they come one after another. */
function bestHosts(columns: readonly Column[]): Column[] {
  const best: Column[] = [];
  for (let from = 0; from < columns.length; ) {
    const { market, start } = columns[from]!;
    let to = from + 1;
    while (to < columns.length && columns[to]!.market === market && columns[to]!.start === start) to++;
    const here = columns.slice(from, to).sort((a, b) => b.value - a.value);
    best.push(...here.slice(0, hostsTried));
    from = to;
  }
  return best;
}

/** One more appearance is worth the penalty to a product that a first plan shows too rarely, and nothing to others. */
function appearancesAfter(problem: PlanProblem, state: State): Appearances {
  const { appearances } = dealNeeded(
    problem,
    [...state.all].map((p) => p.column),
  );
  const lacking = problem.products.filter((p) => (appearances.get(p.sku) ?? 0) < p.minAppearances);
  return new Map(lacking.map((p) => [p.sku, problem.weights.productShort]));
}
