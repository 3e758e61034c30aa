import { type Exact, exact, minus, one, over, plus, times } from "../model/exact.ts";
import { convert, type Exchange } from "../model/exchange.ts";
import type { Warehouse } from "../model/lane.ts";
import { type Money, moneyOf, scale, total } from "../model/money.ts";
import { cardPrice } from "./freight.ts";
import type { SaleItem } from "./product.ts";

/**
 * Storing, picking and delivering one order from a warehouse, with its part of the fixed charge where the orders of
 * a month are given; undefined where a weight or a rate is missing.
 */
export function warehouseCost(
  warehouse: Warehouse,
  items: readonly SaleItem[],
  currency: string,
  exchange: Exchange,
  ordersPerMonth?: number,
): Money | undefined {
  const { perMonth } = warehouse;
  const fixed =
    perMonth === undefined || ordersPerMonth === undefined
      ? []
      : [scale(moneyOf(perMonth), exact(1, ordersPerMonth))];
  const parts = [
    storage(warehouse, items),
    picking(warehouse, items),
    lastMile(warehouse, items),
    fixed,
  ].flat();
  const here = parts.map((part) => (part === undefined ? undefined : convert(exchange, part, currency)));
  return here.includes(undefined) ? undefined : total(here as Money[], currency);
}

function storage(warehouse: Warehouse, items: readonly SaleItem[]): (Money | undefined)[] {
  if (warehouse.storage === undefined) return [];
  const months = exact(warehouse.storedDays ?? 30, 30);
  if (items.some((item) => item.cm3 === undefined)) return [undefined];
  const m3 = over(
    sumOver(items, (item) => item.cm3!),
    exact(1_000_000),
  );
  return [scale(moneyOf(warehouse.storage), times(m3, months))];
}

function picking(warehouse: Warehouse, items: readonly SaleItem[]): (Money | undefined)[] {
  const extra = minus(
    sumOver(items, () => one),
    one,
  );
  return [
    ...(warehouse.pickAndPack === undefined ? [] : [moneyOf(warehouse.pickAndPack)]),
    ...(warehouse.perExtraItem === undefined ? [] : [scale(moneyOf(warehouse.perExtraItem), extra)]),
  ];
}

function lastMile(warehouse: Warehouse, items: readonly SaleItem[]): (Money | undefined)[] {
  if (warehouse.lastMile === undefined) return [];
  if (items.some((item) => item.kg === undefined)) return [undefined];
  return [
    cardPrice(
      warehouse.lastMile,
      sumOver(items, (item) => item.kg!),
    ),
  ];
}

const sumOver = (items: readonly SaleItem[], of: (item: SaleItem) => Exact): Exact =>
  items.reduce((sum, item) => plus(sum, times(of(item), exact(item.quantity))), exact(0));
