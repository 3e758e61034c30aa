import type { PlannedStream } from "../model/plan-result.ts";
import { dateOfDay, isoUtc, isoWithOffset, localOf } from "../model/zone.ts";
import type { Column } from "./columns.ts";
import { nearFeasts } from "./guard.ts";
import type { PlanProblem } from "./problem.ts";
import type { Placed } from "./state.ts";

interface Numbered {
  readonly streams: readonly PlannedStream[];
  readonly dropped: readonly PlannedStream[];
}

/**
 * Streams as results show them. A stream keeps the slot of the pin it is, else takes that of the pin of its market
 * nearest in time, else the market's next free number; the UID is made of campaign and slot and so survives moves.
 */
export function numberStreams(
  problem: PlanProblem,
  held: readonly Placed[],
  shown: ReadonlyMap<Column, readonly string[]>,
): Numbered {
  const free = new Set(problem.pins);
  const pinOf = matchPins(problem, held, free);
  const taken = new Set(problem.pins.map((pin) => pin.slot));
  const streams = held.map((placed) => {
    const market = problem.markets[placed.column.market]!.id;
    const pin = pinOf.get(placed);
    const slot = pin?.slot ?? nextSlot(market, taken);
    taken.add(slot);
    return toStream(problem, placed, shown.get(placed.column) ?? [], slot, pin);
  });
  const dropped = problem.pins
    .filter((pin) => free.has(pin))
    .map((pin) => ({ ...pin, sequence: pin.sequence + 1 }));
  return { streams, dropped };
}

function matchPins(
  problem: PlanProblem,
  held: readonly Placed[],
  free: Set<PlannedStream>,
): Map<Placed, PlannedStream> {
  const matched = new Map<Placed, PlannedStream>();
  const start = (pin: PlannedStream): number => Date.parse(pin.utc) / 60_000;
  const marketOf = (p: Placed): string => problem.markets[p.column.market]!.id;
  const hostOf = (p: Placed): string => problem.hosts[p.column.host]!.id;
  const take = (placed: Placed, pin: PlannedStream | undefined): void => {
    if (pin === undefined) return;
    matched.set(placed, pin);
    free.delete(pin);
  };
  for (const placed of held) {
    const same = [...free].find(
      (pin) =>
        pin.market === marketOf(placed) && pin.host === hostOf(placed) && start(pin) === placed.column.start,
    );
    take(placed, same);
  }
  for (const placed of held.filter((p) => !matched.has(p))) {
    const distance = (pin: PlannedStream): number => Math.abs(start(pin) - placed.column.start);
    const [nearest] = [...free]
      .filter((pin) => pin.market === marketOf(placed))
      .sort((a, b) => distance(a) - distance(b));
    take(placed, nearest);
  }
  return matched;
}

function nextSlot(market: string, taken: ReadonlySet<string>): string {
  for (let n = 1; ; n++) {
    const slot = `${market}-${String(n).padStart(2, "0")}`;
    if (!taken.has(slot)) return slot;
  }
}

function toStream(
  problem: PlanProblem,
  { column, studio }: Placed,
  products: readonly string[],
  slot: string,
  pin: PlannedStream | undefined,
): PlannedStream {
  const market = problem.markets[column.market]!;
  const host = problem.hosts[column.host]!;
  const room = studio < 0 ? undefined : problem.studios[studio]!.id;
  const local = localOf(market.zone, column.start);
  const clock = `${String(Math.floor(local.minute / 60)).padStart(2, "0")}${String(local.minute % 60).padStart(2, "0")}`;
  const utc = isoUtc(column.start);
  const near = nearFeasts(market, column.start, column.end);
  const same =
    pin !== undefined && pin.utc === utc && pin.host === host.id && (pin.studio ?? undefined) === room;
  return {
    id: `${market.id}-${dateOfDay(column.marketDay)}-${clock}-${host.id}`,
    market: market.id,
    host: host.id,
    ...(room === undefined ? {} : { studio: room }),
    language: column.language,
    start: isoWithOffset(market.zone, column.start),
    end: isoWithOffset(market.zone, column.end),
    hostStart: isoWithOffset(host.zone, column.start),
    utc,
    products: [...products],
    value: column.value,
    pinned: same,
    slot,
    uid: pin?.uid ?? uidOf(problem.campaign, slot),
    sequence: pin === undefined ? 0 : same ? pin.sequence : pin.sequence + 1,
    why: [],
    ...(near.length === 0 ? {} : { near }),
  };
}

/** FNV-1a over campaign and slot, in two halves: stable, and never of time or index. */
function uidOf(campaign: string, slot: string): string {
  const hash = (seed: number): string => {
    let h = seed;
    for (const char of `${campaign}\u0000${slot}`) h = Math.imul(h ^ char.codePointAt(0)!, 0x01000193);
    return (h >>> 0).toString(16).padStart(8, "0");
  };
  return `${hash(0x811c9dc5)}${hash(0x01000193)}-${slot.toLowerCase()}@xb`;
}
