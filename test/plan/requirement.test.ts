import { describe, expect, it } from "vitest";
import type { PlanHost, PlanMarket, PlanProblem } from "../../src/plan/problem.ts";
import { eased, type Requirement, requirementsOf, stepsOf, withOnly } from "../../src/plan/requirement.ts";
import { freeHost, openMarket, openProblem, stream } from "./by-hand.ts";

const limits = {
  ...freeHost().limits,
  perDay: 120,
  perWeek: 600,
  rest: 660,
  shiftSpan: 480,
  nightsPerWeek: 2,
};
const lin = freeHost({
  site: "hz",
  limits,
  off: [{ from: "2027-03-23", to: "2027-03-23" }],
  available: [{ days: ["mon"], from: "09:00", to: "18:00" }],
  sleep: { from: "01:00", to: "08:00" },
});
const mia = freeHost({ id: "mia", site: "yw" });
const mute = freeHost({ id: "mute", site: "xx", languages: { ja: 1 } });
const gb = openMarket({ min: 1, minGap: 120, barredHosts: ["mia"] });
const de = openMarket({ id: "DE", min: 2, minGap: 30 });
const us = openMarket({ id: "US", minGap: 60 });
const studios = [{ id: "s", site: "hz", turnaround: 15 }];
const p = openProblem({
  markets: [gb, de, us],
  hosts: [lin, mia, mute],
  studios,
  pins: [stream("2027-03-23T18:00:00Z")],
});
const host = (kind: string, id: string) => ({ kind, host: id });

describe("what a week's markets ask", () => {
  it("is listed, the easiest to ask less of first, and of markets the one in question", () => {
    expect(requirementsOf(p, "DE")).toEqual([
      { kind: "min", market: "DE" },
      { kind: "min", market: "GB" },
      host("nights", "lin"),
      host("nights", "mia"),
      host("perWeek", "lin"),
      host("perDay", "lin"),
      host("shift", "lin"),
      host("shift", "mia"),
      { kind: "gap", market: "GB" },
      { kind: "studio", site: "hz" },
      { kind: "studio", site: "yw" },
      { kind: "pins" },
      host("off", "lin"),
      host("available", "lin"),
      host("sleep", "lin"),
      host("sleep", "mia"),
      { kind: "permit", market: "GB" },
    ]);
  });

  it("is not of studios or pins where there are none", () => {
    const kinds = requirementsOf({ ...p, studios: [], pins: [] }, "GB").map(({ kind }) => kind);
    expect(kinds).not.toContain("studio");
    expect(kinds).not.toContain("pins");
  });
});

describe("the problem in which only some requirements hold", () => {
  it("is the problem itself where all do", () => {
    expect(withOnly(p, requirementsOf(p, "GB")).hosts.slice(0, 2)).toEqual([lin, mia]);
    const { markets, pins, studios: rooms } = withOnly(p, requirementsOf(p, "GB"));
    expect({ markets, pins, rooms }).toEqual({
      markets: [gb, { ...de, minGap: 60 }, us],
      pins: p.pins,
      rooms: [...studios, { id: "\u0000mute", site: "xx", turnaround: 0 }],
    });
  });

  it("asks nothing where none does", () => {
    const bare = withOnly(p, []);
    expect(bare.markets).toEqual([
      { ...gb, min: 0, minGap: 60, barredHosts: [] },
      { ...de, min: 0, minGap: 60 },
      us,
    ]);
    const { available: _, ...rest } = lin;
    const { perDay: __, perWeek: ___, ...others } = limits;
    expect(bare.hosts[0]).toEqual({
      ...rest,
      off: [],
      sleep: { from: "00:00", to: "00:00" },
      limits: { ...others, rest: 0, shiftSpan: 7 * 1440, nightsPerWeek: 1_000 },
    });
    expect(bare.pins).toEqual([]);
    expect(bare.studios).toEqual([
      ...studios,
      { id: "\u0000lin", site: "hz", turnaround: 0 },
      { id: "\u0000mia", site: "yw", turnaround: 0 },
      { id: "\u0000mute", site: "xx", turnaround: 0 },
    ]);
  });

  it.each([
    [{ kind: "min", market: "GB" }, { markets: [{ ...gb, minGap: 60, barredHosts: [] }] }],
    [{ kind: "gap", market: "GB" }, { markets: [{ ...gb, min: 0, barredHosts: [] }] }],
    [{ kind: "permit", market: "GB" }, { markets: [{ ...gb, min: 0, minGap: 60 }] }],
    [{ kind: "pins" }, { pins: p.pins }],
    [host("nights", "lin"), { hosts: [{ limits: { nightsPerWeek: 2, rest: 0, shiftSpan: 10_080 } }] }],
    [host("perDay", "lin"), { hosts: [{ limits: { perDay: 120, nightsPerWeek: 1_000 } }] }],
    [host("perWeek", "lin"), { hosts: [{ limits: { perWeek: 600, nightsPerWeek: 1_000 } }] }],
    [host("shift", "lin"), { hosts: [{ limits: { rest: 660, shiftSpan: 480, nightsPerWeek: 1_000 } }] }],
    [host("off", "lin"), { hosts: [{ off: lin.off, sleep: { from: "00:00", to: "00:00" } }] }],
    [host("available", "lin"), { hosts: [{ available: lin.available, off: [] }] }],
    [host("sleep", "lin"), { hosts: [{ sleep: lin.sleep, off: [] }] }],
    [
      { kind: "studio", site: "hz" },
      { studios: [...studios, { id: "\u0000mia", site: "yw", turnaround: 0 }] },
    ],
  ] as [Requirement, Partial<PlanProblem>][])("%j", (requirement, part) => {
    const few = { ...p, markets: [gb], hosts: part.studios ? [lin, mia] : [lin] };
    expect(withOnly(few, [requirement])).toMatchObject(part);
  });

  it("has no rooms for hosts where every host has her own, nor for those without a site", () => {
    expect(withOnly({ ...p, studios: [] }, []).studios).toEqual([]);
    const { site: _, ...homeless } = lin;
    expect(withOnly({ ...p, hosts: [homeless] }, []).studios).toEqual(studios);
  });
});

describe("a requirement asked less of", () => {
  const ofMarket = (part: Partial<PlanMarket>) => ({ ...p, markets: [{ ...gb, ...part }, de, us] });
  const ofHost = (part: Partial<PlanHost["limits"]>) => ({
    ...p,
    hosts: [{ ...lin, limits: { ...limits, ...part } }, mia, mute],
  });
  it.each([
    [{ kind: "min", market: "GB" }, ofMarket({ min: -1 })],
    [host("nights", "lin"), ofHost({ nightsPerWeek: 4 })],
    [host("perWeek", "lin"), ofHost({ perWeek: 780 })],
    [host("perDay", "lin"), ofHost({ perDay: 300 })],
    [host("shift", "lin"), ofHost({ shiftSpan: 720 })],
    [
      { kind: "studio", site: "hz" },
      {
        ...p,
        studios: [...studios, ...[0, 1].map((i) => ({ id: `\u0000${i}`, site: "hz", turnaround: 30 }))],
      },
    ],
  ] as [Requirement, PlanProblem][])("%j, by two steps of an hour and a half", (requirement, found) => {
    expect(eased(p, requirement, 2, 90)).toEqual(found);
  });

  it("that has no steps is let go, and no other", () => {
    const off = eased(p, { kind: "off", host: "lin" }, 1, 60);
    expect(off.hosts[0]).toEqual({ ...lin, off: [] });
    expect(off.markets[0]).toEqual(gb);
    const gap = eased(p, { kind: "gap", market: "GB" }, 1, 60);
    expect(gap.markets[0]).toEqual({ ...gb, minGap: 60 });
    expect(gap.hosts[0]).toEqual(lin);
    expect(eased(p, { kind: "pins" }, 1, 60).pins).toEqual([]);
  });

  it("of a limit that is not there gives just so much", () => {
    expect(eased(p, { kind: "perWeek", host: "mia" }, 1, 60).hosts[1]!.limits.perWeek).toBe(60);
    expect(eased(p, { kind: "perDay", host: "mia" }, 1, 60).hosts[1]!.limits.perDay).toBe(60);
  });

  it.each([
    ["min", 5],
    ["nights", 3],
    ["perWeek", 3],
    ["perDay", 3],
    ["shift", 3],
    ["studio", 3],
    ["gap", 1],
    ["off", 1],
    ["pins", 1],
  ])("%s in %i steps at most", (kind, steps) => {
    expect(stepsOf({ kind } as Requirement, 5)).toBe(steps);
  });
});
