import { describe, expect, it } from "vitest";
import { gainOf, streamObjective } from "../../src/plan/penalty.ts";
import type { PlanProblem } from "../../src/plan/problem.ts";
import { emptyState, hold } from "../../src/plan/state.ts";
import { holdThose, part, worth } from "../../src/plan/worth.ts";
import { day, holding, limited, openMarket, openProblem, weightsOf } from "./by-hand.ts";

describe("what one stream more is worth", () => {
  const weights = weightsOf({
    belowMin: 1000,
    belowTarget: 100,
    overTarget: 10,
    fatigueHour1: 6,
    fatigueHour2: 30,
  });
  const p = openProblem({
    markets: [openMarket({ min: 1, target: 2, max: 9 }), openMarket({ id: "DE" })],
    ...limited({ perWeek: 240 }),
    weights,
  });
  it.each([
    [[], 1200],
    [["08:00"], 200],
    [["08:00", "10:00"], 100 - 10 - 6],
    [["08:00", "10:00", "12:00"], 100 - 10 - 1.2 - 24],
  ])("beside %j: %d", (held, gain) => {
    const state = holding(
      p,
      held.map((c) => day(c)),
    );
    const one = day("20:00");
    expect(gainOf(p, state, one)).toBeCloseTo(gain, 9);
    const before = streamObjective(p, state);
    hold(state, { column: one, studio: -1 });
    expect(streamObjective(p, state) - before).toBeCloseTo(gain, 9);
  });

  it("and all of them: what they bring less what each week lacks", () => {
    expect(streamObjective(p, emptyState(p))).toBe(-2 * 1200);
    const state = holding(p, [day("08:00", { value: 7 }), day("10:00", { market: 1, value: 20 })]);
    expect(streamObjective(p, state)).toBe(27 - 100 - 1200 - 10);
  });

  it("with products and pins", () => {
    const products = [{ sku: "A", markets: ["GB"], minAppearances: 2, priority: 1 }];
    const pin = day("08:00");
    const costs = openProblem({ products, weights: weightsOf({ productShort: 7, move: 50 }) });
    const state = holding(costs, [pin]);
    expect(worth(costs, state, new Set())).toBe(100 - 7);
    const pins = Array(3).fill({}) as PlanProblem["pins"];
    expect(worth({ ...costs, pins }, state, new Set([pin]))).toBe(100 - 7);
    expect(worth({ ...costs, pins, keep: 0 }, state, new Set([pin]))).toBe(100 - 7 - 100);
    expect(worth({ ...costs, pins, keep: 0 }, state, new Set())).toBe(100 - 7 - 150);
  });
});

it("streams are held as far as they fit, the earliest first", () => {
  const p = openProblem({ markets: [openMarket({ minGap: 120 })] });
  const [ten, eleven, twelve] = ["10:00", "11:00", "12:00"].map((c) => day(c));
  const state = emptyState(p);
  holdThose(p, state, [twelve!, eleven!, ten!]);
  expect([...state.all].map((placed) => placed.column)).toEqual([ten, twelve]);
  const late = part(p, state, (c) => c === twelve);
  expect([...late.all].map((placed) => placed.column)).toEqual([twelve]);
  expect(late.byMarket).toEqual([[...late.all]]);
  expect([...state.all]).toHaveLength(2);
});
