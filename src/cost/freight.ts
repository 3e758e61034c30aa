import {
  compare,
  type Exact,
  exact,
  hundred,
  larger,
  minus,
  one,
  over,
  parseExact,
  plus,
  roundTo,
  times,
  zero,
} from "../model/exact.ts";
import { convert, type Exchange } from "../model/exchange.ts";
import type { Lane, RateCard } from "../model/lane.ts";
import { add, compareMoney, type Money, moneyOf, noMoney, scale } from "../model/money.ts";
import { kgOf } from "./measure-text.ts";

/** A parcel as carriers see it. */
export interface Parcel {
  readonly kg: Exact;
  /** Undefined where the size is not known: then only the weight counts. */
  readonly cm3?: Exact;
  /** In the market's currency. */
  readonly value: Money;
}

/** What a lane costs and how long it takes. */
export interface Trip {
  readonly lane: Lane;
  readonly freight: Money;
  readonly insurance: Money;
  readonly days: { readonly min: number; readonly max: number };
  /** Bringing it back by the lane's card for that; left out without one, or where it is not known. */
  readonly back?: Money;
}

/** The price of a lane for a parcel to a market; undefined where it does not carry it. */
export function tripOf(lane: Lane, market: string, parcel: Parcel, exchange: Exchange): Trip | undefined {
  const zone = zoneOf(lane, market);
  const card = lane.cards[zone] ?? lane.cards["*"];
  const days = daysOf(lane, zone);
  if (card === undefined || days === undefined) return undefined;
  const kg = chargeableKg(lane, parcel);
  const { currency } = parcel.value;
  if (lane.maxValue !== undefined && !isWithin(parcel.value, lane.maxValue, exchange)) return undefined;
  const price = cardPrice(card, kg);
  const base = price === undefined ? undefined : convert(exchange, price, currency);
  const insurance = insuranceOf(lane, parcel, exchange);
  if (base === undefined || insurance === undefined) return undefined;
  const fuel = lane.fuel === undefined ? one : plus(one, over(parseExact(lane.fuel.slice(0, -1))!, hundred));
  const returned = lane.returns?.card && cardPrice(lane.returns.card, kg);
  const back = returned && convert(exchange, returned, currency);
  return { lane, freight: scale(base, fuel), insurance, days, ...(back === undefined ? {} : { back }) };
}

function zoneOf(lane: Lane, market: string): string {
  const zones = Object.entries(lane.zones ?? {});
  return zones.find(([, markets]) => markets.includes(market))?.[0] ?? market;
}

function daysOf(lane: Lane, zone: string): Trip["days"] | undefined {
  const { transit } = lane;
  if (typeof transit.min === "number" && typeof transit.max === "number") return transit as Trip["days"];
  const byZone = transit as Readonly<Record<string, Trip["days"]>>;
  return byZone[zone] ?? byZone["*"];
}

/** The heavier of weight and volume, where the lane counts volume. */
function chargeableKg(lane: Lane, parcel: Parcel): Exact {
  if (lane.volumetric === undefined || parcel.cm3 === undefined) return parcel.kg;
  const { divisor, above } = lane.volumetric;
  if (above !== undefined && !exceeds(parcel.kg, kgOf(above))) return parcel.kg;
  return larger(parcel.kg, over(parcel.cm3, exact(divisor)));
}

/** First weight at its price, then each begun step. In the card's currency; undefined for what is too heavy for it. */
export function cardPrice(card: RateCard, kg: Exact): Money | undefined {
  if (card.max !== undefined && exceeds(kg, kgOf(card.max))) return undefined;
  if (card.step === undefined && exceeds(kg, kgOf(card.first.weight))) return undefined;
  const first = moneyOf(card.first.price);
  const rest = larger(zero, minus(kg, kgOf(card.first.weight)));
  const steps =
    card.step === undefined
      ? noMoney(first.currency)
      : scale(moneyOf(card.step.price), roundTo(over(rest, kgOf(card.step.weight)), one, "ceil"));
  const parcel = card.perParcel === undefined ? noMoney(first.currency) : moneyOf(card.perParcel);
  const price = add(add(first, steps), parcel);
  const min = card.min === undefined ? undefined : moneyOf(card.min);
  return min !== undefined && compareMoney(price, min) < 0 ? min : price;
}

function insuranceOf(lane: Lane, parcel: Parcel, exchange: Exchange): Money | undefined {
  const none = noMoney(parcel.value.currency);
  if (lane.insurance === undefined) return none;
  const share = times(parcel.value.value, over(parseExact(lane.insurance.rate.slice(0, -1))!, hundred));
  const premium = { value: share, currency: parcel.value.currency };
  const min =
    lane.insurance.min === undefined ? none : convert(exchange, moneyOf(lane.insurance.min), none.currency);
  if (min === undefined) return undefined;
  return compareMoney(premium, min) < 0 ? min : premium;
}

const exceeds = (a: Exact, b: Exact): boolean => compare(a, b) > 0;

function isWithin(value: Money, limit: string, exchange: Exchange): boolean {
  const here = convert(exchange, moneyOf(limit), value.currency);
  return here !== undefined && compareMoney(value, here) <= 0;
}

/** What a shipment asks of a lane. */
export interface LaneWish {
  readonly market: string;
  readonly origin: string;
  readonly model: "parcel" | "stock";
  readonly by?: string;
  readonly lane?: string;
  /** Days within which it must arrive. */
  readonly withinDays?: number;
}

/** The cheapest lane that does what is asked; ties by id. Undefined where none does. */
export function chooseLane(
  lanes: readonly Lane[],
  wish: LaneWish,
  parcel: Parcel,
  exchange: Exchange,
  shocked: (trip: Trip) => Trip = (trip) => trip,
): Trip | undefined {
  const trips = lanes
    .filter((lane) => fitsWish(lane, wish))
    .map((lane) => tripOf(lane, wish.market, parcel, exchange))
    .filter((trip) => trip !== undefined)
    .map(shocked)
    .filter((trip) => wish.withinDays === undefined || trip.days.max <= wish.withinDays);
  return trips.reduce<Trip | undefined>(
    (best, trip) => (best === undefined || isBetter(trip, best) ? trip : best),
    undefined,
  );
}

function isBetter(a: Trip, b: Trip): boolean {
  const order = compareMoney(a.freight, b.freight);
  return order < 0 || (order === 0 && a.lane.id < b.lane.id);
}

function fitsWish(lane: Lane, wish: LaneWish): boolean {
  if (wish.lane !== undefined) return lane.id === wish.lane;
  return (
    (lane.model ?? "parcel") === wish.model &&
    (wish.by === undefined || lane.by === wish.by) &&
    (lane.origins === undefined || lane.origins.includes(wish.origin))
  );
}
