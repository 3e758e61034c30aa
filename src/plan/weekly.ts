import type { Column } from "./columns.ts";
import { standing, weekModel } from "./model.ts";
import { weekCount } from "./penalty.ts";
import type { PlanProblem } from "./problem.ts";
import type { Solved, SolveOptions, Solver } from "./solver.ts";
import { fits, hold, type State } from "./state.ts";

/** What one more appearance of a product is worth, from nothing to the penalty for its lack. */
export type Prices = ReadonlyMap<string, number>;

/** A relaxation of a large problem: a proven bound, and the columns that a good plan may use. */
export interface Relaxed {
  readonly bound: number;
  readonly kept: readonly Column[];
}

/** What both halves of the way by weeks share. */
export interface Weekly {
  readonly problem: PlanProblem;
  readonly pins: ReadonlySet<Column>;
  readonly prices: Prices;
  readonly solver: Solver;
  readonly options: SolveOptions;
}

/**
 * The linear relaxation of each week alone. What couples weeks is priced instead of counted: a lack of products, and
 * the minutes of hosts whose week is not the market's. At any price that bounds what is reachable (Lagrange); good
 * prices are those of a week in the middle.
 */
export function relaxByWeek(
  { problem, pins, prices, solver, options }: Weekly,
  columns: readonly Column[],
  keep: (columns: readonly Column[], solved: Solved) => Column[],
): Relaxed | undefined {
  const bonus = bonuses(problem, prices);
  const weeks = byWeek(problem, columns);
  const solve = (week: number, minute: readonly number[]) => {
    const own = weeks[week]!;
    const { linear, minuteRows } = weekModel(problem, own, week, { bonus, minute });
    const solved = solver(standing(linear, own, pins), { ...options, relax: true });
    return solved && { own, solved, minuteRows };
  };
  const middle = solve(weeks.length >> 1, []);
  if (middle === undefined) return undefined;
  const minute = problem.hosts.map((_, h) => {
    const at = middle.minuteRows.get(h);
    return at === undefined ? 0 : Math.abs(middle.solved.rowDuals?.[at] ?? 0);
  });
  let bound = -problem.products.reduce((sum, p) => sum + (prices.get(p.sku) ?? 0) * p.minAppearances, 0);
  const kept: Column[] = [];
  for (const week of weeks.keys()) {
    const found = solve(week, minute);
    if (found === undefined) return undefined;
    bound += found.solved.objective;
    for (const column of keep(found.own, found.solved)) kept.push(column);
  }
  return { bound, kept };
}

/** Fills a state that holds the pins week after week, each by a programme over what fits beside the weeks before. */
export function solveByWeek(
  { problem, prices, solver, options }: Weekly,
  state: State,
  kept: readonly Column[],
): void {
  const bonus = bonuses(problem, prices);
  for (const [week, all] of byWeek(problem, kept).entries()) {
    const held = new Set([...state.all].map(({ column }) => column));
    const own = all.filter((column) => held.has(column) || fits(problem, state, column) !== undefined);
    const { linear } = weekModel(problem, own, week, { bonus, minute: [] });
    const solved = solver(standing(linear, own, held), { ...options, relax: false });
    if (solved === undefined) continue;
    const chosen = own.filter((column, i) => solved.values[i]! > 0.5 && !held.has(column));
    for (const column of chosen.sort((a, b) => a.start - b.start)) {
      const studio = fits(problem, state, column);
      if (studio !== undefined) hold(state, { column, studio });
    }
  }
}

/** What one more stream of each market is worth to the products: as many of the dearest as it has room for. */
function bonuses({ markets, products }: PlanProblem, prices: Prices): number[] {
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
