import type { LoadedLaunch, LoadedMarket } from "../load/launch.ts";
import type { Lane } from "../model/lane.ts";
import { bundledLanes } from "./tables.ts";

/** The launch's own lanes, or those that ship with xb, as they go to a market. A variant goes where its market does. */
export function lanesFor(loaded: Pick<LoadedLaunch, "lanes">, market: LoadedMarket): readonly Lane[] {
  const lanes = loaded.lanes.length > 0 ? loaded.lanes.map((lane) => lane.value) : bundledLanes();
  const [, parent] = market.names;
  return parent === undefined ? lanes : lanes.map((lane) => alias(lane, market.id, parent));
}

function alias(lane: Lane, id: string, parent: string): Lane {
  const zones = Object.entries(lane.zones ?? {}).map(([zone, ids]): [string, string[]] => [
    zone,
    ids.includes(parent) && !ids.includes(id) ? [...ids, id] : ids,
  ]);
  const card = lane.cards[id] ?? lane.cards[parent];
  return {
    ...lane,
    ...(lane.zones === undefined ? {} : { zones: Object.fromEntries(zones) }),
    ...(card === undefined ? {} : { cards: { ...lane.cards, [id]: card } }),
  };
}
