import { compare, type Exact, isNegative } from "../model/exact.ts";
import { convert } from "../model/exchange.ts";
import { fromAmount, type Money, toAmount } from "../model/money.ts";
import { saleTexts, shapeOf } from "./compiled-sale.ts";
import { outcomeAt } from "./estimate-sale.ts";
import { atGoods } from "./sale.ts";
import { listedPrice, type SaleInput } from "./sale-case.ts";
import { shiftExchange } from "./scenario.ts";

/** The margin that one in ten, half, and nine in ten of the runs stay below. */
export interface MarginSpread {
  readonly p10: Money;
  readonly p50: Money;
  readonly p90: Money;
  /** Runs that end below zero. */
  readonly losses: number;
}

export interface Simulation {
  readonly seed: number;
  readonly runs: number;
  /** Standard deviation of the market currency's yearly move, such as 0.08. */
  readonly volatility: number;
  /** Days until the money is changed. */
  readonly days: number;
}

/** Moves are drawn in binary numbers and become exact millionths before they meet money. */
const grain = 1_000_000;

/**
 * How far currency moves spread the margin: the worth of the market's currency is drawn as a log-normal move over
 * the days. The same seed gives the same figures. Undefined where the margin is not known.
 */
export function simulateMargin(input: SaleInput, simulation: Simulation): MarginSpread | undefined {
  const random = mulberry32(simulation.seed);
  const sigma = simulation.volatility * Math.sqrt(simulation.days / 365);
  const marginAt = marginTexts(input);
  const margins: Money[] = [];
  for (let run = 0; run < simulation.runs; run += 1) {
    const worth = Math.exp(sigma * normal(random) - (sigma * sigma) / 2);
    const text = marginAt("", [Math.max(1, Math.round(worth * grain))]);
    if (text === "") return undefined;
    margins.push(fromAmount({ amount: text, currency: input.market.currency }));
  }
  margins.sort((a, b) => compare(a.value, b.value));
  const at = (share: number): Money =>
    margins[Math.min(margins.length - 1, Math.floor(share * margins.length))]!;
  const losses = margins.filter((margin) => isNegative(margin.value)).length;
  return { p10: at(0.1), p50: at(0.5), p90: at(0.9), losses };
}

/** The margin in the currency's units, by how many millionths of today's worth it has; empty where it is not known. */
function marginTexts(input: SaleInput) {
  const { currency } = input.market;
  // The buyer goes on paying what was asked in their own currency.
  const items = input.items.map((item) => {
    const price = item.price && convert(input.exchange, item.price, currency);
    return price === undefined ? item : { ...item, price };
  });
  const filled = (_: string, [worth]: readonly Exact[]): SaleInput => ({
    ...input,
    items,
    exchange: shiftExchange(input.exchange, { [currency]: worth! }),
  });
  return saleTexts({ ...input, items }, [shapeOf(BigInt(grain))], filled, (sale, goods) => {
    const { margin } = goods === undefined ? outcomeAt(sale, listedPrice(sale)) : atGoods(sale, goods);
    return margin === null ? "" : toAmount(margin).amount;
  });
}

/** A small generator that is the same on every machine. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Nearly a standard normal draw: twelve uniforms less their mean. */
function normal(random: () => number): number {
  let total = -6;
  for (let i = 0; i < 12; i += 1) total += random();
  return total;
}
