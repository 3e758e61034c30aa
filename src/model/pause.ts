import { dayNumber } from "./zone.ts";

/** Days on which nothing moves: public holidays of either end, by day number. */
export type Pauses = ReadonlySet<number>;

/** The days of dated spans, both ends included. */
export function pausesOf(
  spans: readonly { readonly date: string; readonly to?: string | undefined }[],
): Pauses {
  const days = new Set<number>();
  for (const { date, to = date } of spans) {
    for (let day = dayNumber(date); day <= dayNumber(to); day++) days.add(day);
  }
  return days;
}

/** How long a way of so many moving days takes that leaves on a day, or (backwards) that arrives on it. */
export function stretched(days: number, on: string, pauses: Pauses, backwards = false): number {
  const from = dayNumber(on);
  let taken = 0;
  for (let moved = 0; moved < days; ) {
    taken++;
    if (!pauses.has(backwards ? from - taken : from + taken)) moved++;
  }
  return taken;
}
