// When a rule of days.yaml falls: its dates, and its hours where the sun decides them.
import { addDays, easter, isoDate, nthWeekday, span, weekdayFrom, weekdayOf } from "./dates.mjs";
import { sunsetClock } from "./sun.mjs";

const ordinals = { "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, last: 0 };

/** `easter-2` is two days before `easter`. */
export function withoutOffset(on) {
  const offset = / ?(?<!\d)[+-]\d{1,3}$/.exec(on)?.[0] ?? "";
  return { base: on.slice(0, on.length - offset.length), offset: Number(offset) };
}

/** Every date that a rule gives: see days.yaml for its forms. */
export function datesOf(almanac, on, years = almanac.years) {
  if (Array.isArray(on)) return on.flatMap((one) => datesOf(almanac, one, years));
  const { base, offset } = withoutOffset(on);
  const feast = almanac.feasts[base];
  const dates = feast ? feast.dates : years.flatMap((year) => ruleDates(base, year));
  return dates
    .filter((date) => years.includes(Number(date.slice(0, 4))))
    .map((date) => addDays(date, offset));
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
export function hoursOf(almanac, { city, from, to }, first, last) {
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
