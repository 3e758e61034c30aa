import type { Linear } from "./solver.ts";

/** A part of a programme that stands alone, its variables by their place in the whole. */
export interface Part {
  readonly linear: Linear;
  readonly variables: readonly number[];
  /** Proven by the duals: no choice of the part is worth more. */
  readonly relaxed: number;
}

export interface Split {
  /** What the rows between parts are worth; with what every part is worth it bounds the whole. */
  readonly constant: number;
  readonly parts: readonly Part[];
}

/**
 * A programme cut into parts. Rows that join parts are priced at their duals instead of kept: at any prices of the right
 * sign the parts together bound the whole (Lagrange), and at those of the linear relaxation they lose nothing to it.
 */
export function split(linear: Linear, partOf: Int32Array, count: number, duals: ArrayLike<number>): Split {
  const { indices, values, starts } = linear;
  const part = spread(linear, partOf);
  const cost = Float64Array.from(linear.cost);
  const rows = Array.from({ length: count }, (): number[] => []);
  const relaxed = new Float64Array(count);
  const reduced = Float64Array.from(linear.cost);
  let constant = 0;
  for (const r of linear.rowLower.keys()) {
    const from = starts[r]!;
    const to = starts[r + 1]!;
    const home = part[indices[from]!]!;
    let joins = false;
    for (let k = from; k < to && !joins; k++) joins = part[indices[k]!] !== home;
    if (!joins) rows[home]!.push(r);
    const price = duals[r]!;
    const side = price > 0 ? linear.rowUpper[r]! : linear.rowLower[r]!;
    if (price === 0 || !Number.isFinite(side)) continue;
    for (let k = from; k < to; k++) reduced[indices[k]!]! -= price * values[k]!;
    if (!joins) relaxed[home]! += price * side;
    else {
      constant += price * side;
      for (let k = from; k < to; k++) cost[indices[k]!]! -= price * values[k]!;
    }
  }
  const variables = Array.from({ length: count }, (): number[] => []);
  for (const [i, gain] of reduced.entries()) {
    variables[part[i]!]!.push(i);
    if (gain !== 0) relaxed[part[i]!]! += gain * (gain > 0 ? linear.upper[i]! : linear.lower[i]!);
  }
  const parts = variables.map((own, w) => ({
    linear: excerpt({ ...linear, cost: cost as unknown as number[] }, own, rows[w]!),
    variables: own,
    relaxed: relaxed[w]!,
  }));
  return { constant, parts };
}

/** The part of every variable: of those that have none yet, the part of the first in a row of theirs that has one. */
function spread({ indices, starts, cost, rowLower }: Linear, partOf: Int32Array): Int32Array {
  const part = new Int32Array(cost.length).fill(-1);
  part.set(partOf);
  for (let again = true; again; ) {
    again = false;
    for (const r of rowLower.keys()) {
      let known = -1;
      let unknown = false;
      for (let k = starts[r]!; k < starts[r + 1]!; k++) {
        const own = part[indices[k]!]!;
        if (own < 0) unknown = true;
        else if (known < 0) known = own;
      }
      if (!unknown || known < 0) continue;
      again = true;
      for (let k = starts[r]!; k < starts[r + 1]!; k++) if (part[indices[k]!]! < 0) part[indices[k]!] = known;
    }
  }
  return part.map((own) => Math.max(own, 0));
}

/** Some variables of a programme and some rows of it; the others are nought. */
export function excerpt(linear: Linear, variables: readonly number[], rows: Iterable<number>): Linear {
  const at = new Int32Array(linear.cost.length).fill(-1);
  for (const [to, from] of variables.entries()) at[from] = to;
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  const rowLower: number[] = [];
  const rowUpper: number[] = [];
  for (const r of rows) {
    for (let k = linear.starts[r]!; k < linear.starts[r + 1]!; k++) {
      const to = at[linear.indices[k]!]!;
      if (to < 0) continue;
      indices.push(to);
      values.push(linear.values[k]!);
    }
    if (indices.length === starts.at(-1)) continue;
    starts.push(indices.length);
    rowLower.push(linear.rowLower[r]!);
    rowUpper.push(linear.rowUpper[r]!);
  }
  return {
    cost: variables.map((i) => linear.cost[i]!),
    lower: variables.map((i) => linear.lower[i]!),
    upper: variables.map((i) => linear.upper[i]!),
    integer: variables.map((i) => linear.integer[i]!),
    rowLower,
    rowUpper,
    starts,
    indices,
    values,
  };
}
