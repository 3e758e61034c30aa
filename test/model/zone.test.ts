import { DateTime, Settings } from "luxon";
import { describe, expect, it } from "vitest";
import { TableZone } from "../../src/model/luxon-zone.ts";
import {
  instantsOf,
  isoUtc,
  isoWithOffset,
  isZone,
  localOf,
  offsetMinutes,
  offsetText,
  tzdataVersion,
  zoneNames,
} from "../../src/model/zone.ts";

const minutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
const epoch = (iso: string): number => Date.parse(iso) / 60_000;
const instants = (zone: string, date: string, clock: string): string[] =>
  instantsOf(zone, date, minutes(clock)).map((at) => `${isoUtc(at).slice(0, 16)}Z`);

/** Wall times that do not exist. */
const gaps: readonly [string, string, string][] = [
  ["America/New_York", "2027-03-14", "02:30"],
  ["Europe/London", "2027-03-28", "01:30"],
  ["Europe/Berlin", "2027-03-28", "02:30"],
  ["Australia/Sydney", "2027-10-03", "02:30"],
  ["Australia/Lord_Howe", "2027-10-03", "02:15"],
  ["Pacific/Auckland", "2027-09-26", "02:30"],
  ["Pacific/Chatham", "2027-09-26", "03:00"],
  ["Pacific/Apia", "2011-12-30", "12:00"],
  ["America/Nuuk", "2027-03-27", "23:30"],
  ["Africa/Cairo", "2027-04-30", "00:30"],
  ["Asia/Beirut", "2027-03-28", "00:30"],
  ["Asia/Jerusalem", "2027-03-26", "02:30"],
  ["America/Santiago", "2027-09-05", "00:30"],
  ["Antarctica/Troll", "2027-03-28", "02:30"],
  ["America/St_Johns", "2027-03-14", "02:30"],
  ["America/Tijuana", "2027-03-14", "02:30"],
  ["Australia/Adelaide", "2027-10-03", "02:30"],
  ["Africa/Casablanca", "2026-03-22", "02:30"],
  ["America/Asuncion", "2024-10-06", "00:30"],
  ["Europe/Chisinau", "2027-03-28", "03:30"],
];

/** Wall times and the instants at which they occur. */
const occurrences: readonly [string, string, string, string[]][] = [
  ["America/New_York", "2027-11-07", "01:30", ["2027-11-07T05:30Z", "2027-11-07T06:30Z"]],
  ["Europe/London", "2027-10-31", "01:30", ["2027-10-31T00:30Z", "2027-10-31T01:30Z"]],
  ["Europe/Berlin", "2027-10-31", "02:30", ["2027-10-31T00:30Z", "2027-10-31T01:30Z"]],
  ["Australia/Sydney", "2027-04-04", "02:30", ["2027-04-03T15:30Z", "2027-04-03T16:30Z"]],
  ["Australia/Lord_Howe", "2027-04-04", "01:45", ["2027-04-03T14:45Z", "2027-04-03T15:15Z"]],
  ["Pacific/Chatham", "2027-09-26", "02:30", ["2027-09-25T13:45Z"]],
  ["Asia/Almaty", "2024-02-29", "23:30", ["2024-02-29T17:30Z", "2024-02-29T18:30Z"]],
  ["Africa/Cairo", "2027-10-28", "23:30", ["2027-10-28T20:30Z", "2027-10-28T21:30Z"]],
  ["Asia/Beirut", "2027-10-30", "23:30", ["2027-10-30T20:30Z", "2027-10-30T21:30Z"]],
  ["Asia/Jerusalem", "2027-10-31", "01:30", ["2027-10-30T22:30Z", "2027-10-30T23:30Z"]],
  ["America/Santiago", "2027-04-03", "23:30", ["2027-04-04T02:30Z", "2027-04-04T03:30Z"]],
  ["Antarctica/Troll", "2027-10-31", "01:30", ["2027-10-30T23:30Z", "2027-10-31T01:30Z"]],
  ["Pacific/Auckland", "2027-04-04", "02:30", ["2027-04-03T13:30Z", "2027-04-03T14:30Z"]],
  ["Pacific/Chatham", "2027-04-04", "03:00", ["2027-04-03T13:15Z", "2027-04-03T14:15Z"]],
  ["America/Nuuk", "2027-10-30", "23:30", ["2027-10-31T00:30Z", "2027-10-31T01:30Z"]],
  ["America/St_Johns", "2027-11-07", "01:30", ["2027-11-07T04:00Z", "2027-11-07T05:00Z"]],
  ["America/Tijuana", "2027-11-07", "01:30", ["2027-11-07T08:30Z", "2027-11-07T09:30Z"]],
  ["Australia/Adelaide", "2027-04-04", "02:30", ["2027-04-03T16:00Z", "2027-04-03T17:00Z"]],
  ["Africa/Casablanca", "2026-02-15", "02:30", ["2026-02-15T01:30Z", "2026-02-15T02:30Z"]],
  // Weeks in which only one end has changed its clocks.
  ["America/New_York", "2027-03-17", "20:00", ["2027-03-18T00:00Z"]],
  ["America/New_York", "2027-11-03", "20:00", ["2027-11-04T00:00Z"]],
  // Days on which these zones used to change, or others do.
  ["America/Sao_Paulo", "2026-11-01", "00:30", ["2026-11-01T03:30Z"]],
  ["America/Mexico_City", "2027-04-04", "02:30", ["2027-04-04T08:30Z"]],
  ["America/Asuncion", "2027-10-03", "00:30", ["2027-10-03T03:30Z"]],
  ["Pacific/Apia", "2027-04-04", "03:30", ["2027-04-03T14:30Z"]],
  ["Pacific/Apia", "2027-09-26", "03:30", ["2027-09-25T14:30Z"]],
  ["Asia/Tehran", "2027-03-22", "00:30", ["2027-03-21T21:00Z"]],
  ["Asia/Almaty", "2027-03-28", "02:30", ["2027-03-27T21:30Z"]],
  ["Europe/Istanbul", "2027-03-28", "03:30", ["2027-03-28T00:30Z"]],
  ["Asia/Riyadh", "2027-03-28", "02:30", ["2027-03-27T23:30Z"]],
  ["Asia/Dubai", "2027-03-28", "02:30", ["2027-03-27T22:30Z"]],
  ["Asia/Shanghai", "2027-04-04", "02:30", ["2027-04-03T18:30Z"]],
  ["Asia/Kolkata", "2027-03-28", "02:30", ["2027-03-27T21:00Z"]],
  ["America/Vancouver", "2027-03-14", "02:30", ["2027-03-14T09:30Z"]],
  ["America/Edmonton", "2027-03-14", "02:30", ["2027-03-14T08:30Z"]],
  ["America/Winnipeg", "2027-03-14", "02:30", ["2027-03-14T07:30Z"]],
  ["Africa/Casablanca", "2027-02-07", "02:30", ["2027-02-07T02:30Z"]],
  ["Asia/Kathmandu", "2027-01-05", "20:00", ["2027-01-05T14:15Z"]],
  ["Asia/Yangon", "2027-01-05", "20:00", ["2027-01-05T13:30Z"]],
  ["America/Vancouver", "2026-12-01", "20:00", ["2026-12-02T03:00Z"]],
  ["America/Edmonton", "2026-12-01", "20:00", ["2026-12-02T02:00Z"]],
  ["America/Winnipeg", "2026-12-01", "20:00", ["2026-12-02T01:00Z"]],
  ["America/Havana", "2026-12-01", "20:00", ["2026-12-02T00:00Z"]],
];

/** Instants and what clocks show. */
const shown: readonly [string, string, string][] = [
  ["Europe/Berlin", "2027-03-18T00:00Z", "2027-03-18T01:00:00+01:00"],
  ["Europe/London", "2027-11-04T00:00Z", "2027-11-04T00:00:00+00:00"],
  ["Africa/Casablanca", "2026-12-01T19:00Z", "2026-12-01T19:00:00+00:00"],
  ["Africa/Casablanca", "2026-07-01T19:00Z", "2026-07-01T20:00:00+01:00"],
  ["Africa/Casablanca", "2026-03-01T19:00Z", "2026-03-01T19:00:00+00:00"],
  ["Asia/Riyadh", "2027-07-01T17:00Z", "2027-07-01T20:00:00+03:00"],
  ["Asia/Dubai", "2027-07-01T16:00Z", "2027-07-01T20:00:00+04:00"],
  ["Asia/Shanghai", "2027-07-01T12:00Z", "2027-07-01T20:00:00+08:00"],
  ["Asia/Kolkata", "2027-07-01T14:30Z", "2027-07-01T20:00:00+05:30"],
  ["America/Sao_Paulo", "2026-12-15T23:00Z", "2026-12-15T20:00:00-03:00"],
  ["Pacific/Apia", "2027-01-15T00:00Z", "2027-01-15T13:00:00+13:00"],
  ["Pacific/Midway", "2026-12-01T10:30Z", "2026-11-30T23:30:00-11:00"],
  ["Pacific/Kiritimati", "2026-12-01T10:30Z", "2026-12-02T00:30:00+14:00"],
  ["America/Nuuk", "2027-01-15T12:00Z", "2027-01-15T10:00:00-02:00"],
  ["America/Nuuk", "2027-07-15T12:00Z", "2027-07-15T11:00:00-01:00"],
  ["Asia/Almaty", "2027-01-15T12:00Z", "2027-01-15T17:00:00+05:00"],
  ["America/Asuncion", "2027-07-01T12:00Z", "2027-07-01T09:00:00-03:00"],
  ["America/Mexico_City", "2027-07-01T12:00Z", "2027-07-01T06:00:00-06:00"],
  ["America/Tijuana", "2027-07-01T12:00Z", "2027-07-01T05:00:00-07:00"],
  ["Asia/Tehran", "2027-07-01T12:00Z", "2027-07-01T15:30:00+03:30"],
  ["America/St_Johns", "2027-07-01T12:00Z", "2027-07-01T09:30:00-02:30"],
  ["America/St_Johns", "2027-01-01T12:00Z", "2027-01-01T08:30:00-03:30"],
  ["Australia/Adelaide", "2027-01-01T12:00Z", "2027-01-01T22:30:00+10:30"],
  ["Etc/GMT+5", "2027-01-01T12:00Z", "2027-01-01T07:00:00-05:00"],
  ["Europe/Istanbul", "2027-01-01T12:00Z", "2027-01-01T15:00:00+03:00"],
  ["Europe/Chisinau", "2027-03-28T00:30Z", "2027-03-28T02:30:00+02:00"],
];

describe("zone table", () => {
  it("is the newest tz database", () => expect(tzdataVersion).toBe("2026f"));

  it.each(gaps)("%s %s %s does not exist", (zone, date, clock) => {
    expect(instants(zone, date, clock)).toEqual([]);
  });

  it.each(occurrences)("%s %s %s", (zone, date, clock, expected) => {
    expect(instants(zone, date, clock)).toEqual(expected);
  });

  it.each(shown)("%s at %s shows %s", (zone, instant, expected) => {
    expect(isoWithOffset(zone, epoch(instant))).toBe(expected);
  });

  it("measures rest over the London change in elapsed time", () => {
    const [end] = instantsOf("Europe/London", "2027-03-27", minutes("23:00"));
    const [next] = instantsOf("Europe/London", "2027-03-28", minutes("10:30"));
    expect((next! - end!) / 60).toBe(10.5);
  });

  it("knows old names and refuses abbreviations that are not zones", () => {
    expect(offsetMinutes("Asia/Katmandu", 0)).toBe(offsetMinutes("Asia/Kathmandu", 0));
    expect(isZone("Europe/Kiev")).toBe(true);
    expect(["CST", "IST", "toString", "asia/riyadh"].map(isZone)).toEqual([false, false, false, false]);
    expect(() => offsetMinutes("IST", 0)).toThrow(RangeError);
  });

  it("tells date, weekday from Monday, minute and offset", () => {
    expect(localOf("Asia/Riyadh", epoch("2027-01-05T17:00Z"))).toEqual({
      date: "2027-01-05",
      weekday: 1,
      minute: 1200,
      offset: 180,
    });
  });

  it("returns from local time to every instant, in every zone, around every hour of two years", () => {
    const from = epoch("2026-10-01T00:00Z");
    for (const zone of zoneNames())
      for (let at = from; at < from + 2 * 365 * 1440; at += 60 * 37) {
        const local = localOf(zone, at);
        if (!instantsOf(zone, local.date, local.minute).includes(at)) expect.fail(`${zone} ${isoUtc(at)}`);
      }
  });
});

describe("luxon on the zone table", () => {
  it("formats by xb's offsets, whatever the locale", () => {
    Settings.defaultLocale = "en";
    const at = DateTime.fromISO("2026-12-02T03:00:00Z", { zone: new TableZone("America/Vancouver") });
    expect(at.toISO()).toBe("2026-12-01T20:00:00.000-07:00");
    expect(at.toFormat("ZZZZ")).toBe("UTC-07:00");
    expect(offsetText(-210)).toBe("-03:30");
  });
});
