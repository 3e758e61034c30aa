import type { Column } from "./columns.ts";
import type { PlanProblem } from "./problem.ts";
import { hold, inTheWay, type Placed, release, roomsFor, type State, suits } from "./state.ts";

/** A move may ask for others, but not for a chain of them without end. */
const deepest = 4;
const mostMoves = 60;

/**
 * A studio freed for a stream that finds none, by moving others to studios of the site that may hold them as well;
 * undefined, and all as it was, where that fails or something else forbids the stream.
 */
export function makeRoom(problem: PlanProblem, state: State, column: Column): number | undefined {
  if (problem.studios.length < 2 || !suits(problem, state, column)) return undefined;
  let left = mostMoves;
  const settle = (who: Column, depth: number, still: ReadonlySet<Column>): number | undefined => {
    const rooms = roomsFor(problem, who).map((room) => ({
      room,
      others: inTheWay(problem, state, who, room),
    }));
    const free = rooms.find(({ others }) => others.length === 0);
    if (free !== undefined) return free.room;
    if (depth === 0) return undefined;
    for (const { room, others } of rooms) {
      if (left-- <= 0) return undefined;
      if (others.some((other) => still.has(other.column))) continue;
      if (moved(others, { column: who, studio: room }, depth, still)) return room;
    }
    return undefined;
  };
  /** Whether others found places after one took theirs; the one is not held, and on failure nothing has changed. */
  const moved = (
    others: readonly Placed[],
    taker: Placed,
    depth: number,
    still: ReadonlySet<Column>,
  ): boolean => {
    const before = [...state.all];
    for (const other of others) release(state, other);
    hold(state, taker);
    const all = new Set([...still, taker.column]);
    const done = others.every((other) => {
      const studio = settle(other.column, depth - 1, all);
      if (studio === undefined) return false;
      hold(state, { column: other.column, studio });
      return true;
    });
    if (done) release(state, taker);
    else {
      for (const placed of [...state.all]) if (!before.includes(placed)) release(state, placed);
      for (const placed of before) if (!state.all.has(placed)) hold(state, placed);
    }
    return done;
  };
  return settle(column, deepest, new Set());
}
