import { compare, type Exact, exact, minus, one, plainText, plus } from "../model/exact.ts";
import { type Money, subtract } from "../model/money.ts";
import { outcomeAt } from "./estimate-sale.ts";
import { listedPrice, type SaleInput } from "./sale-case.ts";
import { shiftExchange, withReturnRate } from "./scenario.ts";
import { shareText } from "./selling.ts";

/** What the margin does when one thing changes and all else stays, in the market's currency. */
export interface Effect {
  readonly factor: "currency" | "duty" | "freight" | "cost" | "returns" | "price";
  /** How far the factor goes either way: `10%` of itself, or `5pp` for percentage points. */
  readonly by: string;
  /** Margin after it turns against the seller, and for them, less the margin as it is. */
  readonly worse: Money;
  readonly better: Money;
}

/** A share that factors are moved by. */
const step = exact(1, 10);
const points = exact(5, 100);

/** One factor at a time, the strongest first. Empty where the margin is not known to begin with. */
export function sensitivity(input: SaleInput): Effect[] {
  const price = listedPrice(input);
  const margin = outcomeAt(input, price).margin;
  if (price === null || margin === null) return [];
  const change = (factor: Effect["factor"], by: string, bad: SaleInput, good: SaleInput): Effect[] => {
    const [worse, better] = [bad, good].map((changed) => outcomeAt(changed, listedPrice(changed)).margin);
    if (!worse || !better) return [];
    return [{ factor, by, worse: subtract(worse, margin), better: subtract(better, margin) }];
  };
  const effects = [
    ...change("currency", "10%", withCurrency(input, minus(one, step)), withCurrency(input, plus(one, step))),
    ...change("freight", "10%", withFreight(input, plus(one, step)), withFreight(input, minus(one, step))),
    ...change(
      "cost",
      "10%",
      withMoney(input, "cost", plus(one, step)),
      withMoney(input, "cost", minus(one, step)),
    ),
    ...change(
      "price",
      "10%",
      withMoney(input, "price", minus(one, step)),
      withMoney(input, "price", plus(one, step)),
    ),
    ...change("duty", "10%", withDuty(input, plus(one, step)), withDuty(input, minus(one, step))),
    ...change("returns", "5pp", ...returnsEitherWay(input)),
  ];
  return effects.sort((a, b) => compare(swing(b), swing(a)));
}

const swing = ({ worse, better }: Effect): Exact => minus(better.value, worse.value);

/** The market's currency gains or loses worth against all others. */
const withCurrency = (input: SaleInput, worth: Exact): SaleInput => ({
  ...input,
  exchange: shiftExchange(input.exchange, { [input.market.currency]: worth }),
});

const withFreight = (input: SaleInput, freight: Exact): SaleInput => ({
  ...input,
  way: { freight, days: 0 },
});

const withDuty = (input: SaleInput, dutyFactor: Exact): SaleInput => ({ ...input, dutyFactor });

function withMoney(input: SaleInput, key: "cost" | "price", by: Exact): SaleInput {
  return {
    ...input,
    items: input.items.map((item) => {
      const amount = item[key];
      return amount === undefined ? item : { ...item, [key]: { ...amount, value: scaled(amount.value, by) } };
    }),
  };
}

const scaled = (value: Exact, by: Exact): Exact => exact(value.n * by.n, value.d * by.d);

function returnsEitherWay(input: SaleInput): [SaleInput, SaleInput] {
  const now = shareText(input.items[0]?.returnRate ?? input.selling.returnRate ?? "0%");
  const less = minus(now, points);
  const text = (share: Exact): string => `${plainText(exact(share.n * 100n, share.d))}%`;
  return [
    { ...input, ...withReturnRate(input, text(plus(now, points))) },
    { ...input, ...withReturnRate(input, text(less.n < 0n ? exact(0) : less)) },
  ];
}
