import type { CostMarket, Mode, Overrides, TariffLookup } from "../cost/input.ts";
import { noOverrides } from "../cost/input.ts";
import { evidenceFor, saleItem } from "../cost/product.ts";
import type { SaleInput } from "../cost/sale-case.ts";
import type { LoadedLaunch, LoadedMarket } from "../load/launch.ts";
import type { Customs } from "../model/customs.ts";
import type { Exchange } from "../model/exchange.ts";
import { overlay } from "../model/overlay.ts";
import type { Product } from "../model/product.ts";
import type { Selling } from "../model/selling.ts";
import type { Lang } from "../text/message.ts";
import { minutesOf } from "./duration.ts";
import { lanesFor, pausesTo } from "./market-lanes.ts";
import { inLanguage, sayIn } from "./say.ts";

export interface SaleOptions {
  readonly on: string;
  readonly lang: Lang;
  /** The imported tariff of a market, where there is one. */
  readonly tariff?: (market: LoadedMarket) => TariffLookup | undefined;
  readonly overrides?: Overrides;
}

/** One thing to be costed in one market of a launch. */
export interface Sale {
  readonly market: LoadedMarket;
  readonly input: SaleInput;
}

/** Every product in every market where it is offered, then the launch's orders. */
export function salesOf(loaded: LoadedLaunch, exchange: Exchange, options: SaleOptions): Sale[] {
  const prepared = loaded.markets.map((market) => prepare(loaded, market, exchange, options));
  const ofOne = saleMaker(loaded, exchange, options);
  return [...loaded.products.flatMap(({ value }) => ofOne(value)), ...ofOrders(loaded, prepared)];
}

/** The sales of products that come one by one, in the order of the markets. */
export function saleMaker(
  loaded: LoadedLaunch,
  exchange: Exchange,
  options: SaleOptions,
): (product: Product) => Sale[] {
  const prepared = loaded.markets.map((market) => prepare(loaded, market, exchange, options));
  return (product) =>
    prepared.flatMap((made) => (offered(product, made.market) ? [ofProduct(made, product)] : []));
}

/** The launch's own selling costs; the spread that `fx` states is what changing the proceeds costs. */
const sellingOf = ({ fx, selling }: LoadedLaunch["launch"]): Selling => ({
  ...(fx?.spread === undefined ? {} : { fxSpread: fx.spread }),
  ...selling,
});

/** Whether a product is offered in a market: it names it, its parent or its bloc, or no market at all. */
export const offered = (product: Product, market: Pick<LoadedMarket, "names">): boolean =>
  product.markets === undefined || product.markets.some((id) => market.names.includes(id));

interface Prepared {
  readonly market: LoadedMarket;
  readonly origin: string;
  readonly base: Omit<SaleInput, "subject" | "items">;
  readonly currency: string;
}

/** What all sales in a market share. */
function prepare(
  loaded: LoadedLaunch,
  market: LoadedMarket,
  exchange: Exchange,
  options: SaleOptions,
): Prepared {
  const { launch } = loaded;
  const { shipping, regions } = market.settings;
  const tariff = options.tariff?.(market);
  const within = shipping?.deliverWithin;
  return {
    market,
    origin: launch.origin,
    currency: launch.currency,
    base: {
      market: costMarket(market, options.lang),
      on: options.on,
      exchange,
      overrides: options.overrides ?? noOverrides,
      say: sayIn(options.lang),
      ...(tariff === undefined ? {} : { tariff }),
      lanes: lanesFor(loaded, market),
      pauses: pausesTo(loaded, market),
      selling: overlay(sellingOf(launch), market.settings.selling),
      priceIncludesTax: market.profile.priceIncludesTax ?? true,
      shipping: {
        model: shipping?.model ?? "parcel",
        terms: shipping?.terms ?? "DDP",
        ...(shipping?.by === undefined ? {} : { by: shipping.by as Mode }),
        ...(shipping?.clearance === undefined ? {} : { clearance: shipping.clearance }),
        ...(shipping?.lane === undefined ? {} : { lane: shipping.lane }),
        ...(within === undefined ? {} : { withinDays: Math.floor(minutesOf(within) / 1440) }),
      },
      origin: launch.origin,
      channel: market.settings.channel ?? "marketplace",
      buyer: "consumer",
      ...(regions?.[0] === undefined ? {} : { region: regions[0] }),
      evidence: evidenceFor(launch, market.names),
    },
  };
}

/** The customs of a profile that has none yet: that nobody looked is not that nothing is due. */
const unanswered: Customs = {
  tax: { tax: { rates: { all: { rate: "unknown" } } } },
  fees: { import: { payee: "authority", entries: { all: { unknown: true } } } },
};

export function costMarket({ id, profile }: Pick<LoadedMarket, "id" | "profile">, lang: Lang): CostMarket {
  return {
    id,
    currency: profile.currency ?? "USD",
    customs: inLanguage(lang, profile.customs ?? unanswered),
    sources: profile.sources ?? {},
  };
}

function ofProduct({ market, origin, base, currency }: Prepared, product: Product): Sale {
  const item = saleItem(codedFor(product, market), market.names, product.quantityPerOrder ?? 1, origin);
  const within = product.deliverWithin;
  const shipping =
    within === undefined
      ? base.shipping
      : { ...base.shipping, withinDays: Math.floor(minutesOf(within) / 1440) };
  return { market, input: { ...base, shipping, items: [item], subject: { sku: product.sku, currency } } };
}

/** The product with the national code of a market, where it has one. */
function codedFor(product: Product, { names }: LoadedMarket): Product {
  const own = names.map((name) => product.hsIn?.[name]).find((code) => code !== undefined);
  return own === undefined ? product : { ...product, hs: own };
}

function ofOrders(loaded: LoadedLaunch, prepared: readonly Prepared[]): Sale[] {
  const products = new Map(loaded.products.map((p) => [p.value.sku, p.value]));
  return (loaded.launch.orders ?? []).flatMap((order, index) => {
    const entries = Object.entries(order.items);
    const all = entries.map(([sku]) => products.get(sku));
    if (all.includes(undefined)) return [];
    const goods = all as Product[];
    const sold = prepared.filter(
      ({ market }) =>
        goods.every((p) => offered(p, market)) &&
        (order.markets === undefined || order.markets.some((id) => market.names.includes(id))),
    );
    return sold.map(({ market, origin, base, currency }) => {
      const items = goods.map((p, i) => saleItem(codedFor(p, market), market.names, entries[i]![1], origin));
      const subject = { order: index + 1, items: order.items, currency };
      return { market, input: { ...base, items, subject } };
    });
  });
}
