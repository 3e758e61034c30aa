import { dayNumber } from "../model/zone.ts";
import type { Column } from "./columns.ts";
import { weekCount } from "./penalty.ts";
import { fits, type State } from "./state.ts";
import { programme, type Search } from "./weeks.ts";
import { holdThose, part, worth } from "./worth.ts";

/** Days around the turn of two weeks that are chosen anew together, pass by pass. */
export const usualPasses = [4, 8, 14];
/** Each of these costs more than it brings: only for a plan that misses the gap asked for. */
export const lastPasses = [20];
/** Stretches with more streams to choose from take longer than they bring, unless a narrow gap is asked for. */
const mostUsually = 1_200;
const mostEver = 4_000;
const narrow = 0.005;

/**
 * Weeks solved alone collide at their turns: stretches of days around each are chosen anew by the exact programme, all
 * other streams standing, until the plan is worth enough.
 */
export function polish(
  search: Search,
  from: State,
  kept: readonly Column[],
  wished: ReadonlySet<Column>,
  enough: (objective: number) => boolean,
  passes: readonly number[],
): State {
  const { problem } = search;
  const origin = dayNumber(problem.window.from) * 1440;
  let state = from;
  let value = worth(problem, state, wished);
  for (const days of passes) {
    for (let week = 1; week < weekCount(problem); week++) {
      if (enough(value)) return state;
      const turn = origin + week * 7 * 1440;
      const half = days * 720;
      const tried = anew(search, state, kept, ({ start }) => start >= turn - half && start < turn + half);
      if (tried === undefined) continue;
      const found = worth(problem, tried, wished);
      if (found < value) continue;
      state = tried;
      value = found;
    }
  }
  return state;
}

/** The state with the streams of a stretch chosen anew; undefined where they are too many or the solver gave up. */
function anew(
  search: Search,
  state: State,
  kept: readonly Column[],
  inside: (column: Column) => boolean,
): State | undefined {
  const { problem, pins, solver, options } = search;
  const rest = part(problem, state, (column) => pins.has(column) || !inside(column));
  const standing = new Set([...rest.all].map(({ column }) => column));
  const loose = [...state.all].map(({ column }) => column).filter((column) => !standing.has(column));
  const known = new Set(loose);
  const others = kept.filter((c) => inside(c) && !known.has(c) && fits(problem, rest, c) !== undefined);
  const most = problem.maxGap < narrow ? mostEver : mostUsually;
  if (loose.length + others.length > most) return undefined;
  const columns = [...standing, ...loose, ...others];
  // The gap is one of the whole plan, of which a stretch is a small part.
  const solved = solver(programme(search, columns, standing), { ...options, gap: options.gap / 20 });
  if (solved === undefined) return undefined;
  holdThose(
    problem,
    rest,
    columns.filter((column, i) => solved.values[i]! > 0.5 && !standing.has(column)),
  );
  return rest;
}
