import { describe, expect, it } from "vitest";
import type { Column } from "../../src/plan/columns.ts";
import type { PlanProblem } from "../../src/plan/problem.ts";
import {
  emptyState,
  fits,
  hold,
  inTheWay,
  isNightStream,
  minutesInWeek,
  release,
  roomsFor,
  streamsInWeek,
  suits,
} from "../../src/plan/state.ts";
import { column, day, freeHost, holding, limited, openMarket, openProblem } from "./by-hand.ts";

const free = freeHost();
const both = [openMarket(), openMarket({ id: "DE" })];
const long = (clock: string, minutes: number, with_: Partial<Column> = {}): Column => {
  const one = day(clock, with_);
  return { ...one, end: one.start + minutes };
};

describe("a stream fits beside others", () => {
  const apart = { ...limited({}), markets: [openMarket({ minGap: 120 }), openMarket({ id: "DE" })] };
  const mia = { host: 1 };
  const de = { market: 1 };
  it.each([
    ["none", {}, [], day("18:00"), true],
    ["as far apart as its market's must be, before", apart, [day("18:00")], day("16:00", mia), true],
    ["and after", apart, [day("18:00")], day("20:00", mia), true],
    ["nearer, before", apart, [day("18:00")], day("16:30", mia), false],
    ["and after", apart, [day("18:00")], day("19:30", mia), false],
    ["of another market", apart, [day("18:00")], day("18:00", { ...mia, ...de }), true],
    [
      "no gap is asked, but they overlap",
      { ...limited({}), markets: both },
      [day("18:00")],
      day("18:30", mia),
      false,
    ],
    [
      "the last that its week takes",
      { markets: [openMarket({ max: 2 })] },
      [day("08:00")],
      day("10:00"),
      true,
    ],
    ["one more", { markets: [openMarket({ max: 1 })] }, [day("08:00")], day("10:00"), false],
    [
      "in another week",
      { markets: [openMarket({ max: 1 })] },
      [day("08:00")],
      column("2027-03-29T08:00Z"),
      true,
    ],
    [
      "after the host's break",
      { ...limited({ break: 30 }), markets: both },
      [day("18:00")],
      day("19:30", de),
      true,
    ],
    ["in it", { ...limited({ break: 30 }), markets: both }, [day("18:00")], day("19:15", de), false],
    [
      "before its beginning",
      { ...limited({ break: 30 }), markets: both },
      [day("18:00")],
      day("16:30", de),
      true,
    ],
    [
      "in the break before",
      { ...limited({ break: 30 }), markets: both },
      [day("18:00")],
      day("16:45", de),
      false,
    ],
    ["of the last hour of her day", limited({ perDay: 120 }), [day("08:00")], day("12:00"), true],
    ["past her day", limited({ perDay: 120 }), [day("08:00"), day("10:00")], day("12:00"), false],
    ["of the next day", limited({ perDay: 60 }), [day("08:00")], column("2027-03-24T08:00Z"), true],
    ["of the last hour of her week", limited({ perWeek: 120 }), [day("08:00")], day("12:00"), true],
    ["past her week", limited({ perWeek: 60 }), [day("08:00")], day("12:00"), false],
    ["of the next week", limited({ perWeek: 60 }), [day("08:00")], column("2027-03-29T08:00Z"), true],
    ["of another host", limited({ perWeek: 60, perDay: 60 }), [day("08:00")], day("12:00", mia), true],
    ["longer than her week", limited({ perWeek: 45 }), [], day("12:00"), false],
    ["longer than her day", limited({ perDay: 45 }), [], day("12:00"), false],
    ["without limits", limited({}), [day("08:00"), day("10:00")], day("12:00"), true],
    [
      "the last night of her week",
      limited({ nightsPerWeek: 1 }),
      [day("08:00")],
      day("23:00", { nightMinutes: 60 }),
      true,
    ],
    [
      "one night more",
      limited({ nightsPerWeek: 1 }),
      [day("01:00", { nightMinutes: 30 })],
      day("23:00", { nightMinutes: 60 }),
      false,
    ],
    ["none at all", limited({ nightsPerWeek: 0 }), [], day("23:00", { nightMinutes: 60 }), false],
    [
      "by day, whatever the nights",
      limited({ nightsPerWeek: 1 }),
      [day("01:00", { nightMinutes: 30 })],
      day("12:00"),
      true,
    ],
    [
      "by day, in a week of too many nights",
      limited({ nightsPerWeek: 0 }),
      [day("01:00", { nightMinutes: 30 })],
      day("12:00"),
      true,
    ],
    [
      "a night of another week",
      limited({ nightsPerWeek: 1 }),
      [day("01:00", { nightMinutes: 30 })],
      column("2027-03-29T01:00Z", { nightMinutes: 60 }),
      true,
    ],
    [
      "a quarter of an hour of night is none",
      limited({ nightsPerWeek: 0 }),
      [],
      day("12:00", { nightMinutes: 15 }),
      true,
    ],
  ] as [string, Partial<PlanProblem>, Column[], Column, boolean][])("%s", (_, with_, held, one, does) => {
    const p = openProblem(with_);
    expect(fits(p, holding(p, held), one)).toBe(does ? -1 : undefined);
    expect(suits(p, holding(p, held), one)).toBe(does);
  });

  it.each([
    ["a shift of just so many hours", ["10:00"], "12:00", true],
    ["a longer one", ["10:00"], "12:30", false],
    ["before another", ["12:00"], "10:00", true],
    ["and longer", ["12:30"], "10:00", false],
    ["rest makes two of it", ["08:00"], "13:00", true],
    ["less rest does not", ["08:00"], "12:45", false],
    ["rest before another", ["13:00"], "08:00", true],
    ["less rest before another", ["12:45"], "08:00", false],
    ["a chain is one shift", ["10:00", "11:00"], "12:30", false],
    ["and so is one joined in the middle", ["09:30", "11:30"], "10:30", true],
    ["that would be too long", ["08:00", "12:00"], "10:00", false],
    ["a chain before", ["12:30", "11:00"], "10:00", false],
    ["a shift farther away does not matter", ["04:00", "05:00", "18:00", "19:00"], "10:00", true],
  ])("%s", (_, held, clock, does) => {
    const p = openProblem(limited({ rest: 240, shiftSpan: 180 }));
    expect(
      suits(
        p,
        holding(
          p,
          held.map((c) => day(c)),
        ),
        day(clock),
      ),
    ).toBe(does);
  });
});

describe("studios", () => {
  const studios = [
    { id: "any", site: "hz", turnaround: 30 },
    { id: "de", site: "hz", turnaround: 30, markets: ["DE"] },
    { id: "far", site: "yw", turnaround: 0 },
    { id: "gb", site: "hz", turnaround: 0, markets: ["GB", "US"] },
  ];
  const hosts = [
    freeHost({ site: "hz" }),
    freeHost({ id: "mia", site: "yw" }),
    freeHost({ id: "eva", site: "no" }),
  ];
  const p = openProblem({ markets: both, hosts, studios });

  it.each([
    ["those that may not serve all come first", {}, [3, 0]],
    ["the market's", { market: 1 }, [1, 0]],
    ["of another site", { host: 1 }, [2]],
    ["of a site without any", { host: 2 }, []],
  ])("%s", (_, with_, rooms) => {
    expect(roomsFor(p, day("18:00", with_))).toEqual(rooms);
    expect(roomsFor(p, day("19:00", with_))).toEqual(rooms);
  });

  it("of two alike the first is taken", () => {
    const alike = { ...p, studios: [studios[0]!, { ...studios[0]!, id: "b" }, { ...studios[0]!, id: "c" }] };
    expect(roomsFor(alike, day("18:00"))).toEqual([0, 1, 2]);
  });

  it.each([
    ["free", [], "18:00", 3],
    ["the first is taken", [3], "18:30", 0],
    ["free again at once", [3], "19:00", 3],
    ["both are taken", [3, 0], "18:30", undefined],
    ["its turnaround is over", [3, 0], "19:30", 3],
  ])("%s", (_, taken, clock, studio) => {
    const wide = { ...p, hosts: p.hosts.map((h) => ({ ...h, site: "hz" })) };
    const state = emptyState(wide);
    for (const room of taken) hold(state, { column: day("18:00", { market: 1, host: 1 }), studio: room });
    expect(fits(wide, state, day(clock))).toBe(studio);
  });

  it.each([
    ["19:00", 1],
    ["19:15", 1],
    ["19:30", 0],
    ["16:30", 0],
    ["16:45", 1],
  ])("what starts at %s is kept from its room by %i", (clock, count) => {
    const state = emptyState(p);
    hold(state, { column: day("18:00"), studio: 0 });
    expect(inTheWay(p, state, day(clock, { host: 1 }), 0)).toHaveLength(count);
    expect(inTheWay(p, state, day(clock, { host: 1 }), 1)).toEqual([]);
  });
});

describe("a state", () => {
  it("keeps its streams in order, by market, host and studio, with their counts, and forgets them", () => {
    const hosts = [free, freeHost({ id: "mia" })];
    const p = openProblem({
      markets: both,
      hosts,
      studios: [
        { id: "s", turnaround: 0 },
        { id: "t", turnaround: 0 },
      ],
    });
    const state = emptyState(p);
    const places = [
      { column: day("18:00"), studio: 1 },
      { column: day("10:00"), studio: 1 },
      { column: long("14:00", 90, { market: 1 }), studio: 0 },
      { column: day("12:00", { host: 1 }), studio: -1 },
    ];
    const [a, b, c, d] = places;
    for (const placed of places) hold(state, placed);
    expect(state.byMarket).toEqual([[b, d, a], [c]]);
    expect(state.byHost).toEqual([[b, c, a], [d]]);
    expect(state.byStudio).toEqual([[c], [b, a]]);
    expect(streamsInWeek(state, day("00:00"))).toBe(3);
    expect(streamsInWeek(state, day("00:00", { market: 1 }))).toBe(1);
    expect(streamsInWeek(state, day("00:00", { marketWeek: 1 }))).toBe(0);
    expect(minutesInWeek(state, day("00:00"))).toBe(210);
    expect(minutesInWeek(state, day("00:00", { host: 1 }))).toBe(60);
    for (const placed of [a!, c!, d!]) release(state, placed);
    expect([...state.all]).toEqual([b]);
    expect(state.byMarket).toEqual([[b], []]);
    expect(state.byHost).toEqual([[b], []]);
    expect(state.byStudio).toEqual([[], [b]]);
    expect(streamsInWeek(state, day("00:00"))).toBe(1);
    expect(minutesInWeek(state, day("00:00"))).toBe(60);
    release(state, b!);
    expect(state).toEqual(emptyState(p));
  });

  it("has a place for the host's weeks before the window and after it", () => {
    const p = openProblem();
    expect(emptyState(p).minutes[0]).toHaveLength(4);
    for (const hostWeek of [-1, 2]) {
      const state = holding(p, [day("18:00", { hostWeek })]);
      expect(minutesInWeek(state, day("00:00", { hostWeek }))).toBe(60);
      expect(minutesInWeek(state, day("00:00"))).toBe(0);
    }
  });

  it.each([
    [29, false],
    [30, true],
  ])("%i minutes of night: %s", (nightMinutes, night) => {
    expect(isNightStream(day("18:00", { nightMinutes }))).toBe(night);
  });
});
