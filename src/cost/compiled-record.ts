import {
  compare,
  type Exact,
  exact,
  type Follower,
  one,
  over,
  plus,
  type RoundingMode,
  roundTo,
  times,
  zero,
} from "../model/exact.ts";

/** A figure of a recording: the number of a step, or a constant. */
export type Ref = number | Exact;

export type Step =
  | { readonly op: "input"; readonly index: number }
  | { readonly op: "plus" | "times" | "over"; readonly a: Ref; readonly b: Ref }
  | { readonly op: "round"; readonly a: Ref; readonly step: Exact; readonly mode: RoundingMode };

export type Order = -1 | 0 | 1;

/** Steps up to a question whose answer decides how it goes on, or up to an end. */
export interface Fork {
  readonly steps: Step[];
  readonly ask?: { readonly a: Ref; readonly b: Ref };
  readonly next: Map<Order, Fork>;
  end?: string;
}

const operations = { plus, times, over };

type Draft = { -readonly [K in keyof Fork]: Fork[K] };

export const newFork = (): Fork => ({ steps: [], next: new Map() });

/** Where a figure stands in a text that is to be filled in. */
export const holeOf = (id: number, digits: number): string => `\ue000${id}:${digits}\ue001`;
export const holes = /\ue000(\d+):(\d+)\ue001/;

/**
 * Runs `work` on inputs that write down what becomes of them, and lays the way it took into the tree. Throws
 * `NotRecorded` where a figure was used in a way that cannot be written down.
 */
export function record(
  tree: Fork,
  inputs: readonly Exact[],
  work: (inputs: readonly Exact[]) => string,
): void {
  const way = follow(tree);
  const text = work(inputs.map((value, index) => way.input(index, value)));
  way.end(text);
}

export class NotRecorded extends Error {}

function follow(tree: Fork) {
  let fork: Draft = tree;
  let at = 0;
  let count = 0;
  const values: Exact[] = [];
  const known = new Map<string, Exact>();
  const answers = new Map<string, Order>();
  const ids = new WeakMap<Exact, number>();
  const refOf = (value: Exact): Ref => ids.get(value) ?? value;
  const bare = (value: Exact): Exact => {
    const id = ids.get(value);
    return id === undefined ? value : values[id]!;
  };
  const lost = (what: string): never => {
    throw new NotRecorded(what);
  };
  const add = (step: Step, result: Exact): Exact => {
    const key = keyOf(step);
    const same = known.get(key);
    if (same !== undefined) return same;
    if (at === fork.steps.length) fork.steps.push(step);
    at += 1;
    const value = shadow(by, lost);
    ids.set(value, count);
    values[count] = result;
    count += 1;
    known.set(key, value);
    return value;
  };
  const by: Follower = {
    lost,
    made(op, a, b) {
      const simple = simplified(op, a, b);
      if (simple !== undefined) return simple;
      return add({ op, a: refOf(a), b: refOf(b) }, operations[op](bare(a), bare(b)));
    },
    rounded: (value, step, mode) =>
      add({ op: "round", a: refOf(value), step, mode }, roundTo(bare(value), step, mode)),
    order(a, b) {
      if (a === b) return 0;
      const key = `${refKey(refOf(a))} ${refKey(refOf(b))}`;
      const told = answers.get(key);
      if (told !== undefined) return told;
      const order = compare(bare(a), bare(b));
      answers.set(key, order);
      fork.ask ??= { a: refOf(a), b: refOf(b) };
      const next = fork.next.get(order) ?? newFork();
      fork.next.set(order, next);
      fork = next;
      at = 0;
      return order;
    },
    text: (value, digits) => holeOf(ids.get(value)!, digits),
  };
  return {
    input: (index: number, value: Exact): Exact => add({ op: "input", index }, value),
    end: (text: string): void => {
      fork.end = text;
    },
  };
}

/** A figure whose parts nobody may read: what is worked out from them would not be written down. */
function shadow(by: Follower, lost: (what: string) => never): Exact {
  return {
    by,
    get n(): bigint {
      return lost("numerator");
    },
    get d(): bigint {
      return lost("denominator");
    },
  };
}

const isConstant = (value: Exact, n: bigint): boolean =>
  value.by === undefined && value.n === n && value.d === 1n;

function simplified(op: "plus" | "times" | "over", a: Exact, b: Exact): Exact | undefined {
  if (op === "plus") return isConstant(a, 0n) ? b : isConstant(b, 0n) ? a : undefined;
  if (isConstant(b, 1n)) return a;
  if (op === "over") return a === b ? one : undefined;
  if (isConstant(a, 0n) || isConstant(b, 0n)) return zero;
  return isConstant(a, 1n) ? b : undefined;
}

const refKey = (ref: Ref): string => (typeof ref === "number" ? `#${ref}` : `${ref.n}/${ref.d}`);

function keyOf(step: Step): string {
  if (step.op === "input") return `in ${step.index}`;
  if (step.op === "round")
    return `round ${refKey(step.a)} ${refKey(exact(step.step.n, step.step.d))} ${step.mode}`;
  return `${step.op} ${refKey(step.a)} ${refKey(step.b)}`;
}
