import { type AudienceWindow, weekdays } from "../model/calendar.ts";
import { dateOfDay, dayNumber, localOf, nextChange, offsetMinutes, weekdayOfDay } from "../model/zone.ts";
import type { Hours, PlanHost, PlanMarket } from "./problem.ts";

/** Minutes after midnight of a wall clock such as `26:00`. */
export function minuteOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(":").map(Number);
  return hours * 60 + minutes;
}

/** A place on a local calendar: day since 1970 and minute of the day. */
export interface LocalQuarter {
  readonly day: number;
  readonly minute: number;
}

export function localQuarter(zone: string, epochMinutes: number): LocalQuarter {
  const local = localOf(zone, epochMinutes);
  return { day: dayNumber(local.date), minute: local.minute };
}

/** Whether a window that begins at `from` on a local day covers a minute of that day or of the day after. */
function covers(from: number, to: number, startDay: number, at: LocalQuarter): boolean {
  const minute = at.minute + (at.day - startDay) * 1440;
  return minute >= from && minute < to;
}

const weekdayName = (day: number) => weekdays[weekdayOfDay(day)]!;

/** The audience's weight in a quarter: of overlapping windows the largest, 0 outside them. */
export function weightAt(audience: readonly AudienceWindow[], at: LocalQuarter): number {
  let best = 0;
  for (const back of [0, 1]) {
    const day = at.day - back;
    const weekday = weekdayName(day);
    for (const window of audience) {
      if (!window.days.includes(weekday)) continue;
      const index = Math.floor((at.minute + back * 1440 - minuteOf(window.from)) / 30);
      best = Math.max(best, window.weights[index] ?? 0);
    }
  }
  return best;
}

/** What holds on a local day: minutes of that day (past 1440 of the next), and the factor, 0 where it closes. */
interface Span {
  readonly from: number;
  readonly to: number;
  readonly factor: number;
}

const calendars = new WeakMap<PlanMarket, ReadonlyMap<number, readonly Span[]>>();

/** The market's holidays and observances by the day on which they begin, made once. */
function calendarOf(market: PlanMarket): ReadonlyMap<number, readonly Span[]> {
  const known = calendars.get(market);
  if (known !== undefined) return known;
  const made = new Map<number, Span[]>();
  for (const effect of market.effects) {
    const from = effect.hours === undefined ? 0 : minuteOf(effect.hours.from);
    const to = effect.hours === undefined ? 1440 : minuteOf(effect.hours.to);
    const factor = effect.effect === "closed" ? 0 : (effect.factor ?? 1);
    for (let day = dayNumber(effect.date); day <= dayNumber(effect.to ?? effect.date); day++) {
      made.set(day, [...(made.get(day) ?? []), { from, to, factor }]);
    }
  }
  calendars.set(market, made);
  return made;
}

/**
 * The factor of holidays and observances in a quarter, 0 where one closes the market. Of several boosts the one
 * farthest from 1 counts, so that a quiet day inside a busy season stays quiet.
 */
function factorAt(market: PlanMarket, at: LocalQuarter): number {
  const calendar = calendarOf(market);
  let factor = 1;
  for (const back of [0, 1]) {
    for (const span of calendar.get(at.day - back) ?? []) {
      if (!covers(span.from, span.to, at.day - back, at)) continue;
      if (span.factor === 0) return 0;
      if (Math.abs(Math.log(span.factor)) > Math.abs(Math.log(factor))) factor = span.factor;
    }
  }
  return factor;
}

/** Weight times factor: what a quarter of the market is worth, 0 where it is closed. */
export function openness(market: PlanMarket, epochMinutes: number): number {
  const at = localQuarter(market.zone, epochMinutes);
  return atFactor(market, at, weightAt(market.audience, at));
}

const atFactor = (market: PlanMarket, at: LocalQuarter, weight: number): number =>
  weight === 0 ? 0 : weight * factorAt(market, at);

/** Whether a host may work in a quarter: available, awake and not off. */
export function canWork(host: PlanHost, at: LocalQuarter): boolean {
  const date = dateOfDay(at.day);
  if (host.off.some((span) => span.from <= date && date <= span.to)) return false;
  if (isAsleep(host.sleep, at)) return false;
  return host.available === undefined || host.available.some((hours) => inHours(hours, at));
}

/** Sleep is nightly: `02:30` to `09:00`, or over midnight when it ends before it begins. */
function isAsleep(sleep: PlanHost["sleep"], { minute }: LocalQuarter): boolean {
  const from = minuteOf(sleep.from) % 1440;
  const to = minuteOf(sleep.to) % 1440;
  return from <= to ? minute >= from && minute < to : minute >= from || minute < to;
}

function inHours(hours: Hours, at: LocalQuarter): boolean {
  return [0, 1].some((back) => {
    const day = at.day - back;
    return hours.days.includes(weekdayName(day)) && covers(minuteOf(hours.from), minuteOf(hours.to), day, at);
  });
}

/** Night is 23:00 to 06:00 by the host's clock. */
export const isNight = ({ minute }: LocalQuarter): boolean => minute >= 23 * 60 || minute < 6 * 60;

/** Quarters one after another in a zone, walked once: each one's place on the local calendar. */
export function walk(zone: string, from: number, quarters: number): LocalQuarter[] {
  let offset = 0;
  let until = Number.NEGATIVE_INFINITY;
  return Array.from({ length: quarters }, (_, q) => {
    const at = from + q * 15;
    if (at >= until) {
      offset = offsetMinutes(zone, at);
      until = nextChange(zone, at);
    }
    const day = Math.floor((at + offset) / 1440);
    return { day, minute: at + offset - day * 1440 };
  });
}

const week = 7 * 1440;
const minuteOfWeek = ({ day, minute }: LocalQuarter): number => weekdayOfDay(day) * 1440 + minute;

/** Each minute of a window of a weekday, by its place in the week; a window reaches no farther than the next day. */
function eachMinute(
  days: readonly string[],
  from: number,
  to: number,
  see: (at: number, minute: number) => void,
) {
  for (const name of days) {
    const day = weekdays.indexOf(name as (typeof weekdays)[number]) * 1440;
    for (let minute = from; minute < Math.min(to, 2880); minute++) see((day + minute) % week, minute);
  }
}

/** `openness` of many quarters: the audience of a week is drawn up once. */
export function opennessOf(market: PlanMarket, quarters: readonly LocalQuarter[]): Float64Array {
  const weight = new Float64Array(week);
  for (const { days, from, weights } of market.audience) {
    const first = minuteOf(from);
    eachMinute(days, first, first + 30 * weights.length, (at, minute) => {
      weight[at] = Math.max(weight[at]!, weights[Math.floor((minute - first) / 30)]!);
    });
  }
  return Float64Array.from(quarters, (at) => atFactor(market, at, weight[minuteOfWeek(at)]!));
}

/** `canWork` in many quarters: the hours of a week are drawn up once. */
export function workable(host: PlanHost, quarters: readonly LocalQuarter[]): Uint8Array {
  const works = new Uint8Array(week).fill(host.available === undefined ? 1 : 0);
  for (const { days, from, to } of host.available ?? []) {
    eachMinute(days, minuteOf(from), minuteOf(to), (at) => {
      works[at] = 1;
    });
  }
  const night = minuteOf(host.sleep.from) % 1440;
  const morning = minuteOf(host.sleep.to) % 1440;
  eachMinute(weekdays, night, morning < night ? morning + 1440 : morning, (at) => {
    works[at] = 0;
  });
  const off = host.off.map((span) => ({ from: dayNumber(span.from), to: dayNumber(span.to) }));
  const isOff = (day: number): boolean => off.some((span) => span.from <= day && day <= span.to);
  return Uint8Array.from(quarters, (at) => (isOff(at.day) ? 0 : works[minuteOfWeek(at)]!));
}
