/** A linear or mixed-integer programme: maximise cost · x with every row and column between its bounds. */
export interface Linear {
  readonly cost: readonly number[];
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  readonly integer: readonly boolean[];
  readonly rowLower: readonly number[];
  readonly rowUpper: readonly number[];
  /** Row by row: where each begins in `indices` and `values`, with one more for the end. */
  readonly starts: readonly number[];
  readonly indices: readonly number[];
  readonly values: readonly number[];
}

export interface Solved {
  readonly objective: number;
  /** Proven: nothing feasible is worth more. */
  readonly bound: number;
  readonly values: ArrayLike<number>;
  /** Reduced costs, of a linear programme only. */
  readonly duals?: ArrayLike<number>;
  /** What a row's bound is worth at the margin, of a linear programme only. */
  readonly rowDuals?: ArrayLike<number>;
}

export interface SolveOptions {
  /** Leave integrality out. */
  readonly relax: boolean;
  readonly gap: number;
  readonly nodes: number;
  /** Seconds; with it the result may depend on the machine. */
  readonly timeLimit?: number;
}

/** The narrow door to whatever solves programmes; undefined when it gave up. */
export type Solver = (linear: Linear, options: SolveOptions) => Solved | undefined;

/** Weeks often repeat to the last number: a programme solved before is not solved again. */
export function remembering(solver: Solver): Solver {
  const known: {
    readonly linear: Linear;
    readonly options: SolveOptions;
    readonly solved: Solved | undefined;
  }[] = [];
  return (linear, options) => {
    const same = known.find((k) => k.options.relax === options.relax && isSame(k.linear, linear));
    if (same !== undefined) return same.solved;
    const solved = solver(linear, options);
    known.unshift({ linear, options, solved });
    known.splice(remembered);
    return solved;
  };
}

/** Programmes of a long launch are large: only the last few are kept. */
const remembered = 2;

const parts = [
  "cost",
  "lower",
  "upper",
  "integer",
  "rowLower",
  "rowUpper",
  "starts",
  "indices",
  "values",
] as const;

const isSame = (a: Linear, b: Linear): boolean =>
  parts.every((part) => {
    const [one, other] = [a[part], b[part]];
    return one.length === other.length && one.every((value, i) => value === other[i]);
  });
