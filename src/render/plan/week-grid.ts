import type { PlannedStream } from "../../model/plan-result.ts";
import type { AudienceGrid } from "../../model/report.ts";
import { weekdayOf } from "../layout/number.ts";

export const slotsPerDay = 48;

/** A market's week by its own clock: what the audience is like, and who streams, half hour by half hour. */
export interface WeekGrid {
  /** Mean weight, Monday first; 0 where nothing is known. */
  readonly heat: readonly (readonly number[])[];
  /** Hosts that stream in a half hour of any week. */
  readonly hosts: readonly (readonly (readonly string[])[])[];
}

export function weekGrid(streams: readonly PlannedStream[], audience: AudienceGrid | undefined): WeekGrid {
  return { heat: meanWeek(audience), hosts: hostsOfWeek(streams) };
}

const emptyWeek = <T>(value: () => T): T[][] =>
  Array.from({ length: 7 }, () => Array.from({ length: slotsPerDay }, value));

function meanWeek(audience: AudienceGrid | undefined): number[][] {
  const sums = emptyWeek(() => 0);
  const counts = new Array<number>(7).fill(0);
  if (audience === undefined) return sums;
  const first = weekdayOf(audience.from);
  audience.days.forEach((weights, index) => {
    const day = (first + index) % 7;
    counts[day]!++;
    weights.slice(0, slotsPerDay).forEach((weight, slot) => {
      sums[day]![slot]! += weight;
    });
  });
  return sums.map((day, i) => day.map((sum) => (counts[i]! > 0 ? sum / counts[i]! : 0)));
}

function hostsOfWeek(streams: readonly PlannedStream[]): string[][][] {
  const hosts = emptyWeek<string[]>(() => []);
  for (const stream of streams) {
    const start = weekdayOf(stream.start) * slotsPerDay + Math.floor(minuteOfDay(stream.start) / 30);
    for (let i = 0; i < Math.ceil(lengthMinutes(stream) / 30); i++) {
      const slot = (start + i) % (7 * slotsPerDay);
      const there = hosts[Math.floor(slot / slotsPerDay)]![slot % slotsPerDay]!;
      if (!there.includes(stream.host)) there.push(stream.host);
    }
  }
  return hosts;
}

/** Minutes since local midnight of an ISO instant with its own offset. */
export const minuteOfDay = (instant: string): number => +instant.slice(11, 13) * 60 + +instant.slice(14, 16);

export const lengthMinutes = ({ start, end }: Pick<PlannedStream, "start" | "end">): number =>
  (Date.parse(end) - Date.parse(start)) / 60_000;
