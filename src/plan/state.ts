import type { Column } from "./columns.ts";
import type { PlanHost, PlanProblem } from "./problem.ts";

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
}

export const emptyState = ({ markets, hosts, studios }: PlanProblem): State => ({
  all: new Set(),
  byMarket: markets.map(() => []),
  byHost: hosts.map(() => []),
  byStudio: studios.map(() => []),
});

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
  insert(state.byMarket[placed.column.market]!, placed);
  insert(state.byHost[placed.column.host]!, placed);
  if (placed.studio >= 0) insert(state.byStudio[placed.studio]!, placed);
}

export function release(state: State, placed: Placed): void {
  state.all.delete(placed);
  drop(state.byMarket[placed.column.market]!, placed);
  drop(state.byHost[placed.column.host]!, placed);
  if (placed.studio >= 0) drop(state.byStudio[placed.studio]!, placed);
}

/** The studio in which a stream can be held beside those of the state; undefined where a rule forbids it. */
export function fits(problem: PlanProblem, state: State, column: Column): number | undefined {
  if (!fitsMarket(problem, state, column)) return undefined;
  if (!fitsHost(problem.hosts[column.host]!, state.byHost[column.host]!, column)) return undefined;
  return freeStudio(problem, state, column);
}

/** Constraints 4 and 8: gaps between starts, no overlap, at most `max` a week. */
function fitsMarket({ markets }: PlanProblem, state: State, column: Column): boolean {
  const { minGap, duration, max } = markets[column.market]!;
  const apart = Math.max(minGap, duration);
  let week = 0;
  for (const { column: other } of state.byMarket[column.market]!) {
    if (Math.abs(other.start - column.start) < apart) return false;
    if (other.marketWeek === column.marketWeek) week++;
  }
  return week < max;
}

/** Constraints 5 and 6: breaks, shifts, hours by day and week, nights by week. */
function fitsHost(host: PlanHost, held: readonly Placed[], column: Column): boolean {
  const { limits } = host;
  let day = column.end - column.start;
  let week = day;
  let nights = isNightStream(column) ? 1 : 0;
  for (const { column: other } of held) {
    if (other.start < column.end + limits.break && column.start < other.end + limits.break) return false;
    const minutes = other.end - other.start;
    if (other.hostDay === column.hostDay) day += minutes;
    if (other.hostWeek !== column.hostWeek) continue;
    week += minutes;
    if (isNightStream(other)) nights++;
  }
  if (day > (limits.perDay ?? Number.POSITIVE_INFINITY)) return false;
  if (week > (limits.perWeek ?? Number.POSITIVE_INFINITY)) return false;
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
function freeStudio(
  { studios, hosts, markets }: PlanProblem,
  state: State,
  column: Column,
): number | undefined {
  if (studios.length === 0) return -1;
  const site = hosts[column.host]!.site;
  const market = markets[column.market]!.id;
  const order = studios
    .map((studio, index) => ({ studio, index }))
    .filter(({ studio }) => studio.site === site && (studio.markets?.includes(market) ?? true))
    .sort((a, b) => Number(a.studio.markets === undefined) - Number(b.studio.markets === undefined));
  return order.find(({ studio, index }) =>
    state.byStudio[index]!.every(
      ({ column: other }) =>
        other.start >= column.end + studio.turnaround || column.start >= other.end + studio.turnaround,
    ),
  )?.index;
}
