// Where two boosts would meet, one counts: a damper (below 1) before all, else the strongest. The weaker
// season is cut around it, the weaker holiday stays as a mark (factor 1): no reader needs a rule to combine them.
// Boosts never pass midnight, so that hours of one date are enough to compare.
import { addDays, span } from "./dates.mjs";

export function settleOverlaps(calendar) {
  const rivals = Object.values(calendar)
    .flat()
    .filter((entry) => counts(entry));
  const settle = (entries) => entries.flatMap((entry) => (counts(entry) ? yieldTo(entry, rivals) : [entry]));
  return Object.fromEntries(
    Object.entries(calendar).map(([key, entries]) => [key, inOrder(settle(entries))]),
  );
}

const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const inOrder = (entries) =>
  entries.sort((a, b) => compare(a.date, b.date) || compare(a.hours?.from ?? "", b.hours?.from ?? ""));

const counts = (entry) => entry.effect === "boost" && entry.factor !== 1;
const lastOf = (entry) => entry.to ?? entry.date;
const strength = (entry) => (entry.factor < 1 ? 100 - entry.factor : entry.factor);

function yieldTo(entry, rivals) {
  const stronger = rivals.filter(
    (rival) => rival !== entry && beats(rival, entry, rivals) && hoursMeet(rival, entry),
  );
  const lost = new Set(stronger.flatMap((rival) => span(rival.date, lastOf(rival))));
  const days = span(entry.date, lastOf(entry));
  const kept = days.filter((day) => !lost.has(day));
  const marked = entry.public || kept.length === 0 ? days.filter((day) => lost.has(day)) : [];
  const part =
    (factor) =>
    ([date, to]) =>
      withDates({ ...entry, factor }, date, to);
  return [...runs(kept).map(part(entry.factor)), ...runs(marked).map(part(1))];
}

function beats(rival, entry, rivals) {
  const difference = strength(rival) - strength(entry);
  return difference > 0 || (difference === 0 && rivals.indexOf(rival) < rivals.indexOf(entry));
}

function hoursMeet(a, b) {
  if (!a.hours || !b.hours) return true;
  return a.hours.from < b.hours.to && b.hours.from < a.hours.to;
}

function runs(days) {
  const out = [];
  for (const day of days) {
    const last = out.at(-1);
    if (last && addDays(last[1], 1) === day) last[1] = day;
    else out.push([day, day]);
  }
  return out;
}

function withDates(entry, date, to) {
  const { date: _, to: __, ...rest } = entry;
  return to === date ? { date, ...rest } : { date, to, ...rest };
}
