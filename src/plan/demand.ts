import type { PlannedStream, ProductDemand } from "../model/plan-result.ts";
import { openness } from "./clock.ts";
import { bestLanguage } from "./columns.ts";
import type { PlanProblem } from "./problem.ts";

/** Units sold in a half hour of weight 1 by a host of full fit, and how far single streams scatter around it. */
export interface DemandRate {
  readonly perHalfHour: number;
  /** Standard deviation between streams, in the same unit; 0 where it is not known. */
  readonly spread: number;
  readonly streams: number;
}

/** What one product sold in one past stream. */
export interface PastSale {
  readonly sku: string;
  readonly orders: number;
  readonly market: string;
  /** Minutes of UTC. */
  readonly start: number;
  readonly minutes?: number;
  readonly host?: string;
}

/**
 * Rates by product from past streams: what was ordered over what the audience was worth. A stream outside the
 * market's audience hours tells nothing and is left out.
 */
export function ratesFrom(problem: PlanProblem, sales: readonly PastSale[]): Map<string, DemandRate> {
  const seen = sales.flatMap((sale) => {
    const exposure = exposureOfPast(problem, sale);
    return exposure > 0 ? [{ sku: sale.sku, orders: sale.orders, exposure }] : [];
  });
  const skus = [...new Set(seen.map(({ sku }) => sku))];
  return new Map(
    skus.map((sku) => {
      const own = seen.filter((s) => s.sku === sku);
      const perHalfHour = sum(own.map((s) => s.orders)) / sum(own.map((s) => s.exposure));
      return [sku, { perHalfHour, spread: spreadOf(own, perHalfHour), streams: own.length }];
    }),
  );
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/** What is left of the scatter between streams after that of single orders, which comes by itself. */
function spreadOf(own: readonly { orders: number; exposure: number }[], rate: number): number {
  if (own.length < 2) return 0;
  const variance =
    sum(own.map(({ orders, exposure }) => (orders / exposure - rate) ** 2 - rate / exposure)) /
    (own.length - 1);
  return Math.sqrt(Math.max(0, variance));
}

/** The market was closed, is not planned, or the host does not speak for it. */
export type Silence = "closed" | "idle" | "mute";

/** Why a past stream tells nothing; undefined where it tells something. */
export function silenceOf(problem: PlanProblem, sale: PastSale): Silence | undefined {
  if (!problem.markets.some((m) => m.id === sale.market)) return "idle";
  if (exposureOfPast(problem, sale) > 0) return undefined;
  const { host: _, ...anybody } = sale;
  return exposureOfPast(problem, anybody) > 0 ? "mute" : "closed";
}

function exposureOfPast(problem: PlanProblem, { market: id, start, minutes, host }: PastSale): number {
  const market = problem.markets.find((m) => m.id === id);
  if (market === undefined) return 0;
  const speaker = problem.hosts.find((h) => h.id === host);
  const fit = speaker === undefined ? 1 : (bestLanguage(speaker, market)?.fit ?? 0);
  return fit * audience(market, start, start + (minutes ?? market.duration));
}

/** Half hours at weight 1 that a span of the market's time is worth. */
function audience(market: PlanProblem["markets"][number], start: number, end: number): number {
  let total = 0;
  for (let t = start; t < end; t += 15) total += openness(market, t) / 2;
  return total;
}

export type ExpectedDemand = Pick<
  ProductDemand,
  "sku" | "market" | "streams" | "expected" | "low" | "high" | "first"
>;

/** One in twenty on either side of a normal law. */
const tails = 1.645;

/** What the planned streams will sell, product by product and market by market, of products with a rate. */
export function expectedDemand(
  problem: PlanProblem,
  streams: readonly PlannedStream[],
  rates: ReadonlyMap<string, DemandRate>,
): ExpectedDemand[] {
  return [...rates].flatMap(([sku, rate]) =>
    problem.markets.flatMap((market) => {
      const own = streams.filter((s) => s.market === market.id && s.products.includes(sku));
      if (own.length === 0) return [];
      const exposures = own.map((stream) => exposureOf(problem, market, stream));
      const expected = rate.perHalfHour * sum(exposures);
      const deviation = Math.sqrt(expected + rate.spread ** 2 * sum(exposures.map((e) => e ** 2)));
      return [
        {
          sku,
          market: market.id,
          streams: own.length,
          expected: Math.round(expected),
          low: Math.max(0, Math.floor(expected - tails * deviation)),
          high: Math.ceil(expected + tails * deviation),
          first: own.map((s) => s.start.slice(0, 10)).sort()[0]!,
        },
      ];
    }),
  );
}

function exposureOf(
  problem: PlanProblem,
  market: PlanProblem["markets"][number],
  { host, utc, end }: PlannedStream,
): number {
  const speaker = problem.hosts.find(({ id }) => id === host);
  const fit = speaker === undefined ? 1 : (bestLanguage(speaker, market)?.fit ?? 0);
  return fit * audience(market, Date.parse(utc) / 60_000, Date.parse(end) / 60_000);
}
