import { groupBy, type Indexed } from "./cliques.ts";
import type { Column } from "./columns.ts";
import { type Draft, emptyDraft, variable } from "./draft.ts";
import { hostRows } from "./host-rows.ts";
import { gapRows, marketWeekRows } from "./model.ts";
import { marketPenalty, weekCount } from "./penalty.ts";
import type { PlanProblem } from "./problem.ts";
import type { Solved, Solver } from "./solver.ts";

/**
 * What the relaxation pays for what it lacks: its duals. A thing more raises what can be reached by at most what it
 * would earn at these prices.
 */
export interface Prices {
  /** By market and start: what a stream there takes from the market's other streams and weeks. */
  readonly starts: Map<string, number>;
  /** The same by market and week without the gap between starts, where nobody could start yet. */
  readonly weeks: Map<string, number>;
  /** By site: one more studio. */
  readonly studios: Map<string, number>;
}

export const noPrices = (): Prices => ({ starts: new Map(), weeks: new Map(), studios: new Map() });

/** Reads the prices of a programme, whose first variables are the columns, from its duals. */
export function addPrices(
  prices: Prices,
  columns: readonly Column[],
  { marks, starts, indices, values }: Draft,
  { rowDuals }: Solved,
  bonus: readonly number[],
): void {
  if (rowDuals === undefined) return;
  const sumOf = (kinds: readonly string[]): Float64Array => {
    const sum = new Float64Array(columns.length);
    for (const kind of kinds) {
      const [from, to] = marks.get(kind) ?? [0, 0];
      for (let r = from; r < to; r++) {
        if (rowDuals[r] === 0) continue;
        for (let k = starts[r]!; k < starts[r + 1]!; k++) {
          const i = indices[k]!;
          if (i < columns.length) sum[i]! += rowDuals[r]! * values[k]!;
        }
      }
    }
    return sum;
  };
  const gaps = sumOf(["gaps"]);
  const week = sumOf(["weeks", "products"]);
  for (const [i, { market, start, marketWeek }] of columns.entries()) {
    const inWeek = week[i]! - (bonus[market] ?? 0);
    prices.starts.set(`${market} ${start}`, inWeek + gaps[i]!);
    prices.weeks.set(`${market} ${marketWeek}`, inWeek);
  }
  for (const [kind, [from, to]] of marks) {
    if (!kind.startsWith("studios ")) continue;
    const site = kind.slice("studios ".length);
    let sum = prices.studios.get(site) ?? 0;
    for (let r = from; r < to; r++) sum += Math.max(0, rowDuals[r]!);
    prices.studios.set(site, sum);
  }
}

/**
 * What a host more can earn at most: her own programme, in which a stream is worth what is left after the prices. In
 * weeks in which nobody could stream yet there are none; there she meets the market's own limits.
 */
export function hostEarns(
  problem: PlanProblem,
  host: number,
  own: readonly Column[],
  prices: Prices,
  bonus: readonly number[],
  solver: Solver,
): number | undefined {
  const priceOf = ({ market, start, marketWeek }: Column): number | undefined =>
    prices.starts.get(`${market} ${start}`) ?? prices.weeks.get(`${market} ${marketWeek}`);
  const draft = emptyDraft();
  const index: Indexed[] = [];
  for (const column of own) {
    const gain = column.value - (priceOf(column) ?? -(bonus[column.market] ?? 0));
    if (gain > 0 || priceOf(column) === undefined) index.push({ column, i: variable(draft, gain, 1, true) });
  }
  if (index.length === 0) return 0;
  const weeks = Array.from({ length: weekCount(problem) }, (_, week) => week);
  const fresh = index.filter(({ column }) => priceOf(column) === undefined);
  gapRows(
    draft,
    problem,
    groupBy(index, ({ column }) => column.market),
  );
  marketWeekRows(
    draft,
    problem,
    groupBy(fresh, ({ column }) => column.market),
    weeks,
  );
  hostRows(draft, problem, host, index, { weeks, bonus: [] });
  const solved = solver(draft, { relax: true, gap: 0, nodes: 0 });
  if (solved === undefined) return undefined;
  const unmet = problem.markets.reduce(
    (sum, m) => sum + weeks.length * marketPenalty(problem.weights, m, 0),
    0,
  );
  return Math.max(0, solved.objective + unmet);
}
