import { describe, expect, it } from "vitest";
import type { PlannedStream } from "../../src/model/plan-result.ts";
import { changesOf } from "../../src/plan/changes.ts";
import type { Column } from "../../src/plan/columns.ts";
import type { PlanProblem } from "../../src/plan/problem.ts";
import type { Placed } from "../../src/plan/state.ts";
import { numberStreams } from "../../src/plan/streams.ts";
import { column, freeHost, openMarket, openProblem, stream } from "./by-hand.ts";

const at = (utc: string, part: Partial<Column> = {}, studio = -1): Placed => ({
  column: column(`2027-03-${utc}Z`, part),
  studio,
});
const pin = (utc: string, slot: string, part: Partial<PlannedStream> = {}): PlannedStream =>
  stream(`2027-03-${utc}:00Z`, { slot, uid: `uid-${slot}`, sequence: 4, ...part });
const base: Partial<PlanProblem> = {
  markets: [openMarket(), openMarket({ id: "DE", zone: "Europe/Berlin" })],
  hosts: [freeHost(), freeHost({ id: "mia", zone: "Asia/Shanghai" })],
};
const numbered = (
  held: readonly Placed[],
  pins: readonly PlannedStream[] = [],
  part: Partial<PlanProblem> = {},
) => numberStreams(openProblem({ ...base, pins, ...part }), held, new Map());
const de = { market: 1 };

describe("a stream of a result", () => {
  it("tells all there is of it", () => {
    const placed = at("22T08:05", { ...de, host: 1, value: 77 }, 0);
    const p = openProblem({ ...base, studios: [{ id: "s1", turnaround: 0 }] });
    const { streams, dropped } = numberStreams(p, [placed], new Map([[placed.column, ["A", "B"]]]));
    expect(dropped).toEqual([]);
    expect(streams).toEqual([
      {
        id: "DE-2027-03-22-0905-mia",
        market: "DE",
        host: "mia",
        studio: "s1",
        language: "en",
        start: "2027-03-22T09:05:00+01:00",
        end: "2027-03-22T10:05:00+01:00",
        hostStart: "2027-03-22T16:05:00+08:00",
        utc: "2027-03-22T08:05:00Z",
        products: ["A", "B"],
        value: 77,
        pinned: false,
        slot: "DE-01",
        uid: expect.stringMatching(/^[0-9a-f]{16}-de-01@xb$/),
        sequence: 0,
        why: [],
      },
    ]);
  });

  it("has a UID of its campaign and slot that is the same for ever", () => {
    const uids = (campaign: string) =>
      numbered([at("22T08:00"), at("23T08:00")], [], { campaign }).streams.map(({ uid }) => uid);
    expect(uids("Test")).toEqual(["a6d0cc1e37837d58-gb-01@xb", "a5d0ca8b3a838211-gb-02@xb"]);
    expect(new Set([...uids("Test"), ...uids("Other")]).size).toBe(4);
  });

  it("without studio or products names none, and is told of a feast near it", () => {
    const eid = { name: "Eid", date: "2027-03-23", effect: "closed" as const, estimated: true };
    const [first] = numbered([at("22T08:00")], [], { markets: [openMarket({ effects: [eid] })] }).streams;
    expect(first).not.toHaveProperty("studio");
    expect(first).toMatchObject({ products: [], near: [{ name: "Eid", date: "2027-03-23", closes: true }] });
    expect(numbered([at("22T08:00")]).streams[0]).not.toHaveProperty("near");
  });
});

describe("slots", () => {
  it.each([
    [
      "are numbered by market",
      [at("22T08:00"), at("22T09:00", de), at("23T08:00")],
      [],
      ["GB-01", "DE-01", "GB-02"],
    ],
    [
      "past nine",
      Array.from({ length: 10 }, (_, i) => at(`22T${String(i + 8).padStart(2, "0")}:00`)).slice(-10),
      [],
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((n) => `GB-${String(n).padStart(2, "0")}`),
    ],
    ["of pins are theirs", [at("22T08:00"), at("23T08:00")], [pin("23T08:00", "GB-01")], ["GB-02", "GB-01"]],
    [
      "go to the pin at the same time before one that is only near",
      [at("22T08:00"), at("22T09:00")],
      [pin("22T09:00", "GB-07"), pin("22T12:00", "GB-08")],
      ["GB-08", "GB-07"],
    ],
    [
      "go to the nearest pin",
      [at("23T08:00")],
      [pin("22T08:00", "GB-07"), pin("23T09:00", "GB-08"), pin("25T08:00", "GB-09")],
      ["GB-08"],
    ],
    ["of its market", [at("23T08:00")], [pin("23T08:00", "DE-07", { market: "DE" })], ["GB-01"]],
    ["each once", [at("23T08:00"), at("23T09:00")], [pin("23T08:30", "GB-07")], ["GB-07", "GB-01"]],
    [
      "of a pin of another host go to who is there now",
      [at("23T08:00", { host: 1 })],
      [pin("23T08:00", "GB-07")],
      ["GB-07"],
    ],
    [
      "of the same host before those of another",
      [at("23T08:00", { host: 1 }), at("23T08:00")],
      [pin("23T08:00", "GB-07"), pin("23T08:00", "GB-08", { host: "mia" })],
      ["GB-08", "GB-07"],
    ],
    [
      "that are taken are left out",
      [at("22T08:00"), at("28T08:00")],
      [pin("22T08:00", "GB-01"), pin("22T08:00", "DE-01", { market: "DE" })],
      ["GB-01", "GB-02"],
    ],
    [
      "of pins that fell are not given again",
      [at("22T08:00", de)],
      [pin("22T08:00", "DE-01", { market: "FR" })],
      ["DE-02"],
    ],
  ] as [string, Placed[], PlannedStream[], string[]][])("%s", (_, held, pins, slots) => {
    expect(numbered(held, pins).streams.map(({ slot }) => slot)).toEqual(slots);
  });

  it.each([
    ["the same", at("23T08:00"), {}, true, 4],
    ["at another time", at("23T09:00"), {}, false, 5],
    ["with another host", at("23T08:00", { host: 1 }), {}, false, 5],
    ["in a studio now", at("23T08:00", {}, 0), {}, false, 5],
    ["in the same studio", at("23T08:00", {}, 0), { studio: "s1" }, true, 4],
    ["in another", at("23T08:00", {}, 1), { studio: "s1" }, false, 5],
  ])("%s: keeps its UID, and a new sequence tells what moved", (_, held, part, pinned, sequence) => {
    const studios = [
      { id: "s1", turnaround: 0 },
      { id: "s2", turnaround: 0 },
    ];
    const { streams, dropped } = numbered([held], [pin("23T08:00", "GB-07", part)], { studios });
    expect(streams[0]).toMatchObject({ slot: "GB-07", uid: "uid-GB-07", pinned, sequence });
    expect(dropped).toEqual([]);
  });

  it("of pins that nobody holds are dropped with a new sequence", () => {
    const [a, b] = [pin("22T08:00", "GB-01"), pin("23T08:00", "GB-02")];
    expect(numbered([at("22T08:00")], [a, b]).dropped).toEqual([{ ...b, sequence: 5 }]);
  });
});

describe("what became of a published plan", () => {
  const words = { say: (id: string, args?: object) => `${id} ${JSON.stringify(args ?? {})}`, weekOf: String };
  const pins = [pin("22T08:00", "GB-01", { id: "a", studio: "s1" }), pin("23T08:00", "GB-02", { id: "b" })];
  const place = (utc: string, part = {}) => ({ start: `2027-03-${utc}:00Z`, host: "lin", ...part });
  const [stood, moved] = [{ ...pins[0]!, pinned: true }, pin("24T08:00", "GB-02", { id: "c" })];

  it.each([
    ["all stand", {}, [stood], [], []],
    [
      "one came",
      {},
      [pin("24T08:00", "GB-03")],
      [],
      [{ kind: "added", slot: "GB-03", market: "GB", to: place("24T08:00"), why: "plan.change-added {}" }],
    ],
    [
      "one moved, as it collides",
      {},
      [moved],
      [],
      [
        {
          kind: "moved",
          slot: "GB-02",
          market: "GB",
          from: place("23T08:00"),
          to: place("24T08:00"),
          why: 'plan.pin-collides {"stream":"b"}',
        },
      ],
    ],
    [
      "one moved, as that is better",
      { keep: 50 },
      [moved],
      [],
      [
        {
          kind: "moved",
          slot: "GB-02",
          market: "GB",
          from: place("23T08:00"),
          to: place("24T08:00"),
          why: "plan.change-better {}",
        },
      ],
    ],
    [
      "one fell, as it breaks a rule, whatever may move",
      { keep: 50 },
      [],
      [pins[0]!],
      [
        {
          kind: "dropped",
          slot: "GB-01",
          market: "GB",
          from: place("22T08:00", { studio: "s1" }),
          why: 'plan.pin-breaks-rule {"stream":"a"}',
        },
      ],
    ],
  ] as [string, Partial<PlanProblem>, PlannedStream[], PlannedStream[], unknown[]][])(
    "%s",
    (_, part, streams, dropped, told) => {
      const p = openProblem({ pins, ...part });
      expect(changesOf(p, [undefined, column("2027-03-23T08:00Z")], streams, dropped, words)).toEqual(told);
    },
  );
});
