import type { Column } from "./columns.ts";
import { weekCount } from "./penalty.ts";
import type { PlanProblem } from "./problem.ts";
import type { Linear } from "./solver.ts";
import { isNightStream } from "./state.ts";

const none = Number.NEGATIVE_INFINITY;
const any = Number.POSITIVE_INFINITY;

interface Draft {
  readonly cost: number[];
  readonly lower: number[];
  readonly upper: number[];
  readonly integer: boolean[];
  readonly rowLower: number[];
  readonly rowUpper: number[];
  readonly starts: number[];
  readonly indices: number[];
  readonly values: number[];
  /** The row that counts a host's minutes, by host, where the programme is one week's. */
  readonly minuteRows: Map<number, number>;
}

const emptyDraft = (): Draft => ({
  cost: [],
  lower: [],
  upper: [],
  integer: [],
  rowLower: [],
  rowUpper: [],
  starts: [0],
  indices: [],
  values: [],
  minuteRows: new Map(),
});

/** Variables that share a coefficient. */
type Part = readonly [readonly number[], number];

const variable = (draft: Draft, cost: number, upper: number, integer = false): number => {
  draft.cost.push(cost);
  draft.lower.push(0);
  draft.upper.push(upper);
  draft.integer.push(integer);
  return draft.cost.length - 1;
};

/** A row from flat lists: pairs by the hundred thousand would be the collector's work, not ours. */
const row = (draft: Draft, lower: number, upper: number, ...parts: readonly Part[]): void => {
  const { indices, values } = draft;
  const before = indices.length;
  for (const [list, coefficient] of parts) {
    for (const i of list) {
      indices.push(i);
      values.push(coefficient);
    }
  }
  if (indices.length === before) return;
  draft.starts.push(indices.length);
  draft.rowLower.push(lower);
  draft.rowUpper.push(upper);
};

/**
 * The planning problem as a mixed-integer programme whose first variables are the columns, in order. Restricted studios
 * of a site are pooled with its others, which can only make more possible: the optimum stays an upper bound.
 */
export function modelOf(problem: PlanProblem, columns: readonly Column[]): Linear {
  const weeks = Array.from({ length: weekCount(problem) }, (_, week) => week);
  const { draft, counts } = streamModel(problem, columns, { weeks, bonus: [] });
  productRows(draft, problem, counts);
  return draft;
}

/** What stands in for the rows that couple a week to others. */
export interface WeekPrices {
  /** By market: what one more stream is worth to the products. */
  readonly bonus: readonly number[];
  /** By host: what a minute of her week is worth. */
  readonly minute: readonly number[];
}

/** A week's programme, and which of its rows count a host's minutes of that week. */
export interface WeekModel {
  readonly linear: Linear;
  readonly minuteRows: ReadonlyMap<number, number>;
}

/**
 * One week of the markets alone. A host's week is another than a market's where their dates differ: minutes that reach
 * into a neighbouring host week are paid for there, at her price, and so are those that neighbours take from this one.
 */
export function weekModel(
  problem: PlanProblem,
  columns: readonly Column[],
  week: number,
  prices: WeekPrices,
): WeekModel {
  const { draft } = streamModel(problem, columns, { weeks: [week], ...prices });
  return { linear: draft, minuteRows: draft.minuteRows };
}

/** A programme in which some of its columns must be chosen. */
export function standing(linear: Linear, columns: readonly Column[], fixed: ReadonlySet<Column>): Linear {
  if (fixed.size === 0) return linear;
  const lower = linear.lower.map((value, i) =>
    columns[i] !== undefined && fixed.has(columns[i]!) ? 1 : value,
  );
  return { ...linear, lower };
}

/** All weeks, or one with prices at its edges. */
interface Scope extends Partial<WeekPrices> {
  readonly weeks: readonly number[];
  readonly bonus: readonly number[];
}

function streamModel(
  problem: PlanProblem,
  columns: readonly Column[],
  scope: Scope,
): { draft: Draft; counts: number[][] } {
  const { weeks, bonus } = scope;
  const draft = emptyDraft();
  for (const column of columns) variable(draft, column.value + (bonus[column.market] ?? 0), 1, true);
  const index = columns.map((column, i) => ({ column, i }));
  const inMarket = groupBy(index, ({ column }) => column.market);
  const ofHost = groupBy(index, ({ column }) => column.host);
  for (const [m, own] of inMarket)
    gapRows(draft, Math.max(problem.markets[m]!.minGap, problem.markets[m]!.duration), own);
  const counts = marketWeekRows(draft, problem, inMarket, weeks);
  for (const [h, own] of ofHost) hostRows(draft, problem, h, own, scope);
  studioRows(draft, problem, index);
  return { draft, counts };
}

interface Indexed {
  readonly column: Column;
  readonly i: number;
}

function groupBy<T, K>(list: readonly T[], key: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of list) {
    const k = key(item);
    const group = groups.get(k);
    if (group) group.push(item);
    else groups.set(k, [item]);
  }
  return groups;
}

interface Span {
  readonly from: number;
  readonly to: number;
  readonly i: number;
}

/** For each maximal set of spans that share an instant, a row: at most `capacity` of them. */
function cliqueRows(draft: Draft, spans: readonly Span[], capacity: number): void {
  const sorted = [...spans].sort((a, b) => a.from - b.from);
  let open: Span[] = [];
  let grown = false;
  const flush = (): void => {
    if (grown && open.length > capacity) row(draft, none, capacity, [open.map((s) => s.i), 1]);
    grown = false;
  };
  for (const span of sorted) {
    if (open.some((s) => s.to <= span.from)) {
      flush();
      open = open.filter((s) => s.to > span.from);
    }
    open.push(span);
    grown = true;
  }
  flush();
}

const gapRows = (draft: Draft, apart: number, own: readonly Indexed[]): void =>
  cliqueRows(
    draft,
    own.map(({ column, i }) => ({ from: column.start, to: column.start + apart, i })),
    1,
  );

/** n + short + belowMin − over = target; gives each market's terms of n. */
function marketWeekRows(
  draft: Draft,
  problem: PlanProblem,
  inMarket: ReadonlyMap<number, Indexed[]>,
  weeks: readonly number[],
): number[][] {
  const { weights } = problem;
  return problem.markets.map((market, m) => {
    const byWeek = groupBy(inMarket.get(m) ?? [], ({ column }) => column.marketWeek);
    for (const week of weeks) {
      const own = (byWeek.get(week) ?? []).map(({ i }) => i);
      row(draft, none, market.max, [own, 1]);
      const least = Math.min(market.min, market.target);
      const short = variable(draft, -weights.belowTarget, market.target - least);
      const below = variable(draft, -weights.belowTarget - weights.belowMin, least);
      const over = variable(draft, -weights.overTarget, any);
      row(draft, market.target, market.target, [own, 1], [[short, below], 1], [[over], -1]);
      if (market.min > market.target) {
        const missing = variable(draft, -weights.belowMin, any);
        row(draft, market.min, any, [own, 1], [[missing], 1]);
      }
    }
    return (inMarket.get(m) ?? []).map(({ i }) => i);
  });
}

/** Breaks, rest where candidates could break it, hours by day and week with fatigue in convex pieces, nights. */
function hostRows(
  draft: Draft,
  problem: PlanProblem,
  h: number,
  own: readonly Indexed[],
  { weeks, minute }: Scope,
): void {
  const { limits } = problem.hosts[h]!;
  const { weights } = problem;
  cliqueRows(
    draft,
    own.map(({ column, i }) => ({ from: column.start, to: column.end + limits.break, i })),
    1,
  );
  for (const run of runsOf(own, limits.rest)) {
    if (run.at(-1)!.column.end - run[0]!.column.start > limits.shiftSpan) restRows(draft, run, limits);
  }
  if (limits.perDay !== undefined) {
    for (const day of groupBy(own, ({ column }) => column.hostDay).values()) {
      row(draft, none, limits.perDay, ...byMinutes(day));
    }
  }
  const edge = minute === undefined ? undefined : { week: weeks[0]!, price: minute[h] ?? 0 };
  for (const [hostWeek, week] of groupBy(own, ({ column }) => column.hostWeek)) {
    const nights = week.filter(({ column }) => isNightStream(column));
    row(draft, none, limits.nightsPerWeek, [nights.map(({ i }) => i), 1]);
    if (limits.perWeek === undefined) continue;
    const inside = hostWeek >= 0 && hostWeek < weekCount(problem);
    if (edge !== undefined && inside && hostWeek !== edge.week) {
      for (const { column, i } of week) draft.cost[i]! -= edge.price * (column.end - column.start);
      row(draft, none, limits.perWeek, ...byMinutes(week));
      continue;
    }
    const elsewhere =
      edge === undefined || !inside
        ? []
        : [variable(draft, edge.price, Math.min(limits.perWeek, 2 * (limits.perDay ?? limits.perWeek)))];
    if (hostWeek === edge?.week) draft.minuteRows.set(h, draft.rowLower.length);
    const fresh = variable(draft, 0, 0.5 * limits.perWeek);
    const tired = variable(draft, -weights.fatigueHour1 / 60, 0.3 * limits.perWeek);
    const worn = variable(draft, -weights.fatigueHour2 / 60, 0.2 * limits.perWeek);
    row(draft, 0, 0, ...byMinutes(week), [elsewhere, 1], [[fresh, tired, worn], -1]);
  }
}

/** Streams as parts of a row that counts minutes. */
const byMinutes = (list: readonly Indexed[]): Part[] =>
  [...groupBy(list, ({ column }) => column.end - column.start)].map(([minutes, own]) => [
    own.map(({ i }) => i),
    minutes,
  ]);

type Limits = PlanProblem["hosts"][number]["limits"];

/** Candidates cut where `rest` or more lies between them whatever is chosen; each run in order of its ends. */
function runsOf(own: readonly Indexed[], rest: number): Indexed[][] {
  const runs: Indexed[][] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const candidate of [...own].sort((a, b) => a.column.start - b.column.start)) {
    if (candidate.column.start - last >= rest) runs.push([]);
    runs.at(-1)!.push(candidate);
    last = Math.max(last, candidate.column.end);
  }
  return runs.map((run) => {
    const lastEnding = run.reduce((a, b) => (b.column.end > a.column.end ? b : a));
    return [...run.filter((c) => c !== lastEnding), lastEnding];
  });
}

/** Rest as an activity: a block of it begins within `shiftSpan` of every start, and holds no stream. */
function restRows(draft: Draft, run: readonly Indexed[], limits: Limits): void {
  const ends = [...new Set(run.map(({ column }) => column.end))].sort((a, b) => a - b);
  const rests = ends.map((end) => ({ end, i: variable(draft, 0, 1, true) }));
  cliqueRows(
    draft,
    [
      ...run.map(({ column, i }) => ({ from: column.start, to: column.end + limits.break, i })),
      ...rests.map(({ end, i }) => ({ from: end + limits.break, to: end + limits.rest, i })),
    ].filter((span) => span.to > span.from),
    1,
  );
  for (const [start, together] of groupBy(run, ({ column }) => column.start)) {
    const after = rests.filter(({ end }) => end > start && end <= start + limits.shiftSpan);
    row(draft, none, 0, [together.map(({ i }) => i), 1], [after.map(({ i }) => i), -1]);
  }
}

/** At each instant at most as many streams as the site has studios, each with its turnaround after it. */
function studioRows(draft: Draft, { studios, hosts }: PlanProblem, index: readonly Indexed[]): void {
  if (studios.length === 0) return;
  for (const [site, own] of groupBy(index, ({ column }) => hosts[column.host]!.site)) {
    const rooms = studios.filter((studio) => studio.site === site);
    const turnaround = Math.min(...rooms.map((room) => room.turnaround));
    if (rooms.length === 0) row(draft, 0, 0, [own.map(({ i }) => i), 1]);
    else {
      const spans = own.map(({ column, i }) => ({ from: column.start, to: column.end + turnaround, i }));
      cliqueRows(draft, spans, rooms.length);
    }
  }
}

/** Appearances flow from products to markets: at most one a stream, at most K products in each. */
function productRows(draft: Draft, problem: PlanProblem, counts: readonly number[][]): void {
  const needy = problem.products.filter((p) => p.minAppearances > 0);
  const into = problem.markets.map((): number[] => []);
  for (const product of needy) {
    const flows = product.markets.flatMap((id) => {
      const m = problem.markets.findIndex((market) => market.id === id);
      if (m < 0) return [];
      const flow = variable(draft, 0, any);
      into[m]!.push(flow);
      row(draft, none, 0, [[flow], 1], [counts[m]!, -1]);
      return [flow];
    });
    const short = variable(draft, -problem.weights.productShort, product.minAppearances);
    row(draft, product.minAppearances, any, [flows, 1], [[short], 1]);
  }
  for (const [m, flows] of into.entries()) {
    if (flows.length === 0) continue;
    const k = problem.markets[m]!.productsPerStream;
    row(draft, none, 0, [flows, 1], [counts[m]!, -k]);
  }
}
