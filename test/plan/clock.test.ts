import { describe, expect, it } from "vitest";
import { dayNumber } from "../../src/model/zone.ts";
import { openness } from "../../src/plan/clock.ts";
import { columnsOf } from "../../src/plan/columns.ts";
import { host, market, problem } from "./instance.ts";

const everyDay = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

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
