import { compare, exact, orderHolds, over, parseExact } from "../model/exact.ts";
import { convert, type Exchange } from "../model/exchange.ts";
import { type Money, money, moneyOf } from "../model/money.ts";
import type { When } from "../model/when.ts";
import { hsBestFit } from "./hs.ts";
import type { Consignment, Item } from "./input.ts";

/** What conditions may ask about: the consignment, what it is worth to customs, and the goods in question. */
export interface Situation {
  readonly consignment: Consignment;
  readonly exchange: Exchange;
  /** As the threshold counts it. */
  readonly thresholdValue: Money;
  readonly goods: Money;
  readonly customsValue?: Money;
  readonly clearance: "simplified" | "full";
  /** The goods in question; a condition on goods must hold for each of them. */
  readonly items: readonly Item[];
}

/** Whether all that `when` names holds. What is not known does not hold. */
export function holds(when: When | undefined, s: Situation): boolean {
  if (when === undefined) return true;
  const { consignment: c } = s;
  return (
    amountHolds(when.consignment, s.thresholdValue, s) &&
    amountHolds(when.goods, s.goods, s) &&
    amountHolds(when.customsValue, s.customsValue, s) &&
    (when.buyer === undefined || when.buyer === c.buyer) &&
    (when.channel === undefined || when.channel === c.channel) &&
    (when.registered === undefined || registrationHolds(when.registered, c)) &&
    (when.clearance === undefined || when.clearance === s.clearance) &&
    (when.model === undefined || when.model === c.model) &&
    (when.mode === undefined || (c.mode !== undefined && when.mode.includes(c.mode))) &&
    (when.route === undefined || when.route.includes(c.route)) &&
    !when.exceptRoute?.includes(c.route) &&
    (when.region === undefined || (c.region !== undefined && when.region.includes(c.region))) &&
    !(c.region !== undefined && when.exceptRegion?.includes(c.region)) &&
    s.items.every((item) => goodsHold(when, item, s))
  );
}

function goodsHold(when: When, item: Item, s: Situation): boolean {
  const evidence = [...s.consignment.evidence, ...item.evidence];
  return (
    (when.hs === undefined || fits(item.hs, when.hs)) &&
    !(when.exceptHs !== undefined && fits(item.hs, when.exceptHs)) &&
    (when.category === undefined || inCategory(item.category, when.category)) &&
    !(when.exceptCategory !== undefined && inCategory(item.category, when.exceptCategory)) &&
    (when.origin === undefined || (item.origin !== undefined && when.origin.includes(item.origin))) &&
    !(item.origin !== undefined && when.exceptOrigin?.includes(item.origin)) &&
    (when.evidence === undefined || when.evidence.some((type) => evidence.includes(type))) &&
    amountHolds(when.unit, unitValue(item), s) &&
    measuresHold(when.measures, item)
  );
}

const fits = (hs: string | undefined, patterns: readonly string[]): boolean =>
  hs !== undefined && hsBestFit(hs, patterns) !== undefined;

/** Whether a dotted category is one of the words or below one of them. */
export const inCategory = (category: string | undefined, words: readonly string[]): boolean =>
  category !== undefined && words.some((word) => category === word || category.startsWith(`${word}.`));

export const unitValue = (item: Item): Money =>
  money(over(item.value.value, exact(item.quantity)), item.value.currency);

/** A marketplace collects; a store of one's own does with the evidence named. */
function registrationHolds(wanted: boolean | string, c: Consignment): boolean {
  const registered =
    c.channel === "marketplace" || (typeof wanted === "string" && c.evidence.includes(wanted));
  return wanted === false ? !registered : registered;
}

type Tests = string | readonly string[] | undefined;

function amountHolds(tests: Tests, value: Money | undefined, s: Situation): boolean {
  if (tests === undefined) return true;
  if (value === undefined) return false;
  return [tests].flat().every((test) => {
    const [operator, limit] = splitTest(test);
    const bound = moneyOf(limit);
    const same = convert(s.exchange, value, bound.currency);
    return same !== undefined && orderHolds(compare(same.value, bound.value), operator);
  });
}

function measuresHold(tests: When["measures"], item: Item): boolean {
  return Object.entries(tests ?? {}).every(([name, test]) => {
    const [operator, limit] = splitTest(test);
    const value = item.measures[name];
    const bound = parseExact(limit.replace("%", ""))!;
    return value !== undefined && orderHolds(compare(value, bound), operator);
  });
}

function splitTest(test: string): [operator: string, limit: string] {
  const space = test.indexOf(" ");
  return [test.slice(0, space), test.slice(space + 1)];
}
