import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DayEffect } from "../../src/model/calendar.ts";
import { dayNumber } from "../../src/model/zone.ts";
import {
  canWork,
  isNight,
  localQuarter,
  minuteOf,
  openness,
  opennessOf,
  walk,
  weightAt,
  workable,
} from "../../src/plan/clock.ts";
import { columnsOf } from "../../src/plan/columns.ts";
import type { PlanHost } from "../../src/plan/problem.ts";
import { at as instant } from "./by-hand.ts";
import { host, market, problem, problems } from "./instance.ts";

const everyDay = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
const monday = dayNumber("2027-03-22");
const quarterOf = (day: number, clock: string) => ({ day: monday + day, minute: minuteOf(clock) });

it.each([
  ["00:00", 0],
  ["01:30", 90],
  ["26:15", 1575],
])("%s is %i minutes after midnight", (clock, minutes) => {
  expect(minuteOf(clock)).toBe(minutes);
});

describe("the weight of a quarter", () => {
  const audience = [
    { days: ["mon" as const], from: "22:30", weights: [0.1, 0.2, 0.3, 0.4, 0.5] },
    { days: ["mon" as const, "tue" as const], from: "23:00", weights: [0.9] },
  ];
  it.each([
    [0, "22:15", 0],
    [0, "22:30", 0.1],
    [0, "22:45", 0.1],
    [0, "23:00", 0.9],
    [0, "23:45", 0.3],
    [1, "00:00", 0.4],
    [1, "00:45", 0.5],
    [1, "01:00", 0],
    [1, "22:30", 0],
    [1, "23:15", 0.9],
    [2, "00:00", 0],
    [-1, "22:30", 0],
    [0, "00:00", 0],
  ])("day %i at %s: %d", (day, clock, weight) => {
    expect(weightAt(audience, quarterOf(day, clock))).toBe(weight);
  });
});

describe("what a quarter is worth among holidays", () => {
  const all = { days: [...everyDay], from: "00:00", weights: Array(48).fill(0.5) };
  const worth = (effects: readonly DayEffect[], utc: string): number =>
    openness(market({ zone: "Asia/Riyadh", audience: [all], effects }), instant(utc) - 180);
  const closed: DayEffect = { date: "2027-03-23", effect: "closed" };
  const evening: DayEffect = {
    date: "2027-03-23",
    to: "2027-03-24",
    hours: { from: "21:00", to: "26:00" },
    effect: "boost",
    factor: 3,
  };
  it.each([
    ["a closed day begins at its midnight", [closed], "2027-03-22T23:45Z", 0.5],
    ["closed", [closed], "2027-03-23T00:00Z", 0],
    ["to its end", [closed], "2027-03-23T23:45Z", 0],
    ["and no longer", [closed], "2027-03-24T00:00Z", 0.5],
    ["a boost of hours before them", [evening], "2027-03-23T20:45Z", 0.5],
    ["from its first minute", [evening], "2027-03-23T21:00Z", 1.5],
    ["past midnight", [evening], "2027-03-24T01:45Z", 1.5],
    ["and no longer", [evening], "2027-03-24T02:00Z", 0.5],
    ["on its last day", [evening], "2027-03-25T01:45Z", 1.5],
    ["and not on the next", [evening], "2027-03-25T21:00Z", 0.5],
    ["nor the evening before", [evening], "2027-03-22T22:00Z", 0.5],
    [
      "closed wins over a boost, before it",
      [closed, { ...evening, hours: undefined as never }],
      "2027-03-23T12:00Z",
      0,
    ],
    ["and behind it", [{ ...evening, hours: undefined as never }, closed], "2027-03-23T12:00Z", 0],
    [
      "a boost without a factor changes nothing",
      [{ date: "2027-03-23", effect: "boost" }],
      "2027-03-23T12:00Z",
      0.5,
    ],
    [
      "a quiet day in a busy season stays quiet",
      [
        { date: "2027-03-20", to: "2027-03-28", effect: "boost", factor: 1.5 },
        { date: "2027-03-23", effect: "boost", factor: 0.2 },
      ],
      "2027-03-23T12:00Z",
      0.1,
    ],
    [
      "and a busy one in a quiet season busy",
      [
        { date: "2027-03-23", effect: "boost", factor: 4 },
        { date: "2027-03-20", to: "2027-03-28", effect: "boost", factor: 0.5 },
      ],
      "2027-03-23T12:00Z",
      2,
    ],
    [
      "of boosts as far from 1 the first counts",
      [
        { date: "2027-03-23", effect: "boost", factor: 2 },
        { date: "2027-03-23", effect: "boost", factor: 0.5 },
      ],
      "2027-03-23T12:00Z",
      1,
    ],
  ] as [string, DayEffect[], string, number][])("%s", (_, effects, utc, value) => {
    expect(worth(effects, utc)).toBeCloseTo(value, 12);
  });

  it("is nothing outside the audience's hours, whatever the day", () => {
    const none = market({ audience: [], effects: [{ date: "2027-03-23", effect: "boost", factor: 3 }] });
    expect(openness(none, instant("2027-03-23T12:00Z"))).toBe(0);
  });
});

describe("when a host can work", () => {
  const awake = { from: "00:00", to: "00:00" };
  const hours = { days: ["mon" as const], from: "20:00", to: "25:00" };
  it.each([
    ["the day before she is off", { off: [{ from: "2027-03-23", to: "2027-03-24" }] }, 0, "12:00", true],
    ["the first day off", { off: [{ from: "2027-03-23", to: "2027-03-24" }] }, 1, "12:00", false],
    ["the last day off", { off: [{ from: "2027-03-23", to: "2027-03-24" }] }, 2, "12:00", false],
    ["the day after", { off: [{ from: "2027-03-23", to: "2027-03-24" }] }, 3, "12:00", true],
    ["before she sleeps", { sleep: { from: "02:30", to: "09:00" } }, 0, "02:15", true],
    ["when she goes to sleep", { sleep: { from: "02:30", to: "09:00" } }, 0, "02:30", false],
    ["before she wakes", { sleep: { from: "02:30", to: "09:00" } }, 0, "08:45", false],
    ["when she wakes", { sleep: { from: "02:30", to: "09:00" } }, 0, "09:00", true],
    ["late, who sleeps over midnight", { sleep: { from: "23:00", to: "07:00" } }, 0, "23:00", false],
    ["early, who sleeps over midnight", { sleep: { from: "23:00", to: "07:00" } }, 0, "06:45", false],
    ["awake again", { sleep: { from: "23:00", to: "07:00" } }, 0, "07:00", true],
    ["before midnight, who sleeps from 24:00", { sleep: { from: "24:00", to: "30:00" } }, 0, "23:45", true],
    ["after midnight, who sleeps from 24:00", { sleep: { from: "24:00", to: "30:00" } }, 0, "00:00", false],
    ["at six, who sleeps from 24:00", { sleep: { from: "24:00", to: "30:00" } }, 0, "06:00", true],
    ["who never sleeps", {}, 0, "00:00", true],
    ["before her hours", { available: [hours] }, 0, "19:45", false],
    ["in her hours", { available: [hours] }, 0, "20:00", true],
    ["in her hours past midnight", { available: [hours] }, 1, "00:45", true],
    ["after her hours", { available: [hours] }, 1, "01:00", false],
    ["in the hours of another day", { available: [hours] }, 1, "20:00", false],
    ["in one of two", { available: [{ ...hours, days: ["sun"] }, hours] }, 0, "21:00", true],
    ["never available", { available: [] }, 0, "21:00", false],
  ] as [string, Partial<PlanHost>, number, string, boolean][])("%s", (_, part, day, clock, can) => {
    const one = host({ sleep: awake, ...part });
    expect(canWork(one, quarterOf(day, clock))).toBe(can);
    expect([...workable(one, [quarterOf(day, clock)])]).toEqual([Number(can)]);
  });
});

it.each([
  ["22:45", false],
  ["23:00", true],
  ["00:00", true],
  ["05:45", true],
  ["06:00", false],
])("night at %s: %s", (clock, night) => {
  expect(isNight(quarterOf(0, clock))).toBe(night);
});

/** Quarters of a local day that lie in an audience window of so many half hours. */
function openQuarters(zone: string, date: string, from: string, halfHours: number): number {
  const weekday = everyDay[(new Date(`${date}T00:00Z`).getUTCDay() + 6) % 7]!;
  const open = market({
    zone,
    audience: [{ days: [weekday], from, weights: Array(halfHours).fill(1) }],
  });
  const noon = dayNumber(date) * 1440;
  let count = 0;
  for (let at = noon - 1440; at < noon + 3 * 1440; at += 15) if (openness(open, at) > 0) count++;
  return count;
}

describe("an hour of a window is as long as it lasts", () => {
  it.each([
    ["America/New_York", "2027-03-14", "02:00", 2, 0],
    ["America/New_York", "2027-11-07", "01:00", 2, 8],
    ["Europe/London", "2027-03-28", "01:00", 2, 0],
    ["Europe/London", "2027-10-31", "01:00", 2, 8],
    ["Europe/Berlin", "2027-10-31", "02:00", 2, 8],
    ["Australia/Sydney", "2027-10-03", "02:00", 2, 0],
    ["Australia/Lord_Howe", "2027-10-03", "02:00", 2, 2],
    ["Australia/Lord_Howe", "2027-04-04", "01:00", 2, 6],
    ["Antarctica/Troll", "2027-03-28", "01:00", 4, 0],
    ["Antarctica/Troll", "2027-10-31", "01:00", 4, 16],
    ["America/Nuuk", "2027-10-30", "23:00", 2, 8],
    ["Asia/Riyadh", "2027-03-28", "02:00", 2, 4],
    ["Asia/Kathmandu", "2027-03-28", "02:00", 2, 4],
    // Over midnight into a day that begins with a gap.
    ["Africa/Cairo", "2027-04-29", "23:00", 4, 4],
  ])("%s %s from %s, %i half hours: %i quarters", (zone, date, from, halfHours, quarters) => {
    expect(openQuarters(zone, date, from, halfHours)).toBe(quarters);
  });
});

describe("streams over a change of clocks", () => {
  const night = (zone: string, date: string) =>
    columnsOf(
      problem({
        window: { from: date, to: date },
        markets: [
          market({ zone, audience: [{ days: [...everyDay], from: "00:30", weights: Array(6).fill(1) }] }),
        ],
        hosts: [host({ zone, sleep: { from: "12:00", to: "18:00" } })],
      }),
    ).map(({ start }) => new Date(start * 60_000).toISOString().slice(11, 16));

  it("last as long as they should, and start at instants that are", () => {
    // 00:30 to 03:30 by the clock: an hour less in spring, an hour more in autumn.
    expect(night("Europe/London", "2027-03-27")).toEqual(["00:30", "01:00", "01:30", "02:00", "02:30"]);
    expect(night("Europe/London", "2027-03-28")).toEqual(["00:30", "01:00", "01:30"]);
    expect(night("Europe/London", "2027-10-31")).toEqual([
      "23:30",
      "00:00",
      "00:30",
      "01:00",
      "01:30",
      "02:00",
      "02:30",
    ]);
  });

  it("belong to the local day of their start on either side of the date line", () => {
    const [midway, kiritimati] = ["Pacific/Midway", "Pacific/Kiritimati"].map((zone) =>
      columnsOf(
        problem({
          window: { from: "2026-12-01", to: "2026-12-01" },
          markets: [market({ zone, audience: [{ days: [...everyDay], from: "20:00", weights: [1, 1] }] })],
          hosts: [host({ sleep: { from: "10:00", to: "11:00" } })],
        }),
      ).map(({ start, hostDay }) => [new Date(start * 60_000).toISOString().slice(0, 16), hostDay]),
    );
    expect(midway).toEqual([["2026-12-02T07:00", dayNumber("2026-12-02")]]);
    expect(kiritimati).toEqual([["2026-12-01T06:00", dayNumber("2026-12-01")]]);
  });
});

it("quarters walked at once are those looked up one by one, over a change of clocks", () => {
  fc.assert(
    fc.property(problems, (p) => {
      const from = Date.UTC(2027, 2, 27) / 60_000;
      const times = Array.from({ length: 300 }, (_, q) => from + q * 15);
      for (const market of p.markets) {
        const at = walk(market.zone, from, times.length);
        expect([...opennessOf(market, at)]).toEqual(times.map((t) => openness(market, t)));
      }
      for (const host of p.hosts) {
        const at = walk(host.zone, from, times.length);
        expect(at).toEqual(times.map((t) => localQuarter(host.zone, t)));
        expect([...workable(host, at)]).toEqual(at.map((quarter) => Number(canWork(host, quarter))));
      }
    }),
    { numRuns: 20, seed: 23 },
  );
});

it("hours past midnight, of weekdays alone, and windows that overlap are drawn up as they are looked up", () => {
  const from = Date.UTC(2027, 2, 26) / 60_000;
  const times = Array.from({ length: 700 }, (_, q) => from + q * 15);
  const at = walk("America/St_Johns", from, times.length);
  const worker = host({
    zone: "America/St_Johns",
    available: [
      { days: ["fri", "sun"], from: "20:10", to: "27:20" },
      { days: ["sun"], from: "06:00", to: "47:00" },
    ],
    off: [{ from: "2027-03-30", to: "2027-03-30" }],
    sleep: { from: "22:50", to: "01:05" },
  });
  expect([...workable(worker, at)]).toEqual(at.map((quarter) => Number(canWork(worker, quarter))));
  const shop = market({
    zone: "America/St_Johns",
    audience: [
      { days: ["sat", "sun"], from: "21:15", weights: [0.2, 0.9, 0.1, 0.4, 0.4, 0.8, 0.3, 0.7] },
      { days: ["sun", "mon"], from: "00:00", weights: [0.5, 0.5, 0, 0.6] },
    ],
  });
  expect([...opennessOf(shop, at)]).toEqual(times.map((t) => openness(shop, t)));
});
