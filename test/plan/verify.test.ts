import { describe, expect, it } from "vitest";
import type { PlannedStream } from "../../src/model/plan-result.ts";
import type { PlanProblem } from "../../src/plan/problem.ts";
import { verify } from "../../src/plan/verify.ts";
import { freeHost, openMarket, openProblem, stream } from "./by-hand.ts";

const broken = (p: PlanProblem, streams: readonly PlannedStream[]): string[] =>
  verify(p, streams).violations.map(({ rule, what }) => `${rule} ${what}`);
const day = (clock: string, id: string, part: Partial<PlannedStream> = {}): PlannedStream =>
  stream(`2027-03-23T${clock}:00.000Z`, { id, ...part });
const free = freeHost();
const limited = (limits: Partial<typeof free.limits>): Partial<PlanProblem> => ({
  hosts: [freeHost({ limits: { ...free.limits, ...limits } })],
});
const two = { hosts: [free, freeHost({ id: "mia" })] };
const products = [
  { sku: "A", markets: ["GB"], minAppearances: 0, priority: 1 },
  { sku: "B", markets: ["GB"], minAppearances: 0, priority: 1, from: "2027-03-23" },
  { sku: "C", markets: ["DE"], minAppearances: 0, priority: 1 },
  { sku: "D", markets: ["GB"], minAppearances: 0, priority: 1, from: "2027-03-24" },
];
const both = [openMarket(), openMarket({ id: "DE" })];
type Row = [string, Partial<PlanProblem>, PlannedStream[], string[]];

describe("one stream by itself", () => {
  it.each([
    ["nothing is wrong", {}, [day("18:00", "a")], []],
    ["too short", {}, [day("18:00", "a", { end: "2027-03-23T18:45:00Z" })], ["time a: lasts 45 minutes"]],
    [
      "start is another instant",
      {},
      [day("18:00", "a", { start: "2027-03-23T18:30:00Z" })],
      ["time a: start and utc differ"],
    ],
    [
      "start by another clock is the same",
      {},
      [day("18:00", "a", { start: "2027-03-23T19:00:00+01:00" })],
      [],
    ],
    [
      "hostStart is another instant",
      {},
      [day("18:00", "a", { hostStart: "2027-03-23T17:00:00Z" })],
      ["time a: hostStart and utc differ"],
    ],
    ["off the grid", {}, [day("18:15", "a")], ["time a: not on the grid"]],
    ["on a finer grid", { resolution: 15 }, [day("18:15", "a")], []],
    ["the first day", {}, [stream("2027-03-22T00:00:00Z")], []],
    ["the last day", {}, [stream("2027-04-04T23:00:00Z")], []],
    ["before the window", {}, [stream("2027-03-21T23:00:00Z", { id: "a" })], ["time a: outside the window"]],
    ["after the window", {}, [stream("2027-04-05T00:00:00Z", { id: "a" })], ["time a: outside the window"]],
    [
      "the market closes before it ends",
      { markets: [openMarket({ audience: [{ days: ["tue"], from: "18:00", weights: [1] }] })] },
      [day("18:00", "a")],
      ["1 a: the market is closed"],
    ],
    [
      "the host goes to sleep before it ends",
      { hosts: [freeHost({ sleep: { from: "18:45", to: "20:00" } })] },
      [day("18:00", "a")],
      ["2 a: the host is asleep, off or not available"],
    ],
    [
      "it ends as she goes to sleep",
      { hosts: [freeHost({ sleep: { from: "19:00", to: "20:00" } })] },
      [day("18:00", "a")],
      [],
    ],
    [
      "she does not speak",
      { hosts: [freeHost({ languages: { ja: 1 } })] },
      [day("18:00", "a")],
      ["3 a: the host speaks no language of the market"],
    ],
    [
      "she speaks not at all",
      { hosts: [freeHost({ languages: { en: 0 } })] },
      [day("18:00", "a")],
      ["3 a: the host speaks no language of the market"],
    ],
    [
      "she speaks one that begins alike",
      { hosts: [freeHost({ languages: { es: 1 } })] },
      [day("18:00", "a")],
      ["3 a: the host speaks no language of the market"],
    ],
    [
      "she speaks another country's",
      { hosts: [freeHost({ languages: { "en-AU": 0.5 } })] },
      [day("18:00", "a")],
      [],
    ],
    [
      "the market's second language",
      { markets: [openMarket({ languages: ["cy", "en-GB"] })] },
      [day("18:00", "a")],
      [],
    ],
    [
      "no permit",
      { markets: [openMarket({ barredHosts: ["mia", "lin"] })] },
      [day("18:00", "a")],
      ["3 a: the host lacks the permit"],
    ],
    ["two products", { products }, [day("18:00", "a", { products: ["A", "B"] })], []],
    [
      "a product twice",
      { products },
      [day("18:00", "a", { products: ["A", "A"] })],
      ["9 a: a product twice"],
    ],
    [
      "three products of two",
      { products: products.map((p) => ({ ...p, markets: ["GB"] })) },
      [day("18:00", "a", { products: ["A", "B", "C"] })],
      ["9 a: too many products"],
    ],
    [
      "not for this market",
      { products },
      [day("18:00", "a", { products: ["C"] })],
      ["9 a: C may not be shown there"],
    ],
    [
      "a product nobody knows",
      { products },
      [day("18:00", "a", { products: ["X"] })],
      ["9 a: X may not be shown there"],
    ],
    [
      "before it is there",
      { products },
      [day("18:00", "a", { products: ["D"] })],
      ["9 a: D is not there yet"],
    ],
    [
      "no such market",
      {},
      [day("18:00", "a", { market: "XX" }), day("19:00", "b")],
      ["input a: no such market or host"],
    ],
    ["no such host", {}, [day("18:00", "a", { host: "xx" })], ["input a: no such market or host"]],
  ] as Row[])("%s", (_, part, streams, found) => {
    expect(broken(openProblem(part), streams)).toEqual(found);
  });
});

describe("streams of a market", () => {
  const apart = { ...two, markets: [openMarket({ minGap: 120 })] };
  it.each([
    ["as far apart as they must be", apart, [day("20:00", "b", { host: "mia" }), day("18:00", "a")], []],
    [
      "nearer, whoever holds them and in whatever order",
      apart,
      [day("19:30", "b", { host: "mia" }), day("18:00", "a")],
      ["4 a, b: less than minGap apart"],
    ],
    [
      "of another market do not matter",
      { ...apart, markets: [openMarket({ minGap: 120 }), openMarket({ id: "DE" })] },
      [day("18:00", "a"), day("18:30", "b", { host: "mia", market: "DE" })],
      [],
    ],
    ["one after another", two, [day("18:00", "a"), day("19:00", "b", { host: "mia" })], []],
    ["over one another", two, [day("18:00", "a"), day("18:30", "b", { host: "mia" })], ["4 a, b: overlap"]],
    [
      "as many as a week takes, in two weeks",
      { markets: [openMarket({ max: 2 })] },
      ["27", "28", "29", "30"].map((d) => stream(`2027-03-${d}T18:00:00Z`)),
      [],
    ],
    [
      "one more",
      { markets: [openMarket({ max: 2 })] },
      ["26", "27", "28", "29"].map((d) => stream(`2027-03-${d}T18:00:00Z`)),
      ["8 GB week 0: 3 streams"],
    ],
  ] as Row[])("%s", (_, part, streams, found) => {
    expect(broken(openProblem(part), streams)).toEqual(found);
  });
});

describe("streams of a host", () => {
  const other = { market: "DE" };
  const night = (d: string, clock: string) => stream(`2027-03-${d}T${clock}:00Z`);
  it.each([
    [
      "two at once",
      { markets: both },
      [day("18:30", "b", other), day("18:00", "a")],
      ["5 a, b: the host is in two streams"],
    ],
    [
      "one after another without a break",
      limited({ break: 30 }),
      [day("18:00", "a"), day("19:00", "b")],
      ["5 a, b: no break"],
    ],
    ["after a break", limited({ break: 30 }), [day("19:30", "b"), day("18:00", "a")], []],
    [
      "of another host need no break",
      { hosts: [limited({ break: 30 }).hosts![0]!, freeHost({ id: "mia" })] },
      [day("18:00", "a"), day("19:00", "b", { host: "mia" })],
      [],
    ],
    [
      "a shift of just so many hours",
      limited({ rest: 600, shiftSpan: 180 }),
      [day("12:00", "b"), day("10:00", "a")],
      [],
    ],
    [
      "a longer one",
      limited({ rest: 600, shiftSpan: 180 }),
      [day("12:30", "b"), day("10:00", "a")],
      ["5 a, b: the shift is too long"],
    ],
    [
      "a chain of three",
      limited({ rest: 600, shiftSpan: 270 }),
      [day("10:00", "a"), day("12:00", "b"), day("14:00", "c")],
      ["5 a, c: the shift is too long"],
    ],
    [
      "rest begins a new shift",
      limited({ rest: 120, shiftSpan: 180 }),
      [day("10:00", "a"), day("12:30", "b")].slice(0, 1).concat(day("13:00", "b")),
      [],
    ],
    [
      "a stream longer than a shift",
      limited({ shiftSpan: 45 }),
      [day("10:00", "a")],
      ["5 a, a: the shift is too long"],
    ],
    [
      "as many hours as a day has",
      limited({ perDay: 120 }),
      [day("10:00", "a"), day("12:00", "b"), stream("2027-03-24T10:00:00Z")],
      [],
    ],
    [
      "more",
      limited({ perDay: 120 }),
      [day("10:00", "a"), day("12:00", "b"), day("14:00", "c")],
      ["6 lin 2027-03-23: over perDay"],
    ],
    [
      "as many hours as a week has",
      limited({ perWeek: 120 }),
      ["27", "28", "29", "30"].map((d) => night(d, "12:00")),
      [],
    ],
    [
      "more",
      limited({ perWeek: 120 }),
      ["27", "29", "30", "31"].map((d) => night(d, "12:00")),
      ["6 lin week 1: over perWeek"],
    ],
    [
      "half an hour of night",
      limited({ nightsPerWeek: 0 }),
      [night("23", "22:30")],
      ["6 lin week 0: 1 nights"],
    ],
    ["a quarter of it", { ...limited({ nightsPerWeek: 0 }), resolution: 15 }, [night("23", "22:15")], []],
    [
      "as many nights as a week has",
      limited({ nightsPerWeek: 1 }),
      [night("28", "23:00"), night("29", "23:00")],
      [],
    ],
    [
      "more",
      limited({ nightsPerWeek: 1 }),
      [night("29", "04:00"), night("30", "23:00")],
      ["6 lin week 1: 2 nights"],
    ],
    ["no limits", {}, ["08:00", "10:00", "12:00"].map((clock) => day(clock, clock)), []],
  ] as Row[])("%s", (_, part, streams, found) => {
    expect(broken(openProblem(part), streams)).toEqual(found);
  });

  it("count by her own days and weeks", () => {
    const p = openProblem({
      hosts: [freeHost({ zone: "Asia/Shanghai", limits: { ...free.limits, perDay: 60 } })],
    });
    // 23:00 and 01:00 in Shanghai; then 01:00 and 03:00.
    expect(broken(p, [day("15:00", "a"), day("17:00", "b")])).toEqual([]);
    expect(broken(p, [day("17:00", "a"), day("19:00", "b")])).toEqual(["6 lin 2027-03-24: over perDay"]);
  });
});
