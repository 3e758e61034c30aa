import zones from "./zones.json" with { type: "json" };

/**
 * Time zones by xb's own compiled table: the runtime's is as old as the runtime.
 * Instants are epoch minutes; offsets are minutes east of UTC. Covers 2011 to 2040.
 */
export const tzdataVersion: string = zones.version;

interface Segments {
  /** `starts[i]` is the first epoch minute of `offsets[i]`; `starts[0]` is minus infinity. */
  readonly starts: readonly number[];
  readonly offsets: readonly number[];
}

export interface LocalTime {
  readonly date: string;
  /** 0 is Monday. */
  readonly weekday: number;
  readonly minute: number;
  readonly offset: number;
}

// Asked for where they are needed: bundles that start quickest read each part of the table late.
const names = (): Readonly<Record<string, number>> => zones.names;
const tables = (): readonly (readonly number[])[] => zones.tables;
const segmentsByTable = new Map<number, Segments>();

export const minutesPerDay = 1440;

export const isZone = (name: string): boolean => Object.hasOwn(names(), name);
export const zoneNames = (): string[] => Object.keys(names());

function segmentsOf(zone: string): Segments {
  const index = Object.hasOwn(names(), zone) ? names()[zone]! : undefined;
  if (index === undefined) throw new RangeError(`not an IANA time zone: ${zone}`);
  const known = segmentsByTable.get(index);
  if (known) return known;
  const table = tables()[index]!;
  const segments = {
    starts: [Number.NEGATIVE_INFINITY, ...table.filter((_, i) => i % 2 === 1)],
    offsets: table.filter((_, i) => i % 2 === 0),
  };
  segmentsByTable.set(index, segments);
  return segments;
}

export function offsetMinutes(zone: string, epochMinutes: number): number {
  const { starts, offsets } = segmentsOf(zone);
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= epochMinutes) low = middle;
    else high = middle - 1;
  }
  return offsets[low]!;
}

/** The first instant after this one from which another offset holds; infinity where none is known. */
export const nextChange = (zone: string, epochMinutes: number): number =>
  segmentsOf(zone).starts.find((start) => start > epochMinutes) ?? Number.POSITIVE_INFINITY;

/** Days since 1970-01-01 of an ISO date, and back. */
export const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / (minutesPerDay * 60_000);
export const dateOfDay = (day: number): string =>
  new Date(day * minutesPerDay * 60_000).toISOString().slice(0, 10);
/** 0 is Monday; 1970-01-01 was a Thursday. */
export const weekdayOfDay = (day: number): number => (((day + 3) % 7) + 7) % 7;

export function localOf(zone: string, epochMinutes: number): LocalTime {
  const offset = offsetMinutes(zone, epochMinutes);
  const day = Math.floor((epochMinutes + offset) / minutesPerDay);
  const minute = epochMinutes + offset - day * minutesPerDay;
  return { date: dateOfDay(day), weekday: weekdayOfDay(day), minute, offset };
}

/** The instants at which clocks in `zone` show this time: none in a gap, two in an overlap, in order. */
export function instantsOf(zone: string, date: string, minuteOfDay: number): number[] {
  const wall = dayNumber(date) * minutesPerDay + minuteOfDay;
  const candidates = new Set(
    [-minutesPerDay, 0, minutesPerDay].map((d) => wall - offsetMinutes(zone, wall + d)),
  );
  return [...candidates].filter((at) => at + offsetMinutes(zone, at) === wall).sort((a, b) => a - b);
}

const two = (n: number): string => String(n).padStart(2, "0");

/** `20:00` of a minute of the day; `26:00` past midnight. */
export const clockText = (minute: number): string => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;

export function offsetText(offset: number): string {
  return `${offset < 0 ? "-" : "+"}${clockText(Math.abs(offset))}`;
}

export function isoWithOffset(zone: string, epochMinutes: number): string {
  const { date, minute, offset } = localOf(zone, epochMinutes);
  return `${date}T${clockText(minute)}:00${offsetText(offset)}`;
}

/** `2027-01-05T17:00:00Z`. */
export const isoUtc = (epochMinutes: number): string =>
  `${new Date(epochMinutes * 60_000).toISOString().slice(0, 19)}Z`;
