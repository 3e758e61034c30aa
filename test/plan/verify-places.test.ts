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
const rooms = { studios: [{ id: "s1", turnaround: 30 }] };
const inRoom = { studio: "s1" };

type Row = [string, Partial<PlanProblem>, PlannedStream[], string[]];

describe("streams in studios", () => {
  const pair = { ...two, markets: both, ...rooms };
  const other = { market: "DE", host: "mia" };
  it.each([
    [
      "after the turnaround",
      pair,
      [day("19:30", "b", { ...inRoom, ...other }), day("18:00", "a", inRoom)],
      [],
    ],
    [
      "before its end",
      pair,
      [day("19:00", "b", { ...inRoom, ...other }), day("18:00", "a", inRoom)],
      ["7 a, b: s1 is not free"],
    ],
    [
      "in two",
      { ...pair, studios: [...rooms.studios, { id: "s2", turnaround: 30 }] },
      [day("18:00", "a", inRoom), day("18:00", "b", { studio: "s2", ...other })],
      [],
    ],
    [
      "of another site",
      { studios: [{ id: "s1", site: "hz", turnaround: 0 }] },
      [day("18:00", "a", inRoom)],
      ["7 a: s1 is at another site"],
    ],
    [
      "of her site",
      { hosts: [freeHost({ site: "hz" })], studios: [{ id: "s1", site: "hz", turnaround: 0 }] },
      [day("18:00", "a", inRoom)],
      [],
    ],
    [
      "for other markets",
      { studios: [{ id: "s1", turnaround: 0, markets: ["DE"] }] },
      [day("18:00", "a", inRoom)],
      ["7 a: s1 may not serve GB"],
    ],
    [
      "for this market",
      { studios: [{ id: "s1", turnaround: 0, markets: ["DE", "GB"] }] },
      [day("18:00", "a", inRoom)],
      [],
    ],
    ["in none", rooms, [day("18:00", "a")], ["7 a: in no studio of the launch"]],
    [
      "in one that is not there",
      rooms,
      [day("18:00", "a", { studio: "s9" })],
      ["7 a: in no studio of the launch"],
    ],
    ["where every host has her own", {}, [day("18:00", "a")], []],
  ] as Row[])("%s", (_, part, streams, found) => {
    expect(broken(openProblem(part), streams)).toEqual(found);
  });
});

describe("pins", () => {
  const [a, b] = [day("10:00", "a"), day("14:00", "b")];
  const stands = "pinned, breaks nothing and does not stand";
  const s2 = { id: "s2", turnaround: 30 };
  it.each([
    ["all stand", { pins: [a, b] }, [a, b], []],
    ["one does not", { pins: [a, b] }, [a], [`10 b: ${stands}`]],
    ["at another time", { pins: [a] }, [day("11:00", "a")], [`10 a: ${stands}`]],
    ["with another host", { ...two, pins: [a] }, [{ ...a, host: "mia" }], [`10 a: ${stands}`]],
    ["for another market", { markets: both, pins: [a] }, [{ ...a, market: "DE" }], [`10 a: ${stands}`]],
    ["one breaks a rule", { pins: [a, day("14:15", "b")] }, [a], []],
    [
      "one cannot beside those that stand",
      { ...limited({ break: 30 }), pins: [a, day("11:00", "b")] },
      [a],
      [],
    ],
    [
      "what stands and is no pin is no excuse",
      { ...limited({ break: 30 }), pins: [a] },
      [day("11:00", "b")],
      [`10 a: ${stands}`],
    ],
    [
      "nor is what is wrong with another pin",
      { ...two, markets: both, pins: [a, day("14:15", "b", { market: "DE", host: "mia" })] },
      [day("14:15", "b", { market: "DE", host: "mia" })],
      ["time b: not on the grid", `10 a: ${stands}`],
    ],
    [
      "nor what is wrong in another studio",
      {
        ...two,
        markets: both,
        studios: [...rooms.studios, s2],
        pins: [a, day("14:15", "b", { market: "DE", host: "mia", studio: "s2" })],
      },
      [day("14:15", "b", { market: "DE", host: "mia", studio: "s2" })],
      ["time b: not on the grid", `10 a: ${stands}`],
    ],
    [
      "its market is held by another at its time",
      { ...two, pins: [a, day("10:30", "b", { host: "mia" })] },
      [a],
      [],
    ],
    [
      "its host is with another market",
      { markets: both, pins: [a, day("10:30", "b", { market: "DE" })] },
      [a],
      [],
    ],
    [
      "its studio is taken",
      {
        ...two,
        markets: both,
        ...rooms,
        pins: [
          { ...a, ...inRoom },
          { ...day("10:30", "b", { market: "DE", host: "mia" }), ...inRoom },
        ],
      },
      [{ ...a, ...inRoom }],
      [],
    ],
    [
      "its studio is taken, and another is free",
      {
        ...two,
        markets: both,
        studios: [...rooms.studios, s2],
        pins: [
          { ...a, ...inRoom },
          { ...day("10:30", "b", { market: "DE", host: "mia" }), ...inRoom },
        ],
      },
      [{ ...a, ...inRoom }],
      [`10 b: ${stands}`],
    ],
    ["in no studio of a launch that has some", { ...rooms, pins: [a] }, [], [`10 a: ${stands}`]],
    ["in a studio of a launch that has none", { pins: [{ ...a, ...inRoom }] }, [], [`10 a: ${stands}`]],
    [
      "with products that may no longer be shown",
      { products, pins: [{ ...a, products: ["C"] }] },
      [],
      [`10 a: ${stands}`],
    ],
    ["half may move, and one of two does", { keep: 50, pins: [a, b] }, [a], []],
    ["fewer may", { keep: 51, pins: [a, b] }, [a], ["10 1 of 2 pinned streams stand"]],
    ["all must stay", { keep: 100, pins: [a, b] }, [a, b], []],
    ["all may move", { keep: 0, pins: [a, b] }, [], []],
  ] as Row[])("%s", (_, part, streams, found) => {
    expect(broken(openProblem(part), streams)).toEqual(found);
  });
});
