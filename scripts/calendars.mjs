// Writes the `holidays:` and `observances:` sections of markets/*.yaml from the tables in scripts/calendars/:
// days.yaml says what a day is and when, feasts.yaml holds the dates of moving feasts with their sources, and
// markets/ID.yaml says what each day does to streams there. Everything else in a profile is left as it is.
// Usage: node scripts/calendars.mjs [--check] [ID...]
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parse } from "yaml";
import { settleOverlaps } from "./calendars/overlaps.mjs";
import { expand } from "./calendars/rules.mjs";
import { flow, replaceSection } from "./calendars/section.mjs";

const root = join(import.meta.dirname, "..");
const tables = join(root, "scripts/calendars");
const read = (...path) => parse(readFileSync(join(...path), "utf8"));

export const years = [2026, 2027, 2028];
const almanac = {
  years,
  days: read(tables, "days.yaml"),
  feasts: read(tables, "feasts.yaml"),
  cities: read(tables, "cities.yaml"),
};

export function marketIds() {
  return readdirSync(join(tables, "markets"))
    .map((name) => basename(name, ".yaml"))
    .sort();
}

/** The two dated lists of one market, in the shape of `dayEffectSchema`. */
export function calendarOf(id) {
  const rules = read(tables, "markets", `${id}.yaml`);
  const holidays = expand(almanac, rules, rules.holidays, { public: true });
  const observances = expand(almanac, rules, rules.observances, {});
  return settleOverlaps({ holidays, observances });
}

export function withCalendar(text, calendar) {
  return Object.entries(calendar).reduce(
    (whole, [key, entries]) =>
      replaceSection(
        whole,
        key,
        entries.map((entry) => `  - ${flow(entry)}`),
      ),
    text,
  );
}

function main(args) {
  const wanted = args.filter((arg) => !arg.startsWith("-"));
  const stale = [];
  for (const id of wanted.length > 0 ? wanted : marketIds()) {
    const file = join(root, "markets", `${id}.yaml`);
    const before = readFileSync(file, "utf8");
    const after = withCalendar(before, calendarOf(id));
    if (after === before) continue;
    stale.push(id);
    if (!args.includes("--check")) writeFileSync(file, after);
  }
  const state = args.includes("--check") ? "out of date" : "written";
  console.log(stale.length > 0 ? `${state}: ${stale.join(" ")}` : "every calendar is up to date");
  if (args.includes("--check") && stale.length > 0) process.exitCode = 1;
}

if (process.argv[1] === import.meta.filename) main(process.argv.slice(2));
