import { describe, expect, it } from "vitest";
import type { PlannedStream } from "../../src/model/plan-result.ts";
import type { PlanProblem } from "../../src/plan/problem.ts";
import { verify } from "../../src/plan/verify.ts";
import { freeHost, openMarket, openProblem, stream, weightsOf } from "./by-hand.ts";

const free = freeHost();
const limited = (limits: Partial<typeof free.limits>): Partial<PlanProblem> => ({
  hosts: [freeHost({ limits: { ...free.limits, ...limits } })],
});

describe("the objective", () => {
  const worth = (part: Partial<PlanProblem>, streams: PlannedStream[]): number =>
    verify(openProblem(part), streams).objective;
  const noon = (d: string, part: Partial<PlannedStream> = {}) => stream(`2027-03-${d}T12:00:00Z`, part);
  const gb = (part: Parameters<typeof openMarket>[0]) => ({ markets: [openMarket(part)] });
  const lin = (part: Parameters<typeof freeHost>[0]) => ({ hosts: [freeHost(part)] });
  const w = weightsOf;
  const product = { sku: "A", markets: ["GB"], minAppearances: 3, priority: 1 };
  it.each([
    ["no stream", {}, [], 0],
    ["an hour at weight 1 is two half hours", {}, [noon("23")], 200],
    ["of a host who speaks half as well", lin({ languages: { en: 0.5, ja: 1 } }), [noon("23")], 100],
    [
      "who speaks two of its languages",
      { ...gb({ languages: ["en", "fr"] }), ...lin({ languages: { fr: 0.75, en: 0.5 } }) },
      [noon("23")],
      150,
    ],
    ["less her pay", lin({ pay: 30 }), [noon("23")], 170],
    [
      "an hour and a half",
      { ...gb({ duration: 90 }), ...lin({ pay: 30 }) },
      [noon("23", { end: "2027-03-23T13:30:00Z" })],
      255,
    ],
    ["at night with its premium", lin({ pay: 30, nightPremium: 0.5 }), [stream("2027-03-23T22:30:00Z")], 163],
    [
      "and what it tires",
      { ...lin({ pay: 30 }), weights: w({ fatigueNightHour: 15 }) },
      [stream("2027-03-23T23:00:00Z")],
      155,
    ],
    ["rounds halves up", gb({ value: 100.25 }), [noon("23")], 201],
    ["and less than a half down", gb({ value: 100.2 }), [noon("23")], 200],
    ["stream by stream", gb({ value: 100.2 }), [noon("23"), noon("24"), noon("25")], 600],
    [
      "below min, week by week",
      { ...gb({ min: 2 }), weights: w({ belowMin: 1000 }) },
      [noon("23"), noon("24"), noon("25")],
      600 - 2000,
    ],
    ["below target", { ...gb({ target: 2 }), weights: w({ belowTarget: 100 }) }, [noon("23")], 200 - 300],
    [
      "over target",
      { ...gb({ target: 1 }), weights: w({ overTarget: 10 }) },
      ["22", "23", "24", "28", "29"].map((d) => noon(d)),
      1000 - 30,
    ],
    [
      "over target in a launch of one week",
      {
        window: { from: "2027-03-22", to: "2027-03-28" },
        ...gb({ target: 1 }),
        weights: w({ overTarget: 10 }),
      },
      [noon("23"), noon("24")],
      400 - 10,
    ],
    [
      "on the target of every market",
      {
        markets: [openMarket({ target: 1 }), openMarket({ id: "DE", target: 1 })],
        weights: w({ belowTarget: 10, overTarget: 10 }),
      },
      [noon("23"), noon("29")],
      400 - 20,
    ],
    [
      "weeks of eight days are two",
      { window: { from: "2027-03-22", to: "2027-03-29" }, ...gb({ min: 1 }), weights: w({ belowMin: 10 }) },
      [],
      -20,
    ],
    [
      "of seven days one",
      { window: { from: "2027-03-22", to: "2027-03-28" }, ...gb({ min: 1 }), weights: w({ belowMin: 10 }) },
      [],
      -10,
    ],
    // 10 hours a week: free up to 5, then three at the first rate, then the second.
    [
      "no fatigue of half a week",
      { ...limited({ perWeek: 240 }), weights: w({ fatigueHour1: 10, fatigueHour2: 100 }) },
      [noon("23"), noon("24")],
      400,
    ],
    [
      "then at the first rate",
      { ...limited({ perWeek: 120 }), weights: w({ fatigueHour1: 10, fatigueHour2: 100 }) },
      [noon("23"), noon("24")],
      400 - 0.6 * 10 - 0.4 * 100,
    ],
    [
      "by the week",
      { ...limited({ perWeek: 120 }), weights: w({ fatigueHour1: 10, fatigueHour2: 100 }) },
      [noon("28"), noon("29")],
      400,
    ],
    [
      "none without a limit",
      { weights: w({ fatigueHour1: 10, fatigueHour2: 100 }) },
      [noon("23"), noon("24")],
      400,
    ],
    [
      "each host by herself",
      {
        hosts: [
          limited({ perWeek: 120 }).hosts![0]!,
          freeHost({ id: "mia", limits: { ...free.limits, perWeek: 120 } }),
        ],
        weights: w({ fatigueHour1: 10, fatigueHour2: 100 }),
      },
      [noon("23"), noon("24", { host: "mia" })],
      400,
    ],
    [
      "a product too rarely shown",
      { products: [product], weights: w({ productShort: 7 }) },
      [noon("23", { products: ["A"] }), noon("24")],
      400 - 14,
    ],
    [
      "often enough",
      { products: [{ ...product, minAppearances: 1 }], weights: w({ productShort: 7 }) },
      ["23", "24"].map((d) => noon(d, { products: ["A"] })),
      400,
    ],
    [
      "pins that moved",
      { keep: 0, pins: [noon("22"), noon("23")], weights: w({ move: 50 }) },
      [noon("23")],
      200 - 50,
    ],
    [
      "pins that moved among others that stand",
      { keep: 0, pins: ["22", "23", "24"].map((d) => noon(d)), weights: w({ move: 50 }) },
      [noon("23"), noon("25")],
      400 - 100,
    ],
    [
      "pins count only with a share to keep",
      { pins: [noon("22"), noon("23")], weights: w({ move: 50 }) },
      [noon("23")],
      200,
    ],
    ["without the dust of fractions", { products: [product], weights: w({ productShort: 0.1 }) }, [], -0.3],
  ] as [string, Partial<PlanProblem>, PlannedStream[], number][])("%s", (_, part, streams, value) => {
    expect(worth(part, streams)).toBe(value);
  });
});
