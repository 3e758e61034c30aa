import type { Column } from "./columns.ts";
import { marketPenalty, weekCount } from "./penalty.ts";
import type { PlanProblem } from "./problem.ts";

/**
 * A proven upper bound: every market's week alone, with the best host there could be at each start, keeping only the
 * gap between starts and the weekly maximum. Leaving rules out can only raise what is reachable, so nothing beats it.
 */
export function upperBound(problem: PlanProblem, columns: readonly Column[]): number {
  const groups = new Map<string, Column[]>();
  for (const column of columns) {
    const key = `${column.market} ${column.marketWeek}`;
    const group = groups.get(key);
    if (group) group.push(column);
    else groups.set(key, [column]);
  }
  let bound = 0;
  for (const [m, market] of problem.markets.entries()) {
    for (let week = 0; week < weekCount(problem); week++) {
      const best = bestByCount(
        groups.get(`${m} ${week}`) ?? [],
        Math.max(market.minGap, market.duration),
        market.max,
      );
      const worth = best.map((value, n) => value - marketPenalty(problem.weights, market, n));
      bound += Math.max(...worth);
    }
  }
  return bound;
}

/** The most that 0, 1, 2 ... streams with starts at least `apart` minutes apart can be worth, up to `most` of them. */
function bestByCount(columns: readonly Column[], apart: number, most: number): number[] {
  const byStart = new Map<number, number>();
  for (const { start, value } of columns) byStart.set(start, Math.max(byStart.get(start) ?? value, value));
  const starts = [...byStart.keys()].sort((a, b) => a - b);
  const compatible = starts.map((start) => lastAtMost(starts, start - apart));
  let row = new Array<number>(starts.length + 1).fill(0);
  const best = [0];
  for (let n = 1; n <= Math.min(most, starts.length); n++) {
    const next = new Array<number>(starts.length + 1).fill(Number.NEGATIVE_INFINITY);
    for (const [i, start] of starts.entries()) {
      const withThis = row[compatible[i]! + 1]! + byStart.get(start)!;
      next[i + 1] = Math.max(next[i]!, withThis);
    }
    const value = next[starts.length]!;
    if (value === Number.NEGATIVE_INFINITY) break;
    best.push(value);
    row = next;
  }
  return best;
}

/** Index of the last entry of a sorted list that is at most `limit`; -1 without one. */
function lastAtMost(sorted: readonly number[], limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
