import type { Column } from "../../src/plan/columns.ts";
import { conflictsOf } from "../../src/plan/conflict.ts";
import type { PlanProblem } from "../../src/plan/problem.ts";
import type { Solver } from "../../src/plan/solver.ts";
import { emptyState, hold } from "../../src/plan/state.ts";
import { freeHost, openMarket, openProblem } from "./by-hand.ts";

const free = freeHost();
/** Open for four hours of a Monday and a Tuesday. */
export const few = (part = {}) =>
  openMarket({
    audience: [{ days: ["mon", "tue"], from: "18:00", weights: Array(8).fill(1) }],
    min: 1,
    ...part,
  });
/** A host who has her price. */
export const lin = (limits = {}, part = {}) =>
  freeHost({ limits: { ...free.limits, ...limits }, pay: 30, nightPremium: 0.5, ...part });
export const week = { from: "2027-03-22", to: "2027-03-28" };
/** Conflicts as text: market, weeks, what is asked, and the ways with steps, minutes and cost. */
export const conflictTexts = (
  solver: Solver,
  part: Partial<PlanProblem>,
  held: readonly Column[] = [],
): string[] => {
  const p = openProblem({ window: week, ...part });
  const state = emptyState(p);
  for (const one of held) hold(state, { column: one, studio: -1 });
  const name = (r: object): string => Object.values(r).join(" ");
  return conflictsOf(p, state, solver).map(
    ({ market, weeks, requirements, ways }) =>
      `${market} ${weeks}: ${requirements.map(name).join(", ")} | ${ways
        .map(
          ({ ease, steps, minutes, cost }) =>
            `${name(ease)} ${steps}×${minutes}${cost === undefined ? "" : ` for ${cost}`}`,
        )
        .join(", ")}`,
  );
};
