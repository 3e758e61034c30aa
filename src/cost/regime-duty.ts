import type { LayerRate, Regime } from "../model/customs.ts";
import { isZero, larger, minus, over, zero } from "../model/exact.ts";
import { convert } from "../model/exchange.ts";
import { type Money, moneyOf, noMoney, scale, toMinor } from "../model/money.ts";
import { rateOf } from "../model/rate.ts";
import { dutyLine } from "./duty-line.ts";
import type { Case, Item } from "./input.ts";
import { isAmbiguous, needsToKnow, rateFor } from "./layer.ts";
import { type Charges, chargeOf, joinCharges, type Line } from "./line.ts";
import { originOf, plain } from "./source.ts";
import type { ItemValue, Values } from "./valuation.ts";
import type { Situation } from "./when.ts";

type RegimeDuty = Exclude<Regime["duty"], string>;

/** The duty of a regime that has its own in place of the tariff's. */
export function regimeDuties(
  c: Case,
  id: string,
  regime: Regime,
  values: Values,
  situation: Situation,
): Charges {
  if (regime.duty === "none") return noDuty(c, id, regime);
  const duty = regime.duty as RegimeDuty;
  if (duty.perHeading !== undefined) return perHeading(c, regime, duty, values);
  const lines = values.items.map((value) => ratedLine(c, regime, duty, value, situation, values));
  return joinCharges(lines);
}

function noDuty(c: Case, id: string, regime: Regime): Charges {
  const note = c.say("cost.no-duty", { regime: id });
  const origin = originOf(c.market.sources, regime);
  return {
    lines: [{ id: "duty.mfn", amount: noMoney(c.market.currency), note, ...origin }],
    gaps: [],
    notes: [],
  };
}

/** A flat amount for each heading in the consignment, whatever the quantity: a simplified declaration tells no origin. */
function perHeading(c: Case, regime: Regime, duty: RegimeDuty, values: Values): Charges {
  const flat = moneyOf(duty.perHeading!);
  const { currency } = flat;
  const amount = convert(c.exchange, flat, c.market.currency);
  const id = `duty.${duty.id ?? "flat"}`;
  const digits = duty.headingDigits ?? 6;
  const seen = new Set<string>();
  const lines = values.items.flatMap(({ item }): Line[] => {
    const key = (item.hs ?? "").slice(0, digits);
    if (seen.has(key)) return [];
    seen.add(key);
    const line = { id, rate: `${duty.perHeading}/heading`, item };
    return [
      {
        ...line,
        amount: amount === undefined ? null : toMinor(amount),
        ...originOf(c.market.sources, regime),
      },
    ];
  });
  const gap = {
    what: id,
    why: c.say("cost.no-exchange", { currency }),
    fix: c.say("cost.give-exchange", { currency }),
  };
  return { lines, gaps: amount === undefined ? [gap] : [], notes: [] };
}

function ratedLine(
  c: Case,
  regime: Regime,
  duty: RegimeDuty,
  value: ItemValue,
  situation: Situation,
  values: Values,
): Charges {
  const id = `duty.${duty.id ?? "flat"}`;
  const given = c.overrides.duty.mfn;
  if (given !== undefined) return chargeOf(dutyLine(c, id, value, given, { certainty: "authority" }));
  const entry = chosenRate(c, duty.rates ?? {}, value.item, situation);
  if (typeof entry === "string") return unknownRate(c, id, value, entry);
  const origin = originOf(c.market.sources, entry, regime);
  const relief = duty.minus === undefined ? undefined : itemRelief(c, duty.minus, value, values);
  if (relief === null) return withoutExchange(c, id, value, moneyOf(duty.minus!).currency);
  const made = dutyLine(c, id, value, rateOf(entry.rate!), origin, value.customsValue, (amount) =>
    relief === undefined ? amount : larger(zero, minus(amount, relief.value)),
  );
  const notes = [
    plain(entry.note),
    duty.minus === undefined ? undefined : c.say("cost.relief", { amount: duty.minus }),
  ];
  const note = notes.filter((text) => text !== undefined).join("; ");
  return chargeOf({ ...made, line: note === "" ? made.line : { ...made.line, note } });
}

function chosenRate(
  c: Case,
  rates: Readonly<Record<string, LayerRate>>,
  item: Item,
  situation: Situation,
): LayerRate | string {
  const lacking = needsToKnow(rates, item, c.on);
  if (lacking !== undefined) return c.say(`cost.layer-needs-${lacking}`, { layer: "duty" });
  const entry = rateFor(rates, item, situation, c.on);
  if (isAmbiguous(rates, item, c.on, entry)) {
    return c.say("cost.layer-ambiguous", { layer: "duty", hs: item.hs ?? "" });
  }
  if (entry?.rate === undefined || entry.rate === "unknown") {
    return c.say("cost.no-rate", { hs: item.hs ?? "", market: c.market.id, on: c.on });
  }
  return entry;
}

/** A deduction is the consignment's: each kind of goods gets its part by value. */
function itemRelief(c: Case, minusText: string, value: ItemValue, values: Values): Money | null {
  const whole = convert(c.exchange, moneyOf(minusText), c.market.currency);
  if (whole === undefined) return null;
  if (isZero(values.goods.value)) return whole;
  const share = over(value.goods.value, values.goods.value);
  return scale(whole, share);
}

/** A duty less an amount in money that has no exchange rate. */
function withoutExchange(c: Case, id: string, value: ItemValue, currency: string): Charges {
  const why = c.say("cost.no-exchange", { currency });
  const line: Line = { id, amount: null, certainty: "unverified", item: value.item, note: why };
  return {
    lines: [line],
    gaps: [{ what: id, why, fix: c.say("cost.give-exchange", { currency }) }],
    notes: [],
  };
}

function unknownRate(c: Case, id: string, value: ItemValue, why: string): Charges {
  const line: Line = { id, amount: null, certainty: "unverified", item: value.item, note: why };
  const gap = { what: id, why, fix: c.say("cost.give-duty"), missing: { id: "duty.mfn", option: "--duty" } };
  return { lines: [line], gaps: [gap], notes: [] };
}
