import { exact, one, over } from "../model/exact.ts";
import { add, compareMoney, type Money, scale, subtract } from "../model/money.ts";
import { assess } from "./assess.ts";
import { landedLines } from "./estimate.ts";
import type { Trip } from "./freight.ts";
import { sumOf } from "./line.ts";
import { atGoods, goodsFor, spentBySeller, withoutTax } from "./sale.ts";
import { caseOf, costOf, goodsByCost, listedPrice, type SaleInput, tripFor } from "./sale-case.ts";
import { sellingLines } from "./selling.ts";
import { warehouseCost } from "./warehouse.ts";

/** One way to send an order; figures per order, in the market's currency. */
export interface Way {
  readonly trip: Trip;
  readonly model: "parcel" | "stock";
  readonly landed: Money | null;
  readonly margin: Money | null;
  readonly inTime: boolean;
  /** Stock: orders a month from which it leaves more than the best parcel lane in time; `null`: none does. */
  readonly winsFrom?: number | null;
}

/** More orders a month than a seller of one product sends. */
const mostOrders = 1_048_576;

/** Every lane that brings this order to the market: parcels, then stock at a monthly volume; the best first. */
export function waysOf(input: SaleInput, ordersPerMonth: number): Way[] {
  const price = listedPrice(input);
  const lanes = input.lanes.filter((lane) => lane.origins?.includes(input.origin) !== false);
  const of = (model: Way["model"]) =>
    lanes.filter((lane) => (lane.model ?? "parcel") === model).map((lane) => along(input, lane.id, model));
  const parcels = of("parcel").flatMap((sale) => parcelWay(sale, input, price));
  const best = bestMargin(parcels);
  const stocks = of("stock").flatMap((sale) => stockWay(sale, input, price, ordersPerMonth, best));
  return [...parcels.sort(byMargin), ...stocks.sort(byMargin)];
}

/** The sale sent by one lane, whatever the launch asked for. */
function along(input: SaleInput, lane: string, model: Way["model"]): SaleInput {
  return { ...input, shipping: { terms: input.shipping.terms, lane, model } };
}

const arrives = (days: number, { shipping }: SaleInput): boolean =>
  shipping.withinDays === undefined || days <= shipping.withinDays;

function parcelWay(sale: SaleInput, asked: SaleInput, price: Money | null): Way[] {
  const goods = price === null ? costOf(sale) : goodsFor(sale, price);
  if (goods === null) return [];
  const { trip, assessment, margin } = atGoods(sale, goods);
  if (trip === undefined) return [];
  return [
    {
      trip,
      model: "parcel",
      landed: sumOf(landedLines(assessment.lines), sale.market.currency),
      margin: price === null ? null : margin,
      inTime: arrives(trip.days.max, asked),
    },
  ];
}

function stockWay(
  sale: SaleInput,
  asked: SaleInput,
  price: Money | null,
  ordersPerMonth: number,
  best: Money | undefined,
): Way[] {
  const stocked = perOrder(sale, price, ordersPerMonth);
  if (stocked === undefined) return [];
  const { trip, landed, margin } = stocked;
  const lastMile = trip.lane.warehouse?.lastMileDays?.max ?? 0;
  const wins = (orders: number): boolean => {
    const reached = perOrder(sale, price, orders)?.margin ?? null;
    return best !== undefined && reached !== null && compareMoney(reached, best) > 0;
  };
  return [
    {
      trip,
      model: "stock",
      landed,
      margin,
      inTime: arrives(lastMile, asked),
      winsFrom: best === undefined ? null : leastOrders(wins),
    },
  ];
}

/** The least number that wins, found by doubling and halving: fixed charges only thin out as orders grow. */
function leastOrders(wins: (orders: number) => boolean): number | null {
  let high = 1;
  while (!wins(high)) {
    if (high >= mostOrders) return null;
    high *= 2;
  }
  let low = Math.floor(high / 2);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (wins(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** An order from a month's stock that was brought in at once, with its part of the import and the fixed charges. */
function perOrder(
  sale: SaleInput,
  price: Money | null,
  orders: number,
): { trip: Trip; landed: Money | null; margin: Money | null } | undefined {
  const month = {
    ...sale,
    items: sale.items.map((item) => ({ ...item, quantity: item.quantity * orders })),
  };
  const cost = costOf(sale);
  const trip = cost === null ? undefined : tripFor(month, scale(cost, exact(orders)));
  const warehouse = trip === undefined ? undefined : warehouseShare(sale, trip, orders);
  if (cost === null || trip === undefined || warehouse === undefined) return undefined;
  const { currency } = sale.market;
  const assessment = assess(caseOf(month, goodsByCost(month), trip));
  const each = over(one, exact(orders));
  const imported = sumOf(landedLines(assessment.lines), currency);
  const landed = imported === null ? null : add(scale(imported, each), warehouse);
  const net = price === null ? null : withoutTax(sale, price, assessment);
  if (price === null || net === null) return { trip, landed, margin: null };
  const spent = spentBySeller(month, assessment.lines);
  const selling = spentBySeller(
    sale,
    sellingLines(sale.selling, {
      price,
      net,
      cost,
      exchange: sale.exchange,
      say: sale.say,
      sellerCurrency: sale.subject.currency,
      warehouse,
    }),
  );
  if (spent === null || selling === null) return { trip, landed, margin: null };
  return { trip, landed, margin: [cost, scale(spent, each), selling].reduce(subtract, net) };
}

/** Storing, picking and delivering one order, and its part of the warehouse's monthly charge. */
function warehouseShare(sale: SaleInput, { lane }: Trip, orders: number): Money | undefined {
  const { currency } = sale.market;
  if (lane.warehouse === undefined) return undefined;
  return warehouseCost(lane.warehouse, sale.items, currency, sale.exchange, orders);
}

function byMargin(a: Way, b: Way): number {
  if (a.margin === null || b.margin === null) return Number(a.margin === null) - Number(b.margin === null);
  return compareMoney(b.margin, a.margin) || (a.trip.lane.id < b.trip.lane.id ? -1 : 1);
}

function bestMargin(ways: readonly Way[]): Money | undefined {
  const margins = ways.filter((way) => way.inTime).flatMap((way) => way.margin ?? []);
  return margins.reduce<Money | undefined>(
    (best, margin) => (best === undefined || compareMoney(margin, best) > 0 ? margin : best),
    undefined,
  );
}
