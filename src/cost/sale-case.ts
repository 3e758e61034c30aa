import { type Exact, exact, isZero, over, plus, times } from "../model/exact.ts";
import { convert } from "../model/exchange.ts";
import type { Lane } from "../model/lane.ts";
import { type Money, noMoney, scale, total } from "../model/money.ts";
import { type Pauses, stretched } from "../model/pause.ts";
import type { Selling } from "../model/selling.ts";
import type { Subject } from "./estimate.ts";
import { chooseLane, type Parcel, type Trip } from "./freight.ts";
import type { Case, Consignment } from "./input.ts";
import type { SaleItem } from "./product.ts";

/** A sale to be costed: everything resolved, nothing read from files. */
export interface SaleInput extends Omit<Case, "consignment"> {
  readonly subject: Subject;
  readonly items: readonly SaleItem[];
  readonly lanes: readonly Lane[];
  readonly selling: Selling;
  readonly priceIncludesTax: boolean;
  readonly shipping: {
    readonly model: "parcel" | "stock";
    readonly by?: Consignment["mode"];
    readonly clearance?: Consignment["clearance"];
    readonly terms: "DDP" | "DAP";
    readonly lane?: string;
    readonly withinDays?: number;
  };
  /** Country the goods leave from. */
  readonly origin: string;
  readonly channel: Consignment["channel"];
  readonly buyer: Consignment["buyer"];
  readonly region?: string;
  readonly evidence: readonly string[];
  /** Days on which nothing moves: they lengthen the way. */
  readonly pauses?: Pauses;
  /** A shock to lanes (all without a list): what their price is multiplied by, and days they take longer. */
  readonly way?: { readonly freight: Exact; readonly days: number; readonly lanes?: readonly string[] };
}

/** What the goods cost ex works, in the market's currency; `null` where a cost is not known. */
export function costOf(input: SaleInput): Money | null {
  const parts = input.items.map((item) =>
    item.cost === undefined
      ? undefined
      : convert(input.exchange, scale(item.cost, exact(item.quantity)), input.market.currency),
  );
  return parts.includes(undefined) ? null : total(parts as Money[], input.market.currency);
}

/** What the buyer pays at the listed prices; `null` where one is not known. */
export function listedPrice(input: SaleInput): Money | null {
  const parts = input.items.map((item) =>
    item.price === undefined
      ? undefined
      : convert(input.exchange, scale(item.price, exact(item.quantity)), input.market.currency),
  );
  return parts.includes(undefined) ? null : total(parts as Money[], input.market.currency);
}

/** The lane the sale travels by; undefined where none carries it or its weight is not known. */
export function tripFor(input: SaleInput, value: Money): Trip | undefined {
  const parcel = parcelOf(input, value);
  return parcel === undefined
    ? undefined
    : chooseLane(input.lanes, wishOf(input), parcel, input.exchange, (trip) =>
        paused(shocked(trip, input.way), input),
      );
}

function paused(trip: Trip, { pauses, on }: SaleInput): Trip {
  if (pauses === undefined || pauses.size === 0) return trip;
  const { min, max } = trip.days;
  return { ...trip, days: { min: stretched(min, on, pauses), max: stretched(max, on, pauses) } };
}

function shocked(trip: Trip, way: SaleInput["way"]): Trip {
  if (way === undefined || way.lanes?.includes(trip.lane.id) === false) return trip;
  const { min, max } = trip.days;
  return {
    ...trip,
    freight: scale(trip.freight, way.freight),
    days: { min: later(min, way.days), max: later(max, way.days) },
  };
}

/** A way that is days quicker takes none at least. */
const later = (days: number, by: number): number => (by < -days ? 0 : days + by);

function wishOf(input: SaleInput) {
  const { model, by, lane, withinDays } = input.shipping;
  return {
    market: input.market.id,
    origin: input.origin,
    model,
    ...(by === undefined ? {} : { by }),
    ...(lane === undefined ? {} : { lane }),
    ...(withinDays === undefined ? {} : { withinDays }),
  };
}

function parcelOf(input: SaleInput, value: Money): Parcel | undefined {
  const { items } = input;
  if (items.some((item) => item.kg === undefined)) return undefined;
  const kg = items.reduce((sum, item) => plus(sum, times(item.kg!, exact(item.quantity))), exact(0));
  if (items.some((item) => item.cm3 === undefined)) return { kg, value };
  const cm3 = items.reduce((sum, item) => plus(sum, times(item.cm3!, exact(item.quantity))), exact(0));
  return { kg, cm3, value };
}

/** Goods of a given total, each kind in the proportion of its listed price (or alike, without prices). */
export function goodsByItem(input: SaleInput, goods: Money): Money[] {
  const listed = input.items.map((item) =>
    item.price === undefined
      ? undefined
      : convert(input.exchange, scale(item.price, exact(item.quantity)), goods.currency),
  );
  const whole = listed.includes(undefined) ? undefined : total(listed as Money[], goods.currency);
  return input.items.map((_, index) => {
    const share =
      whole === undefined || isZero(whole.value)
        ? exact(1, input.items.length)
        : over(listed[index]!.value, whole.value);
    return scale(goods, share);
  });
}

export function goodsByCost(input: SaleInput): Money[] {
  const { currency } = input.market;
  return input.items.map((item) => {
    const cost =
      item.cost === undefined
        ? undefined
        : convert(input.exchange, scale(item.cost, exact(item.quantity)), currency);
    return cost ?? noMoney(currency);
  });
}

function measuresOf({ measures, shares, quantity }: SaleItem): Readonly<Record<string, Exact>> {
  const pieces = exact(quantity);
  const amounts = Object.entries(measures).map(([name, one]) => [name, times(one, pieces)]);
  return { ...Object.fromEntries(amounts), ...shares };
}

/** The consignment that a sale sends, with each kind of goods at the worth given. */
export function caseOf(input: SaleInput, values: readonly Money[], trip: Trip | undefined): Case {
  const { shipping } = input;
  // A lane that clears in the simplified way does so up to the market's limit, which `assess` knows.
  const clearance = shipping.clearance ?? (trip?.lane.clearance === "full" ? "full" : undefined);
  const mode = shipping.by ?? trip?.lane.by;
  const { market, on, overrides, exchange, tariff, dutyFactor, say } = input;
  return {
    market,
    on,
    overrides,
    exchange,
    say,
    ...(tariff === undefined ? {} : { tariff }),
    ...(dutyFactor === undefined ? {} : { dutyFactor }),
    consignment: {
      items: input.items.map((item, index) => ({
        ...item.facts,
        quantity: item.quantity,
        value: values[index]!,
        measures: measuresOf(item),
        ...(item.kg === undefined ? {} : { kg: times(item.kg, exact(item.quantity)) }),
      })),
      freight: trip === undefined ? null : trip.freight,
      insurance: trip === undefined ? null : trip.insurance,
      route: input.origin,
      channel: input.channel,
      buyer: shipping.model === "stock" ? "business" : input.buyer,
      model: shipping.model,
      terms: shipping.terms,
      evidence: input.evidence,
      freightInPrice: shipping.terms === "DDP",
      ...(clearance === undefined ? {} : { clearance }),
      ...(mode === undefined ? {} : { mode }),
      ...(input.region === undefined ? {} : { region: input.region }),
      ...(trip?.lane.carrier === undefined ? {} : { carrier: trip.lane.carrier }),
    },
  };
}
