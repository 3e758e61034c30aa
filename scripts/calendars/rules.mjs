// From rules to dated entries.
import { addDays, weekdayOf } from "./dates.mjs";
import { datesOf, hoursOf, withoutOffset } from "./when.mjs";

/**
 * The entries of one section. `section` maps a day of days.yaml to what it does in this market: a factor,
 * `closed`, or a map that may also override when it is (`on`, `to`, `days`, `hours`).
 */
export function expand(almanac, market, section = {}, defaults) {
  return Object.entries(section).flatMap(([id, setting]) =>
    entriesOf(almanac, market, { ...defaults, ...almanac.days[id], ...settingMap(setting), id }),
  );
}

function settingMap(setting) {
  if (setting === "closed") return { closed: true };
  return typeof setting === "number" ? { factor: setting } : setting;
}

function entriesOf(almanac, market, rule) {
  if (rule.on === undefined) throw new Error(`${rule.id} is no day of days.yaml and has no date of its own`);
  const feasts = feastsOf(almanac, rule.on);
  return datesOf(almanac, rule.on, rule.years)
    .filter((date) => !rule.since || date >= rule.since)
    .flatMap((date) => [
      entry(almanac, market, rule, date, feasts),
      ...substitute(rule, date).map((day) => entry(almanac, market, observed(rule), day, feasts)),
    ]);
}

function observed(rule) {
  return {
    ...rule,
    factor: 1,
    closed: false,
    note: undefined,
    en: `${rule.en} (observed)`,
    zh: `${rule.zh}（补假）`,
  };
}

/** A holiday on a weekend is often given on another day: `shift: { sat: -1, sun: 1 }`. */
function substitute(rule, date) {
  const offset = rule.shift?.[weekdayOf(date)];
  return offset === undefined ? [] : [addDays(date, offset)];
}

function entry(almanac, market, rule, date, feasts) {
  const feast = feasts[0];
  const to = lastDay(almanac, rule, date);
  const hours = rule.hours && hoursOf(almanac, rule.hours, date, to);
  return prune({
    date,
    to: to === date ? undefined : to,
    hours,
    name: { en: rule.en, zh: rule.zh },
    effect: rule.closed ? "closed" : "boost",
    factor: rule.closed ? undefined : (rule.factor ?? 1),
    kind: rule.kind ?? (rule.public ? "public-holiday" : undefined),
    public: rule.public || undefined,
    estimated: (rule.estimated ?? isEstimated(feasts, date)) || undefined,
    source: rule.source ?? feast?.source ?? market.source,
    certainty: rule.certainty ?? feast?.certainty ?? market.certainty,
    note: rule.note,
    settle: rule.settle,
  });
}

const prune = (map) => Object.fromEntries(Object.entries(map).filter(([, value]) => value !== undefined));

function lastDay(almanac, rule, date) {
  if (rule.days) return addDays(date, rule.days - 1);
  if (!rule.to) return date;
  const ends = datesOf({ ...almanac, years: [...almanac.years, almanac.years.at(-1) + 1] }, rule.to);
  const end = ends.find((day) => day >= date);
  if (!end) throw new Error(`${rule.id}: no ${rule.to} after ${date}`);
  return end;
}

function feastsOf(almanac, on) {
  return [on].flat().flatMap((one) => almanac.feasts[withoutOffset(one).base] ?? []);
}

const isEstimated = (feasts, date) =>
  feasts.some(({ estimated = [] }) => estimated.includes(Number(date.slice(0, 4))));
