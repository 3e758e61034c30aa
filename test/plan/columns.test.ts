import { describe, expect, it } from "vitest";
import { dayNumber } from "../../src/model/zone.ts";
import { bestLanguage, columnsOf, roundHalfUp, streamValue } from "../../src/plan/columns.ts";
import type { PlanProblem } from "../../src/plan/problem.ts";
import { at, freeHost, openMarket, openProblem, weightsOf } from "./by-hand.ts";

describe("the language of a stream", () => {
  it.each([
    [["en"], { en: 0.8 }, "en", 0.8],
    [["pt"], { "pt-BR": 0.7 }, "pt", 0.7],
    [["pt-BR"], { pt: 0.7 }, "pt-BR", 0.7],
    [["pt-BR"], { "pt-PT": 0.4 }, "pt-BR", 0.4],
    [["de", "fr"], { fr: 0.6, de: 0.5 }, "fr", 0.6],
    [["de", "fr"], { fr: 0.6, de: 0.6 }, "de", 0.6],
    [["en"], { "en-GB": 0.5, en: 0.9, "en-US": 0.7 }, "en", 0.9],
  ])("of %j for a host of %j is %s", (languages, spoken, language, fit) => {
    expect(bestLanguage({ languages: spoken as Record<string, number> }, { languages })).toEqual({
      language,
      fit,
    });
  });

  it.each([
    [["en"], { ja: 1 }],
    [["en"], { es: 1 }],
    [["en"], { en: 0 }],
    [["en"], {}],
    [[], { en: 1 }],
  ])("of %j for a host of %j is none", (languages, spoken) => {
    expect(bestLanguage({ languages: spoken as Record<string, number> }, { languages })).toBeUndefined();
  });
});

it.each([
  [0.5, 1],
  [0.4999, 0],
  [-0.5, 0],
  [-0.51, -1],
  [1.5, 2],
  [100 * 1.005, 101],
  [7, 7],
])("%d is %i, halves up", (value, whole) => {
  expect(roundHalfUp(value)).toBe(whole);
});

it.each([
  ["the audience at a host's fit", { value: 100, duration: 60 }, { pay: 0, nightPremium: 0 }, 0.5, 4, 0, 100],
  ["less pay by the hour", { value: 100, duration: 90 }, { pay: 30, nightPremium: 0 }, 1, 4, 0, 155],
  [
    "its night premium and its fatigue",
    { value: 100, duration: 60 },
    { pay: 30, nightPremium: 0.5 },
    1,
    4,
    45,
    147,
  ],
  ["may be a loss", { value: 0, duration: 60 }, { pay: 30, nightPremium: 0 }, 1, 4, 0, -30],
])("a stream is worth %s", (_, market, host, fit, weight, night, value) => {
  // 200 − 30 − 11.25 − 12 = 146.75
  const weights = weightsOf({ fatigueNightHour: 16 });
  expect(streamValue({ weights }, market, host, fit, weight, night)).toBe(value);
});

describe("streams that could be held", () => {
  const evening = (from: string, halfHours: number, part = {}) =>
    openMarket({ audience: [{ days: ["mon", "tue"], from, weights: Array(halfHours).fill(1) }], ...part });
  const monday = { window: { from: "2027-03-22", to: "2027-03-22" } };
  const starts = (part: Partial<PlanProblem>): string[] =>
    columnsOf(openProblem({ ...monday, ...part })).map(
      ({ start, market, host }) => `${new Date(start * 60_000).toISOString().slice(8, 16)} ${market}${host}`,
    );

  it.each([
    [
      "start every half hour in the audience's hours",
      { markets: [evening("18:00", 4)] },
      ["22T18:00 00", "22T18:30 00", "22T19:00 00"],
    ],
    [
      "or every quarter",
      { markets: [evening("18:00", 3)], resolution: 15 },
      ["22T18:00 00", "22T18:15 00", "22T18:30 00"],
    ],
    ["as long as they last", { markets: [evening("18:00", 3, { duration: 90 })] }, ["22T18:00 00"]],
    ["and not longer than it is open", { markets: [evening("18:00", 2, { duration: 90 })] }, []],
    ["past midnight", { markets: [evening("23:30", 3)] }, ["22T23:30 00"]],
    ["from the first day's midnight", { markets: [evening("00:00", 2)] }, ["22T00:00 00"]],
    [
      "not over an hour that is worth nothing",
      { markets: [openMarket({ audience: [{ days: ["mon"], from: "18:00", weights: [1, 1, 0, 1, 1] }] })] },
      ["22T18:00 00", "22T19:30 00"],
    ],
    [
      "by market, then start, then host",
      {
        markets: [evening("18:00", 3), evening("17:00", 2, { id: "DE" })],
        hosts: [freeHost(), freeHost({ id: "mia" })],
      },
      ["22T18:00 00", "22T18:00 01", "22T18:30 00", "22T18:30 01", "22T17:00 10", "22T17:00 11"],
    ],
    [
      "while the host is awake",
      { markets: [evening("18:00", 4)], hosts: [freeHost({ sleep: { from: "19:30", to: "06:00" } })] },
      ["22T18:00 00", "22T18:30 00"],
    ],
    [
      "from when she is",
      { markets: [evening("18:00", 4)], hosts: [freeHost({ sleep: { from: "06:00", to: "18:30" } })] },
      ["22T18:30 00", "22T19:00 00"],
    ],
    [
      "of those who speak",
      {
        markets: [evening("18:00", 2)],
        hosts: [freeHost({ languages: { ja: 1 } }), freeHost({ id: "mia" })],
      },
      ["22T18:00 01"],
    ],
    [
      "and have the permit",
      {
        markets: [evening("18:00", 2, { barredHosts: ["mia"] })],
        hosts: [freeHost(), freeHost({ id: "mia" })],
      },
      ["22T18:00 00"],
    ],
    [
      "where nobody speaks, in the next market",
      { markets: [evening("18:00", 2, { languages: ["ja"] }), evening("18:00", 2)] },
      ["22T18:00 10"],
    ],
  ] as [string, Partial<PlanProblem>, string[]][])("%s", (_, part, found) => {
    expect(starts(part)).toEqual(found);
  });

  it("have their days and weeks by both clocks, language, value and night", () => {
    const p = openProblem({
      markets: [evening("22:00", 4, { zone: "Asia/Shanghai" })],
      hosts: [
        freeHost({ languages: { "en-US": 0.5 }, zone: "America/New_York", pay: 10 }),
        freeHost({ id: "mia", zone: "Asia/Shanghai" }),
      ],
      window: { from: "2027-03-23", to: "2027-03-29" },
      resolution: 30,
    });
    const all = columnsOf(p);
    const tuesday = dayNumber("2027-03-23");
    expect(all).toHaveLength(12);
    expect(all.slice(0, 2)).toEqual([
      {
        market: 0,
        host: 0,
        start: at("2027-03-23T14:00Z"),
        end: at("2027-03-23T15:00Z"),
        language: "en",
        value: 90,
        marketDay: tuesday,
        marketWeek: 0,
        hostDay: tuesday,
        hostWeek: 0,
        nightMinutes: 0,
      },
      {
        market: 0,
        host: 1,
        start: at("2027-03-23T14:00Z"),
        end: at("2027-03-23T15:00Z"),
        language: "en",
        value: 200,
        marketDay: tuesday,
        marketWeek: 0,
        hostDay: tuesday,
        hostWeek: 0,
        nightMinutes: 0,
      },
    ]);
    expect(all.map((c) => c.nightMinutes).slice(0, 6)).toEqual([0, 0, 0, 30, 0, 60]);
    expect(all.map((c) => c.marketDay - tuesday).slice(5, 7)).toEqual([0, 6]);
  });

  it("begin in weeks of the market and of the host that differ where their dates do", () => {
    const week = { window: { from: "2027-03-22", to: "2027-03-30" } };
    const weeks = (zone: string, from: string) =>
      columnsOf(openProblem({ ...week, markets: [evening(from, 2)], hosts: [freeHost({ zone })] })).map(
        (c) => [
          c.marketDay - dayNumber("2027-03-22"),
          c.marketWeek,
          c.hostDay - dayNumber("2027-03-22"),
          c.hostWeek,
        ],
      );
    expect(weeks("America/New_York", "01:00")).toEqual([
      [0, 0, -1, -1],
      [1, 0, 0, 0],
      [7, 1, 6, 0],
      [8, 1, 7, 1],
    ]);
    expect(weeks("Asia/Shanghai", "20:00").map((w) => w[3])).toEqual([0, 0, 1, 1]);
  });

  it("are worth the audience of their own quarters", () => {
    const weights = [0.1, 0.2, 0.4, 0.8];
    const found = columnsOf(
      openProblem({
        ...monday,
        markets: [openMarket({ audience: [{ days: ["mon"], from: "18:00", weights }] })],
      }),
    );
    expect(found.map(({ value }) => value)).toEqual([30, 60, 120]);
  });

  it("are no more than asked for by much, market after market", () => {
    const p = openProblem({ ...monday, markets: [evening("18:00", 4), evening("18:00", 4, { id: "DE" })] });
    expect(columnsOf(p, 6)).toHaveLength(6);
    expect(columnsOf(p, 3).map((c) => c.market)).toEqual([0, 0, 0, 1]);
    expect(columnsOf(p, 2)).toHaveLength(3);
    expect(columnsOf(p, 1)).toHaveLength(2);
  });
});
