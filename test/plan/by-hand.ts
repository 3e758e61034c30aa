import type { PlannedStream } from "../../src/model/plan-result.ts";
import { dayNumber } from "../../src/model/zone.ts";
import type { Column } from "../../src/plan/columns.ts";
import { noWeights, type PlanHost, type PlanMarket, type PlanProblem } from "../../src/plan/problem.ts";
import { emptyState, hold, type State } from "../../src/plan/state.ts";
import { host, market, problem } from "./instance.ts";

/** Minutes of UTC. */
export const at = (iso: string): number => Date.parse(iso) / 60_000;

/** Monday, the first day of the window of `problem()`. */
const monday = dayNumber("2027-03-22");

/** A stream of an hour from an instant, its days those of UTC, its weeks counted from 2027-03-22. */
export function column(utc: string, part: Partial<Column> = {}): Column {
  const start = at(utc);
  const day = Math.floor(start / 1440);
  const week = Math.floor((day - monday) / 7);
  return {
    market: 0,
    host: 0,
    start,
    end: start + 60,
    language: "en",
    value: 100,
    marketDay: day,
    marketWeek: week,
    hostDay: day,
    hostWeek: week,
    nightMinutes: 0,
    ...part,
  };
}

/** A stream of a result, an hour from an instant, for GB by lin. */
export function stream(utc: string, part: Partial<PlannedStream> = {}): PlannedStream {
  return {
    id: `x-${utc}`,
    market: "GB",
    host: "lin",
    language: "en",
    start: utc,
    end: new Date(Date.parse(utc) + 3_600_000).toISOString(),
    hostStart: utc,
    utc,
    products: [],
    value: 0,
    pinned: false,
    slot: "GB-01",
    uid: "u",
    sequence: 0,
    why: [],
    ...part,
  };
}

/** A market that is open at all hours of UTC and asks for nothing. */
export const openMarket = (part: Partial<PlanMarket> = {}): PlanMarket =>
  market({
    zone: "Atlantic/Reykjavik",
    audience: [
      {
        days: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
        from: "00:00",
        weights: Array(48).fill(1),
      },
    ],
    target: 0,
    max: 9,
    minGap: 0,
    value: 100,
    ...part,
  });

/** A host by UTC whom nothing limits and who costs nothing. */
export const freeHost = (part: Partial<PlanHost> = {}): PlanHost =>
  host({
    zone: "Atlantic/Reykjavik",
    languages: { en: 1 },
    sleep: { from: "00:00", to: "00:00" },
    limits: { rest: 0, shiftSpan: 1440, break: 0, nightsPerWeek: 9 },
    pay: 0,
    nightPremium: 0,
    ...part,
  });

/** A launch in which nothing forbids or costs anything, but for what a test adds. */
export const openProblem = (part: Partial<PlanProblem> = {}): PlanProblem =>
  problem({ markets: [openMarket()], hosts: [freeHost()], products: [], weights: noWeights, ...part });

/** Weights that are nought but for these. */
export const weightsOf = (part: Partial<PlanProblem["weights"]>): PlanProblem["weights"] => ({
  ...noWeights,
  ...part,
});

/** A stream of an hour on the Tuesday. */
export const day = (clock: string, part: Partial<Column> = {}): Column =>
  column(`2027-03-23T${clock}Z`, part);

/** The state with these streams held, each in the first studio if there are any. */
export function holding(p: PlanProblem, columns: readonly Column[]): State {
  const state = emptyState(p);
  for (const one of columns) hold(state, { column: one, studio: p.studios.length === 0 ? -1 : 0 });
  return state;
}

/** lin with other limits, and mia with none. */
export const limited = (limits: Partial<PlanHost["limits"]>): Partial<PlanProblem> => ({
  hosts: [freeHost({ limits: { ...freeHost().limits, ...limits } }), freeHost({ id: "mia" })],
});

/** Two markets and two hosts in which all that a plan may cost or lack has its price. */
export const smallLaunch = openProblem({
  weights: weightsOf({
    belowMin: 300,
    belowTarget: 40,
    overTarget: 30,
    productShort: 60,
    fatigueHour1: 10,
    fatigueHour2: 40,
    move: 35,
  }),
  markets: [
    openMarket({ min: 1, target: 2, max: 3, minGap: 120, productsPerStream: 1 }),
    openMarket({ id: "DE", target: 1, max: 2 }),
  ],
  hosts: [
    freeHost({ limits: { ...freeHost().limits, perWeek: 180, break: 30, nightsPerWeek: 1 } }),
    freeHost({ id: "mia", limits: { ...freeHost().limits, rest: 240, shiftSpan: 120 } }),
  ],
  products: [{ sku: "A", markets: ["GB"], minAppearances: 2, priority: 1 }],
  rounds: 3,
});
