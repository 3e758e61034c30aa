import { beforeAll, describe, expect, it } from "vitest";
import type { Column } from "../../src/plan/columns.ts";
import { loadHighs } from "../../src/plan/highs.ts";
import { type Keep, modelOf, standing } from "../../src/plan/model.ts";
import type { PlanProblem } from "../../src/plan/problem.ts";
import type { Solver } from "../../src/plan/solver.ts";
import { worth } from "../../src/plan/worth.ts";
import { column, freeHost, openMarket, openProblem, weightsOf } from "./by-hand.ts";
import { choices, says, together } from "./choices.ts";

let solver: Solver;
beforeAll(async () => {
  solver = await loadHighs();
});

const day = (clock: string, part: Partial<Column> = {}): Column => column(`2027-03-23T${clock}Z`, part);
const long = (one: Column, minutes = 90): Column => ({ ...one, end: one.start + minutes });
const on = (date: string, part: Partial<Column> = {}): Column => column(`2027-${date}T12:00Z`, part);
const free = freeHost();
const limited = (limits: Partial<typeof free.limits>): Partial<PlanProblem> => ({
  markets: [openMarket(), openMarket({ id: "DE", duration: 90 })],
  hosts: [freeHost({ limits: { ...free.limits, ...limits } }), freeHost({ id: "mia" })],
});
const [de, mia] = [{ market: 1 }, { host: 1 }];
const tired = weightsOf({ fatigueHour1: 6, fatigueHour2: 30 });
const rated = weightsOf({ belowMin: 900, belowTarget: 70, overTarget: 30 });
const sites = {
  hosts: [freeHost({ site: "a" }), freeHost({ id: "mia", site: "a" }), freeHost({ id: "eva", site: "b" })],
};
const product = { sku: "A", markets: ["GB"], minAppearances: 2, priority: 1 };
const costs = weightsOf({ productShort: 40 });
const threeRooms = [
  day("10:00"),
  day("10:15", mia),
  long(day("10:30", { ...de, ...mia })),
  long(day("11:30", de)),
  day("12:00", mia),
];

describe("the programme allows just what the rules allow, at just what it is worth", () => {
  it.each([
    [
      "starts of a market apart",
      { ...limited({}), markets: [openMarket({ minGap: 120 }), openMarket({ id: "DE" })] },
      [day("10:00"), day("11:30"), day("12:00", mia), day("14:00"), day("10:00", { ...de, ...mia })],
    ],
    [
      "streams no shorter apart than they last",
      limited({}),
      [day("10:00"), day("10:30", mia), day("11:00", mia), long(day("10:15", { ...de, ...mia }))],
    ],
    [
      "as many a week as it should have, and no more than it can",
      { markets: [openMarket({ min: 1, target: 2, max: 3 })], weights: rated },
      [on("03-22"), on("03-23"), on("03-24"), on("03-28"), on("03-29"), on("03-30")],
    ],
    [
      "a min above the target",
      { markets: [openMarket({ min: 2, target: 1, max: 3 })], weights: rated },
      [on("03-22"), on("03-23"), on("03-24"), on("03-29")],
    ],
    [
      "a market without candidates",
      {
        ...limited({}),
        markets: [openMarket(), openMarket({ id: "DE", min: 1, target: 2 })],
        weights: rated,
      },
      [on("03-22")],
    ],
    [
      "breaks",
      limited({ break: 30 }),
      [day("10:00"), long(day("11:15", de)), day("11:30"), day("13:00"), day("11:00", mia)],
    ],
    [
      "hours of a day",
      limited({ perDay: 150 }),
      [
        day("08:00"),
        long(day("10:00", de)),
        day("12:00"),
        long(day("14:00", de)),
        on("03-24"),
        day("16:00", mia),
      ],
    ],
    [
      "hours of a week, and what they tire",
      { ...limited({ perWeek: 240 }), weights: tired },
      [on("03-21"), on("03-22"), long(on("03-23", de)), on("03-24"), long(on("03-25", de)), on("03-29")],
    ],
    [
      "weeks before the window and after it",
      { ...limited({ perWeek: 90 }), weights: tired },
      [
        on("03-22", { hostWeek: -1 }),
        long(on("03-23", { ...de, hostWeek: -1 })),
        on("04-04", { hostWeek: 2 }),
        on("04-03", { hostWeek: 2 }),
      ],
    ],
    [
      "nights of a week",
      limited({ nightsPerWeek: 1 }),
      [
        on("03-22", { nightMinutes: 30 }),
        on("03-23", { nightMinutes: 60 }),
        on("03-24", { nightMinutes: 15 }),
        on("03-29", { nightMinutes: 60 }),
        on("03-25", { nightMinutes: 60, ...mia }),
      ],
    ],
    ["no nights", limited({ nightsPerWeek: 0 }), [on("03-22", { nightMinutes: 30 }), on("03-23")]],
    [
      "shifts, and rest between them",
      limited({ rest: 240, shiftSpan: 180, break: 30 }),
      ["08:00", "09:30", "10:30", "11:00", "13:00", "15:00"].map((clock) => day(clock)),
    ],
    [
      "shifts of streams for two markets",
      limited({ rest: 240, shiftSpan: 180, break: 30 }),
      [day("13:00"), day("10:30"), long(day("16:00", de)), long(day("08:00", de)), long(day("11:00", de))],
    ],
    [
      "streams longer than others in a shift",
      limited({ rest: 240, shiftSpan: 180 }),
      [long(day("08:00", de), 150), day("08:30"), day("10:30"), day("11:00"), day("14:00"), day("12:15")],
    ],
    ["a stream longer than a shift", limited({ rest: 240, shiftSpan: 45 }), [day("08:00"), day("12:00")]],
    [
      "rest that is shorter than a break",
      limited({ rest: 15, shiftSpan: 60, break: 30 }),
      [day("08:00"), day("09:00"), day("09:30")],
    ],
    [
      "two studios that are alike",
      { ...limited({}), ...sites, studios: ["s", "t"].map((id) => ({ id, site: "a", turnaround: 30 })) },
      threeRooms,
    ],
    [
      "studios of other turnarounds",
      {
        ...limited({}),
        ...sites,
        studios: [0, 60].map((turnaround) => ({ id: `s${turnaround}`, site: "a", turnaround })),
      },
      threeRooms,
    ],
    [
      "studios for some markets",
      {
        ...limited({}),
        ...sites,
        studios: [
          { id: "s", site: "a", turnaround: 0, markets: ["GB"] },
          { id: "t", site: "a", turnaround: 15, markets: ["DE", "GB"] },
        ],
      },
      threeRooms,
    ],
    [
      "one for all and one for some",
      {
        ...limited({}),
        ...sites,
        studios: [
          { id: "s", site: "a", turnaround: 15, markets: ["GB"] },
          { id: "t", site: "a", turnaround: 15 },
        ],
      },
      threeRooms,
    ],
    [
      "one studio, with its turnaround",
      { ...limited({}), ...sites, studios: [{ id: "s", site: "a", turnaround: 30 }] },
      [long(day("11:30", { ...de, ...mia })), day("10:00"), day("11:15", mia), day("13:15")],
    ],
    [
      "one for a market alone, and a common one",
      {
        ...limited({}),
        ...sites,
        studios: [
          { id: "s", site: "a", turnaround: 30, markets: ["GB"] },
          { id: "t", site: "a", turnaround: 30 },
        ],
      },
      [
        long(day("10:00", de)),
        long(day("11:45", { ...de, ...mia })),
        day("10:00", mia),
        day("11:15"),
        day("12:30"),
      ],
    ],
    [
      "many alike for some, fewer for all",
      {
        ...limited({}),
        ...sites,
        studios: ["s", "t"]
          .map((id) => ({ id, site: "a", turnaround: 15, markets: ["GB"] }))
          .concat([{ id: "u", site: "a", turnaround: 30 } as never]),
      },
      threeRooms,
    ],
    [
      "one of long turnaround, two of a short one",
      {
        ...limited({}),
        ...sites,
        studios: [60, 15, 15].map((turnaround, i) => ({ id: `s${i}`, site: "a", turnaround })),
      },
      [...threeRooms, day("11:10", { host: 2 })],
    ],
    [
      "a site without studios",
      { ...limited({}), ...sites, studios: [{ id: "s", site: "a", turnaround: 15 }] },
      [day("10:00"), day("12:00", { host: 2 }), day("10:30", { ...de, ...mia })],
    ],
    [
      "products as often as they must be shown",
      {
        products: [product, { ...product, sku: "B", minAppearances: 1 }],
        markets: [openMarket({ productsPerStream: 1 })],
        weights: costs,
      },
      [on("03-22"), on("03-23"), on("03-30"), on("03-31")],
    ],
    [
      "in any of their markets, at most once in a stream",
      {
        ...limited({}),
        products: [
          { ...product, markets: ["DE", "FR", "GB"], minAppearances: 3 },
          { ...product, sku: "B", markets: [], minAppearances: 0 },
        ],
        weights: costs,
      },
      [on("03-22"), long(on("03-23", de)), on("03-30"), long(on("03-31", de))],
    ],
  ] as [string, Partial<PlanProblem>, Column[]][])("%s", (_, part, columns) => {
    const p = openProblem(part);
    const model = modelOf(p, columns);
    for (const chosen of choices(columns)) {
      const state = together(p, chosen);
      const value = state && worth(p, state, new Set());
      const said = says(solver, model, columns, chosen);
      expect(said === undefined ? said : Math.round(said * 1e6) / 1e6).toEqual(
        value === undefined ? value : Math.round(value * 1e6) / 1e6,
      );
    }
  });

  it("where pins may move at a price, as many must stand as are asked for", () => {
    const columns = ["22", "23", "24", "25"].map((d) => on(`03-${d}`));
    const keep: Keep = { pins: new Set(columns.slice(0, 3)), least: 2 };
    const p = openProblem({ weights: weightsOf({ move: 50 }) });
    const model = modelOf(p, columns, keep);
    for (const chosen of choices(columns)) {
      const stand = chosen.filter((c) => keep.pins.has(c)).length;
      const value = stand < 2 ? undefined : 100 * chosen.length + 50 * stand;
      expect(says(solver, model, columns, chosen)).toEqual(value);
    }
  });

  it("holds the streams that must stand", () => {
    const columns = [on("03-22", { value: -5 }), on("03-23", { value: -7 }), on("03-24")];
    const model = modelOf(openProblem(), columns);
    expect(standing(model, columns, new Set())).toBe(model);
    const held = standing(model, columns, new Set([columns[1]!]));
    expect(solver(held, { relax: false, gap: 0, nodes: 10 })!.objective).toBe(93);
    expect(held.lower.slice(0, 4)).toEqual([0, 1, 0, 0]);
  });
});
