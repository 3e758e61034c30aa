import type { Column } from "../../src/plan/columns.ts";
import type { PlanProblem } from "../../src/plan/problem.ts";
import type { Linear, Solver } from "../../src/plan/solver.ts";
import { emptyState, hold, inTheWay, release, roomsFor, type State, suits } from "../../src/plan/state.ts";

/** What a programme is worth at most where just these of its columns are chosen; undefined where it forbids them. */
export function says(
  solver: Solver,
  linear: Linear,
  columns: readonly Column[],
  chosen: readonly Column[],
): number | undefined {
  const fix = (bounds: readonly number[]): number[] =>
    bounds.map((bound, i) => (i < columns.length ? Number(chosen.includes(columns[i]!)) : bound));
  const fixed = { ...linear, lower: fix(linear.lower), upper: fix(linear.upper) };
  return solver(fixed, { relax: false, gap: 0, nodes: 100 })?.objective;
}

/** These streams held together, whatever studio each must take; undefined where a rule forbids them. */
export function together(p: PlanProblem, chosen: readonly Column[]): State | undefined {
  const state = emptyState(p);
  const place = ([first, ...others]: readonly Column[]): boolean => {
    if (first === undefined) return true;
    if (!suits(p, state, first)) return false;
    const rooms = p.studios.length === 0 ? [-1] : roomsFor(p, first);
    return rooms.some((studio) => {
      if (studio >= 0 && inTheWay(p, state, first, studio).length > 0) return false;
      const placed = { column: first, studio };
      hold(state, placed);
      if (place(others)) return true;
      release(state, placed);
      return false;
    });
  };
  return place([...chosen].sort((a, b) => a.start - b.start)) ? state : undefined;
}

/** All choices among some columns. */
export const choices = (columns: readonly Column[]): Column[][] =>
  Array.from({ length: 2 ** columns.length }, (_, bits) => columns.filter((_, i) => (bits >> i) & 1));
