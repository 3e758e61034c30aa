import type { Exact } from "../model/exact.ts";
import { type Money, money, moneyText, noMoney } from "../model/money.ts";
import { type Rate, rateText } from "../model/rate.ts";
import { evaluate, isMissing } from "../model/rate-value.ts";
import type { Case } from "./input.ts";
import type { Gap, Line } from "./line.ts";
import { measuresOf } from "./measures.ts";
import { beforeWhole, isWaived, roundBase, roundingOf, roundResult } from "./rounding.ts";
import type { Origin } from "./source.ts";
import type { ItemValue } from "./valuation.ts";

/** A duty line from a rate: rounded as the authority does, or unknown with what is missing. */
export function dutyLine(
  c: Case,
  id: string,
  value: ItemValue,
  rate: Rate,
  origin: Origin,
  base: Money | null = value.customsValue,
  adjust: (amount: Exact) => Exact = (amount) => amount,
): { line: Line; gaps: Gap[] } {
  const head = { id, rate: rateText(rate), item: value.item, ...origin };
  if (base === null) return { line: { ...head, amount: null }, gaps: [] };
  const rounding = roundingOf(c.market.customs, id, c.on);
  const rounded = roundBase(base, rounding);
  const result = evaluate(rate, rounded.value, measuresOf(value.item, c.exchange));
  if (isMissing(result)) {
    return {
      line: { ...head, base: rounded, amount: null },
      gaps: [measureGap(c, id, rateText(rate), result.missing)],
    };
  }
  const exact = money(adjust(result.amount), base.currency);
  const due = roundResult(exact, rounding);
  if (!isWaived(due, rounding)) {
    return { line: { ...head, base: rounded, amount: due, ...beforeWhole(exact, rounding) }, gaps: [] };
  }
  const note = c.say("cost.waived", { amount: moneyText(due) });
  return { line: { ...head, base: rounded, amount: noMoney(due.currency), note }, gaps: [] };
}

const measureGap = (c: Case, id: string, rate: string, missing: readonly string[]): Gap => ({
  what: id,
  why: c.say("cost.needs-measure", { rate, missing: missing.join(", ") }),
  fix: c.say("cost.give-measure", { missing: missing[0] ?? "" }),
});
