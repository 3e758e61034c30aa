import { describe, expect, it } from "vitest";
import { nearFeastWarnings } from "../../src/app/near-feasts.ts";
import type { DayEffect } from "../../src/model/calendar.ts";
import type { PlannedStream } from "../../src/model/plan-result.ts";
import { nearFeasts } from "../../src/plan/guard.ts";
import { plan } from "../../src/plan/plan.ts";
import { openMarket } from "./by-hand.ts";
import { host, market, problem } from "./instance.ts";

const at = (iso: string): number => Date.parse(iso) / 60_000;
const eid: DayEffect = { name: "Eid", date: "2027-03-09", effect: "closed", estimated: true };
const ramadan: DayEffect = {
  name: "Ramadan nights",
  date: "2027-02-08",
  to: "2027-03-08",
  hours: { from: "21:00", to: "24:00" },
  effect: "boost",
  factor: 1.5,
  estimated: true,
};
const riyadh = (effects: readonly DayEffect[]) => market({ zone: "Asia/Riyadh", effects });
/** 21:00 to 22:00 in Riyadh. */
const evening = (effects: readonly DayEffect[], date: string) =>
  nearFeasts(riyadh(effects), at(`${date}T18:00Z`), at(`${date}T19:00Z`));

describe("a warning", () => {
  const stream = (start: string, closes: boolean) => ({
    ...({} as PlannedStream),
    market: "SA",
    start,
    near: [{ date: "2027-03-09", closes }],
  });

  it("tells the streams that would be closed, else those that would change", () => {
    const [first, second] = [stream("2027-03-08T21:00", false), stream("2027-03-10T21:00", true)];
    expect(nearFeastWarnings([first, second], "en").map(({ code, message }) => [code, message])).toEqual([
      ["plan.near-closed", expect.stringContaining("SA: 1 stream, the first on 2027-03-10")],
    ]);
    expect(nearFeastWarnings([first], "zh")[0]!.code).toBe("plan.near-feast");
    expect(nearFeastWarnings([], "en")).toEqual([]);
  });
});

describe("a feast of estimated day", () => {
  it.each([
    ["2027-03-07", []],
    ["2027-03-08", [{ name: "Eid", date: "2027-03-09", closes: true }]],
    ["2027-03-10", [{ name: "Eid", date: "2027-03-09", closes: true }]],
    ["2027-03-11", []],
  ])("closes a stream of the day before or after: %s", (date, found) => {
    expect(evening([eid], date)).toEqual(found);
  });

  it.each([
    ["2027-02-06", false],
    ["2027-02-07", true],
    ["2027-02-08", true],
    ["2027-02-20", false],
    ["2027-03-08", true],
    ["2027-03-09", true],
    ["2027-03-10", false],
  ])("of several days matters at its ends: %s", (date, near) => {
    const feast = { name: "Ramadan nights", date: "2027-02-08", to: "2027-03-08", closes: false };
    expect(evening([ramadan], date)).toEqual(near ? [feast] : []);
  });

  it("outside its hours, or of a known day, changes nothing", () => {
    expect(evening([{ ...ramadan, hours: { from: "10:00", to: "12:00" } }], "2027-02-07")).toEqual([]);
    expect(evening([{ ...eid, estimated: false }], "2027-03-08")).toEqual([]);
  });

  it.each([
    // 21:30 to 22:30 in Riyadh; what begins or ends in the middle of it changes half of it.
    ["closes the end of it", { hours: { from: "22:00", to: "24:00" }, effect: "closed" }, true],
    ["closes its beginning", { hours: { from: "20:00", to: "22:00" }, effect: "closed" }, true],
    [
      "begins in the middle of it",
      { hours: { from: "22:00", to: "24:00" }, effect: "boost", factor: 2 },
      false,
    ],
    [
      "ends in the middle of it",
      { hours: { from: "20:00", to: "22:00" }, effect: "boost", factor: 2 },
      false,
    ],
    ["begins when it is over", { hours: { from: "22:30", to: "24:00" }, effect: "closed" }, undefined],
    ["ends when it begins", { hours: { from: "20:00", to: "21:30" }, effect: "closed" }, undefined],
    [
      "reaches past midnight",
      { hours: { from: "36:00", to: "46:00" }, effect: "boost", factor: 2, date: "2027-03-08" },
      false,
    ],
  ] as [string, Partial<DayEffect>, boolean | undefined][])(
    "without a name or an end: %s",
    (_, part, closes) => {
      const feast: DayEffect = { date: "2027-03-09", effect: "closed", estimated: true, ...part };
      const found = nearFeasts(
        openMarket({ zone: "Asia/Riyadh", effects: [feast] }),
        at("2027-03-10T18:30Z"),
        at("2027-03-10T19:30Z"),
      );
      expect(found).toStrictEqual(closes === undefined ? [] : [{ date: feast.date, closes }]);
    },
  );

  it("is told by itself beside others, of a known day too", () => {
    const mourning: DayEffect = { name: "Mourning", date: "2027-03-10", effect: "closed", estimated: true };
    const known: DayEffect = { name: "Known", date: "2027-03-09", effect: "boost", factor: 3 };
    expect(evening([known, eid, mourning], "2027-03-08")).toEqual([
      { name: "Eid", date: "2027-03-09", closes: true },
    ]);
    expect(evening([known, mourning], "2027-03-12")).toEqual([]);
  });

  it("is told of each stream it is near, and of no other", () => {
    const p = problem({
      window: { from: "2027-03-08", to: "2027-03-14" },
      products: [],
      markets: [{ ...riyadh([eid]), min: 4, target: 4, max: 4 }],
      hosts: [host({ languages: { en: 1 } })],
    });
    const { streams } = plan(p, { say: (id) => id, weekOf: String });
    expect(streams.length).toBeGreaterThan(2);
    for (const { start, near } of streams) {
      const day = start.slice(0, 10);
      expect(near !== undefined).toBe(day === "2027-03-08" || day === "2027-03-10");
    }
  });
});
