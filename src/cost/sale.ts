import { exact, one, over, plus, times } from "../model/exact.ts";
import { add, compareMoney, type Money, minorUnit, money, noMoney, scale, subtract } from "../model/money.ts";
import { parseRate } from "../model/rate.ts";
import { type Assessment, assess } from "./assess.ts";
import type { Trip } from "./freight.ts";
import type { Case } from "./input.ts";
import { type Line, ofKind, sumOf } from "./line.ts";
import { caseOf, costOf, goodsByCost, goodsByItem, type SaleInput, tripFor } from "./sale-case.ts";
import { type SaleFigures, sellingLines, shareText } from "./selling.ts";
import { warehouseCost } from "./warehouse.ts";

/** A sale at one worth of its goods: what it brings and what it takes. */
export interface Outcome {
  readonly case: Case;
  readonly assessment: Assessment;
  readonly trip: Trip | undefined;
  readonly selling: readonly Line[];
  /** What the buyer pays for the goods. */
  readonly price: Money | null;
  readonly net: Money | null;
  readonly margin: Money | null;
}

/** The sale when the goods are worth `goods` without tax (model parcel), each kind in its part of it. */
export function atGoods(input: SaleInput, goods: Money): Outcome {
  const trip = tripFor(input, goods);
  const made = caseOf(input, goodsByItem(input, goods), trip);
  const assessment = assess(made);
  const tax = sumOf(ofKind(assessment.lines, "tax"), input.market.currency);
  const price = !input.priceIncludesTax ? goods : tax === null ? null : add(goods, tax);
  return outcome(input, made, assessment, trip, price, goods);
}

/** Stock brought in at its cost, sold at a price with the destination's tax in it. */
export function fromStock(input: SaleInput, price: Money | null): Outcome {
  const cost = costOf(input);
  const goods = cost ?? noMoney(input.market.currency);
  const trip = tripFor(input, goods);
  const made = caseOf(input, goodsByCost(input), trip);
  const assessment = assess(made);
  return outcome(
    input,
    made,
    assessment,
    trip,
    price,
    price === null ? null : withoutTax(input, price, assessment),
  );
}

/** A price less the destination's tax in it; `null` where the tax is no share of the price. */
export function withoutTax(input: SaleInput, price: Money, assessment: Assessment): Money | null {
  if (!input.priceIncludesTax) return price;
  const rates = ofKind(assessment.lines, "tax").map((line) =>
    line.rate === undefined ? undefined : parseRate(line.rate),
  );
  if (rates.some((rate) => rate !== undefined && rate.kind !== "percent" && rate.kind !== "free"))
    return null;
  const share = rates.reduce(
    (sum, rate) => (rate?.kind === "percent" ? plus(sum, over(rate.percent, exact(100))) : sum),
    exact(0),
  );
  return scale(price, over(one, plus(one, share)));
}

function outcome(
  input: SaleInput,
  made: Case,
  assessment: Assessment,
  trip: Trip | undefined,
  price: Money | null,
  net: Money | null,
): Outcome {
  const cost = costOf(input);
  const figures = price === null || net === null ? undefined : { price, net, cost };
  const selling =
    figures === undefined
      ? []
      : sellingLines(input.selling, {
          ...figures,
          exchange: input.exchange,
          say: input.say,
          sellerCurrency: input.subject.currency,
          ...wayBack(trip),
          ...warehouse(input, trip),
          ...(input.items.length === 1 && input.items[0]!.returnRate !== undefined
            ? { returnRate: input.items[0]!.returnRate }
            : {}),
        });
  const margin =
    net === null || cost === null ? null : marginOf(input, [...assessment.lines, ...selling], net, cost);
  return { case: made, assessment, trip, selling, price, net, margin };
}

function wayBack(trip: Trip | undefined): Pick<SaleFigures, "returnFreight" | "abandoned"> {
  const { share, card, abandon } = trip?.lane.returns ?? {};
  if (trip === undefined) return {};
  if (abandon) return { abandoned: true };
  if (share !== undefined) return { returnFreight: scale(trip.freight, shareText(share)) };
  return card === undefined ? {} : { returnFreight: trip.back ?? null };
}

function warehouse(input: SaleInput, trip: Trip | undefined): Pick<SaleFigures, "warehouse"> {
  if (trip?.lane.warehouse === undefined) return {};
  const cost = warehouseCost(trip.lane.warehouse, input.items, input.market.currency, input.exchange);
  return { warehouse: cost ?? null };
}

/** Price without tax, less cost, less what the seller pays. */
function marginOf(input: SaleInput, lines: readonly Line[], net: Money, cost: Money): Money | null {
  const spent = spentBySeller(input, lines);
  return spent === null ? null : subtract(subtract(net, cost), spent);
}

/** What the seller pays of some lines, besides the goods and the tax that comes back. */
export function spentBySeller(input: SaleInput, lines: readonly Line[]): Money | null {
  const reclaimed = input.shipping.model === "stock" && isRegistered(input);
  const own = lines.filter(
    (line) => line.paidBy === "seller" && line.id !== "goods" && !(reclaimed && line.id.startsWith("tax.")),
  );
  return sumOf(own, input.market.currency);
}

const isRegistered = (input: SaleInput): boolean =>
  input.selling.vatRegistered ?? input.evidence.includes("vat-number");

/**
 * The most that the goods can be worth when the buyer pays `price`: by halves, since tax only grows with them.
 * Where the tax is not known above what fits, a threshold is no bound: the price less the tax's rate is taken.
 */
export function goodsFor(input: SaleInput, price: Money): Money {
  if (!input.priceIncludesTax) return price;
  const unit = minorUnit(price.currency);
  const at = (units: bigint): Money => money(times(exact(units), unit), price.currency);
  const reached = (units: bigint): Money | null => atGoods(input, at(units)).price;
  const fits = (at: Money | null): boolean => at !== null && compareMoney(at, price) <= 0;
  const all = unitsIn(price);
  let low = 0n;
  let high = all;
  while (low < high) {
    const middle = (low + high + 1n) / 2n;
    if (fits(reached(middle))) low = middle;
    else high = middle - 1n;
  }
  if (low === all || reached(low + 1n) !== null) return at(low);
  const worth = unitsWhereUnknown(input, price);
  return at(worth > low ? worth : low);
}

/** The goods' worth, in minor units, in a price whose tax is not known: the price less the rates that are. */
export function unitsWhereUnknown(input: SaleInput, price: Money): bigint {
  return unitsIn(withoutTax(input, price, atGoods(input, price).assessment) ?? price);
}

/** Whole minor units in an amount. */
export function unitsIn({ value, currency }: Money): bigint {
  const unit = minorUnit(currency);
  return (value.n * unit.d) / (value.d * unit.n);
}
