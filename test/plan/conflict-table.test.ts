import { beforeAll, describe, expect, it } from "vitest";
import type { Column } from "../../src/plan/columns.ts";
import { conflictsOf } from "../../src/plan/conflict.ts";
import { loadHighs } from "../../src/plan/highs.ts";
import { irreducible } from "../../src/plan/irreducible.ts";
import type { PlanProblem } from "../../src/plan/problem.ts";
import type { Solver } from "../../src/plan/solver.ts";
import { emptyState, hold } from "../../src/plan/state.ts";
import { column, freeHost, openMarket, openProblem, stream } from "./by-hand.ts";

let solver: Solver;
beforeAll(async () => {
  solver = await loadHighs();
});
const free = freeHost();
/** Open for four hours of a Monday and a Tuesday. */
const few = (part = {}) =>
  openMarket({
    audience: [{ days: ["mon", "tue"], from: "18:00", weights: Array(8).fill(1) }],
    min: 1,
    ...part,
  });
const lin = (limits = {}, part = {}) =>
  freeHost({ limits: { ...free.limits, ...limits }, pay: 30, nightPremium: 0.5, ...part });
const week = { from: "2027-03-22", to: "2027-03-28" };
/** Conflicts as text: market, weeks, what is asked, and the ways with steps, minutes and cost. */
const of = (part: Partial<PlanProblem>, held: readonly Column[] = []): string[] => {
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
const twice = { markets: [few({ min: 2 })] };
const evening = (d: string) => column(`2027-03-${d}T18:00Z`);

describe("requirements that exclude each other", () => {
  it.each([
    [
      "none where the min is had",
      { markets: [few({ min: 2 })], hosts: [lin({ perWeek: 60 })] },
      [evening("22"), evening("23")],
      [],
    ],
    ["none where it could be", twice, [], []],
    [
      "hours of the week, and who would take them",
      { ...twice, hosts: [lin({ perWeek: 60 })] },
      [],
      ["GB 0: min GB, perWeek lin | perWeek lin 1×60 for 30, speaker GB 1×60 for 30, min GB 1×60 for 170"],
    ],
    [
      "by more than one step",
      { markets: [few({ min: 3 })], hosts: [lin({ perWeek: 60 })] },
      [],
      ["GB 0: min GB, perWeek lin | perWeek lin 2×60 for 60, speaker GB 2×60 for 60, min GB 2×60 for 340"],
    ],
    [
      "hours of the day",
      { markets: [few({ min: 3, duration: 90 })], hosts: [lin({ perDay: 90 })] },
      [],
      ["GB 0: min GB, perDay lin | perDay lin 1×90 for 45, speaker GB 1×90 for 45, min GB 1×90 for 255"],
    ],
    [
      "nights, at their premium",
      {
        markets: [few({ min: 1, audience: [{ days: ["mon"], from: "23:00", weights: [1, 1] }] })],
        hosts: [lin({ nightsPerWeek: 0 })],
      },
      [],
      ["GB 0: min GB, nights lin | speaker GB 1×60 for 30, nights lin 1×60 for 45, min GB 1×60 for 155"],
    ],
    [
      "the gap",
      { markets: [few({ min: 3, minGap: 600 })] },
      [],
      ["GB 0: min GB, gap GB | min GB 1×60 for 200, gap GB 1×60"],
    ],
    [
      "days off",
      { markets: [few()], hosts: [lin({}, { off: [{ from: "2027-03-20", to: "2027-03-30" }] })] },
      [],
      ["GB 0: min GB, off lin | off lin 1×60 for 30, speaker GB 1×60 for 30, min GB 1×60"],
    ],
    [
      "the permit",
      { markets: [few({ barredHosts: ["lin"] })] },
      [],
      ["GB 0: min GB, permit GB | speaker GB 1×60 for 0, min GB 1×60, permit GB 1×60"],
    ],
    [
      "a shift",
      { markets: [few({ min: 3 })], hosts: [lin({ rest: 600, shiftSpan: 60 })] },
      [],
      ["GB 0: min GB, shift lin | shift lin 1×60 for 30, speaker GB 1×60 for 30, min GB 1×60 for 170"],
    ],
    [
      "studios",
      {
        ...twice,
        markets: [
          few({ min: 1, audience: [{ days: ["mon"], from: "18:00", weights: [1, 1] }] }),
          few({ id: "DE", min: 1, audience: [{ days: ["mon"], from: "18:00", weights: [1, 1] }] }),
        ],
        hosts: [lin({}, { site: "hz" }), freeHost({ id: "mia", site: "hz" })],
        studios: [{ id: "s", site: "hz", turnaround: 0 }],
      },
      [],
      [
        "GB 0: min GB, min DE, studio hz | speaker GB 1×60 for 30, min GB 1×60 for 200, min DE 1×60 for 200, studio hz 1×60",
        "DE 0: min DE, min GB, studio hz | speaker DE 1×60 for 30, min DE 1×60 for 200, min GB 1×60 for 200, studio hz 1×60",
      ],
    ],
    [
      "two markets of one host",
      { markets: [few({ min: 1 }), few({ id: "DE", min: 1 })], hosts: [lin({ perWeek: 60 })] },
      [],
      [
        "GB 0: min GB, min DE, perWeek lin | perWeek lin 1×60 for 30, speaker GB 1×60 for 30, min GB 1×60 for 170, min DE 1×60 for 170",
        "DE 0: min DE, min GB, perWeek lin | perWeek lin 1×60 for 30, speaker DE 1×60 for 30, min DE 1×60 for 170, min GB 1×60 for 170",
      ],
    ],
    [
      "weeks alike are told together",
      { window: { from: "2027-03-22", to: "2027-04-04" }, ...twice, hosts: [lin({ perWeek: 60 })] },
      [evening("22")],
      ["GB 0,1: min GB, perWeek lin | perWeek lin 1×60 for 30, speaker GB 1×60 for 30, min GB 1×60 for 170"],
    ],
    [
      "weeks that are not alike apart",
      {
        window: { from: "2027-03-22", to: "2027-04-04" },
        markets: [few()],
        hosts: [lin({ nightsPerWeek: 0 }, { off: [{ from: "2027-03-20", to: "2027-03-28" }] })],
      },
      [evening("29")],
      ["GB 0: min GB, off lin | off lin 1×60 for 30, speaker GB 1×60 for 30, min GB 1×60"],
    ],
    [
      "nobody speaks: no conflict, but a lack",
      { markets: [few()], hosts: [lin({}, { languages: { ja: 1 } })] },
      [],
      [],
    ],
    ["the market is never open: none either", { markets: [few({ audience: [] })] }, [], []],
    [
      "pins that stand",
      {
        markets: [few({ min: 0 }), few({ id: "DE", min: 2, duration: 60 })],
        hosts: [lin({ perWeek: 120 })],
        pins: [stream("2027-03-22T18:00:00Z")],
      },
      [evening("22")],
      [
        "DE 0: min DE, perWeek lin, pins | perWeek lin 1×60 for 30, speaker DE 1×60 for 30, min DE 1×60 for 170, pins 1×60",
      ],
    ],
    [
      "pins that had to go are no matter",
      {
        markets: [few({ min: 0 }), few({ id: "DE", min: 2, duration: 60 })],
        hosts: [lin({ perWeek: 120 })],
        pins: [stream("2027-03-22T18:00:00Z")],
      },
      [],
      [],
    ],
  ] as [string, Partial<PlanProblem>, Column[], string[]][])("%s", (_, part, held, found) => {
    expect(of(part, held)).toEqual(found);
  });

  it("are not told where the solver gives up", () => {
    const p = openProblem({ window: week, ...twice, hosts: [lin({ perWeek: 60 })] });
    expect(conflictsOf(p, emptyState(p), () => undefined)).toEqual([]);
  });

  it("weeks that are possible alone may not be together, where a host's week is another", () => {
    // The first week has but Sunday evening, which is her Monday; the second but the Tuesday behind it.
    const audience = [
      { days: ["sun" as const], from: "20:00", weights: [1, 1] },
      { days: ["tue" as const], from: "12:00", weights: [1, 1] },
    ];
    const off = [
      { from: "2027-03-22", to: "2027-03-28" },
      { from: "2027-04-05", to: "2027-04-05" },
    ];
    const window = { from: "2027-03-22", to: "2027-04-04" };
    const of60 = lin({ perWeek: 60 }, { zone: "Asia/Shanghai", off });
    expect(of({ window, markets: [openMarket({ min: 1, max: 1, audience })], hosts: [of60] })).toEqual([
      "GB 0,1: min GB, perWeek lin, off lin | perWeek lin 1×60 for 30, off lin 1×60 for 30, speaker GB 1×60 for 30, min GB 1×60 for 170",
    ]);
    // Without the Tuesday the second is impossible alone, which is no matter of the first.
    const sundays = [openMarket({ min: 1, max: 1, audience: audience.slice(0, 1) })];
    expect(of({ window, markets: sundays, hosts: [of60] })).toEqual([
      "GB 1: min GB, off lin | off lin 1×60 for 30, speaker GB 1×60 for 30, min GB 1×60",
    ]);
  });
});

it.each([
  ["nothing", [], () => true, []],
  ["one", [1], (some: readonly number[]) => some.length > 0, [1]],
  ["early ones before late ones", [1, 2, 3, 4], (some: readonly number[]) => some.length >= 2, [1, 2]],
  [
    "those that exclude each other",
    [1, 2, 3, 4, 5],
    (some: readonly number[]) => some.includes(2) && some.includes(5),
    [2, 5],
  ],
  ["all", [1, 2, 3], (some: readonly number[]) => some.length === 3, [1, 2, 3]],
] as [string, number[], (some: readonly number[]) => boolean, number[]][])(
  "irreducible: %s",
  (_, all, impossible, found) => {
    expect(irreducible(all, impossible).kept).toEqual(found);
  },
);
