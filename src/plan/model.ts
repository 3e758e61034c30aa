import { cliqueRows, groupBy, type Indexed } from "./cliques.ts";
import type { Column } from "./columns.ts";
import { any, type Draft, emptyDraft, marked, none, row, variable } from "./draft.ts";
import { hostRows, type Scope, type WeekPrices } from "./host-rows.ts";
import { weekCount } from "./penalty.ts";
import type { PlanProblem } from "./problem.ts";
import type { Linear } from "./solver.ts";
import { studioRows } from "./studio-rows.ts";

/**
 * The planning problem as a mixed-integer programme whose first variables are the columns, in order. Where it leaves
 * rules out (very many places in restricted studios, days before a product is there), the optimum stays an upper bound.
 */
export function modelOf(problem: PlanProblem, columns: readonly Column[], keep?: Keep): Draft {
  const weeks = Array.from({ length: weekCount(problem) }, (_, week) => week);
  const { draft, counts } = streamModel(problem, columns, { weeks, bonus: [] }, keep);
  marked(draft, "products", () => productRows(draft, problem, counts));
  if (keep !== undefined) {
    const pins = columns.flatMap((column, i) => (keep.pins.has(column) ? [i] : []));
    row(draft, keep.least, any, [pins, 1]);
  }
  return draft;
}

/** Pinned streams of which some may move at a price: each that stands is worth that price. */
export interface Keep {
  readonly pins: ReadonlySet<Column>;
  readonly least: number;
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
  keep?: Keep,
): Draft {
  return streamModel(problem, columns, { weeks: [week], ...prices }, keep).draft;
}

/** A programme in which some of its columns must be chosen. */
export function standing(linear: Linear, columns: readonly Column[], fixed: ReadonlySet<Column>): Linear {
  if (fixed.size === 0) return linear;
  const lower = linear.lower.map((value, i) =>
    columns[i] !== undefined && fixed.has(columns[i]!) ? 1 : value,
  );
  return { ...linear, lower };
}

function streamModel(
  problem: PlanProblem,
  columns: readonly Column[],
  scope: Scope,
  keep?: Keep,
): { draft: Draft; counts: number[][] } {
  const { weeks, bonus } = scope;
  const draft = emptyDraft();
  for (const column of columns) {
    const stays = keep?.pins.has(column) ? problem.weights.move : 0;
    variable(draft, column.value + (bonus[column.market] ?? 0) + stays, 1, true);
  }
  const index = columns.map((column, i) => ({ column, i }));
  const inMarket = groupBy(index, ({ column }) => column.market);
  const ofHost = groupBy(index, ({ column }) => column.host);
  marked(draft, "gaps", () => gapRows(draft, problem, inMarket));
  const counts = marked(draft, "weeks", () => marketWeekRows(draft, problem, inMarket, weeks));
  for (const [h, own] of ofHost) hostRows(draft, problem, h, own, scope);
  studioRows(draft, problem, index);
  return { draft, counts };
}

/** Starts of a market lie apart. */
export function gapRows(
  draft: Draft,
  { markets }: PlanProblem,
  inMarket: ReadonlyMap<number, Indexed[]>,
): void {
  for (const [m, own] of inMarket) {
    const apart = Math.max(markets[m]!.minGap, markets[m]!.duration);
    const spans = own.map(({ column, i }) => ({ from: column.start, to: column.start + apart, i }));
    cliqueRows(draft, spans, 1);
  }
}

/** n + short + belowMin − over = target; gives each market's terms of n. */
export function marketWeekRows(
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
      // A min above the target is counted by a row of its own.
      const least = market.min > market.target ? 0 : market.min;
      const short = variable(draft, -weights.belowTarget, market.target - least);
      const below = variable(draft, -weights.belowTarget - weights.belowMin, least);
      const over = variable(draft, -weights.overTarget, Math.max(0, market.max - market.target));
      row(draft, market.target, market.target, [own, 1], [[short, below], 1], [[over], -1]);
      if (market.min > market.target) {
        const missing = variable(draft, -weights.belowMin, market.min);
        row(draft, market.min, any, [own, 1], [[missing], 1]);
      }
    }
    return (inMarket.get(m) ?? []).map(({ i }) => i);
  });
}

/** Appearances flow from products to markets: at most one a stream, at most K products in each. */
function productRows(draft: Draft, problem: PlanProblem, counts: readonly number[][]): void {
  const needy = problem.products.filter((p) => p.minAppearances > 0);
  const into = problem.markets.map((): number[] => []);
  for (const product of needy) {
    const flows = product.markets.flatMap((id) => {
      const m = problem.markets.findIndex((market) => market.id === id);
      if (m < 0) return [];
      const flow = variable(draft, 0, product.minAppearances);
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
