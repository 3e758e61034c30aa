import type { Amount } from "../../model/result.ts";
import { type Lang, message } from "../../text/message.ts";

/** `1234567.8` as `1,234,567.8`; English and Chinese group alike. */
export function grouped(digits: string): string {
  const [, sign, whole, rest] = /^(-?)(\d+)(.*)$/.exec(digits) ?? [];
  if (whole === undefined) return digits;
  return `${sign}${whole.replace(/\B(?=(\d{3})+$)/g, ",")}${rest}`;
}

export const moneyIn = (amount: Amount | null | undefined): string =>
  amount ? `${grouped(amount.amount)} ${amount.currency}` : "?";

/** A share such as 0.0036 as `0.36%`. */
export const percent = (share: number, digits = 2): string => `${trimZeros((share * 100).toFixed(digits))}%`;

export const plainNumber = (value: number, digits = 1): string => grouped(trimZeros(value.toFixed(digits)));

const trimZeros = (text: string): string => (text.includes(".") ? text.replace(/\.?0+$/, "") : text);

const words = (lang: Lang, id: "render.months" | "render.weekdays"): string[] => message(lang, id).split(" ");

/** `5 Jan 2027`, `2027年1月5日`; anything that is no date stays as it is. */
export function dateIn(lang: Lang, date: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(date) ?? [];
  if (!year) return date;
  return message(lang, "render.date", {
    year,
    month: words(lang, "render.months")[+month! - 1]!,
    day: +day!,
  });
}

/** `Tue 5 Jan`, `1月5日 周二`. */
export function shortDayIn(lang: Lang, date: string): string {
  const [, , month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(date) ?? [];
  if (!month) return date;
  const months = words(lang, "render.months");
  return message(lang, "render.short-day", {
    weekday: weekdayIn(lang, date),
    month: months[+month - 1]!,
    day: +day!,
  });
}

export const weekdayIn = (lang: Lang, date: string): string =>
  words(lang, "render.weekdays")[weekdayOf(date)]!;

/** 0 is Monday. */
export const weekdayOf = (date: string): number =>
  (new Date(`${date.slice(0, 10)}T00:00:00Z`).getUTCDay() + 6) % 7;

/** The wall clock of an ISO instant with its own offset: `2027-01-05T20:00:00+03:00` is `20:00`. */
export const clockOf = (instant: string): string => instant.slice(11, 16);
