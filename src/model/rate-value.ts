import { type Exact, exact, hundred, larger, over, smaller, sum, times, zero } from "./exact.ts";
import type { Money } from "./money.ts";
import type { Rate, RateUnit } from "./rate.ts";

/** What a rate may need besides its base: quantities of the consignment, other rates, exchange rates. */
export interface Measures {
  /**
   * The quantity in a base unit: item, pair, kg, l, m, m2, m3, ct, %vol, %sucrose; or by its name a part's value, or
   * its quantity in the base unit of its rate (the kilograms of `drained` in `0.037 USD/kg of drained`).
   */
  quantity(name: string): Exact | undefined;
  /** The value of a component or rate by name. */
  reference(name: string): Exact | undefined;
  /** The amount in the base's currency. */
  convert(amount: Money): Exact | undefined;
}

/** An amount in the base's currency, or the names of all that is missing to know it. */
export type RateValue = { readonly amount: Exact } | { readonly missing: readonly string[] };

export const isMissing = (value: RateValue): value is { readonly missing: readonly string[] } =>
  "missing" in value;

/** Units that are multiples of a quantity a consignment has: `[base unit, how many of it]`. */
const multiples: Partial<Record<RateUnit, readonly [string, Exact]>> = {
  dozen: ["item", exact(12)],
  dozenpair: ["pair", exact(12)],
  "100item": ["item", hundred],
  gross: ["item", exact(144)],
  "1000item": ["item", exact(1000)],
  g: ["kg", exact(1, 1000)],
  "100kg": ["kg", hundred],
  t: ["kg", exact(1000)],
  hl: ["l", hundred],
  "100m": ["m", hundred],
};

/** What the rate comes to on a base. Never 0 for want of something. */
export function evaluate(rate: Rate, base: Exact, measures: Measures): RateValue {
  switch (rate.kind) {
    case "free":
      return { amount: zero };
    case "percent":
      return percentValue(rate.percent, rate.of === undefined ? base : measures.quantity(rate.of), rate.of);
    case "specific":
      return specificValue(rate.amount, rate.per, rate.of, measures);
    case "sum":
      return combine(rate.terms, base, measures, sum);
    case "choice":
      return combine(rate.of, base, measures, (of) => of.reduce(rate.pick === "greater" ? larger : smaller));
    case "bounded":
      return boundedValue(rate, base, measures);
    case "reference": {
      const amount = measures.reference(rate.name);
      return amount === undefined ? { missing: [rate.name] } : { amount };
    }
  }
}

function percentValue(percent: Exact, base: Exact | undefined, name: string | undefined): RateValue {
  return base === undefined ? { missing: [name!] } : { amount: times(base, over(percent, hundred)) };
}

function specificValue(
  amount: Money,
  per: readonly RateUnit[],
  of: string | undefined,
  measures: Measures,
): RateValue {
  const quantities = per.map((unit, i) =>
    unitQuantity(unit, measures, i === per.length - 1 ? of : undefined),
  );
  const missing = quantities.flatMap((q) => ("missing" in q ? q.missing : []));
  const value = measures.convert(amount);
  if (value === undefined) return { missing: [...missing, amount.currency] };
  if (missing.length > 0) return { missing };
  return {
    amount: quantities.reduce((product, q) => ("amount" in q ? times(product, q.amount) : product), value),
  };
}

function unitQuantity(unit: RateUnit, measures: Measures, part: string | undefined): RateValue {
  if (unit === "lpa" && part === undefined) return pureAlcohol(measures);
  const [name, size] = multiples[unit] ?? [unit, exact(1)];
  const quantity = measures.quantity(part ?? name);
  return quantity === undefined ? { missing: [part ?? name] } : { amount: over(quantity, size) };
}

function pureAlcohol(measures: Measures): RateValue {
  const litres = measures.quantity("l");
  const strength = measures.quantity("%vol");
  if (litres !== undefined && strength !== undefined)
    return { amount: times(litres, over(strength, hundred)) };
  return { missing: [...(litres === undefined ? ["l"] : []), ...(strength === undefined ? ["%vol"] : [])] };
}

function combine(
  rates: readonly Rate[],
  base: Exact,
  measures: Measures,
  join: (amounts: readonly Exact[]) => Exact,
): RateValue {
  const values = rates.map((rate) => evaluate(rate, base, measures));
  const missing = values.flatMap((value) => (isMissing(value) ? value.missing : []));
  if (missing.length > 0) return { missing: [...new Set(missing)] };
  return { amount: join(values.map((value) => (value as { amount: Exact }).amount)) };
}

function boundedValue(rate: Extract<Rate, { kind: "bounded" }>, base: Exact, measures: Measures): RateValue {
  const atLeast =
    rate.min === undefined
      ? rate.rate
      : { kind: "choice" as const, pick: "greater" as const, of: [rate.rate, rate.min] };
  const bounded =
    rate.max === undefined
      ? atLeast
      : { kind: "choice" as const, pick: "less" as const, of: [atLeast, rate.max] };
  return evaluate(bounded, base, measures);
}
