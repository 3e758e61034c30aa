import { upperBound } from "./bound.ts";
import type { Column } from "./columns.ts";
import { construct, fill, improve } from "./construct.ts";
import { deal, shortage } from "./deal.ts";
import { modelOf } from "./model.ts";
import { streamObjective } from "./penalty.ts";
import type { PlanProblem } from "./problem.ts";
import type { Solver } from "./solver.ts";
import { emptyState, fits, hold, type State } from "./state.ts";

/** Past this many columns the linear programme is too large for the solver's heap: the bound by market weeks stays. */
const mostColumns = 45_000;
/** Columns whose reduced cost is within this share of an average stream's value stay in the restricted programme. */
const near = 0.08;
/** Up to so many columns are solved whole. */
const solvedWhole = 6_000;
const nodes = 400;
/** The search ends here even where a wider gap would do: the last steps are cheap. */
const closeEnough = 0.002;

export interface Optimised {
  readonly state: State;
  readonly bound: number;
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
  const chosen = solver === undefined ? undefined : choose(problem, columns, pins, solver);
  const bound = Math.min(simple, chosen?.bound ?? simple);
  const enough = (objective: number): boolean =>
    bound - objective <= Math.min(problem.maxGap, closeEnough) * Math.max(1, Math.abs(objective));
  const state = construct({ ...problem, rounds: 0 }, columns, pins, enough);
  if (chosen === undefined) {
    improve(problem, state, columns, new Set(pins), enough);
    return { state, bound };
  }
  const solved = holdAll(problem, chosen.columns, pins);
  fill(problem, solved, columns);
  const best = worth(problem, solved) >= worth(problem, state) ? solved : state;
  improve(problem, best, columns, new Set(pins), enough);
  return { state: best, bound };
}

interface Chosen {
  readonly columns: readonly Column[];
  readonly bound: number;
}

/** What the solver would hold; undefined where the programme is too large for it or it gave up. */
function choose(
  problem: PlanProblem,
  columns: readonly Column[],
  pins: readonly Column[],
  solver: Solver,
): Chosen | undefined {
  if (columns.length > mostColumns) return undefined;
  const options = {
    relax: false,
    gap: Math.min(problem.maxGap / 2, closeEnough),
    nodes,
    ...(problem.timeLimit === undefined ? {} : { timeLimit: problem.timeLimit }),
  };
  const whole = modelOf(problem, columns);
  const picked = (kept: readonly Column[], values: ArrayLike<number>): Column[] =>
    kept.filter((_, i) => values[i]! > 0.5);
  if (columns.length <= solvedWhole) {
    const solved = solver(withPins(whole, columns, pins), options);
    return solved && { columns: picked(columns, solved.values), bound: solved.bound };
  }
  const relaxed = solver(withPins(whole, columns, pins), { ...options, relax: true });
  if (relaxed === undefined) return undefined;
  const kept = worthKeeping(columns, relaxed.values, relaxed.duals, pins);
  const solved = solver(withPins(modelOf(problem, kept), kept, pins), options);
  return { columns: solved === undefined ? [] : picked(kept, solved.values), bound: relaxed.bound };
}

function worthKeeping(
  columns: readonly Column[],
  values: ArrayLike<number>,
  duals: ArrayLike<number> | undefined,
  pinned: readonly Column[],
): Column[] {
  const chosen = columns.filter((_, i) => values[i]! > 1e-7);
  const mean = chosen.reduce((sum, c) => sum + c.value, 0) / Math.max(1, chosen.length);
  return columns.filter(
    (c, i) =>
      values[i]! > 1e-7 || pinned.includes(c) || (duals !== undefined && Math.abs(duals[i]!) <= near * mean),
  );
}

/** Pins are fixed by their lower bound. */
function withPins(linear: ReturnType<typeof modelOf>, columns: readonly Column[], pinned: readonly Column[]) {
  if (pinned.length === 0) return linear;
  const fixed = new Set(pinned);
  const lower = linear.lower.map((value, i) =>
    columns[i] !== undefined && fixed.has(columns[i]!) ? 1 : value,
  );
  return { ...linear, lower };
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
