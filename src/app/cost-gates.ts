import type { Say } from "../cost/input.ts";
import type { Estimate, GateFailure } from "../model/cost-result.ts";
import { compare, type Exact, parseExact } from "../model/exact.ts";
import { convert, type Exchange } from "../model/exchange.ts";
import { compareMoney, fromAmount, type Money } from "../model/money.ts";
import { dayNumber } from "../model/zone.ts";

/** Limits that a cost run must keep (`--min-margin`, `--max-landed`, `--max-age`). */
export interface CostLimits {
  /** Per cent of the price without tax. */
  readonly minMargin?: Exact;
  /** Per unit, in any currency. */
  readonly maxLanded?: Money;
  readonly maxAgeDays?: number;
}

/** Each estimate that breaks a limit, or of which it cannot be known. */
export function brokenLimits(
  estimates: readonly Estimate[],
  limits: CostLimits,
  on: string,
  exchange: Exchange,
  say: Say,
): GateFailure[] {
  return estimates.flatMap((estimate) => {
    const who = {
      ...(estimate.sku === undefined ? {} : { sku: estimate.sku }),
      market: estimate.market,
    };
    const what = `${estimate.sku ?? `order ${estimate.order ?? ""}`} ${estimate.market}`;
    return [
      ...margin(estimate, limits.minMargin, what, say),
      ...landed(estimate, limits.maxLanded, exchange, what, say),
      ...age(estimate, limits.maxAgeDays, on, what, say),
    ].map((failure) => ({ ...failure, ...who }));
  });
}

function margin(e: Estimate, least: Exact | undefined, what: string, say: Say): GateFailure[] {
  if (least === undefined) return [];
  const gate = "min-margin";
  const found = e.margin?.percent;
  if (found === undefined) return [{ gate, message: say("gate.margin-unknown", { what }) }];
  const percent = parseExact(found.slice(0, -1));
  if (percent !== undefined && compare(percent, least) >= 0) return [];
  return [{ gate, message: say("gate.margin", { what, found }) }];
}

function landed(
  e: Estimate,
  most: Money | undefined,
  exchange: Exchange,
  what: string,
  say: Say,
): GateFailure[] {
  if (most === undefined) return [];
  const gate = "max-landed";
  const unit = e.totals.landedPerUnit;
  const here = unit === null ? undefined : convert(exchange, fromAmount(unit), most.currency);
  if (unit === null || here === undefined) return [{ gate, message: say("gate.landed-unknown", { what }) }];
  if (compareMoney(here, most) <= 0) return [];
  return [{ gate, message: say("gate.landed", { what, found: `${unit.amount} ${unit.currency}` }) }];
}

function age(e: Estimate, most: number | undefined, on: string, what: string, say: Say): GateFailure[] {
  if (most === undefined) return [];
  const old = e.lines.filter(
    (line) => line.source?.checked !== undefined && dayNumber(on) - dayNumber(line.source.checked) > most,
  );
  return old.map((line) => ({
    gate: "max-age",
    message: say("gate.age", { what, line: line.id, checked: line.source?.checked ?? "" }),
  }));
}
