import type { Column } from "./columns.ts";
import { type Draft, none, row } from "./draft.ts";

export interface Indexed {
  readonly column: Column;
  readonly i: number;
}

export function groupBy<T, K>(list: readonly T[], key: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of list) {
    const k = key(item);
    const group = groups.get(k);
    if (group) group.push(item);
    else groups.set(k, [item]);
  }
  return groups;
}

export interface Span {
  readonly from: number;
  readonly to: number;
  readonly i: number;
  /** Left out: 1. */
  readonly weight?: -1;
}

/** For each maximal set of spans that share an instant, a row: at most `capacity` of them. */
export function cliqueRows(draft: Draft, spans: readonly Span[], capacity: number): void {
  const sorted = [...spans].sort((a, b) => a.from - b.from);
  let open: Span[] = [];
  let grown = false;
  const flush = (): void => {
    const counted = open.filter((s) => s.weight === undefined).map((s) => s.i);
    const less = open.filter((s) => s.weight === -1).map((s) => s.i);
    if (grown && counted.length > capacity) row(draft, none, capacity, [counted, 1], [less, -1]);
    grown = false;
  };
  for (const span of sorted) {
    if (open.some((s) => s.to <= span.from)) {
      flush();
      open = open.filter((s) => s.to > span.from);
    }
    open.push(span);
    grown = true;
  }
  flush();
}
