import { saleItem } from "../cost/product.ts";
import type { LoadedLaunch, LoadedMarket } from "../load/launch.ts";
import { usageError } from "../model/diagnostic.ts";
import { exact, times } from "../model/exact.ts";
import type { Exchange } from "../model/exchange.ts";
import { noMoney } from "../model/money.ts";
import { stretched } from "../model/pause.ts";
import type { PlannedStream, PlanResult } from "../model/plan-result.ts";
import { dateOfDay, dayNumber } from "../model/zone.ts";
import {
  type DemandRate,
  type ExpectedDemand,
  expectedDemand,
  type PastSale,
  ratesFrom,
} from "../plan/demand.ts";
import type { PlanProblem } from "../plan/problem.ts";
import { minutesOf } from "./duration.ts";
import { pausesTo, tripTo } from "./market-lanes.ts";

type Demand = NonNullable<PlanResult["demand"]>;
type Cutoffs = NonNullable<PlanResult["cutoffs"]>;

/** Expected units of each product and market, what stock they need, where, by when, and when it must leave. */
export function demandFor(
  loaded: LoadedLaunch,
  problem: PlanProblem,
  streams: readonly PlannedStream[],
  exchange: Exchange,
): Demand | undefined {
  const rates = ratesOf(loaded, problem);
  if (rates === undefined) return undefined;
  return expectedDemand(problem, streams, rates).map((expected) => {
    const market = loaded.markets.find(({ id }) => id === expected.market)!;
    return { ...expected, ...supplyOf(loaded, market, expected, exchange) };
  });
}

function ratesOf(loaded: LoadedLaunch, problem: PlanProblem): ReadonlyMap<string, DemandRate> | undefined {
  const { demand } = loaded.launch;
  if (demand === undefined) return undefined;
  if (typeof demand === "string") return ratesFrom(problem, pastSales(loaded));
  return new Map(
    Object.entries(demand).map(([sku, { perHalfHour }]) => [sku, { perHalfHour, spread: 0, streams: 0 }]),
  );
}

/** What past streams sold, row by row as the launch's `demand` lists them. */
export function pastSales(loaded: LoadedLaunch): PastSale[] {
  const only = loaded.markets.length === 1 ? loaded.markets[0]!.id : undefined;
  return loaded.past.map(({ value: { product, orders, start, market = only, minutes, host } }) => {
    if (market === undefined) throw usageError("plan.demand-market", { product, start });
    return {
      sku: product,
      orders,
      market,
      start: Date.parse(start) / 60_000,
      ...(minutes === undefined ? {} : { minutes }),
      ...(host === undefined ? {} : { host }),
    };
  });
}

/** Parcels leave when they are ordered, so the goods must be at the origin; stock must have arrived abroad. */
function supplyOf(
  loaded: LoadedLaunch,
  market: LoadedMarket,
  { sku, high, first }: ExpectedDemand,
  exchange: Exchange,
): Pick<Demand[number], "place" | "by" | "stock" | "short" | "dispatch"> {
  const product = loaded.products.find(({ value }) => value.sku === sku)!.value;
  const stocked = market.settings.shipping?.model === "stock";
  const trip = tripOf(loaded, market, sku, stocked ? high : 1, exchange);
  return {
    place: stocked ? market.id : loaded.launch.origin,
    by: first,
    ...(product.stock === undefined
      ? {}
      : { stock: product.stock, short: Math.max(0, high - product.stock) }),
    ...(trip === undefined || !stocked
      ? {}
      : { dispatch: { lane: trip.lane.id, latest: leavingBy(first, trip.days.max, loaded, market) } }),
  };
}

function tripOf(loaded: LoadedLaunch, market: LoadedMarket, sku: string, units: number, exchange: Exchange) {
  const product = loaded.products.find(({ value }) => value.sku === sku)!.value;
  const { kg, cm3 } = saleItem(product, market.names, 1, loaded.launch.origin);
  if (kg === undefined) return undefined;
  const { shipping } = market.settings;
  const within = product.deliverWithin ?? shipping?.deliverWithin;
  const stocked = shipping?.model === "stock";
  const pieces = exact(Math.max(1, units));
  const parcel = {
    kg: times(kg, pieces),
    ...(cm3 === undefined ? {} : { cm3: times(cm3, pieces) }),
    value: noMoney(market.profile.currency ?? "USD"),
  };
  const limit = within === undefined || stocked ? {} : { withinDays: Math.floor(minutesOf(within) / 1440) };
  return tripTo(loaded, market, parcel, exchange, limit);
}

/** Days a parcel may be ordered until, to be there before a gift season ends; of the seasons after the window begins. */
export function cutoffsFor(
  loaded: LoadedLaunch,
  streams: readonly PlannedStream[],
  exchange: Exchange,
): Cutoffs {
  const { window } = loaded.launch;
  if (window === undefined) return [];
  return loaded.markets.flatMap((market) => {
    if (market.settings.shipping?.model === "stock") return [];
    const shown = streams.filter((s) => s.market === market.id).flatMap((s) => s.products);
    const trips = [...new Set(shown)].flatMap((sku) => tripOf(loaded, market, sku, 1, exchange) ?? []);
    const slowest = trips.sort((a, b) => b.days.max - a.days.max)[0];
    if (slowest === undefined) return [];
    return (market.profile.culture?.giftSeasons ?? [])
      .filter((season) => season.to >= window.from && season.from <= plusDays(window.to, 45))
      .map((season) => ({
        market: market.id,
        season: season.name,
        ends: season.to,
        lane: slowest.lane.id,
        order: leavingBy(season.to, slowest.days.max, loaded, market),
      }));
  });
}

/** The last day on which goods can leave to be there on a day, over the holidays between. */
const leavingBy = (day: string, days: number, loaded: LoadedLaunch, market: LoadedMarket): string =>
  plusDays(day, -stretched(days, day, pausesTo(loaded, market), true));

const plusDays = (date: string, days: number): string => dateOfDay(dayNumber(date) + days);
