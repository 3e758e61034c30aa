// Calendar dates as ISO text, and the rules by which feasts move. All arithmetic is on UTC days.
const DAY = 86_400_000;
const weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

const at = (iso) => Date.parse(`${iso}T00:00:00Z`);
export const addDays = (iso, days) => new Date(at(iso) + days * DAY).toISOString().slice(0, 10);
export const daysBetween = (from, to) => Math.round((at(to) - at(from)) / DAY);
export const weekdayOf = (iso) => weekdays[new Date(at(iso)).getUTCDay()];
export const isoDate = (year, month, day) =>
  new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);

export function span(from, to) {
  return Array.from({ length: daysBetween(from, to) + 1 }, (_, i) => addDays(from, i));
}

/** The first `weekday` on or after a date. */
export function weekdayFrom(weekday, iso) {
  return addDays(iso, (weekdays.indexOf(weekday) - weekdays.indexOf(weekdayOf(iso)) + 7) % 7);
}

/** The n-th `weekday` of a month; `n` is 0 for the last. */
export function nthWeekday(year, n, weekday, month) {
  if (n > 0) return addDays(weekdayFrom(weekday, isoDate(year, month, 1)), 7 * (n - 1));
  return addDays(weekdayFrom(weekday, isoDate(year, month + 1, 1)), -7);
}

/** Western Easter Sunday: the Gregorian computus in the form of Meeus, Jones and Butcher. */
export function easter(year) {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((8 * b + 13) / 25) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const month = Math.floor((h + l - 7 * m + 90) / 25);
  return isoDate(year, month, (h + l - 7 * m + 33 * month + 19) % 32);
}
