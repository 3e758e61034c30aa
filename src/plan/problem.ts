import type { AudienceWindow, DayEffect, Weekday } from "../model/calendar.ts";
import type { PlannedStream } from "../model/plan-result.ts";

/** The scheduling problem, resolved: every default filled in, durations in minutes, money in the launch's currency. */
export interface PlanProblem {
  /** What UIDs are built from; keep it across re-plans. */
  readonly campaign: string;
  readonly currency: string;
  readonly window: { readonly from: string; readonly to: string };
  /** Minutes between possible starts, 15 or 30. */
  readonly resolution: 15 | 30;
  readonly markets: readonly PlanMarket[];
  readonly hosts: readonly PlanHost[];
  /** Empty: every host has a studio of her own. */
  readonly studios: readonly PlanStudio[];
  readonly products: readonly PlanProduct[];
  readonly weights: PlanWeights;
  readonly pins: readonly PlannedStream[];
  /** Share of the pins, in per cent, that must stand; left out: all that still can. */
  readonly keep?: number;
  /** Rounds of improvement after the first plan. */
  readonly rounds: number;
  readonly seed: number;
  /** The gap that is good enough, such as 0.01. */
  readonly maxGap: number;
  /** Seconds for the solver; only where the user asks. */
  readonly timeLimit?: number;
}

export interface PlanMarket {
  readonly id: string;
  readonly zone: string;
  readonly languages: readonly string[];
  readonly audience: readonly AudienceWindow[];
  readonly effects: readonly DayEffect[];
  readonly min: number;
  readonly target: number;
  readonly max: number;
  readonly duration: number;
  readonly minGap: number;
  readonly productsPerStream: number;
  /** Money per half hour at weight 1. */
  readonly value: number;
  /** Hosts without the market's permit, by id: they cannot take it. */
  readonly barredHosts: readonly string[];
}

export interface Hours {
  readonly days: readonly Weekday[];
  readonly from: string;
  readonly to: string;
}

export interface PlanHost {
  readonly id: string;
  readonly zone: string;
  readonly site?: string;
  readonly languages: Readonly<Record<string, number>>;
  /** Left out: always. */
  readonly available?: readonly Hours[];
  readonly off: readonly { readonly from: string; readonly to: string }[];
  readonly sleep: { readonly from: string; readonly to: string };
  readonly limits: {
    /** Minutes; left out: no limit. */
    readonly perDay?: number;
    readonly perWeek?: number;
    readonly rest: number;
    readonly shiftSpan: number;
    readonly break: number;
    readonly nightsPerWeek: number;
  };
  readonly pay: number;
  /** A ratio: 0.25 for 25 %. */
  readonly nightPremium: number;
}

export interface PlanStudio {
  readonly id: string;
  readonly site?: string;
  readonly turnaround: number;
  readonly markets?: readonly string[];
}

export interface PlanProduct {
  readonly sku: string;
  /** Markets in which it may be shown. */
  readonly markets: readonly string[];
  /** Markets that a gate keeps it out of. */
  readonly gated?: readonly string[];
  readonly minAppearances: number;
  readonly priority: number;
  /** First local day in a market on which it can be shown. */
  readonly from?: string;
}

export interface PlanWeights {
  readonly belowMin: number;
  readonly belowTarget: number;
  readonly overTarget: number;
  readonly productShort: number;
  readonly fatigueHour1: number;
  readonly fatigueHour2: number;
  readonly fatigueNightHour: number;
  readonly move: number;
}

export const defaultWeights: PlanWeights = {
  belowMin: 5000,
  belowTarget: 150,
  overTarget: 120,
  productShort: 80,
  fatigueHour1: 8,
  fatigueHour2: 20,
  fatigueNightHour: 15,
  move: 50,
};

export const noWeights: PlanProblem["weights"] = {
  belowMin: 0,
  belowTarget: 0,
  overTarget: 0,
  productShort: 0,
  fatigueHour1: 0,
  fatigueHour2: 0,
  fatigueNightHour: 0,
  move: 0,
};
