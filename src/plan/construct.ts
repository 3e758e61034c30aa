import type { Column } from "./columns.ts";
import { gainOf, streamObjective } from "./penalty.ts";
import type { PlanProblem } from "./problem.ts";
import { emptyState, fits, hold, type Placed, release, type State } from "./state.ts";

/**
 * Adds streams one by one, each time one that gains most, until none gains anything. Holding a stream can only lower
 * what others gain and where they fit, so a gain computed earlier is an upper bound and most need no second look.
 */
export function fill(problem: PlanProblem, state: State, columns: readonly Column[]): void {
  const heap: Candidate[] = [];
  for (const [order, column] of columns.entries()) {
    const gain = gainOf(problem, state, column);
    if (gain > 0 && !isHeld(state, column)) heap.push({ column, order, gain });
  }
  for (let i = (heap.length >> 1) - 1; i >= 0; i--) sink(heap, i);
  while (heap.length > 0) {
    const best = heap[0]!;
    const studio = fits(problem, state, best.column);
    const gain = studio === undefined ? 0 : gainOf(problem, state, best.column);
    if (studio !== undefined && gain === best.gain && gain > 0) {
      hold(state, { column: best.column, studio });
      dropFirst(heap);
    } else if (gain > 0) {
      heap[0] = { ...best, gain };
      sink(heap, 0);
    } else dropFirst(heap);
  }
}

interface Candidate {
  readonly column: Column;
  readonly order: number;
  readonly gain: number;
}

/** By gain, then the earlier in the list. */
const beats = (a: Candidate, b: Candidate): boolean =>
  a.gain > b.gain || (a.gain === b.gain && a.order < b.order);

function dropFirst(heap: Candidate[]): void {
  const last = heap.pop()!;
  if (heap.length === 0) return;
  heap[0] = last;
  sink(heap, 0);
}

/** Moves an entry of a binary heap below all that beat it. */
function sink(heap: Candidate[], from: number): void {
  const moved = heap[from]!;
  let at = from;
  for (;;) {
    const left = 2 * at + 1;
    if (left >= heap.length) break;
    const right = left + 1;
    const child = right < heap.length && beats(heap[right]!, heap[left]!) ? right : left;
    if (!beats(heap[child]!, moved)) break;
    heap[at] = heap[child]!;
    at = child;
  }
  heap[at] = moved;
}

const isHeld = (state: State, column: Column): boolean =>
  state.byMarket[column.market]!.some((p) => p.column === column);

/** Numbers in [0, 1) from a seed, the same on every machine (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Improves a plan by taking out streams that are near one another in time or share a host, and filling anew; what is
 * worse is undone. `enough` ends it early. Streams in `fixed` stay.
 */
export function improve(
  problem: PlanProblem,
  state: State,
  columns: readonly Column[],
  fixed: ReadonlySet<Column>,
  enough: (objective: number) => boolean,
): void {
  const random = randomFrom(problem.seed);
  let objective = streamObjective(problem, state);
  for (let round = 0; round < problem.rounds && !enough(objective); round++) {
    const loose = [...state.all].filter((p) => !fixed.has(p.column));
    if (loose.length === 0) return;
    const out = neighbourhood(loose, random);
    const before = [...state.all];
    for (const placed of out) release(state, placed);
    fill(problem, state, nearby(columns, out));
    const found = streamObjective(problem, state);
    if (found >= objective) objective = found;
    else restore(state, before);
  }
}

/** A random stream and those closest to it in time, its host's and market's first. */
function neighbourhood(loose: readonly Placed[], random: () => number): Placed[] {
  const seed = loose[Math.floor(random() * loose.length)]!;
  const size = 2 + Math.floor(random() * Math.min(6, loose.length));
  const distance = ({ column }: Placed): number => {
    const same = column.host === seed.column.host || column.market === seed.column.market;
    return Math.abs(column.start - seed.column.start) / (same ? 4 : 1);
  };
  return [...loose]
    .sort((a, b) => distance(a) - distance(b) || a.column.start - b.column.start)
    .slice(0, size);
}

/** Columns of the days and weeks that the released streams leave open. */
function nearby(columns: readonly Column[], out: readonly Placed[]): Column[] {
  const from = Math.min(...out.map((p) => p.column.start)) - 2 * 1440;
  const to = Math.max(...out.map((p) => p.column.end)) + 2 * 1440;
  return columns.filter((c) => c.start >= from && c.end <= to);
}

function restore(state: State, before: readonly Placed[]): void {
  for (const placed of [...state.all]) if (!before.includes(placed)) release(state, placed);
  for (const placed of before) if (!state.all.has(placed)) hold(state, placed);
}

/** A first plan: pins that still hold, then the best of the rest, then improved. */
export function construct(
  problem: PlanProblem,
  columns: readonly Column[],
  pinned: readonly Column[],
  enough: (objective: number) => boolean,
): State {
  const state = emptyState(problem);
  for (const column of pinned) {
    const studio = fits(problem, state, column);
    if (studio !== undefined) hold(state, { column, studio });
  }
  fill(problem, state, columns);
  improve(problem, state, columns, new Set(pinned), enough);
  return state;
}
