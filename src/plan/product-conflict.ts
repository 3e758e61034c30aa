import { dateOfDay } from "../model/zone.ts";
import type { Column } from "./columns.ts";
import { any, emptyDraft, none, row, variable } from "./draft.ts";
import { irreducible } from "./irreducible.ts";
import { weekCount } from "./penalty.ts";
import type { PlanProblem, PlanProduct } from "./problem.ts";
import type { Linear, Solver } from "./solver.ts";

/** What products ask of the planned streams, and what streams allow. */
export type ProductRequirement =
  | { readonly kind: "appearances"; readonly sku: string }
  | { readonly kind: "places" | "streams"; readonly market: string }
  | { readonly kind: "gate"; readonly sku: string };

export interface ProductConflict {
  readonly sku: string;
  readonly requirements: readonly ProductRequirement[];
  /** Whether one of them may be one too many. */
  readonly perhapsFewer: boolean;
  readonly ways: readonly ProductWay[];
}

/** A requirement asked so many steps less of, or a gate lifted in any one of some markets. */
export interface ProductWay {
  readonly ease: ProductRequirement;
  readonly steps: number;
  readonly markets?: readonly string[];
}

/** Programmes that the whole explanation may cost; those of more requests than usual count for several. */
const mostSolves = 200;
const usualAsks = 100;
const mostSteps = 3;
const mostWays = 4;

/** How much of each requirement is asked; what is left out is not asked at all. */
type Asked = ReadonlyMap<string, number>;
type Ask = readonly [ProductRequirement, number];
type Possible = (asks: readonly Ask[], problem?: PlanProblem) => boolean | undefined;
const keyOf = (requirement: ProductRequirement): string => JSON.stringify(requirement);

/** Products that the planned streams cannot show as often as they must, with what stands in each other's way. */
export function productConflictsOf(
  problem: PlanProblem,
  columns: readonly Column[],
  appearances: ReadonlyMap<string, number>,
  solver: Solver,
): ProductConflict[] {
  let left = mostSolves;
  const possible: Possible = (asks, given = problem) => {
    if (left <= 0) return undefined;
    left -= Math.max(1, asks.length / usualAsks);
    const asked = new Map(asks.map(([requirement, amount]) => [keyOf(requirement), amount]));
    const solved = solver(programme(given, columns, asked), { relax: true, gap: 0, nodes: 0 });
    return solved === undefined ? undefined : solved.objective > -1e-6;
  };
  const found: ProductConflict[] = [];
  for (const { sku, minAppearances } of problem.products) {
    if (left <= 0) break;
    if ((appearances.get(sku) ?? 0) >= minAppearances) continue;
    const asks = (r: ProductRequirement): boolean => r.kind === "appearances" && r.sku === sku;
    if (found.some(({ requirements }) => requirements.some(asks))) continue;
    const alone = asksOf(problem, columns, sku, true);
    const all = possible(alone) === false ? alone : asksOf(problem, columns, sku, false);
    if (all !== alone && possible(all) !== false) continue;
    const { kept, perhapsFewer } = irreducible(all, (some) => {
      const can = possible(some);
      return can === undefined ? undefined : !can;
    });
    // What others alone cannot have is told of them.
    if (kept.length < 2 || !kept.some(([r]) => asks(r))) continue;
    const ways = kept.flatMap((ask) => wayOf(problem, all, ask, possible) ?? []);
    const requirements = kept.map(([r]) => r);
    found.push({ sku, requirements, perhapsFewer, ways: ways.slice(0, mostWays) });
  }
  return found;
}

/** The fewest steps by which one requirement must give way, with the others as they are. */
function wayOf(
  problem: PlanProblem,
  all: readonly Ask[],
  [ease, amount]: Ask,
  possible: Possible,
): ProductWay | undefined {
  const others = all.filter(([other]) => keyOf(other) !== keyOf(ease));
  if (ease.kind === "gate") {
    const { gated = [] } = problem.products.find(({ sku }) => sku === ease.sku)!;
    const markets = gated.filter((market) => possible(all, opened(problem, ease.sku, market)) === true);
    return markets.length === 0 ? undefined : { ease, steps: 1, markets };
  }
  const most = ease.kind === "appearances" ? amount : mostSteps;
  for (let steps = 1; steps <= most; steps++) {
    const less = ease.kind === "appearances" ? amount - steps : amount + steps;
    if (possible([...others, [ease, less]]) === true) return { ease, steps };
  }
  return undefined;
}

/** The problem in which a product's gate is lifted in one market. */
const opened = (problem: PlanProblem, sku: string, market: string): PlanProblem => ({
  ...problem,
  products: problem.products.map((p) => (p.sku === sku ? { ...p, markets: [...p.markets, market] } : p)),
});

/** A product, those that share markets with it, and so on: what others lack is no matter of its. */
function tiedTo(products: readonly PlanProduct[], sku: string): PlanProduct[] {
  const places = ({ markets, gated = [] }: PlanProduct): readonly string[] => [...markets, ...gated];
  const shared = new Set<string>();
  const isTied = (p: PlanProduct): boolean => p.sku === sku || places(p).some((id) => shared.has(id));
  for (let before = -1; before < shared.size; ) {
    before = shared.size;
    for (const id of products.filter(isTied).flatMap(places)) shared.add(id);
  }
  return products.filter(isTied);
}

/** What is asked, of the product alone or the product in question first, the gates last: nobody should sell what is blocked. */
function asksOf(
  { products, markets }: PlanProblem,
  columns: readonly Column[],
  first: string,
  alone: boolean,
): Ask[] {
  const own = products.filter((p) => p.sku === first);
  const others = alone ? [] : tiedTo(products, first).filter((p) => p.minAppearances > 0 && p.sku !== first);
  const needy = [...own, ...others];
  return [
    ...needy.map(({ sku, minAppearances }): Ask => [{ kind: "appearances", sku }, minAppearances]),
    ...markets.map(({ id, productsPerStream }): Ask => [{ kind: "places", market: id }, productsPerStream]),
    ...markets.map(
      ({ id }, m): Ask => [
        { kind: "streams", market: id },
        columns.filter(({ market }) => market === m).length,
      ],
    ),
    ...needy.filter(({ gated = [] }) => gated.length > 0).map(({ sku }): Ask => [{ kind: "gate", sku }, 0]),
  ];
}

/** Appearances flow from products into markets; what is lacking costs one each. */
function programme(problem: PlanProblem, columns: readonly Column[], asked: Asked): Linear {
  const draft = emptyDraft();
  const into = problem.markets.map((): number[] => []);
  const amount = (requirement: ProductRequirement): number | undefined => asked.get(keyOf(requirement));
  const streams = (m: number, product?: PlanProduct): number => {
    const { id, max } = problem.markets[m]!;
    const planned = columns.filter((c) => c.market === m);
    const known = amount({ kind: "streams", market: id });
    if (known === undefined) return max * weekCount(problem);
    const late = planned.filter((c) => product?.from !== undefined && dateOfDay(c.marketDay) < product.from);
    return known - late.length;
  };
  for (const product of problem.products) {
    const needed = amount({ kind: "appearances", sku: product.sku });
    if (needed === undefined) continue;
    const gate = amount({ kind: "gate", sku: product.sku });
    const open = gate === undefined ? (product.gated ?? []) : [];
    const flows = [...product.markets, ...open].flatMap((id) => {
      const m = problem.markets.findIndex((market) => market.id === id);
      if (m < 0) return [];
      const flow = variable(draft, 0, streams(m, product));
      into[m]!.push(flow);
      return [flow];
    });
    const short = variable(draft, -1, needed);
    row(draft, needed, any, [flows, 1], [[short], 1]);
  }
  for (const [m, flows] of into.entries()) {
    const places = amount({ kind: "places", market: problem.markets[m]!.id });
    if (places !== undefined) row(draft, none, places * streams(m), [flows, 1]);
  }
  return draft;
}
