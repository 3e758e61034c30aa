// From rules to dated entries.
import { addDays, easter, isoDate, nthWeekday, span, weekdayFrom, weekdayOf } from "./dates.mjs";
import { sunsetClock } from "./sun.mjs";

const ordinals = { "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, last: 0 };

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
  const feasts = feastsOf(almanac, rule.on);
  return datesOf(almanac, rule.on, rule.years)
    .filter((date) => !rule.since || date >= rule.since)
    .flatMap((date) => [
      entry(almanac, market, rule, date, feasts),
      ...substitute(rule, date).map((day) => entry(almanac, market, observed(rule), day, feasts)),
    ]);
}

function observed(rule) {
  return { ...rule, factor: 1, closed: false, note: undefined, name: undefined,
    en: `${rule.en} (observed)`, zh: `${rule.zh}（补假）` };
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

function withoutOffset(on) {
  const offset = / ?(?<!\d)[+-]\d{1,3}$/.exec(on)?.[0] ?? "";
  return { base: on.slice(0, on.length - offset.length), offset: Number(offset) };
}

/** Every date that a rule gives: see days.yaml for its forms. */
function datesOf(almanac, on, years = almanac.years) {
  if (Array.isArray(on)) return on.flatMap((one) => datesOf(almanac, one, years));
  const { base, offset } = withoutOffset(on);
  const feast = almanac.feasts[base];
  const dates = feast ? feast.dates : years.flatMap((year) => ruleDates(base, year));
  return dates.filter((date) => years.includes(Number(date.slice(0, 4)))).map((date) => addDays(date, offset));
}

function ruleDates(rule, year) {
  if (rule === "easter") return [easter(year)];
  if (/^\d{4}-\d\d-\d\d$/.test(rule)) return rule.startsWith(`${year}-`) ? [rule] : [];
  if (/^\d\d-\d\d$/.test(rule)) return fixed(rule, year);
  const words = rule.split(" ");
  if (words[0] === "every") return everyWeekday(words[1], year);
  const [first, second, third, fourth] = words;
  if (first in ordinals && third === "of") return [nthWeekday(year, ordinals[first], second, Number(fourth))];
  if (second === "from") return [weekdayFrom(first, `${year}-${third}`)];
  if (second === "before") return [addDays(weekdayFrom(first, `${year}-${third}`), -7)];
  throw new Error(`not a rule or a feast: ${rule}`);
}

function fixed(monthDay, year) {
  const [month, day] = monthDay.split("-").map(Number);
  const date = isoDate(year, month, day);
  return date.endsWith(monthDay) ? [date] : [];
}

const everyWeekday = (weekday, year) =>
  span(`${year}-01-01`, `${year}-12-31`).filter((date) => weekdayOf(date) === weekday);

/** Clock hours; `sunset±minutes` of a city is the widest over the days, to the quarter hour outside. */
function hoursOf(almanac, { city, from, to }, first, last) {
  const days = span(first, last);
  const minutes = (text, widest, round) => {
    const sun = /^(next )?sunset([+-]\d+)?$/.exec(text);
    if (!sun) return text;
    const next = sun[1] ? 1 : 0;
    const all = days.map((day) => sunsetClock(addDays(day, next), almanac.cities[city]) + next * 1440);
    return clock(round((widest(...all) + Number(sun[2] ?? 0)) / 15) * 15);
  };
  return { from: minutes(from, Math.min, Math.floor), to: minutes(to, Math.max, Math.ceil) };
}

function clock(minutes) {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

