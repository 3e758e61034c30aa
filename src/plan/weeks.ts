import type { Step } from "../model/step.ts";
import type { Column } from "./columns.ts";
import { type Keep, modelOf, standing, weekModel } from "./model.ts";
import { weekCount } from "./penalty.ts";
import { addPrices, noPrices, type Prices } from "./prices.ts";
import type { PlanProblem } from "./problem.ts";
import { type Linear, remembering, type Solved, type SolveOptions, type Solver } from "./solver.ts";
import { excerpt, split } from "./split.ts";

/** A week of the markets alone, relaxed: what it is worth at most, and what each of its columns loses at least. */
export interface Week {
  readonly columns: readonly Column[];
  readonly relaxed: number;
  readonly values: ArrayLike<number>;
  readonly duals: ArrayLike<number>;
  /** The programme of some of its columns, by index, which are its first variables. */
  readonly programme: (kept: readonly number[]) => Linear;
}

/** Weeks whose worth, with a constant, bounds that of the whole: what joins them is priced. */
export interface Weeks {
  readonly constant: number;
  readonly weeks: readonly Week[];
}

/** What one more appearance of a product is worth, from nothing to the penalty for its lack. */
export type Appearances = ReadonlyMap<string, number>;

/** A problem being solved: pins that must stand, or such as may move. */
export interface Search {
  readonly problem: PlanProblem;
  readonly pins: ReadonlySet<Column>;
  readonly keep?: Keep;
  readonly solver: Solver;
  readonly options: SolveOptions;
  readonly step?: Step;
}

/** A programme that was relaxed whole, cut into its weeks at the prices that its duals give. */
export function weeksOfWhole(
  { problem }: Search,
  columns: readonly Column[],
  linear: Linear,
  { values, duals, rowDuals }: Solved,
): Weeks {
  const { constant, parts } = split(
    linear,
    Int32Array.from(columns, (column) => column.marketWeek),
    weekCount(problem),
    rowDuals!,
  );
  const weeks = parts.map(({ linear: own, variables, relaxed }): Week => {
    const count = variables.findIndex((i) => i >= columns.length);
    const streams = count < 0 ? variables : variables.slice(0, count);
    const others = variables.slice(streams.length).map((_, i) => streams.length + i);
    return {
      columns: streams.map((i) => columns[i]!),
      relaxed,
      values: streams.map((i) => values[i]!),
      duals: streams.map((i) => duals![i]!),
      programme: (kept) => excerpt(own, [...kept, ...others], own.rowLower.keys()),
    };
  });
  return { constant, weeks };
}

/**
 * The linear relaxation of each week alone. A lack of products is priced, and so are the minutes of hosts whose week is
 * not the market's; what else joins weeks is left out. Good prices are those of a week in the middle.
 */
export function weeksAlone(
  { problem, pins, keep, solver, options, step }: Search,
  columns: readonly Column[],
  prices: Appearances,
): (Weeks & { readonly prices: Prices }) | undefined {
  const bonus = bonuses(problem, prices);
  const own = byWeek(problem, columns);
  const solve = remembering(solver);
  const relax = (week: number, minute: readonly number[]) => {
    const model = weekModel(problem, own[week]!, week, { bonus, minute }, keep);
    const solved = solve(standing(model, own[week]!, pins), { ...options, relax: true });
    return solved && { solved, model };
  };
  const middle = relax(own.length >> 1, []);
  if (middle === undefined) return undefined;
  const minute = problem.hosts.map((_, h) => {
    const at = middle.model.minuteRows.get(h);
    return at === undefined ? 0 : Math.abs(middle.solved.rowDuals?.[at] ?? 0);
  });
  const weeks: Week[] = [];
  const dear = noPrices();
  for (const [week, all] of own.entries()) {
    step?.(week, 2 * own.length);
    const found = relax(week, minute);
    if (found === undefined) return undefined;
    const { objective, values, duals } = found.solved;
    addPrices(dear, all, found.model, found.solved, bonus);
    weeks.push({
      columns: all,
      relaxed: objective,
      values,
      duals: duals!,
      programme: (kept) => {
        const some = kept.map((i) => all[i]!);
        return standing(weekModel(problem, some, week, { bonus, minute }, keep), some, pins);
      },
    });
  }
  const constant = -problem.products.reduce((sum, p) => sum + (prices.get(p.sku) ?? 0) * p.minAppearances, 0);
  return { constant, weeks, prices: dear };
}

/** What one more stream of each market is worth to the products: as many of the dearest as it has room for. */
export function bonuses({ markets, products }: PlanProblem, prices: Appearances): number[] {
  return markets.map(({ id, productsPerStream }) =>
    products
      .filter((product) => product.markets.includes(id))
      .map((product) => prices.get(product.sku) ?? 0)
      .sort((a, b) => b - a)
      .slice(0, productsPerStream)
      .reduce((sum, price) => sum + price, 0),
  );
}

/** Columns by the market's week, weeks without any included. */
function byWeek(problem: PlanProblem, columns: readonly Column[]): Column[][] {
  const weeks = Array.from({ length: weekCount(problem) }, (): Column[] => []);
  for (const column of columns) weeks[column.marketWeek]!.push(column);
  return weeks;
}

export interface WeekSolved {
  /** Proven, with integrality. */
  readonly bound: number;
  readonly objective: number;
  readonly chosen: readonly Column[];
}

/** Indices of the columns that lose at most `loss` when chosen, and of those that must stand. */
export function within(week: Week, loss: number, pins: ReadonlySet<Column>): number[] {
  return [...week.columns.keys()].filter(
    (i) => week.values[i]! > 1e-7 || Math.abs(week.duals[i]!) <= loss || pins.has(week.columns[i]!),
  );
}

/** A week's best streams among the columns that lose at most `loss`; any other choice loses more than that. */
export function solveWeek({ pins, solver, options }: Search, week: Week, loss: number): WeekSolved {
  const kept = within(week, loss, pins);
  const found = solver(week.programme(kept), { ...options, gap: options.gap / 4 });
  if (found === undefined) return { bound: week.relaxed, objective: Number.NEGATIVE_INFINITY, chosen: [] };
  const others = kept.length === week.columns.length ? Number.NEGATIVE_INFINITY : week.relaxed - loss;
  return {
    bound: Math.min(week.relaxed, Math.max(found.bound, others)),
    objective: found.objective,
    chosen: kept.flatMap((i, at) => (found.values[at]! > 0.5 ? [week.columns[i]!] : [])),
  };
}

/** The exact programme over columns, of which some must stand. */
export const programme = (
  { problem, keep }: Search,
  columns: readonly Column[],
  held: ReadonlySet<Column>,
): Linear => standing(modelOf(problem, columns, keep), columns, held);
