import type { Column } from "./columns.ts";
import { weekCount } from "./penalty.ts";
import type { PlanHost, PlanProblem, PlanStudio } from "./problem.ts";

/** A stream that is held, with its studio (an index; -1 where every host has her own). */
export interface Placed {
  readonly column: Column;
  readonly studio: number;
}

/** The streams chosen so far, indexed for the rules that couple them. */
export interface State {
  readonly all: Set<Placed>;
  readonly byMarket: readonly Placed[][];
  readonly byHost: readonly Placed[][];
  readonly byStudio: readonly Placed[][];
  /** By market: streams of each of its weeks. */
  readonly counts: readonly Int32Array[];
  /** By host: minutes of each of her weeks; the first is the week before the window. */
  readonly minutes: readonly Int32Array[];
}

export function emptyState(problem: PlanProblem): State {
  const { markets, hosts, studios } = problem;
  const weeks = weekCount(problem);
  return {
    all: new Set(),
    byMarket: markets.map(() => []),
    byHost: hosts.map(() => []),
    byStudio: studios.map(() => []),
    counts: markets.map(() => new Int32Array(weeks)),
    minutes: hosts.map(() => new Int32Array(weeks + 2)),
  };
}

/** Streams that a column's market has in its week. */
export const streamsInWeek = ({ counts }: State, { market, marketWeek }: Column): number =>
  counts[market]![marketWeek]!;

/** Minutes that a column's host has in her week. */
export const minutesInWeek = ({ minutes }: State, { host, hostWeek }: Column): number =>
  minutes[host]![hostWeek + 1]!;

function count({ counts, minutes }: State, { market, marketWeek, ...c }: Column, by: 1 | -1): void {
  counts[market]![marketWeek]! += by;
  minutes[c.host]![c.hostWeek + 1]! += by * (c.end - c.start);
}

const insert = (list: Placed[], placed: Placed): void => {
  const at = list.findIndex((other) => other.column.start > placed.column.start);
  if (at < 0) list.push(placed);
  else list.splice(at, 0, placed);
};

const drop = (list: Placed[], placed: Placed): void => {
  list.splice(list.indexOf(placed), 1);
};

export function hold(state: State, placed: Placed): void {
  state.all.add(placed);
  count(state, placed.column, 1);
  insert(state.byMarket[placed.column.market]!, placed);
  insert(state.byHost[placed.column.host]!, placed);
  if (placed.studio >= 0) insert(state.byStudio[placed.studio]!, placed);
}

export function release(state: State, placed: Placed): void {
  state.all.delete(placed);
  count(state, placed.column, -1);
  drop(state.byMarket[placed.column.market]!, placed);
  drop(state.byHost[placed.column.host]!, placed);
  if (placed.studio >= 0) drop(state.byStudio[placed.studio]!, placed);
}

/** The studio in which a stream can be held beside those of the state; undefined where a rule forbids it. */
export function fits(problem: PlanProblem, state: State, column: Column): number | undefined {
  return suits(problem, state, column) ? freeStudio(problem, state, column) : undefined;
}

/** Whether market and host could take a stream, wherever it is held. */
export const suits = (problem: PlanProblem, state: State, column: Column): boolean =>
  fitsMarket(problem, state, column) && fitsHost(problem.hosts[column.host]!, state, column);

/** Constraints 4 and 8: gaps between starts, no overlap, at most `max` a week. */
function fitsMarket({ markets }: PlanProblem, state: State, column: Column): boolean {
  const { minGap, duration, max } = markets[column.market]!;
  if (streamsInWeek(state, column) >= max) return false;
  const apart = Math.max(minGap, duration);
  return state.byMarket[column.market]!.every((p) => Math.abs(p.column.start - column.start) >= apart);
}

/** Constraints 5 and 6: breaks, shifts, hours by day and week, nights by week. */
function fitsHost(host: PlanHost, state: State, column: Column): boolean {
  const { limits } = host;
  const held = state.byHost[column.host]!;
  let day = column.end - column.start;
  if (minutesInWeek(state, column) + day > (limits.perWeek ?? Number.POSITIVE_INFINITY)) return false;
  let nights = isNightStream(column) ? 1 : 0;
  for (const { column: other } of held) {
    if (other.start < column.end + limits.break && column.start < other.end + limits.break) return false;
    const minutes = other.end - other.start;
    if (other.hostDay === column.hostDay) day += minutes;
    if (other.hostWeek === column.hostWeek && isNightStream(other)) nights++;
  }
  if (day > (limits.perDay ?? Number.POSITIVE_INFINITY)) return false;
  if (isNightStream(column) && nights > limits.nightsPerWeek) return false;
  return shiftFits(host, held, column);
}

export const isNightStream = ({ nightMinutes }: Column): boolean => nightMinutes >= 30;

/** The shift around a new stream: those less than `rest` from one another, first start to last end. */
function shiftFits({ limits }: PlanHost, held: readonly Placed[], column: Column): boolean {
  let { start, end } = column;
  const before = held.filter((p) => p.column.end <= column.start);
  const after = held.filter((p) => p.column.start >= column.end);
  for (const { column: other } of before.reverse()) {
    if (start - other.end >= limits.rest) break;
    start = other.start;
  }
  for (const { column: other } of after) {
    if (other.start - end >= limits.rest) break;
    end = other.end;
  }
  return end - start <= limits.shiftSpan;
}

/** Constraint 7: the first studio of the host's site that may serve the market and is free; -1 without studios. */
function freeStudio(problem: PlanProblem, state: State, column: Column): number | undefined {
  if (problem.studios.length === 0) return -1;
  return roomsFor(problem, column).find((room) => inTheWay(problem, state, column, room).length === 0);
}

/** The streams of a studio that leave no time for another. */
export function inTheWay({ studios }: PlanProblem, state: State, column: Column, room: number): Placed[] {
  const { turnaround } = studios[room]!;
  return state.byStudio[room]!.filter(
    ({ column: other }) => other.start < column.end + turnaround && column.start < other.end + turnaround,
  );
}

const serving = new WeakMap<readonly PlanStudio[], Map<string, readonly number[]>>();

/** The studios of a stream's site that may serve its market, those first that may not serve all. */
export function roomsFor({ studios, hosts, markets }: PlanProblem, column: Column): readonly number[] {
  const { site } = hosts[column.host]!;
  const market = markets[column.market]!.id;
  const known = serving.get(studios) ?? new Map<string, readonly number[]>();
  serving.set(studios, known);
  const key = JSON.stringify([site, market]);
  const found =
    known.get(key) ??
    [...studios.keys()]
      .filter((room) => studios[room]!.site === site && (studios[room]!.markets?.includes(market) ?? true))
      .sort(
        (a, b) =>
          Number(studios[a]!.markets === undefined) - Number(studios[b]!.markets === undefined) || a - b,
      );
  known.set(key, found);
  return found;
}
