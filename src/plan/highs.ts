import type { Linear, Solved, SolveOptions, Solver } from "./solver.ts";

/** HiGHS's word for a primal solution that keeps every row and bound. */
const feasiblePoint = 2;

let loading: Promise<Solver> | undefined;

/**
 * HiGHS as WebAssembly; loaded only when a plan is made, and once. Called early it is compiled while files are read; with
 * `compiled`, a module that somebody kept, it need not be.
 */
export function loadHighs(compiled: () => object | undefined = () => undefined): Promise<Solver> {
  loading ??= load(compiled());
  return loading;
}

type Start = (options: object) => ReturnType<typeof import("highs").default>;
type Instance = new (module: object, imports: object) => object;

async function load(compiled: object | undefined): Promise<Solver> {
  const module = await import("highs");
  // The package's types describe its CommonJS form, its module form exports the loader as default.
  const start = (module as unknown as { default: Start }).default;
  const { Instance } = (globalThis as unknown as { WebAssembly: { Instance: Instance } }).WebAssembly;
  const instantiateWasm = (imports: object, done: (made: object) => void): object => {
    done(new Instance(compiled!, imports));
    return {};
  };
  const highs = await start(compiled === undefined ? {} : { instantiateWasm });
  type Highs = typeof highs;

  const solve = (linear: Linear, options: SolveOptions): Solved | undefined => {
    const model = highs.createModel(dataOf(highs, linear, options.relax));
    try {
      model.options.set({
        output_flag: false,
        random_seed: 1,
        // A relaxation is so nearly solved by its first pivots that simplifying it takes three times as long.
        ...(options.relax ? { presolve: "off" } : {}),
        // A plan is found at once here; these only cost the time to compile them.
        mip_detect_symmetry: false,
        mip_heuristic_run_feasibility_jump: false,
        mip_heuristic_run_zi_round: false,
        mip_heuristic_run_shifting: false,
        mip_rel_gap: options.gap,
        mip_max_nodes: options.nodes,
        ...(options.timeLimit === undefined ? {} : { time_limit: options.timeLimit }),
      });
      model.run();
      const objective = model.getObjectiveValue();
      const { colValue, colDual, rowDual } = model.getSolution();
      const integral = !options.relax && linear.integer.some(Boolean);
      const bound = integral ? Number(model.info.get("mip_dual_bound")) : objective;
      const finished = model.getModelStatus() === highs.constants.modelStatus.optimal;
      // A relaxation cut short bounds nothing, and without an incumbent there is no plan in it.
      const feasible = Number(model.info.get("primal_solution_status")) === feasiblePoint;
      if (!feasible || !Number.isFinite(objective) || (!finished && !integral)) return undefined;
      return {
        objective,
        bound,
        values: colValue,
        ...(integral ? {} : { duals: colDual, rowDuals: rowDual }),
      };
    } finally {
      model.dispose();
    }
  };

  const dataOf = (h: Highs, linear: Linear, relax: boolean) => {
    const size = { numRows: linear.rowLower.length, numCols: linear.cost.length };
    const { starts, indices, values } = linear;
    const { maximize } = h.constants.objectiveSense;
    return {
      ...size,
      sense: maximize,
      colCost: linear.cost,
      colLower: linear.lower,
      colUpper: linear.upper,
      rowLower: linear.rowLower,
      rowUpper: linear.rowUpper,
      matrix: { format: "csr" as const, ...size, starts, indices, values },
      ...(relax ? {} : { integrality: linear.integer.map((whole) => (whole ? (1 as const) : (0 as const))) }),
    };
  };

  return (linear, options) => {
    try {
      return solve(linear, options);
    } catch {
      // The WebAssembly heap ends at 2 GB; a plan without this solver's help is still a plan.
      return undefined;
    }
  };
}
