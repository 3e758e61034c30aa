import type { Column } from "./columns.ts";
import { dealNeeded, shortage } from "./deal.ts";
import { makeRoom } from "./make-room.ts";
import { streamObjective } from "./penalty.ts";
import type { PlanProblem } from "./problem.ts";
import { emptyState, fits, hold, type State } from "./state.ts";

/** The objective of a set of streams: their worth, less products shown too rarely and pins that moved. */
export function worth(problem: PlanProblem, state: State, pins: ReadonlySet<Column>): number {
  const held = [...state.all].map((placed) => placed.column);
  const { appearances } = dealNeeded(problem, held);
  const stand = held.filter((column) => pins.has(column)).length;
  const moves = problem.keep === undefined ? 0 : problem.weights.move * (problem.pins.length - stand);
  return streamObjective(problem, state) - shortage(problem, appearances) - moves;
}

/** Holds what of these fits beside the state's streams, the earliest first. */
export function holdThose(problem: PlanProblem, state: State, columns: readonly Column[]): void {
  for (const column of [...columns].sort((a, b) => a.start - b.start)) {
    const studio = fits(problem, state, column) ?? makeRoom(problem, state, column);
    if (studio !== undefined) hold(state, { column, studio });
  }
}

/** The streams of a state that meet a condition, as a state of their own. */
export function part(problem: PlanProblem, state: State, stays: (column: Column) => boolean): State {
  const left = emptyState(problem);
  for (const placed of state.all) if (stays(placed.column)) hold(left, placed);
  return left;
}
