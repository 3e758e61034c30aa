export const none = Number.NEGATIVE_INFINITY;
export const any = Number.POSITIVE_INFINITY;

/** A programme being written: columns and rows in flat lists, as the solver takes them. */
export interface Draft {
  readonly cost: number[];
  readonly lower: number[];
  readonly upper: number[];
  readonly integer: boolean[];
  readonly rowLower: number[];
  readonly rowUpper: number[];
  readonly starts: number[];
  readonly indices: number[];
  readonly values: number[];
  /** The row that counts a host's minutes, by host, where the programme is one week's. */
  readonly minuteRows: Map<number, number>;
  /** Rows of one kind, from the first to before the last: what a thing of that kind is worth is read from their duals. */
  readonly marks: Map<string, readonly [number, number]>;
}

export const emptyDraft = (): Draft => ({
  cost: [],
  lower: [],
  upper: [],
  integer: [],
  rowLower: [],
  rowUpper: [],
  starts: [0],
  indices: [],
  values: [],
  minuteRows: new Map(),
  marks: new Map(),
});

/** Variables that share a coefficient. */
export type Part = readonly [readonly number[], number];

export const variable = (draft: Draft, cost: number, upper: number, integer = false): number => {
  draft.cost.push(cost);
  draft.lower.push(0);
  draft.upper.push(upper);
  draft.integer.push(integer);
  return draft.cost.length - 1;
};

/** A row from flat lists: pairs by the hundred thousand would be the collector's work, not ours. */
export const row = (draft: Draft, lower: number, upper: number, ...parts: readonly Part[]): void => {
  const { indices, values } = draft;
  const before = indices.length;
  for (const [list, coefficient] of parts) {
    for (const i of list) {
      indices.push(i);
      values.push(coefficient);
    }
  }
  if (indices.length === before) return;
  draft.starts.push(indices.length);
  draft.rowLower.push(lower);
  draft.rowUpper.push(upper);
};

/** Notes which rows `write` adds. */
export function marked<T>(draft: Draft, kind: string, write: () => T): T {
  const from = draft.rowLower.length;
  const written = write();
  draft.marks.set(kind, [from, draft.rowLower.length]);
  return written;
}
