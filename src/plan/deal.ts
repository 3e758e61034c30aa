import { dateOfDay } from "../model/zone.ts";
import type { Column } from "./columns.ts";
import type { PlanProblem, PlanProduct } from "./problem.ts";

/** Products of each stream, and how often each product appears. */
export interface Deal {
  readonly shown: ReadonlyMap<Column, readonly string[]>;
  readonly appearances: ReadonlyMap<string, number>;
}

interface Dealing {
  readonly streams: readonly Column[];
  readonly shown: Map<Column, string[]>;
  readonly appearances: Map<string, number>;
  readonly room: (column: Column) => number;
  readonly show: (product: PlanProduct, column: Column) => void;
}

/**
 * Deals products to streams: first those that must appear, the ones with fewest streams to choose from before others,
 * each where most room is left; then the rest of the room by priority, the least shown first.
 */
export function deal(problem: PlanProblem, columns: readonly Column[]): Deal {
  const dealing = dealNeeded(problem, columns);
  const { streams, shown, appearances, room, show } = dealing;
  const ofMarket = problem.markets.map(({ id }) => problem.products.filter((p) => p.markets.includes(id)));
  for (const column of streams) {
    const there = ofMarket[column.market]!.filter((p) => mayShow(problem, p, column));
    while (room(column) > 0) {
      const next = leastShown(there, shown.get(column)!, appearances);
      if (next === undefined) break;
      show(next, column);
    }
  }
  return dealing;
}

/** The products that must appear alone: what room is left after them changes no lack of theirs. */
export function dealNeeded(problem: PlanProblem, columns: readonly Column[]): Dealing {
  const streams = [...columns].sort((a, b) => a.start - b.start || a.market - b.market || a.host - b.host);
  const shown = new Map<Column, string[]>(streams.map((column) => [column, []]));
  const appearances = new Map<string, number>(problem.products.map((p) => [p.sku, 0]));
  const room = (column: Column): number =>
    problem.markets[column.market]!.productsPerStream - shown.get(column)!.length;
  const show = (product: PlanProduct, column: Column): void => {
    shown.get(column)!.push(product.sku);
    appearances.set(product.sku, appearances.get(product.sku)! + 1);
  };
  const needy = problem.products
    .filter((p) => p.minAppearances > 0)
    .map((product) => ({
      product,
      open: streams.filter((column) => mayShow(problem, product, column) && room(column) > 0),
    }))
    .sort((a, b) => a.open.length - b.open.length || b.product.priority - a.product.priority);
  for (const { product, open } of needy) {
    const roomiest = open
      .filter((column) => room(column) > 0)
      .sort((a, b) => room(b) - room(a) || a.start - b.start)
      .slice(0, Math.ceil(product.minAppearances));
    for (const column of roomiest) show(product, column);
  }
  return { streams, shown, appearances, room, show };
}

function leastShown(
  products: readonly PlanProduct[],
  shown: readonly string[],
  appearances: ReadonlyMap<string, number>,
): PlanProduct | undefined {
  let best: PlanProduct | undefined;
  for (const product of products) {
    if (shown.includes(product.sku)) continue;
    const ahead = best === undefined ? -1 : share(product, appearances) - share(best, appearances);
    if (ahead < 0 || (ahead === 0 && product.sku < best!.sku)) best = product;
  }
  return best;
}

/** Appearances so far in proportion to priority: the lowest is due next. */
const share = (product: PlanProduct, appearances: ReadonlyMap<string, number>): number =>
  (appearances.get(product.sku)! + 1) / Math.max(product.priority, 0.1);

function mayShow({ markets }: PlanProblem, product: PlanProduct, column: Column): boolean {
  if (!product.markets.includes(markets[column.market]!.id)) return false;
  return product.from === undefined || product.from <= dateOfDay(column.marketDay);
}

/** What products shown too rarely cost. */
export const shortage = (
  { products, weights }: PlanProblem,
  appearances: ReadonlyMap<string, number>,
): number =>
  products.reduce(
    (sum, p) => sum + weights.productShort * Math.max(0, p.minAppearances - (appearances.get(p.sku) ?? 0)),
    0,
  );
