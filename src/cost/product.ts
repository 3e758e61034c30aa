import { type Exact, exact, parseExact } from "../model/exact.ts";
import { type Money, moneyOf } from "../model/money.ts";
import type { Product } from "../model/product.ts";
import { measureName } from "./ad-hoc.ts";
import { hsDigits } from "./hs.ts";
import { cm3Of, kgOf } from "./measure-text.ts";

/** A product as a sale needs it: text turned into exact figures, all of one piece. */
export interface SaleItem {
  readonly quantity: number;
  readonly cost?: Money;
  readonly price?: Money;
  readonly kg?: Exact;
  readonly cm3?: Exact;
  /** Amounts by base unit. */
  readonly measures: Readonly<Record<string, Exact>>;
  /** What does not grow with the pieces (`%vol`, `metal`). */
  readonly shares: Readonly<Record<string, Exact>>;
  readonly returnRate?: string;
  readonly facts: {
    readonly sku: string;
    readonly hs?: string;
    readonly origin?: string;
    readonly category?: string;
    readonly evidence: readonly string[];
  };
}

/** A product in one market, at the price listed for it: the market's own, its parent's, or the default. */
export function saleItem(
  product: Product,
  markets: readonly string[],
  quantity: number,
  origin: string,
): SaleItem {
  const price = [...markets, "default"].map((id) => product.price?.[id]).find((text) => text !== undefined);
  return {
    quantity,
    ...measuresOf(product),
    facts: {
      sku: product.sku,
      origin: product.origin ?? origin,
      evidence: evidenceFor(product, markets),
      ...(product.hs === undefined ? {} : { hs: hsDigits(product.hs) }),
      ...(product.category === undefined ? {} : { category: product.category }),
    },
    ...(product.cost === undefined ? {} : { cost: moneyOf(product.cost) }),
    ...(price === undefined ? {} : { price: moneyOf(price) }),
    ...(product.weight === undefined ? {} : { kg: kgOf(product.weight) }),
    ...(product.size === undefined ? {} : { cm3: cm3Of(product.size) }),
    ...(product.returnRate === undefined ? {} : { returnRate: product.returnRate }),
  };
}

/** Evidence types that are good in the market: it says so, or names no markets. */
export function evidenceFor(holder: Pick<Product, "evidence">, markets: readonly string[]): string[] {
  return (holder.evidence ?? [])
    .filter((entry) => entry.markets === undefined || entry.markets.some((id) => markets.includes(id)))
    .map((entry) => entry.type);
}

/** Numbers are amounts, texts (`alcohol: 12%`) are shares. */
function measuresOf(product: Product): Pick<SaleItem, "measures" | "shares"> {
  const given = Object.entries(product.measures ?? {});
  const shares = given.flatMap(([name, value]) =>
    typeof value === "string" ? [[measureName(name), parseExact(value.slice(0, -1))!]] : [],
  );
  const amounts = given.flatMap(([name, value]) =>
    typeof value === "string" ? [] : [[measureName(name), parseExact(String(value)) ?? exact(0)]],
  );
  const net = product.netWeight === undefined ? [] : [["kg", kgOf(product.netWeight)]];
  return { measures: Object.fromEntries([...net, ...amounts]), shares: Object.fromEntries(shares) };
}
