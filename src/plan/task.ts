import type { Column } from "./columns.ts";
import type { PlanProblem } from "./problem.ts";
import type { Solved } from "./solver.ts";
import { emptyState, type State } from "./state.ts";
import type { Search } from "./weeks.ts";
import { holdThose } from "./worth.ts";

/** What there is to choose from, and when to stop. */
export interface Task {
  readonly problem: PlanProblem;
  readonly columns: readonly Column[];
  /** Pins that can stand together. */
  readonly pins: readonly Column[];
  /** All pins that could stand. */
  readonly wished: ReadonlySet<Column>;
  readonly greedy: State;
  readonly close: (bound: number, objective: number) => boolean;
}

/** The streams a solution chose, held as far as a studio is found for each; pins first. */
export function stateOf(
  { problem }: Task,
  search: Search,
  columns: readonly Column[],
  { values }: Solved,
): State {
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
