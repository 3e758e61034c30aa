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

/** Steps in which prices are tried before the search closes in: each a quarter dearer than the one before. */
const ladder = 60;

/**
 * The least price at which the margin is at least `share` of the price without tax. Costs jump where a threshold
 * is passed, so the search first finds the stretches without a jump, then halves within each: there the margin
 * only grows. Undefined where no price up to about a million times the cost earns it.
 */
export function priceFor(input: SaleInput, share: Exact, start: Money): PriceFound | undefined {
  const unit = minorUnit(start.currency);
  const memo = new Map<bigint, Outcome>();
  const at = (units: bigint): Outcome => {
    const known = memo.get(units);
    if (known !== undefined) return known;
    const made = atGoods(input, money(times(exact(units), unit), start.currency));
    memo.set(units, made);
    return made;
  };
  const earns = (units: bigint): boolean => reaches(at(units), share);
  const stretches = stretchesOf(rungs(start, unit), at);
  const hits = stretches.map(([low, high]) => leastIn(low, high, earns));
  const first = hits.findIndex((units) => units !== undefined);
  if (first < 0) return undefined;
  const found = at(hits[first]!);
  const next = stretches[first + 1];
  const again = next === undefined || earns(next[0]) ? undefined : hits[first + 1];
  if (found.price === null) return undefined;
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

/** Worths of goods to try, in minor units, from a hundredth of the start upwards. */
function rungs(start: Money, unit: Exact): bigint[] {
  const units = (start.value.n * unit.d) / (start.value.d * unit.n);
  const all: bigint[] = [1n];
  let rung = units / 100n > 1n ? units / 100n : 1n;
  for (let i = 0; i < ladder; i += 1) {
    rung = (rung * 5n) / 4n + 1n;
    all.push(rung);
  }
  return all;
}

/** Stretches of worths that are cleared alike, cut where that changes. */
function stretchesOf(tries: readonly bigint[], at: (units: bigint) => Outcome): [bigint, bigint][] {
  const cuts: [bigint, bigint][] = [];
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
function lastAlike(low: bigint, high: bigint, at: (units: bigint) => Outcome): bigint {
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
