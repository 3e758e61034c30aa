import { compare, type Exact, exact, over, times, zero } from "../model/exact.ts";
import { compareMoney, type Money, minorUnit, money } from "../model/money.ts";
import { atGoods, type Outcome } from "./sale.ts";
import type { SaleInput } from "./sale-case.ts";

/** The least price that earns a margin, and where a threshold makes a dearer price earn less again. */
export interface PriceFound {
  readonly price: Money;
  readonly outcome: Outcome;
  /** Prices between which the margin falls short again, just above a threshold. */
  readonly gap?: { readonly from: Money; readonly to: Money };
}

/** Worths of goods that are tried: each half as much again as the one before. */
const ladder = 32;

/** Finds prices for one sale; the trials are shared between questions. */
export interface PriceSearch {
  /** The least price at which the margin is at least `share` of the price without tax; undefined where none is. */
  leastFor(share: Exact): PriceFound | undefined;
}

/**
 * Costs jump where a threshold is passed, so the search first finds the stretches without a jump, then halves
 * within each: there the margin only grows.
 */
export function priceSearch(input: SaleInput, start: Money): PriceSearch {
  const unit = minorUnit(start.currency);
  const memo = new Map<bigint, Outcome>();
  const at = (units: bigint): Outcome => {
    const known = memo.get(units);
    if (known !== undefined) return known;
    const made = atGoods(input, money(times(exact(units), unit), start.currency));
    memo.set(units, made);
    return made;
  };
  const stretches = stretchesOf(rungs(start, unit), at);
  return { leastFor: (share) => leastPrice(stretches, at, share) };
}

type At = (units: bigint) => Outcome;
type Stretch = readonly [bigint, bigint];

function leastPrice(stretches: readonly Stretch[], at: At, share: Exact): PriceFound | undefined {
  const earns = (units: bigint): boolean => reaches(at(units), share);
  const first = stretches.findIndex(([low, high]) => earns(high) || earns(low));
  if (first < 0) return undefined;
  const found = at(leastIn(...stretches[first]!, earns)!);
  if (found.price === null) return undefined;
  const next = stretches[first + 1];
  const again = next === undefined || earns(next[0]) ? undefined : leastIn(...next, earns);
  const gap = again === undefined || next === undefined ? undefined : gapOf(at(next[0]), at(again));
  return { price: found.price, outcome: found, ...(gap === undefined ? {} : { gap }) };
}

function gapOf(from: Outcome, to: Outcome): PriceFound["gap"] {
  return from.price === null || to.price === null || compareMoney(from.price, to.price) >= 0
    ? undefined
    : { from: from.price, to: to.price };
}

function reaches(outcome: Outcome, share: Exact): boolean {
  if (outcome.margin === null || outcome.net === null || outcome.net.value.n <= 0n) return false;
  return compare(over(outcome.margin.value, outcome.net.value), share) >= 0;
}

/** Worths of goods to try, in minor units, from a fiftieth of the start upwards. */
function rungs(start: Money, unit: Exact): bigint[] {
  const units = (start.value.n * unit.d) / (start.value.d * unit.n);
  const all: bigint[] = [1n];
  let rung = units / 50n > 1n ? units / 50n : 1n;
  for (let i = 0; i < ladder; i += 1) {
    rung = (rung * 3n) / 2n + 1n;
    all.push(rung);
  }
  return all;
}

/** Stretches of worths that are cleared alike, cut where that changes. */
function stretchesOf(tries: readonly bigint[], at: At): Stretch[] {
  const cuts: Stretch[] = [];
  let low = tries[0]!;
  for (let i = 1; i < tries.length; i += 1) {
    let from = tries[i - 1]!;
    const to = tries[i]!;
    while (signature(at(from)) !== signature(at(to))) {
      const edge = lastAlike(from, to, at);
      cuts.push([low, edge]);
      low = edge + 1n;
      from = low;
      if (from >= to) break;
    }
  }
  cuts.push([low, tries.at(-1)!]);
  return cuts;
}

/** The last worth that is cleared as `low` is. */
function lastAlike(low: bigint, high: bigint, at: At): bigint {
  const same = signature(at(low));
  let [inside, outside] = [low, high];
  while (outside - inside > 1n) {
    const middle = (inside + outside) / 2n;
    if (signature(at(middle)) === same) inside = middle;
    else outside = middle;
  }
  return inside;
}

/** How a consignment is cleared: its regime, its lane, and which lines are due at all. */
function signature(outcome: Outcome): string {
  const due = outcome.assessment.lines.filter(
    (line) => line.amount === null || compare(line.amount.value, zero) !== 0,
  );
  return [outcome.assessment.regime.id, outcome.trip?.lane.id, ...due.map((line) => line.id)].join(" ");
}

function leastIn(low: bigint, high: bigint, earns: (units: bigint) => boolean): bigint | undefined {
  if (!earns(high)) return earns(low) ? low : undefined;
  let [from, to] = [low, high];
  while (from < to) {
    const middle = (from + to) / 2n;
    if (earns(middle)) to = middle;
    else from = middle + 1n;
  }
  return to;
}
