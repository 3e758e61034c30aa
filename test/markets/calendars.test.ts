import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import Holidays from "date-holidays";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { type City, sunsetClock } from "../../scripts/calendars/sun.mjs";
import type { DayEffect } from "../../src/model/calendar.ts";
import type { Source } from "../../src/model/fact.ts";
import type { MarketProfile } from "../../src/model/market.ts";
import { dateOfDay, dayNumber } from "../../src/model/zone.ts";

const tables = "scripts/calendars";
const read = <T>(...path: string[]): T => parse(readFileSync(join(...path), "utf8")) as T;

interface Feast {
  readonly dates: readonly string[];
  readonly estimated?: readonly number[];
  readonly differs?: readonly { readonly date: string; readonly who: string; readonly says: string }[];
}
type Disagreement = {
  readonly has?: readonly string[];
  readonly lacks?: readonly string[];
  readonly why: string;
};

const feasts = read<Record<string, Feast>>(tables, "feasts.yaml");
const disagreements = read<Record<string, Disagreement>>(tables, "disagreements.yaml");
const known = read<Record<string, Source>>(tables, "sources.yaml");
const cities = read<Record<string, City>>(tables, "cities.yaml");
const ids = readdirSync(join(tables, "markets")).map((name) => basename(name, ".yaml"));
const profiles = new Map(ids.map((id) => [id, read<MarketProfile>("markets", `${id}.yaml`)]));

const days = (from: string, to: string) =>
  Array.from({ length: dayNumber(to) - dayNumber(from) + 1 }, (_, i) => dateOfDay(dayNumber(from) + i));
const daysOf = (entry: DayEffect) => days(entry.date, entry.to ?? entry.date);
const effectsOf = (id: string): DayEffect[] => {
  const { holidays = [], observances = [] } = profiles.get(id)!;
  return [...holidays, ...observances];
};
const nameOf = (entry: DayEffect) => (typeof entry.name === "object" ? entry.name.en : entry.name);
const minutes = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

describe.each(ids)("calendar of %s", (id) => {
  const effects = effectsOf(id);

  it("has dated entries for each year, each with a name in both languages, a source and a certainty", () => {
    const sources = profiles.get(id)!.sources!;
    for (const year of ["2026", "2027", "2028"]) {
      expect(profiles.get(id)!.holidays!.some((entry) => entry.date.startsWith(year))).toBe(true);
    }
    for (const entry of effects) {
      expect(entry).toMatchObject({ name: { en: expect.any(String), zh: expect.any(String) } });
      expect(entry.certainty).toBeDefined();
      for (const source of [entry.source!].flat()) expect(sources[source], source).toEqual(known[source]);
    }
  });

  it("never has two boosts at one time", () => {
    const boosts = effects.filter((entry) => entry.effect === "boost" && entry.factor !== 1);
    for (const [i, one] of boosts.entries()) {
      const rivals = boosts.slice(i + 1).filter((other) => datesMeet(one, other) && hoursMeet(one, other));
      expect(rivals.map(nameOf), `${nameOf(one)} of ${one.date}`).toEqual([]);
    }
  });

  it("calls what waits for a crescent or a decree estimated", () => {
    for (const entry of effects) {
      const sighted = [entry.source].flat().some((source) => source === "umm-al-qura" || source === "mabims");
      if (sighted && entry.date >= "2027-01-01") expect(entry.estimated, nameOf(entry)).toBe(true);
    }
  });

  it("agrees with date-holidays, or says why not", () => {
    const theirs = publicHolidays(id);
    if (theirs.size === 0) return expect(["KW", "OM", "QA"]).toContain(id);
    const ours = new Map(
      (profiles.get(id)!.holidays ?? []).flatMap((entry) => daysOf(entry).map((day) => [day, nameOf(entry)])),
    );
    const { has = [], lacks = [] } = disagreements[id] ?? { why: "" };
    expect([...theirs].filter((day) => !ours.has(day)).sort()).toEqual(has);
    const missing = [...ours].filter(([day]) => !theirs.has(day!)).map(([, name]) => name);
    expect([...new Set(missing)].sort()).toEqual([...lacks].sort());
  });
});

const datesMeet = (a: DayEffect, b: DayEffect) => a.date <= (b.to ?? b.date) && b.date <= (a.to ?? a.date);
const hoursMeet = (a: DayEffect, b: DayEffect) =>
  !a.hours || !b.hours || (a.hours.from < b.hours.to && b.hours.from < a.hours.to);

function publicHolidays(id: string): Set<string> {
  const calendar = new Holidays(id);
  const all = [2026, 2027, 2028].flatMap((year) => calendar.getHolidays(year) ?? []);
  return new Set(all.filter((day) => day.type === "public").map((day) => day.date.slice(0, 10)));
}

describe("moving feasts against ICU", () => {
  const table: readonly (readonly [feast: string, calendar: string, day: string])[] = [
    ["lunar-new-year", "chinese", "1-1"],
    ["lunar-new-year.kr", "dangi", "1-1"],
    ["hung-kings", "chinese", "3-10"],
    ["buddha-lunar", "chinese", "4-8"],
    ["dragon-boat", "chinese", "5-5"],
    ["hungry-ghost", "chinese", "7-15"],
    ["mid-autumn", "chinese", "8-15"],
    ["double-ninth", "chinese", "9-9"],
    ...(["gulf", "tr", "id", "my", "in", "ph"] as const).flatMap((zone) =>
      (
        [
          ["islamic-new-year", "1-1"],
          ["ashura", "1-10"],
          ["mawlid", "3-12"],
          ["isra-miraj", "7-27"],
          ["ramadan", "9-1"],
          ["eid-fitr", "10-1"],
          ["eid-adha", "12-10"],
        ] as const
      )
        .filter(([name]) => `${name}.${zone}` in feasts)
        .map(([name, day]) => [`${name}.${zone}`, "islamic-umalqura", day] as const),
    ),
    ["purim", "hebrew", "Adar-14"],
    ["passover", "hebrew", "Nisan-15"],
    ["yom-hashoah", "hebrew", "Nisan-27"],
    ["yom-hazikaron", "hebrew", "Iyar-4"],
    ["shavuot", "hebrew", "Sivan-6"],
    ["tisha-bav", "hebrew", "Av-9"],
    ["rosh-hashanah", "hebrew", "Tishri-1"],
    ["yom-kippur", "hebrew", "Tishri-10"],
    ["sukkot", "hebrew", "Tishri-15"],
    ["simchat-torah", "hebrew", "Tishri-22"],
    ["hanukkah", "hebrew", "Kislev-25"],
  ];
  it.each(table)("%s is %s %s", (name, calendar, day) => {
    const feast = feasts[name]!;
    const explained = new Map(feast.differs?.map((one) => [String(one.says), one.date]));
    const icu = icuDates(calendar, day).map((date) => explained.get(date) ?? date);
    expect(feast.dates).toEqual(icu);
  });

  it("knows no feast that neither ICU nor a rule reaches without a source", () => {
    for (const [name, feast] of Object.entries(feasts)) expect(feast, name).toHaveProperty("source");
  });
});

/** The days of 2026 to 2028 that ICU gives a month and day of a calendar; in leap years Purim is in the second Adar. */
function icuDates(calendar: string, wanted: string): string[] {
  const format = new Intl.DateTimeFormat(`en-u-ca-${calendar}`, {
    timeZone: "UTC",
    month: calendar === "hebrew" ? "long" : "numeric",
    day: "numeric",
  });
  return days("2026-01-01", "2028-12-31").filter((date) => {
    const parts = Object.fromEntries(
      format.formatToParts(new Date(`${date}T00:00:00Z`)).map((part) => [part.type, part.value]),
    );
    return `${parts.month?.replace("Adar II", "Adar")}-${parts.day}` === wanted;
  });
}

describe("dates as published", () => {
  it.each([
    ["ramadan.gulf", ["2026-02-18", "2027-02-08", "2028-01-28"]],
    ["eid-fitr.gulf", ["2026-03-20", "2027-03-09", "2028-02-26"]],
    ["eid-adha.gulf", ["2026-05-27", "2027-05-16", "2028-05-05"]],
    ["ramadan.id", ["2026-02-19", "2027-02-08", "2028-01-28"]],
    ["eid-fitr.id", ["2026-03-21", "2027-03-10", "2028-02-27"]],
    ["eid-adha.id", ["2026-05-27", "2027-05-17", "2028-05-05"]],
    ["ramadan.my", ["2026-02-19", "2027-02-08", "2028-01-28"]],
    ["eid-fitr.my", ["2026-03-21", "2027-03-10", "2028-02-27"]],
    ["eid-adha.my", ["2026-05-27", "2027-05-17", "2028-05-05"]],
  ])("%s", (name, dates) => expect(feasts[name]!.dates).toEqual(dates));

  it.each([
    ["AU", "2027-04-25", "closed"],
    ["DE", "2027-03-26", "closed"],
    ["GB", "2027-12-27", "boost"],
    ["ID", "2027-03-08", "closed"],
    ["IL", "2027-05-04", "closed"],
    ["IL", "2027-05-11", "closed"],
    ["IL", "2027-10-11", "closed"],
    ["IN", "2027-10-29", "boost"],
    ["JP", "2027-03-22", "boost"],
    ["KR", "2027-02-07", "closed"],
    ["NL", "2027-05-04", "closed"],
    ["PH", "2027-03-27", "closed"],
    ["PL", "2027-11-01", "closed"],
    ["QA", "2026-12-18", "boost"],
    ["SA", "2026-11-27", "boost"],
    ["SG", "2027-02-06", "boost"],
    ["TH", "2027-04-13", "boost"],
    ["US", "2026-11-30", "boost"],
    ["VN", "2027-02-04", "boost"],
  ])("%s marks %s as %s", (id, date, effect) => {
    const found = effectsOf(id).filter((entry) => daysOf(entry).includes(date));
    expect(found.map((entry) => entry.effect)).toContain(effect);
  });
});

describe("rules of the civil year", () => {
  it.each([2026, 2027, 2028])("Good Friday and Black Friday of %i", (year) => {
    expect(named("DE", "Good Friday", year)).toEqual([dateOfDay(dayNumber(easterByOudin(year)) - 2)]);
    const thursdays = days(`${year}-11-01`, `${year}-11-30`).filter((date) => dayNumber(date) % 7 === 0);
    expect(named("US", "Black Friday weekend", year)).toEqual([dateOfDay(dayNumber(thursdays[3]!) + 1)]);
  });
});

const named = (id: string, name: string, year: number) =>
  effectsOf(id)
    .filter((entry) => nameOf(entry) === name && entry.date.startsWith(`${year}`))
    .map((entry) => entry.date);

/** Easter by Oudin's algorithm of 1940, another than the one that made the tables. */
function easterByOudin(year: number): string {
  const century = Math.floor(year / 100);
  const golden = year % 19;
  const k = Math.floor((century - 17) / 25);
  let moon = (century - Math.floor(century / 4) - Math.floor((century - k) / 3) + 19 * golden + 15) % 30;
  const late = Math.floor(moon / 28);
  moon -= late * (1 - late * Math.floor(29 / (moon + 1)) * Math.floor((21 - golden) / 11));
  const weekday = (year + Math.floor(year / 4) + moon + 2 - century + Math.floor(century / 4)) % 7;
  const fromMarch28 = moon - weekday;
  return dateOfDay(dayNumber(`${year}-03-28`) + fromMarch28);
}

describe("Shabbat", () => {
  const telAviv = cities["tel-aviv"]!;
  it.each([
    ["2027-01-01", "16:47"],
    ["2027-03-05", "17:41"],
    ["2027-03-26", "18:56"],
    ["2027-06-25", "19:51"],
    ["2027-09-03", "19:03"],
    ["2027-10-29", "17:54"],
    ["2027-11-05", "16:48"],
    ["2027-12-03", "16:36"],
  ])("sun sets in Tel Aviv on %s at %s", (date, clock) => {
    expect(Math.round(sunsetClock(date, telAviv))).toBe(minutes(clock));
  });

  it("closes from 40 minutes before sunset on Friday to 45 after it on Saturday, to the next quarter hour", () => {
    const windows = effectsOf("IL").filter((entry) => entry.kind === "sabbath");
    const fridays = days("2026-11-01", "2028-12-31").filter((date) => dayNumber(date) % 7 === 1);
    expect(windows.map((entry) => entry.date)).toEqual(fridays);
    for (const { date, hours, effect } of windows) {
      const begins = sunsetClock(date, telAviv) - 40;
      const ends = sunsetClock(dateOfDay(dayNumber(date) + 1), telAviv) + 45 + 1440;
      expect(effect).toBe("closed");
      expect(begins - minutes(hours!.from)).toBeGreaterThanOrEqual(0);
      expect(begins - minutes(hours!.from)).toBeLessThan(15);
      expect(minutes(hours!.to) - ends).toBeGreaterThanOrEqual(0);
      expect(minutes(hours!.to) - ends).toBeLessThan(15);
    }
  });
});

it("the script writes the same bytes again", () => {
  const said = execFileSync(process.execPath, ["scripts/calendars.mjs", "--check"], { encoding: "utf8" });
  expect(said).toContain("up to date");
});
