import { upperBound } from "./bound.ts";
import type { Column } from "./columns.ts";
import { construct, fill, improve } from "./construct.ts";
import { deal, shortage } from "./deal.ts";
import { modelOf, standing } from "./model.ts";
import { streamObjective } from "./penalty.ts";
import type { PlanProblem } from "./problem.ts";
import type { Solved, SolveOptions, Solver } from "./solver.ts";
import { emptyState, fits, hold, type State } from "./state.ts";
import { type Prices, relaxByWeek, solveByWeek } from "./weekly.ts";

/** Up to so many columns the programme is solved whole. */
const solvedWhole = 3_000;
/** Up to so many its linear relaxation is; past that each week's alone. */
const relaxedWhole = 45_000;
/** Columns whose reduced cost is within this share of an average stream's value stay in the restricted programme. */
const near = 0.08;
/** Up to so many kept columns make one programme; past that one a week. */
const solvedTogether = 12_000;
const nodes = 400;
/** The search ends here even where a wider gap would do: the last steps are cheap. */
const closeEnough = 0.002;

export interface Optimised {
  readonly state: State;
  readonly bound: number;
}

/** Hosts tried for each start of a first plan, where there are very many. */
const hostsTried = 3;

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

interface Chosen extends Optimised {
  /** Columns that a better plan may still use. */
  readonly kept: readonly Column[];
}

/**
 * The best set of streams found and a proven bound: a linear relaxation bounds it and picks the columns worth keeping,
 * a mixed-integer programme over those chooses, local search fills what is left. Pins always stand first.
 */
export function optimise(
  problem: PlanProblem,
  columns: readonly Column[],
  pinned: readonly Column[],
  solver: Solver | undefined,
): Optimised {
  const pins = [...holdAll(problem, [], pinned).all].map((placed) => placed.column);
  const simple = upperBound(problem, columns);
  const few = columns.length > relaxedWhole ? bestHosts(columns) : columns;
  const greedy = construct({ ...problem, rounds: 0 }, few, pins, () => true);
  const chosen = solver === undefined ? undefined : choose(problem, columns, pins, greedy, solver);
  const bound = Math.min(simple, chosen?.bound ?? simple);
  const enough = (objective: number): boolean =>
    bound - objective <= Math.min(problem.maxGap, closeEnough) * Math.max(1, Math.abs(objective));
  if (chosen === undefined) {
    improve(problem, greedy, columns, new Set(pins), enough);
    return { state: greedy, bound };
  }
  fill(problem, chosen.state, columns.length > relaxedWhole ? chosen.kept : columns);
  const best = worth(problem, chosen.state) >= worth(problem, greedy) ? chosen.state : greedy;
  improve(problem, best, chosen.kept, new Set(pins), enough);
  return { state: best, bound };
}

/** What the solver would hold; undefined where it gave up. */
function choose(
  problem: PlanProblem,
  columns: readonly Column[],
  pins: readonly Column[],
  greedy: State,
  solver: Solver,
): Chosen | undefined {
  const options: SolveOptions = {
    relax: false,
    gap: Math.min(problem.maxGap / 2, closeEnough),
    nodes,
    ...(problem.timeLimit === undefined ? {} : { timeLimit: problem.timeLimit }),
  };
  const fixed = new Set(pins);
  const together = (kept: readonly Column[]): Solved | undefined =>
    solver(standing(modelOf(problem, kept), kept, fixed), options);
  const held = (kept: readonly Column[], solved: Solved | undefined): State =>
    holdAll(problem, solved === undefined ? [] : kept.filter((_, i) => solved.values[i]! > 0.5), pins);
  if (columns.length <= solvedWhole) {
    const solved = together(columns);
    return solved && { state: held(columns, solved), bound: solved.bound, kept: columns };
  }
  const keep = (own: readonly Column[], solved: Solved): Column[] => worthKeeping(own, solved, fixed);
  if (columns.length <= relaxedWhole) {
    const relaxed = solver(standing(modelOf(problem, columns), columns, fixed), { ...options, relax: true });
    if (relaxed === undefined) return undefined;
    const kept = keep(columns, relaxed);
    return { state: held(kept, together(kept)), bound: relaxed.objective, kept };
  }
  const weekly = { problem, pins: fixed, prices: pricesAfter(problem, greedy), solver, options };
  const relaxed = relaxByWeek(weekly, columns, keep);
  if (relaxed === undefined) return undefined;
  const { bound, kept } = relaxed;
  if (kept.length <= solvedTogether) return { state: held(kept, together(kept)), bound, kept };
  const state = holdAll(problem, [], pins);
  solveByWeek(weekly, state, kept);
  return { state, bound, kept };
}

/** One more appearance is worth the penalty to a product that a first plan shows too rarely, and nothing to others. */
function pricesAfter(problem: PlanProblem, state: State): Prices {
  const { appearances } = deal(
    problem,
    [...state.all].map((p) => p.column),
  );
  const lacking = problem.products.filter((p) => (appearances.get(p.sku) ?? 0) < p.minAppearances);
  return new Map(lacking.map((p) => [p.sku, problem.weights.productShort]));
}

function worthKeeping(
  columns: readonly Column[],
  { values, duals }: Solved,
  pinned: ReadonlySet<Column>,
): Column[] {
  const chosen = columns.filter((_, i) => values[i]! > 1e-7);
  const mean = chosen.reduce((sum, c) => sum + c.value, 0) / Math.max(1, chosen.length);
  return columns.filter(
    (c, i) =>
      values[i]! > 1e-7 || pinned.has(c) || (duals !== undefined && Math.abs(duals[i]!) <= near * mean),
  );
}

/** The streams chosen, held as far as a studio is found for each. */
function holdAll(problem: PlanProblem, chosen: readonly Column[], pinned: readonly Column[]): State {
  const state = emptyState(problem);
  const order = [...pinned, ...chosen.filter((c) => !pinned.includes(c)).sort((a, b) => a.start - b.start)];
  for (const column of order) {
    const studio = fits(problem, state, column);
    if (studio !== undefined) hold(state, { column, studio });
  }
  return state;
}

function worth(problem: PlanProblem, state: State): number {
  const { appearances } = deal(
    problem,
    [...state.all].map((p) => p.column),
  );
  return streamObjective(problem, state) - shortage(problem, appearances);
}
