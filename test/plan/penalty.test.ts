import { expect, test } from "vitest";
import { fatigue, marketPenalty, weekCount } from "../../src/plan/penalty.ts";
import type { PlanHost, PlanMarket, PlanProblem, PlanWeights } from "../../src/plan/problem.ts";

const weights = {
  belowMin: 1000,
  belowTarget: 100,
  overTarget: 10,
  fatigueHour1: 3,
  fatigueHour2: 7,
} as PlanWeights;

test.each([
  [0, 2300],
  [1, 1200],
  [2, 100],
  [3, 0],
  [5, 20],
])("%i streams where 2 must be and 3 should: %i", (n, cost) => {
  expect(marketPenalty(weights, { min: 2, target: 3 } as PlanMarket, n)).toBe(cost);
});

/** 20 hours a week: free up to 10, then 6 hours at the first rate, then the second. */
test.each([
  [0, 0],
  [10, 0],
  [11, 3],
  [16, 18],
  [17, 25],
  [20, 46],
])("%i hours of 20 cost %i", (hours, cost) => {
  const host = { limits: { perWeek: 20 * 60 } } as PlanHost;
  expect(fatigue(weights, host, hours * 60)).toBeCloseTo(cost, 9);
});

test("nobody tires without a weekly limit", () => {
  expect(fatigue(weights, { limits: {} } as PlanHost, 6000)).toBe(0);
});

test.each([
  ["2027-01-04", "2027-01-04", 1],
  ["2027-01-04", "2027-01-10", 1],
  ["2027-01-04", "2027-01-11", 2],
  ["2027-03-22", "2027-04-04", 2],
  ["2027-01-04", "2027-01-31", 4],
])("%s to %s has %i weeks", (from, to, weeks) => {
  expect(weekCount({ window: { from, to } } as PlanProblem)).toBe(weeks);
});
