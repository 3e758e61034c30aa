import { type Exact, exact, parseExact, times } from "../model/exact.ts";
import type { Product } from "../model/product.ts";
import type { Context, MarketFacts } from "./facts.ts";

/** The number before a unit: `"12.5%"`, `"19.90 USD"`. */
export const amountIn = (text: string): Exact => parseExact(/^-?[\d.]+/.exec(text)![0])!;

/** The entry of a map by market under the nearest of the market's names, else `default`. */
export function marketValue<T>(
  map: Readonly<Record<string, T>> | undefined,
  market: MarketFacts,
): T | undefined {
  if (map === undefined) return undefined;
  const name = market.names.find((n) => Object.hasOwn(map, n));
  return name === undefined ? map.default : map[name];
}

/** What the buyer pays for one unit, in a currency; undefined where no price or no rate is known. */
export function priceIn(
  product: Product,
  market: MarketFacts,
  currency: string,
  context: Context,
): Exact | undefined {
  const price = marketValue(product.price, market);
  if (price === undefined) return undefined;
  return price.endsWith(currency) ? amountIn(price) : context.convert(price, currency);
}

export function consignmentIn(
  product: Product,
  market: MarketFacts,
  currency: string,
  context: Context,
): Exact | undefined {
  const price = priceIn(product, market, currency, context);
  return price === undefined ? undefined : times(price, exact(product.quantityPerOrder ?? 1));
}
