import { chooseLane, type LaneWish, type Parcel, type Trip } from "../cost/freight.ts";
import type { LoadedLaunch, LoadedMarket } from "../load/launch.ts";
import { exact } from "../model/exact.ts";
import type { Exchange } from "../model/exchange.ts";
import type { Lane } from "../model/lane.ts";
import { noMoney } from "../model/money.ts";
import { type Pauses, pausesOf } from "../model/pause.ts";
import { bundledLanes, originPauses } from "./tables.ts";

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

/** Days on which nothing moves to a market: its public holidays, and the origin's. */
export const pausesTo = ({ launch }: Pick<LoadedLaunch, "launch">, { profile }: LoadedMarket): Pauses =>
  pausesOf([...(profile.holidays ?? []), ...originPauses(launch.origin)]);

type Going = Pick<LoadedLaunch, "lanes" | "launch">;

/** The way a parcel goes to a market as its `shipping` asks; undefined where no lane is known. */
export function tripTo(
  loaded: Going,
  market: LoadedMarket,
  parcel: Parcel,
  exchange: Exchange,
  more: Pick<LaneWish, "withinDays"> = {},
): Trip | undefined {
  const { shipping } = market.settings;
  const wish = {
    market: market.id,
    origin: loaded.launch.origin,
    model: shipping?.model ?? "parcel",
    ...(shipping?.by === undefined ? {} : { by: shipping.by }),
    ...(shipping?.lane === undefined ? {} : { lane: shipping.lane }),
    ...more,
  } as const;
  return chooseLane(lanesFor(loaded, market), wish, parcel, exchange);
}

/** Days on the way of a small parcel, half a kilogram. */
export const smallParcelDays = (loaded: Going, market: LoadedMarket, exchange: Exchange) =>
  tripTo(loaded, market, { kg: exact(1, 2), value: noMoney(market.profile.currency ?? "USD") }, exchange)
    ?.days;
