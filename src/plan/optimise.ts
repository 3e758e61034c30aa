import type { Step } from "../model/step.ts";
import { upperBound } from "./bound.ts";
import { byWeeks } from "./by-weeks.ts";
import type { Column } from "./columns.ts";
import { construct, fill, improve } from "./construct.ts";
import { dealNeeded } from "./deal.ts";
import { type Keep, modelOf, standing } from "./model.ts";
import { addPrices, noPrices, type Prices } from "./prices.ts";
import type { PlanProblem } from "./problem.ts";
import type { Solved, Solver } from "./solver.ts";
import { emptyState, type State } from "./state.ts";
import { stateOf, type Task } from "./task.ts";
import { bestHosts, thinned } from "./thin.ts";
import { type Appearances, programme, type Search, weeksAlone, weeksOfWhole } from "./weeks.ts";
import { holdThose, worth } from "./worth.ts";

/** Up to so many columns one programme chooses among all that could be part of a better plan. */
const solvedWhole = 3_000;
/** The same where a plan is there that misses the gap asked for: it takes seconds, which somebody asked for. */
const solvedLate = 6_000;
/** Up to so many the linear relaxation is of the whole; past that of each week alone. */
const relaxedWhole = 45_000;
/** Hosts tried for each start of a first plan, where there are very many columns. */
const hostsTried = 3;
const nodes = 400;
/** Up to so many columns the answer is there before anybody asks how long it takes. */
const atOnce = 1_000;
/** The search ends here even where a wider gap would do: the last steps are cheap. */
const closeEnough = 0.003;

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
  const many = columns.length > relaxedWhole;
  const few = many ? bestHosts(columns, hostsTried) : columns;
  const greedy = construct({ ...problem, rounds: 0 }, few, pins, () => true);
  const simple = upperBound(problem, columns);
  const target = Math.min(problem.maxGap / 2, closeEnough);
  const close = (bound: number, objective: number): boolean =>
    bound - objective <= target * Math.max(1, Math.abs(objective));
  // Where hosts abound the first plan is as good as proven, and the programme would be as large as it is idle.
  if (many && close(simple, worth(problem, greedy, wished))) return { state: greedy, bound: simple };
  const carried = many ? thinned(columns, wished) : columns;
  const task: Task = { problem, columns: carried, pins, wished, greedy, close };
  const found =
    solver === undefined
      ? undefined
      : choose(task, { ...searchOf(task, solver, target), ...(step && { step }) });
  if (found === undefined) {
    const enough = (objective: number): boolean => close(simple, objective);
    improve(problem, greedy, few, new Set(pins), enough);
    return { state: greedy, bound: simple };
  }
  fill(problem, found.state, carried === columns ? few : columns);
  // Of plans worth the same the first one stays: it holds the earlier streams, whatever the solver came upon.
  const state = worth(problem, found.state, wished) > worth(problem, greedy, wished) ? found.state : greedy;
  // What the solver proved of some columns says nothing of the others.
  return carried === columns
    ? { ...found, state, bound: Math.min(simple, found.bound) }
    : { state, bound: simple };
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
  if (columns.length <= solvedWhole) {
    return { ...exactly(task, search, { state: greedy, bound }, solved, moves), relaxed };
  }
  const weeks = weeksOfWhole(search, columns, whole, solved);
  const found = byWeeks(task, search, { ...weeks, constant: weeks.constant + moves }, bound);
  const value = worth(problem, found.state, task.wished);
  const reached = found.bound - value <= problem.maxGap * Math.max(1, Math.abs(value));
  return { ...(reached ? found : exactly(task, search, found, solved, moves)), relaxed };
}

/** One programme over every stream that a plan better than one found could hold, where they are not too many. */
function exactly(task: Task, search: Search, found: Optimised, relaxed: Solved, moves: number): Optimised {
  const { problem, columns, wished } = task;
  const least = worth(problem, found.state, wished);
  const most = relaxed.objective + moves - least + 1e-6;
  const loses = (i: number): number => Math.abs(relaxed.duals![i]!);
  const kept = columns.filter((c, i) => relaxed.values[i]! > 1e-7 || search.pins.has(c) || loses(i) <= most);
  if (kept.length > solvedLate) return found;
  const gap = columns.length <= atOnce ? 0 : search.options.gap;
  const solved = search.solver(programme(search, kept, search.pins), { ...search.options, gap });
  if (solved === undefined) return found;
  const state = stateOf(task, search, kept, solved);
  const bound = Math.min(found.bound, Math.max(solved.bound + moves, least));
  return { state: worth(problem, state, wished) < least ? found.state : state, bound };
}

/** Whether a relaxation chose every stream wholly or not at all. */
const isWhole = (columns: readonly Column[], { values }: Solved): boolean =>
  columns.every((_, i) => values[i]! < 1e-6 || values[i]! > 1 - 1e-6);

/** One more appearance is worth the penalty to a product that a first plan shows too rarely, and nothing to others. */
function appearancesAfter(problem: PlanProblem, state: State): Appearances {
  const { appearances } = dealNeeded(
    problem,
    [...state.all].map((p) => p.column),
  );
  const lacking = problem.products.filter((p) => (appearances.get(p.sku) ?? 0) < p.minAppearances);
  return new Map(lacking.map((p) => [p.sku, problem.weights.productShort]));
}
