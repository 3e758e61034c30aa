import type { Column } from "./columns.ts";
import { weekCount } from "./penalty.ts";
import type { PlanProblem } from "./problem.ts";
import type { Linear, Row } from "./solver.ts";
import { isNightStream } from "./state.ts";

const none = Number.NEGATIVE_INFINITY;
const any = Number.POSITIVE_INFINITY;

interface Draft {
  readonly cost: number[];
  readonly lower: number[];
  readonly upper: number[];
  readonly integer: boolean[];
  readonly rows: Row[];
}

type Term = readonly [number, number];

const variable = (draft: Draft, cost: number, upper: number, integer = false): number => {
  draft.cost.push(cost);
  draft.lower.push(0);
  draft.upper.push(upper);
  draft.integer.push(integer);
  return draft.cost.length - 1;
};

const row = (draft: Draft, terms: readonly Term[], lower: number, upper: number): void => {
  if (terms.length > 0) draft.rows.push({ terms, lower, upper });
};

/**
 * The planning problem as a mixed-integer programme whose first variables are the columns, in order. Restricted studios
 * of a site are pooled with its others, which can only make more possible: the optimum stays an upper bound.
 */
export function modelOf(problem: PlanProblem, columns: readonly Column[]): Linear {
  const draft: Draft = { cost: [], lower: [], upper: [], integer: [], rows: [] };
  for (const column of columns) variable(draft, column.value, 1, true);
  const index = columns.map((column, i) => ({ column, i }));
  const inMarket = groupBy(index, ({ column }) => column.market);
  const ofHost = groupBy(index, ({ column }) => column.host);
  for (const [m, own] of inMarket)
    gapRows(draft, Math.max(problem.markets[m]!.minGap, problem.markets[m]!.duration), own);
  const counts = marketWeekRows(draft, problem, inMarket);
  for (const [h, own] of ofHost) hostRows(draft, problem, h, own);
  studioRows(draft, problem, index);
  productRows(draft, problem, counts);
  return draft;
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
    if (grown && open.length > capacity)
      row(
        draft,
        open.map((s): Term => [s.i, 1]),
        none,
        capacity,
      );
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
): Term[][] {
  const { weights } = problem;
  return problem.markets.map((market, m) => {
    const weeks = groupBy(inMarket.get(m) ?? [], ({ column }) => column.marketWeek);
    for (let week = 0; week < weekCount(problem); week++) {
      const terms = (weeks.get(week) ?? []).map(({ i }): Term => [i, 1]);
      row(draft, terms, none, market.max);
      const least = Math.min(market.min, market.target);
      const short = variable(draft, -weights.belowTarget, market.target - least);
      const below = variable(draft, -weights.belowTarget - weights.belowMin, least);
      const over = variable(draft, -weights.overTarget, any);
      row(draft, [...terms, [short, 1], [below, 1], [over, -1]], market.target, market.target);
      if (market.min > market.target) {
        const missing = variable(draft, -weights.belowMin, any);
        row(draft, [...terms, [missing, 1]], market.min, any);
      }
    }
    return (inMarket.get(m) ?? []).map(({ i }): Term => [i, 1]);
  });
}

/** Breaks, rest where candidates could break it, hours by day and week with fatigue in convex pieces, nights. */
function hostRows(draft: Draft, problem: PlanProblem, h: number, own: readonly Indexed[]): void {
  const { limits } = problem.hosts[h]!;
  const { weights } = problem;
  const minutes = ({ column }: Indexed): number => column.end - column.start;
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
      row(
        draft,
        day.map((x): Term => [x.i, minutes(x)]),
        none,
        limits.perDay,
      );
    }
  }
  for (const week of groupBy(own, ({ column }) => column.hostWeek).values()) {
    const nights = week.filter(({ column }) => isNightStream(column));
    row(
      draft,
      nights.map(({ i }): Term => [i, 1]),
      none,
      limits.nightsPerWeek,
    );
    if (limits.perWeek === undefined) continue;
    const fresh = variable(draft, 0, 0.5 * limits.perWeek);
    const tired = variable(draft, -weights.fatigueHour1 / 60, 0.3 * limits.perWeek);
    const worn = variable(draft, -weights.fatigueHour2 / 60, 0.2 * limits.perWeek);
    row(draft, [...week.map((x): Term => [x.i, minutes(x)]), [fresh, -1], [tired, -1], [worn, -1]], 0, 0);
  }
}

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
    row(draft, [...together.map(({ i }): Term => [i, 1]), ...after.map(({ i }): Term => [i, -1])], none, 0);
  }
}

/** At each instant at most as many streams as the site has studios, each with its turnaround after it. */
function studioRows(draft: Draft, { studios, hosts }: PlanProblem, index: readonly Indexed[]): void {
  if (studios.length === 0) return;
  for (const [site, own] of groupBy(index, ({ column }) => hosts[column.host]!.site)) {
    const rooms = studios.filter((studio) => studio.site === site);
    const turnaround = Math.min(...rooms.map((room) => room.turnaround));
    if (rooms.length === 0) for (const { i } of own) row(draft, [[i, 1]], 0, 0);
    else {
      const spans = own.map(({ column, i }) => ({ from: column.start, to: column.end + turnaround, i }));
      cliqueRows(draft, spans, rooms.length);
    }
  }
}

/** Appearances flow from products to markets: at most one a stream, at most K products in each. */
function productRows(draft: Draft, problem: PlanProblem, counts: readonly Term[][]): void {
  const needy = problem.products.filter((p) => p.minAppearances > 0);
  const into = problem.markets.map((): number[] => []);
  for (const product of needy) {
    const flows = product.markets.flatMap((id) => {
      const m = problem.markets.findIndex((market) => market.id === id);
      if (m < 0) return [];
      const flow = variable(draft, 0, any);
      into[m]!.push(flow);
      row(draft, [[flow, 1], ...counts[m]!.map(([i]): Term => [i, -1])], none, 0);
      return [flow];
    });
    const short = variable(draft, -problem.weights.productShort, product.minAppearances);
    row(draft, [...flows.map((i): Term => [i, 1]), [short, 1]], product.minAppearances, any);
  }
  for (const [m, flows] of into.entries()) {
    if (flows.length === 0) continue;
    const k = problem.markets[m]!.productsPerStream;
    row(draft, [...flows.map((i): Term => [i, 1]), ...counts[m]!.map(([i]): Term => [i, -k])], none, 0);
  }
}
