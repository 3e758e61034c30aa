import type { PlanResult, Unmet } from "../model/plan-result.ts";
import type { Step } from "../model/step.ts";
import { dayNumber } from "../model/zone.ts";
import { changesOf } from "./changes.ts";
import { type Column, columnsOf } from "./columns.ts";
import { type Conflict, conflictsOf } from "./conflict.ts";
import { conflictTexts } from "./conflict-words.ts";
import { deal, shortage } from "./deal.ts";
import { hostTotals } from "./host-totals.ts";
import { optimise } from "./optimise.ts";
import { streamObjective } from "./penalty.ts";
import type { PlanProblem } from "./problem.ts";
import { type ProductConflict, productConflictsOf } from "./product-conflict.ts";
import type { Solver } from "./solver.ts";
import type { Placed, State } from "./state.ts";
import { numberStreams } from "./streams.ts";
import { type PlanWords, unmetMarkets, unmetProducts } from "./unmet.ts";
import { type Wanted, wantedOf } from "./wanted.ts";

/** A plan without what only the caller knows (head, excluded products). */
export type PlanOutcome = Pick<
  PlanResult,
  | "status"
  | "objective"
  | "bound"
  | "gap"
  | "streams"
  | "unmet"
  | "hosts"
  | "conflicts"
  | "wanted"
  | "dropped"
  | "changes"
>;

const tolerance = 1e-6;

/** The streams chosen and all that explains them, before any word is said. */
export interface Schedule {
  readonly problem: PlanProblem;
  readonly columns: readonly Column[];
  readonly pinned: readonly (Column | undefined)[];
  readonly state: State;
  readonly bound: number;
  readonly wanted: readonly Wanted[];
  readonly conflicts: readonly Conflict[];
  readonly productConflicts: readonly ProductConflict[];
}

/**
 * The best schedule found, and a proven bound on what any schedule can reach. Same problem, same plan. Without a solver
 * the plan is built and improved by search alone, and the bound is coarser.
 */
export function schedule(
  problem: PlanProblem,
  solver?: Solver,
  step?: Step,
  columns: readonly Column[] = columnsOf(problem),
): Schedule {
  const pinned = columnsOfPins(problem, columns);
  const stand = pinned.filter((column) => column !== undefined);
  const found = optimise(problem, columns, stand, solver, step);
  const wanted = wantedOf(problem, found, columns, new Set(stand), solver);
  const made = { problem, columns, pinned, state: found.state, bound: found.bound, wanted };
  if (solver === undefined) return { ...made, conflicts: [], productConflicts: [] };
  const held = [...found.state.all].map((p) => p.column);
  return {
    ...made,
    conflicts: conflictsOf(problem, found.state, solver),
    productConflicts: productConflictsOf(problem, held, deal(problem, held).appearances, solver),
  };
}

/** A schedule as results show it, its reasons in words. */
export function describe(
  { problem, columns, pinned, state, bound: proven, wanted, conflicts, productConflicts }: Schedule,
  words: PlanWords,
): PlanOutcome {
  const held = [...state.all].sort(
    (a, b) => a.column.start - b.column.start || a.column.market - b.column.market,
  );
  const { shown, appearances } = deal(
    problem,
    held.map((p) => p.column),
  );
  const moved = problem.pins.length - held.filter((p) => pinned.includes(p.column)).length;
  const moves = problem.keep === undefined ? 0 : problem.weights.move * moved;
  const objective = tidy(streamObjective(problem, state) - shortage(problem, appearances) - moves);
  const bound = Math.max(tidy(proven), objective);
  const gap = gapOf(bound, objective);
  const { streams, dropped } = numberStreams(problem, held, shown);
  const kept = problem.pins.length === 0 ? 1 : 1 - moved / problem.pins.length;
  const infeasible = problem.keep !== undefined && kept * 100 < problem.keep;
  return {
    status: infeasible ? "infeasible" : statusOf(gap, problem.maxGap),
    objective,
    bound,
    gap,
    streams,
    ...(dropped.length === 0 ? {} : { dropped }),
    unmet: [
      ...unmetPins(problem, pinned, held, words),
      ...unmetMarkets(problem, columns, state, words),
      ...unmetProducts(problem, held, appearances, words),
    ],
    ...(conflicts.length + productConflicts.length === 0
      ? {}
      : { conflicts: conflictTexts(problem, conflicts, productConflicts, words) }),
    hosts: hostTotals(problem, state),
    wanted: wanted.map((item) => ({
      what: wantedText(item, words),
      value: item.value,
      ...(item.atMost === undefined ? {} : { atMost: item.atMost }),
    })),
    ...(problem.pins.length === 0 ? {} : { changes: changesOf(problem, pinned, streams, dropped, words) }),
  };
}

export const plan = (problem: PlanProblem, words: PlanWords, solver?: Solver): PlanOutcome =>
  describe(schedule(problem, solver), words);

const wantedText = (wanted: Wanted, { say }: PlanWords): string =>
  wanted.kind === "host"
    ? say("plan.wanted-host", { language: wanted.language, zone: wanted.zone })
    : say("plan.wanted-studio", { site: wanted.site });

/** Sums of decimal weights without the dust of binary fractions. */
const tidy = (value: number): number => Math.round(value * 1e6) / 1e6;

const gapOf = (bound: number, objective: number): number =>
  Math.max(0, (bound - objective) / Math.max(1, Math.abs(objective)));

function statusOf(gap: number, maxGap: number): PlanResult["status"] {
  if (gap <= tolerance) return "optimal";
  return gap <= maxGap ? "within-gap" : "feasible";
}

/** The column that each pinned stream is; undefined where it breaks a rule that concerns it alone. */
function columnsOfPins({ markets, hosts, pins }: PlanProblem, columns: readonly Column[]) {
  if (pins.length === 0) return [];
  const keyed = new Map(
    columns.map((c) => [`${c.start} ${markets[c.market]!.id} ${hosts[c.host]!.id}`, c] as const),
  );
  return pins.map(({ utc, market, host }) => keyed.get(`${Date.parse(utc) / 60_000} ${market} ${host}`));
}

function unmetPins(
  problem: PlanProblem,
  pinned: readonly (Column | undefined)[],
  held: readonly Placed[],
  words: PlanWords,
): Unmet[] {
  return problem.pins.flatMap((pin, index) => {
    const column = pinned[index];
    if (column !== undefined && held.some((p) => p.column === column)) return [];
    const first = dayNumber(problem.window.from);
    const week = Math.floor((dayNumber(pin.start.slice(0, 10)) - first) / 7);
    return [
      {
        kind: "pin",
        market: pin.market,
        week: words.weekOf(week),
        stream: pin.id,
        wanted: 1,
        got: 0,
        why: words.say(column === undefined ? "plan.pin-breaks-rule" : "plan.pin-collides", {
          stream: pin.id,
        }),
        relax: [],
      },
    ];
  });
}
