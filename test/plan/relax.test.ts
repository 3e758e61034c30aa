import { describe, expect, it } from "vitest";
import type { Column } from "../../src/plan/columns.ts";
import { hostTotals } from "../../src/plan/host-totals.ts";
import { primeHours } from "../../src/plan/prime.ts";
import type { PlanProblem } from "../../src/plan/problem.ts";
import { fullness, relaxations } from "../../src/plan/relax.ts";
import { column, day, freeHost, holding, limited, openMarket, openProblem } from "./by-hand.ts";

const free = freeHost();
const night = { nightMinutes: 60 };
const long = (one: Column): Column => ({ ...one, end: one.start + 90 });
const room = { studios: [{ id: "s", turnaround: 0 }] };

describe("limits that keep a stream out", () => {
  it.each([
    [
      "none",
      {},
      [],
      [day("10:00")],
      [...["nights", "perWeek", "perDay", "shift", "gap", "studio"]].map((limit) => [
        limit,
        limit === "nights" ? 1 : limit.startsWith("per") ? 60 : 0,
      ]),
    ],
    ["nights", limited({ nightsPerWeek: 1 }), [day("00:00", night)], [day("23:00", night)], [["nights", 1]]],
    [
      "hours of the week",
      limited({ perWeek: 120 }),
      [day("08:00"), day("10:00")],
      [long(day("12:00"))],
      [["perWeek", 90]],
    ],
    [
      "hours of the day",
      limited({ perDay: 120 }),
      [day("08:00"), day("10:00")],
      [long(day("12:00"))],
      [["perDay", 90]],
    ],
    ["the shift", limited({ rest: 240, shiftSpan: 120 }), [day("08:00")], [day("11:00")], [["shift", 0]]],
    [
      "a shift of more than two hours more",
      limited({ rest: 240, shiftSpan: 120 }),
      [day("08:00")],
      [day("11:30")],
      [],
    ],
    [
      "the gap",
      { ...limited({}), markets: [openMarket({ minGap: 180 })] },
      [day("08:00")],
      [day("10:00")],
      [["gap", 0]],
    ],
    [
      "the studio",
      { ...limited({}), ...room, markets: [openMarket(), openMarket({ id: "DE" })] },
      [day("08:00", { host: 1 })],
      [day("08:30", { market: 1 })],
      [["studio", 0]],
    ],
    ["two at once", limited({ perDay: 60, nightsPerWeek: 0 }), [day("08:00")], [day("23:00", night)], []],
    ["what gains nothing", limited({ perDay: 60 }), [day("08:00")], [day("10:00", { value: 0 })], []],
    [
      "another host's limit",
      limited({ perDay: 60 }),
      [day("08:00")],
      [day("10:00", { host: 1 })],
      [...["nights", "perWeek", "perDay", "shift", "gap", "studio"]].map((limit) => [
        limit,
        limit === "nights" ? 1 : limit.startsWith("per") ? 60 : 0,
      ]),
    ],
  ] as [string, Partial<PlanProblem>, Column[], Column[], [string, number][]][])(
    "%s",
    (_name, part, held, columns, found) => {
      // A limit that is not there counts as none: hours are then all that a stream needs, which others have taken.
      const p = openProblem(part);
      const told = relaxations(p, holding(p, held), columns);
      expect(told.map(({ limit, by }) => [limit, by])).toEqual(found);
    },
  );

  it("each host's once, at its dearest stream; the dearest first; the market's gap once", () => {
    const gap = { markets: [openMarket({ minGap: 180 })] };
    const p = openProblem({ ...limited({}), ...gap });
    const state = holding(p, [day("10:00", { host: 1 })]);
    const told = relaxations(p, state, [
      day("08:00", { value: 50 }),
      day("12:00", { value: 70 }),
      day("11:00", { value: 60, host: 1 }),
    ]);
    expect(told).toEqual([{ limit: "gap", host: "lin", by: 0, gain: 70 }]);
    const days = openProblem({
      hosts: limited({ perDay: 60 }).hosts!.map((h) => ({ ...h, limits: { ...h.limits, perDay: 60 } })),
    });
    const full = holding(days, [day("08:00"), day("10:00", { host: 1 })]);
    const both = relaxations(days, full, [
      day("14:00", { value: 50 }),
      day("12:00", { value: 70, host: 1 }),
      day("16:00", { value: 60 }),
    ]);
    expect(both).toEqual([
      { limit: "perDay", host: "mia", by: 60, gain: 70 },
      { limit: "perDay", host: "lin", by: 60, gain: 60 },
    ]);
  });
});

describe("a host's week", () => {
  it("is as full as what she holds in it", () => {
    const p = openProblem(limited({ perWeek: 600, nightsPerWeek: 3 }));
    const state = holding(p, [
      day("08:00"),
      long(day("23:00", night)),
      column("2027-03-29T08:00Z"),
      day("10:00", { host: 1 }),
    ]);
    expect(fullness(p, state, 0, 0)).toEqual({
      host: "lin",
      hours: 2.5,
      perWeek: 10,
      nights: 1,
      nightsPerWeek: 3,
    });
    expect(fullness(p, state, 1, 0)).toEqual({ host: "mia", hours: 1, nights: 0, nightsPerWeek: 9 });
  });

  it("and all of them come to her totals", () => {
    const hosts = [
      freeHost({
        limits: { ...free.limits, rest: 600, perWeek: 600 },
        sleep: { from: "01:00", to: "08:00" },
      }),
      freeHost({ id: "eva" }),
      freeHost({ id: "mia", sleep: { from: "12:00", to: "13:00" } }),
    ];
    const p = openProblem({ hosts });
    const state = holding(p, [
      day("08:00"),
      day("10:00"),
      long(day("23:00", { nightMinutes: 90 })),
      column("2027-03-24T12:00Z", { nightMinutes: 15 }),
      day("10:00", { host: 2 }),
      column("2027-03-24T10:30Z", { host: 2 }),
      column("2027-03-25T11:00Z", { host: 2 }),
    ]);
    expect(hostTotals(p, state)).toEqual([
      { id: "lin", hours: 4.5, nights: 1, restMin: 11.5, nightHours: 1.75, lateEnds: 1, load: 0.225 },
      { id: "mia", hours: 3, nights: 0, restMin: 23.5, nightHours: 0, lateEnds: 2 },
    ]);
    expect(hostTotals(p, holding(p, [day("08:00"), day("19:00")]))).toMatchObject([{ restMin: 10 }]);
    expect(hostTotals(p, holding(p, [day("08:00"), day("10:00")]))).toMatchObject([
      { restMin: null, lateEnds: 0 },
    ]);
  });
});

describe("prime time", () => {
  const weights = [0.6, 0.7, 1, 0.7, 0.69];
  const evening = { audience: [{ days: ["mon" as const, "wed" as const], from: "18:00", weights }] };
  const window = { from: "2027-03-22", to: "2027-03-28" };
  it.each([
    ["a host who is awake", {}, {}, 3],
    ["nobody", { sleep: { from: "12:00", to: "23:00" } }, {}, 0],
    ["part of it", { sleep: { from: "19:15", to: "23:00" } }, {}, 1.5],
    ["nobody who speaks", { languages: { ja: 1 } }, {}, 0],
    ["nobody with the permit", {}, { barredHosts: ["lin"] }, 0],
    ["by her own clock", { zone: "Asia/Shanghai", sleep: { from: "03:00", to: "09:00" } }, {}, 1],
  ])("%s", (_name, host, market, hours) => {
    const own = openMarket({ ...evening, ...market });
    expect(primeHours(openProblem({ window, hosts: [freeHost(host)], markets: [own] }), own)).toBe(hours);
  });

  it("is by the week, to a tenth of an hour, on days beside the window too where zones differ", () => {
    const days = {
      audience: [{ days: ["mon" as const], from: "23:00", weights: [1] }],
      zone: "America/New_York",
    };
    const own = openMarket(days);
    expect(
      primeHours(openProblem({ window: { from: "2027-03-22", to: "2027-03-31" }, markets: [own] }), own),
    ).toBe(0.7);
  });

  it.each([
    ["neither of the day before", "2027-03-23", "2027-03-29", 3],
    ["nor of the day after", "2027-03-19", "2027-03-25", 3],
    ["but of the last", "2027-03-22", "2027-03-24", 7],
  ])("%s", (_name, from, to, hours) => {
    const own = openMarket(evening);
    expect(primeHours(openProblem({ window: { from, to }, markets: [own] }), own)).toBe(hours);
  });

  it("counts any of her hosts", () => {
    const own = openMarket(evening);
    const asleep = freeHost({ sleep: { from: "12:00", to: "23:00" } });
    expect(
      primeHours(openProblem({ window, hosts: [asleep, freeHost({ id: "mia" })], markets: [own] }), own),
    ).toBe(3);
  });
});
