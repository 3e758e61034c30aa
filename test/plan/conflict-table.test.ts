import { beforeAll, describe, expect, it } from "vitest";
import type { Column } from "../../src/plan/columns.ts";
import { loadHighs } from "../../src/plan/highs.ts";
import type { PlanProblem } from "../../src/plan/problem.ts";
import type { Solver } from "../../src/plan/solver.ts";
import { column, freeHost, openMarket, stream } from "./by-hand.ts";
import { conflictTexts, few, lin } from "./conflict-by-hand.ts";

let solver: Solver;
beforeAll(async () => {
  solver = await loadHighs();
});
const twice = { markets: [few({ min: 2 })] };
const of = (part: Partial<PlanProblem>, held: readonly Column[] = []) => conflictTexts(solver, part, held);
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
      "two markets of one host in two weeks alike",
      {
        window: { from: "2027-03-22", to: "2027-04-04" },
        markets: [few(), few({ id: "DE", value: 50 })],
        hosts: [lin({ perWeek: 60 })],
      },
      [column("2027-03-22T18:00Z", { market: 1 }), column("2027-03-29T18:00Z", { market: 1 })],
      [
        "GB 0,1: min GB, min DE, perWeek lin | perWeek lin 1×60 for 30, speaker GB 1×60 for 30, min DE 1×60 for 70, min GB 1×60 for 170",
      ],
    ],
    [
      "one that another host could end as well",
      {
        ...twice,
        hosts: [
          freeHost({ id: "mia", off: [{ from: "2027-03-20", to: "2027-03-30" }], pay: 99 }),
          lin({ perWeek: 60 }),
        ],
      },
      [],
      [
        "GB 0: min GB, perWeek lin, off mia | perWeek lin 1×60 for 30, off mia 1×60 for 99, speaker GB 1×60 for 99, min GB 1×60 for 170",
      ],
    ],
    [
      "three at once in one studio, which one less would not end",
      {
        markets: ["GB", "DE", "FR"].map((id) =>
          few({ id, audience: [{ days: ["mon"], from: "18:00", weights: [1, 1] }] }),
        ),
        hosts: ["a", "b", "c"].map((id) => freeHost({ id, site: "hz" })),
        studios: [{ id: "s", site: "hz", turnaround: 0 }],
      },
      [column("2027-03-22T18:00Z", { market: 1 }), column("2027-03-22T18:00Z", { market: 2, host: 1 })],
      ["GB 0: min GB, min DE, studio hz | studio hz 2×60"],
    ],
    [
      "two of one host, beside a market of too many possible streams to be judged with them",
      {
        resolution: 15,
        markets: [
          few({ id: "PL", languages: ["pl"] }),
          openMarket({ min: 1 }),
          few({ id: "CZ", languages: ["cs"] }),
        ],
        hosts: [
          lin({ perWeek: 60 }, { id: "eva", languages: { pl: 1, cs: 1, en: 0.5 } }),
          ...Array.from({ length: 10 }, (_, i) => freeHost({ id: `h${i}` })),
        ],
      },
      [column("2027-03-22T18:00Z", { market: 2 })],
      [
        "PL 0: min PL, min CZ, perWeek eva | perWeek eva 1×60 for 30, speaker PL 1×60 for 30, min PL 1×60 for 170, min CZ 1×60 for 170",
      ],
    ],
    [
      "three, of which the four cheapest ways are told",
      {
        markets: [few(), few({ id: "DE", value: 50 }), few({ id: "FR", value: 70 })],
        hosts: [lin({ perWeek: 120 })],
      },
      [column("2027-03-22T18:00Z", { market: 1 }), column("2027-03-22T19:00Z", { market: 2 })],
      [
        "GB 0: min GB, min DE, min FR, perWeek lin | perWeek lin 1×60 for 30, speaker GB 1×60 for 30, min DE 1×60 for 70, min FR 1×60 for 110",
      ],
    ],
    [
      "one that cannot have its own, and another that could",
      { markets: [few({ min: 2 }), few({ id: "DE" })], hosts: [lin({ perWeek: 60 })] },
      [],
      ["GB 0: min GB, perWeek lin | perWeek lin 1×60 for 30, speaker GB 1×60 for 30, min GB 1×60 for 170"],
    ],
    [
      "another reason in another week",
      {
        window: { from: "2027-03-22", to: "2027-04-04" },
        markets: [few(), few({ id: "DE", min: 0 })],
        hosts: [lin({ perWeek: 60 }, { off: [{ from: "2027-03-20", to: "2027-03-28" }] })],
        pins: [stream("2027-03-29T18:00:00Z", { market: "DE" })],
      },
      [column("2027-03-29T18:00Z", { market: 1 })],
      [
        "GB 0: min GB, off lin | off lin 1×60 for 30, speaker GB 1×60 for 30, min GB 1×60",
        "GB 1: min GB, perWeek lin, pins | perWeek lin 1×60 for 30, speaker GB 1×60 for 30, min GB 1×60 for 170, pins 1×60",
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
