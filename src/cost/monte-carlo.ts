import { compare, exact, isNegative } from "../model/exact.ts";
import type { Money } from "../model/money.ts";
import { outcomeAt } from "./estimate-sale.ts";
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
  const price = listedPrice(input);
  const margins: Money[] = [];
  for (let run = 0; run < simulation.runs; run += 1) {
    const worth = Math.exp(sigma * normal(random) - (sigma * sigma) / 2);
    const factor = exact(Math.max(1, Math.round(worth * grain)), grain);
    const exchange = shiftExchange(input.exchange, { [input.market.currency]: factor });
    const { margin } = outcomeAt({ ...input, exchange }, price);
    if (margin === null) return undefined;
    margins.push(margin);
  }
  margins.sort((a, b) => compare(a.value, b.value));
  const at = (share: number): Money =>
    margins[Math.min(margins.length - 1, Math.floor(share * margins.length))]!;
  const losses = margins.filter((margin) => isNegative(margin.value)).length;
  return { p10: at(0.1), p50: at(0.5), p90: at(0.9), losses };
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
