import { dateOfDay, dayNumber, instantsOf, minutesPerDay } from "../../model/zone.ts";
import type { View } from "./view.ts";

/** The local days a calendar shows: those of the launch, and one on either side for other zones' clocks. */
export interface Days {
  readonly dates: readonly string[];
}

/** Whether the day is only there because a launch's hour may fall on it in another zone. */
export const isOutside = ({ dates }: Days, index: number): boolean =>
  index === 0 || index === dates.length - 1;

/** The launch's window, or from the first stream to the last. */
export function daysOf({ launch, result }: View): Days {
  const dates = (result.plan?.streams ?? []).map((stream) => stream.start.slice(0, 10)).sort();
  const from = launch.window?.from ?? dates[0];
  const to = launch.window?.to ?? dates.at(-1);
  if (from === undefined || to === undefined) return { dates: [] };
  const first = dayNumber(from) - 1;
  const count = Math.max(0, dayNumber(to) + 1 - first + 1);
  return { dates: Array.from({ length: count }, (_, i) => dateOfDay(first + i)) };
}

/** The epoch minute at which each day begins in a zone. */
export const midnights = (zone: string, { dates }: Days): number[] =>
  dates.map((date) => midnight(zone, date));

/** Where clocks skip midnight, the day begins an hour later. */
const midnight = (zone: string, date: string): number =>
  instantsOf(zone, date, 0)[0] ?? instantsOf(zone, date, 60)[0] ?? dayNumber(date) * minutesPerDay;

/** Every zone the page can show times in: the markets', the hosts', and UTC. */
export function zonesOf({ launch }: View): string[] {
  const zones = [...Object.values(launch.markets), ...Object.values(launch.hosts)].map(({ zone }) => zone);
  return [...new Set([...zones, "Etc/UTC"])];
}
