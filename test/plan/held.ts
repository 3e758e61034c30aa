import type { PlanProblem } from "../../src/plan/problem.ts";
import { hold, inTheWay, release, roomsFor, type State, suits } from "../../src/plan/state.ts";

/** The streams of a state as text: day and time, market and host, studio. */
export const held = (state: State): string[] =>
  [...state.all]
    .sort((a, b) => a.column.start - b.column.start || a.column.host - b.column.host)
    .map(
      ({ column: c, studio }) =>
        `${new Date(c.start * 60_000).toISOString().slice(8, 16)} ${c.market}${c.host} ${studio}`,
    );

/** Whether every stream of a state fits beside the others, each in the studio that it has. */
export function isValid(p: PlanProblem, state: State): boolean {
  return [...state.all].every((placed) => {
    release(state, placed);
    const { column: c, studio } = placed;
    const free =
      studio < 0
        ? p.studios.length === 0
        : roomsFor(p, c).includes(studio) && inTheWay(p, state, c, studio).length === 0;
    const ok = suits(p, state, c) && free;
    hold(state, placed);
    return ok;
  });
}
