import { isCalendarDate } from "../model/calendar-date.ts";

/** The days that a launch is judged for: its streams where they are known, else its window, else one day. */
export interface Span {
  readonly first: string;
  readonly last: string;
  readonly days?: readonly string[];
}

const dayLength = 86_400_000;

export function addDays(day: string, count: number): string {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  return new Date(Date.UTC(year, month - 1, date) + count * dayLength).toISOString().slice(0, 10);
}

export function daysBetween(from: string, to: string): number {
  return (Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / dayLength;
}

/** Days already past on `on` no longer matter. */
export function judgedSpan(
  on: string,
  window: { readonly from: string; readonly to: string } | undefined,
  streams: readonly string[] | undefined,
): Span {
  const ahead = streams?.filter((day) => day >= on).toSorted() ?? [];
  if (ahead.length > 0) return { first: ahead[0]!, last: ahead.at(-1)!, days: ahead };
  if (window === undefined || window.to < on) return { first: on, last: on };
  return { first: window.from > on ? window.from : on, last: window.to };
}

export interface Dated {
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

/** Whether a text is a date of the calendar; `before-2024` and `unknown` are not. */
export const isDay = (text: string | undefined): text is string =>
  text !== undefined && /^\d{4}-\d\d-\d\d$/.test(text) && isCalendarDate(text);

/** Whether a dated rule holds on any judged day. A first day that is not a date is long past. */
export function holdsWithin(rule: Dated, span: Span): boolean {
  const from = rule.from !== undefined && rule.from > span.first && isDay(rule.from) ? rule.from : "0000";
  const until = rule.until ?? "9999";
  if (span.days) return span.days.some((day) => from <= day && day <= until);
  return from <= span.last && span.first <= until;
}

const noticeDays = 90;

/** Whether it begins after all judged days, but within 90 days of `on`. */
export function isUpcoming(rule: Dated, span: Span, on: string): boolean {
  const { from } = rule;
  return (
    from !== undefined && from > on && from > span.last && isDay(from) && from <= addDays(on, noticeDays)
  );
}
