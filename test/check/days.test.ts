import { describe, expect, it } from "vitest";
import { addDays, daysBetween, holdsWithin, isDay, isUpcoming, judgedSpan } from "../../src/check/days.ts";

describe("the days of a calendar", () => {
  it.each([
    ["2026-12-31", 1, "2027-01-01"],
    ["2027-03-01", -1, "2027-02-28"],
    ["2028-02-28", 1, "2028-02-29"],
    ["2026-11-24", 0, "2026-11-24"],
    ["2026-11-24", 90, "2027-02-22"],
  ])("%s and %d days is %s", (day, count, wanted) => {
    expect(addDays(day, count)).toBe(wanted);
    expect(daysBetween(day, wanted)).toBe(count);
  });

  it.each([
    ["2026-02-28", true],
    ["2026-02-29", false],
    ["before-2024", false],
    ["unknown", false],
    ["2026-02-28T00:00", false],
    ["on 2026-02-28", false],
    ["20260228", false],
    [undefined, false],
  ])("%s is a day: %s", (text, wanted) => {
    expect(isDay(text)).toBe(wanted);
  });
});

describe("the days a launch is judged for", () => {
  const window = { from: "2027-01-04", to: "2027-01-31" };
  it.each([
    [
      "streams that are known",
      "2027-01-01",
      window,
      ["2027-01-20", "2027-01-06"],
      "2027-01-06",
      "2027-01-20",
    ],
    ["streams still ahead", "2027-01-10", window, ["2027-01-06", "2027-01-20"], "2027-01-20", "2027-01-20"],
    ["a stream today", "2027-01-06", window, ["2027-01-06"], "2027-01-06", "2027-01-06"],
    [
      "the window, once all streams are past",
      "2027-01-25",
      window,
      ["2027-01-06"],
      "2027-01-25",
      "2027-01-31",
    ],
    ["the window", "2026-11-24", window, undefined, "2027-01-04", "2027-01-31"],
    ["what is left of the window", "2027-01-10", window, undefined, "2027-01-10", "2027-01-31"],
    ["its last day", "2027-01-31", window, undefined, "2027-01-31", "2027-01-31"],
    ["today, once it is past", "2027-02-01", window, undefined, "2027-02-01", "2027-02-01"],
    ["today without a window", "2026-11-24", undefined, [], "2026-11-24", "2026-11-24"],
  ])("%s", (_, on, of, streams, first, last) => {
    const span = judgedSpan(on, of, streams);
    expect([span.first, span.last]).toEqual([first, last]);
  });

  it("are the streams' own where those are known", () => {
    expect(judgedSpan("2027-01-10", window, ["2027-01-20", "2027-01-06", "2027-01-12"]).days).toEqual([
      "2027-01-12",
      "2027-01-20",
    ]);
    expect(judgedSpan("2027-01-10", window, []).days).toBeUndefined();
  });
});

describe("a dated rule", () => {
  const week = { first: "2027-01-04", last: "2027-01-10" };
  const two = { ...week, days: ["2027-01-04", "2027-01-10"] };
  it.each([
    ["without dates", {}, true, true],
    ["of old law", { from: "before-2024" }, true, true],
    ["from the last day", { from: "2027-01-10" }, true, true],
    ["from the day after", { from: "2027-01-11" }, false, false],
    ["until the first day", { until: "2027-01-04" }, true, true],
    ["until the day before", { until: "2027-01-03" }, false, false],
    ["between two streams", { from: "2027-01-05", until: "2027-01-09" }, true, false],
    ["on a stream's day", { from: "2027-01-10", until: "2027-01-10" }, true, true],
  ])("%s", (_, rule, within, onStreams) => {
    expect(holdsWithin(rule, week)).toBe(within);
    expect(holdsWithin(rule, two)).toBe(onStreams);
  });

  it.each([
    ["on a judged day", "2027-01-10", "2026-11-24", false],
    ["the day after", "2027-01-11", "2026-11-24", true],
    ["ninety days ahead", "2027-02-22", "2026-11-24", true],
    ["later than that", "2027-02-23", "2026-11-24", false],
    ["today", "2027-01-11", "2027-01-11", false],
    ["no day", "unknown", "2026-11-24", false],
  ])("that begins %s is upcoming: %s", (_, from, on, wanted) => {
    expect(isUpcoming({ from }, week, on)).toBe(wanted);
  });
});
