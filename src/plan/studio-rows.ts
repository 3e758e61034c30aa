import { cliqueRows, groupBy, type Indexed, type Span } from "./cliques.ts";
import { type Draft, marked, none, row, variable } from "./draft.ts";
import type { PlanProblem, PlanStudio } from "./problem.ts";

/** Past so many places in rooms that differ from the others all rooms of a site are pooled: the bound stays true. */
const mostPlaces = 6_000;

/** At each instant at most as many streams as a site has studios that may hold them, each with its turnaround. */
export function studioRows(
  draft: Draft,
  { studios, hosts, markets }: PlanProblem,
  index: readonly Indexed[],
): void {
  if (studios.length === 0) return;
  for (const [site, own] of groupBy(index, ({ column }) => hosts[column.host]!.site)) {
    const rooms = studios.filter((studio) => studio.site === site);
    if (rooms.length === 0) {
      row(draft, 0, 0, [own.map(({ i }) => i), 1]);
      continue;
    }
    const starts = [...groupBy(own, ({ column }) => `${column.market} ${column.start}`).values()];
    const kinds = [
      ...groupBy(rooms, ({ turnaround, markets: may }) => JSON.stringify([may, turnaround])).values(),
    ];
    const common = kinds
      .filter(([room]) => room!.markets === undefined)
      .reduce<PlanStudio[]>((a, b) => (b.length > a.length ? b : a), []);
    const places = placesIn(
      kinds.filter((kind) => kind !== common),
      starts,
      markets.map(({ id }) => id),
    );
    if (places.length > mostPlaces) pooled(draft, site, own, rooms);
    else inKinds(draft, site, starts, common, places);
  }
}

/** Streams of a market and start, of which there is one at most, in a kind of room other than the common one. */
interface Place {
  readonly kind: readonly PlanStudio[];
  readonly start: readonly Indexed[];
}

const placesIn = (
  kinds: readonly (readonly PlanStudio[])[],
  starts: readonly (readonly Indexed[])[],
  ids: readonly string[],
): Place[] =>
  kinds.flatMap((kind) =>
    starts
      .filter(([first]) => kind[0]!.markets?.includes(ids[first!.column.market]!) ?? true)
      .map((start) => ({ kind, start })),
  );

/** Rooms that differ counted as if they did not, which can only make more possible. */
function pooled(
  draft: Draft,
  site: string | undefined,
  own: readonly Indexed[],
  rooms: readonly PlanStudio[],
): void {
  const turnaround = Math.min(...rooms.map((room) => room.turnaround));
  const spans = own.map(({ column, i }) => ({ from: column.start, to: column.end + turnaround, i }));
  marked(draft, `studios ${site}`, () => cliqueRows(draft, spans, rooms.length));
}

/** Each kind of room has its own capacity; what is in none of them is in a common room. */
function inKinds(
  draft: Draft,
  site: string | undefined,
  starts: readonly (readonly Indexed[])[],
  common: readonly PlanStudio[],
  places: readonly Place[],
): void {
  const taken = new Map<readonly Indexed[], number[]>();
  for (const [kind, own] of groupBy(places, (place) => place.kind)) {
    const spans = own.map(({ start }) => {
      const i = variable(draft, 0, 1, true);
      taken.set(start, [...(taken.get(start) ?? []), i]);
      const { column } = start[0]!;
      return { from: column.start, to: column.end + kind[0]!.turnaround, i };
    });
    cliqueRows(draft, spans, kind.length);
  }
  for (const [start, own] of taken) row(draft, none, 0, [own, 1], [start.map(({ i }) => i), -1]);
  const turnaround = common[0]?.turnaround ?? 0;
  const spans = starts.flatMap((start): Span[] => {
    const { column } = start[0]!;
    const span = { from: column.start, to: column.end + turnaround };
    const elsewhere = (taken.get(start) ?? []).map((i) => ({ ...span, i, weight: -1 }));
    return [...start.map(({ i }) => ({ ...span, i })), ...elsewhere];
  });
  marked(draft, `studios ${site}`, () => cliqueRows(draft, spans, common.length));
}
