import { beforeAll, describe, expect, it } from "vitest";
import type { Column } from "../../src/plan/columns.ts";
import { loadHighs } from "../../src/plan/highs.ts";
import { weekModel } from "../../src/plan/model.ts";
import { fatigue, marketPenalty } from "../../src/plan/penalty.ts";
import type { Solver } from "../../src/plan/solver.ts";
import { column, freeHost, openMarket, openProblem, weightsOf } from "./by-hand.ts";
import { choices, says } from "./choices.ts";

let solver: Solver;
beforeAll(async () => {
  solver = await loadHighs();
});
const on = (date: string, part: Partial<Column> = {}): Column => column(`2027-${date}T12:00Z`, part);
const free = freeHost();

describe("a week alone", () => {
  const weights = weightsOf({ belowTarget: 70, fatigueHour1: 6, fatigueHour2: 30 });
  const markets = [openMarket({ target: 2 })];
  const columns = [on("03-29", { hostWeek: 0 }), on("03-30"), on("03-31"), on("04-01", { hostWeek: 2 })];

  it.each([
    ["with a limit by day", { perWeek: 120, perDay: 30 * 60 }, 120],
    ["of which two days of neighbours take no more than two days' hours", { perWeek: 600, perDay: 60 }, 120],
    ["without one", { perWeek: 120 }, 120],
  ])("pays for the host's minutes of other weeks, and is paid for its own: %s", (_, limits, most) => {
    const host = freeHost({ limits: { ...free.limits, ...limits } });
    const p = openProblem({ markets, hosts: [host], weights });
    for (const price of [0, 0.05, 0.3, 2]) {
      const model = weekModel(p, columns, 1, { bonus: [25], minute: [price] });
      for (const chosen of choices(columns)) {
        const minutes = (week: number): number => 60 * chosen.filter((c) => c.hostWeek === week).length;
        const rest = Math.min(most, limits.perWeek - minutes(1));
        const sold = [...Array(rest + 1).keys()].map(
          (m) => price * m - fatigue(weights, host, minutes(1) + m),
        );
        const value =
          125 * chosen.length -
          marketPenalty(weights, markets[0]!, chosen.length) +
          Math.max(...sold) -
          price * minutes(0) -
          fatigue(weights, host, minutes(2));
        const possible = rest >= 0 && [0, 2].every((week) => minutes(week) <= limits.perWeek);
        const said = says(solver, model, columns, chosen);
        if (possible) expect(said).toBeCloseTo(value, 6);
        else expect(said).toBeUndefined();
      }
    }
  });

  it("notes the row that counts a host's minutes", () => {
    const host = freeHost({ limits: { ...free.limits, perWeek: 120 } });
    const model = weekModel(openProblem({ markets, hosts: [host], weights }), columns, 1, {
      bonus: [0],
      minute: [],
    });
    const row = model.minuteRows.get(0)!;
    const terms = model.indices.slice(model.starts[row], model.starts[row + 1]);
    expect(terms.filter((i) => i < columns.length)).toEqual([1, 2]);
    expect([model.rowLower[row], model.rowUpper[row]]).toEqual([0, 0]);
  });
});
