import { type Exact, hundred, minus, one, over, parseExact, plus, times, zero } from "../model/exact.ts";
import { convert, type Exchange } from "../model/exchange.ts";
import { add, compareMoney, type Money, moneyOf, noMoney, scale, subtract, toMinor } from "../model/money.ts";
import type { Charge, Selling } from "../model/selling.ts";
import type { Say } from "./input.ts";
import type { Line } from "./line.ts";

/** One sale, as far as selling costs depend on it. All in the market's currency. */
export interface SaleFigures {
  /** What the buyer pays for the goods. */
  readonly price: Money;
  /** The price without the tax in it. */
  readonly net: Money;
  readonly cost: Money | null;
  readonly exchange: Exchange;
  /** What bringing the parcel back costs; left out where no lane says, `null` where it is not known. */
  readonly returnFreight?: Money | null;
  /** The lane does not bring goods back. */
  readonly abandoned?: boolean;
  /** Storage, picking and the last mile from a warehouse; `null` where it is not known. */
  readonly warehouse?: Money | null;
  readonly sellerCurrency: string;
  /** The product's own return rate, before the market's. */
  readonly returnRate?: string;
  readonly say: Say;
}

/** The seller's own costs of a sale, and what is refunded on export (below zero). */
export function sellingLines(selling: Selling, sale: SaleFigures): Line[] {
  const parts: readonly (readonly [string, Money | null | undefined])[] = [
    ["platform.commission", chargeOn(selling.commission, sale)],
    ["platform.host", chargeOn(selling.host, sale)],
    ["platform.advertising", chargeOn(selling.advertising, sale)],
    ["payment.fee", chargeOn(selling.payment, sale)],
    ["fx.spread", spread(selling, sale)],
    ["returns.expected", expectedReturns(selling, sale)],
    ["storage.warehouse", sale.warehouse],
    ["rebate.export-vat", rebate(selling, sale)],
  ];
  return parts.flatMap(([id, amount]): Line[] => {
    if (amount === undefined) return [];
    const line: Line = {
      id,
      amount: amount === null ? null : toMinor(amount),
      paidBy: "seller",
      certainty: "authority",
    };
    const unsaid =
      id === "returns.expected" && sale.returnFreight === undefined && !isAbandoned(selling, sale);
    return [unsaid ? { ...line, certainty: "unverified", note: sale.say("cost.way-back-unsaid") } : line];
  });
}

export const shareText = (text: string): Exact => over(parseExact(text.replace("%", ""))!, hundred);

function chargeOn(charge: Charge | undefined, sale: SaleFigures): Money | null | undefined {
  if (charge === undefined) return undefined;
  const { rate, fixed, min, max } = chargeParts(charge);
  const here = (text: string): Money | null =>
    convert(sale.exchange, moneyOf(text), sale.price.currency) ?? null;
  const share = rate === undefined ? noMoney(sale.price.currency) : scale(sale.price, shareText(rate));
  const flat = fixed === undefined ? noMoney(sale.price.currency) : here(fixed);
  if (flat === null) return null;
  const [low, high] = [min, max].map((text) => (text === undefined ? undefined : here(text)));
  if (low === null || high === null) return null;
  const raw = add(share, flat);
  if (low && compareMoney(raw, low) < 0) return low;
  return high && compareMoney(raw, high) > 0 ? high : raw;
}

function chargeParts(charge: Charge): {
  rate?: string | undefined;
  fixed?: string | undefined;
  min?: string | undefined;
  max?: string | undefined;
} {
  if (typeof charge !== "string") return charge;
  return charge.endsWith("%") ? { rate: charge } : { fixed: charge };
}

/** Changing the proceeds into the seller's own currency. */
function spread(selling: Selling, sale: SaleFigures): Money | undefined {
  if (selling.fxSpread === undefined || sale.price.currency === sale.sellerCurrency) return undefined;
  return scale(sale.net, shareText(selling.fxSpread));
}

const isAbandoned = (selling: Selling, sale: SaleFigures): boolean =>
  selling.returns?.abandon ?? sale.abandoned ?? false;

/**
 * A return undoes the sale: the buyer gets the price back, what the way out cost is lost, the goods come back
 * (and are worth a share of their cost) or are abandoned.
 */
function expectedReturns(selling: Selling, sale: SaleFigures): Money | null | undefined {
  const rate = sale.returnRate ?? selling.returnRate;
  if (rate === undefined || parseExact(rate.slice(0, -1))!.n === 0n) return undefined;
  const abandon = isAbandoned(selling, sale);
  const { handling, resale = abandon ? "0%" : "100%" } = selling.returns ?? {};
  if (sale.cost === null) return null;
  const none = noMoney(sale.price.currency);
  const hand = handling === undefined ? none : convert(sale.exchange, moneyOf(handling), none.currency);
  if (hand === undefined) return null;
  const back = abandon || sale.returnFreight === undefined ? none : sale.returnFreight;
  if (back === null) return null;
  const recovered = scale(sale.cost, abandon ? zero : shareText(resale));
  return scale(subtract(add(add(sale.net, hand), back), recovered), shareText(rate));
}

/** The VAT that China refunds on export, counted against the costs. */
function rebate(selling: Selling, sale: SaleFigures): Money | null | undefined {
  if (selling.exportRebate === undefined) return undefined;
  if (sale.cost === null) return null;
  const vat = selling.exportVat === undefined ? zero : shareText(selling.exportVat);
  const withoutVat = scale(sale.cost, over(one, plus(one, vat)));
  return scale(withoutVat, times(shareText(selling.exportRebate), minus(zero, one)));
}
