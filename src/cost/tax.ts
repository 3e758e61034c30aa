import type { BasePart, LayerRate, Regime, TaxLayer } from "../model/customs.ts";
import { exact, hundred, larger, minus, one, over, parseRatio, times, zero } from "../model/exact.ts";
import { holdsOn } from "../model/fact.ts";
import { type Money, money, moneyOf, moneyText, noMoney } from "../model/money.ts";
import { type Rate, rateOf, rateText } from "../model/rate.ts";
import { evaluate, isMissing } from "../model/rate-value.ts";
import type { Case } from "./input.ts";
import { isAmbiguous, needsToKnow, rateFor } from "./layer.ts";
import { type Charges, type Gap, joinCharges, type Line } from "./line.ts";
import { measuresOf } from "./measures.ts";
import { beforeWhole, isWaived, roundBase, roundingOf, roundResult } from "./rounding.ts";
import { type Origin, originOf, plain } from "./source.ts";
import { baseOf } from "./tax-base.ts";
import { type ItemValue, type Values, valuationOf } from "./valuation.ts";
import { holds, type Situation } from "./when.ts";

/** Goods of a consignment that one rate of a tax covers. */
interface TaxGroup {
  readonly goods: readonly ItemValue[];
  readonly rate: Rate | undefined;
  readonly origin: Origin;
  readonly note?: string;
  readonly why?: string;
}

type RegimeTax = Regime["tax"];

/** Consumption taxes in the profile's order; each may rest on those before it. */
export function taxLines(
  c: Case,
  values: Values,
  situation: Situation,
  regime: RegimeTax,
  before: readonly Line[],
): Charges {
  const layers = liveTaxes(c, situation);
  const mainId = mainTax(c, layers, values, situation);
  let charges: Charges = { lines: [], gaps: [], notes: [] };
  for (const [id, layer] of layers) {
    if (typeof regime === "object" && regime.layers !== undefined && !regime.layers.includes(id)) continue;
    const groups = groupsOf(c, id, layer, values, situation, regime, id === mainId);
    const lines = [...before, ...charges.lines];
    charges = joinCharges([
      charges,
      ...groups.map((group) => groupLine(c, id, layer, group, values, lines, regime)),
    ]);
  }
  return joinCharges([
    charges,
    givenTaxes(
      c,
      values,
      before,
      layers.map(([id]) => id),
    ),
  ]);
}

type Layers = readonly (readonly [string, TaxLayer])[];

export const liveTaxes = (c: Case, situation: Situation): Layers =>
  Object.entries(c.market.customs.tax ?? {}).filter(
    ([, layer]) => holdsOn(layer, c.on) && holds(layer.when, { ...situation, items: [] }),
  );

/** The first layer that has a known rate for the goods: the one that `--tax R` speaks of. */
export function mainTax(c: Case, layers: Layers, values: Values, situation: Situation): string | undefined {
  const marked = layers.find(([, layer]) => layer.main);
  const fitting = layers.find(([, layer]) =>
    values.items.some(({ item }) => {
      const entry = rateFor(layer.rates, item, situation, c.on);
      return entry !== undefined && entry.rate !== "unknown";
    }),
  );
  return (marked ?? fitting ?? layers[0])?.[0];
}

function groupsOf(
  c: Case,
  id: string,
  layer: TaxLayer,
  values: Values,
  situation: Situation,
  regime: RegimeTax,
  isMain: boolean,
): TaxGroup[] {
  const given = (isMain ? c.overrides.tax.main : undefined) ?? c.overrides.tax[id];
  if (given !== undefined)
    return apart({ goods: values.items, rate: given, origin: { certainty: "authority" } });
  const ofRegime = typeof regime === "object" ? regime.rates?.[id] : undefined;
  if (ofRegime !== undefined)
    return apart({
      goods: values.items,
      rate: rateOf(ofRegime),
      origin: originOf(c.market.sources, layer),
    });
  const groups = new Map<LayerRate | string, ItemValue[]>();
  for (const value of values.items) {
    const key = entryFor(c, layer, value, situation);
    if (key !== undefined) groups.set(key, [...(groups.get(key) ?? []), value]);
  }
  return [...groups].flatMap(([key, goods]) => apart(toGroup(c, layer, key, goods)));
}

/** Only a share of the value is the same for goods together; what asks for their measures asks each for its own. */
function apart(group: TaxGroup): TaxGroup[] {
  const { rate, goods } = group;
  const together =
    rate === undefined || rate.kind === "free" || (rate.kind === "percent" && rate.of === undefined);
  return together ? [group] : goods.map((one) => ({ ...group, goods: [one] }));
}

function entryFor(
  c: Case,
  layer: TaxLayer,
  { item }: ItemValue,
  situation: Situation,
): LayerRate | string | undefined {
  const entry = rateFor(layer.rates, item, situation, c.on);
  const lacking = needsToKnow(layer.rates, item, c.on);
  if (lacking !== undefined && entry === undefined)
    return c.say(`cost.layer-needs-${lacking}`, { layer: "tax" });
  if (isAmbiguous(layer.rates, item, c.on, entry))
    return c.say("cost.layer-ambiguous", { layer: "tax", hs: item.hs ?? "" });
  return entry;
}

function toGroup(c: Case, layer: TaxLayer, key: LayerRate | string, goods: readonly ItemValue[]): TaxGroup {
  if (typeof key === "string")
    return { goods, rate: undefined, origin: { certainty: "unverified" }, why: key };
  const origin = originOf(c.market.sources, key, layer);
  const note = plain(key.exempt ?? key.note);
  const rate =
    key.exempt !== undefined
      ? rateOf("free")
      : key.rate === "unknown" || key.rate === undefined
        ? undefined
        : rateOf(key.rate);
  return { goods, rate, origin, ...(note === undefined ? {} : { note }) };
}

function groupLine(
  c: Case,
  id: string,
  layer: TaxLayer,
  group: TaxGroup,
  values: Values,
  before: readonly Line[],
  regime: RegimeTax,
): Charges {
  const lineId = `tax.${id}`;
  const label = plain(layer.label);
  const whole = group.goods.length === values.items.length;
  const head = {
    id: lineId,
    ...(label === undefined ? {} : { label }),
    ...(group.note === undefined ? {} : { note: group.note }),
    ...(whole ? {} : { item: group.goods[0]!.item }),
    ...group.origin,
  };
  if (group.rate === undefined) return unknownTax(c, head, group.why);
  const rate = shared(group.rate, layer);
  const parts = atSale(c, regime) ?? layer.base ?? defaultBase(c);
  const charged = { values, lines: before, currency: c.market.currency };
  const base = baseOf(parts, layer, group.goods, charged);
  if (base === null) return { lines: [{ ...head, rate: rateText(rate), amount: null }], gaps: [], notes: [] };
  return due(
    c,
    head,
    rate,
    taxed(base, layer, rate, group.goods),
    group.goods[0]!,
    atSale(c, regime) === undefined,
  );
}

/** The base of a tax collected at the sale: what the buyer is charged, in which the way may already stand. */
function atSale(c: Case, regime: RegimeTax): BasePart[] | undefined {
  if (typeof regime !== "object" || regime.base === undefined) return undefined;
  if (!c.consignment.freightInPrice) return regime.base;
  return regime.base.filter((part) => part !== "freight" && part !== "insurance");
}

/** What of the base the tax is charged on, in full or in part. */
function taxed(base: Money, layer: TaxLayer, rate: Rate, goods: readonly ItemValue[]): Money {
  const pieces = goods.reduce((sum, { item }) => sum + item.quantity, 0);
  const free = layer.above === undefined ? zero : times(moneyOf(layer.above).value, exact(pieces));
  const over0 = larger(zero, minus(base.value, free));
  const part = layer.portion === undefined ? over0 : times(over0, parseRatio(layer.portion)!);
  const value =
    layer.inside && rate.kind === "percent" ? over(part, minus(one, over(rate.percent, hundred))) : part;
  return money(value, base.currency);
}

/** The tax due; the authority rounds and waives only what it collects itself. */
function due(
  c: Case,
  head: Omit<Line, "amount">,
  rate: Rate,
  base: Money,
  value: ItemValue,
  atBorder: boolean,
): Charges {
  const rounding = atBorder ? roundingOf(c.market.customs, head.id, c.on) : undefined;
  const rounded = roundBase(base, rounding);
  const line = { ...head, base: rounded, rate: rateText(rate) };
  const result = evaluate(rate, rounded.value, measuresOf(value.item, c.exchange));
  if (isMissing(result)) {
    const missing = result.missing.join(", ");
    const gap: Gap = {
      what: head.id,
      why: c.say("cost.needs-measure", { rate: rateText(rate), missing }),
      fix: c.say("cost.give-measure", { missing: result.missing[0] ?? "" }),
    };
    return { lines: [{ ...line, amount: null }], gaps: [gap], notes: [] };
  }
  const exact = money(result.amount, base.currency);
  const amount = roundResult(exact, rounding);
  if (!isWaived(amount, rounding)) {
    return { lines: [{ ...line, amount, ...beforeWhole(exact, rounding) }], gaps: [], notes: [] };
  }
  const note = c.say("cost.waived", { amount: moneyText(amount) });
  return { lines: [{ ...line, amount: noMoney(base.currency), note }], gaps: [], notes: [] };
}

function unknownTax(c: Case, head: Omit<Line, "amount">, why: string | undefined): Charges {
  const id = head.id.slice("tax.".length);
  const gap: Gap = {
    what: head.id,
    why: why ?? c.say("cost.no-tax-rate", { market: c.market.id, tax: id, on: c.on }),
    fix: c.say("cost.give-tax", { tax: id }),
    missing: { id: head.id, option: `--tax ${id}=` },
  };
  return { lines: [{ ...head, amount: null }], gaps: [gap], notes: [] };
}

/** A tax that is a fixed part of a rate, as national and local parts of one rate are. */
function shared(rate: Rate, layer: TaxLayer): Rate {
  if (layer.share === undefined || rate.kind !== "percent") return rate;
  return { ...rate, percent: times(rate.percent, parseRatio(layer.share)!) };
}

function defaultBase(c: Case): BasePart[] {
  const { freightIn, insuranceIn } = valuationOf(c);
  return [
    "customs-value",
    ...(freightIn.tax ? (["freight"] as const) : []),
    ...(insuranceIn.tax ? (["insurance"] as const) : []),
    "duty",
  ];
}

/** Taxes that were given and that the profile has no layer for. */
function givenTaxes(c: Case, values: Values, before: readonly Line[], known: readonly string[]): Charges {
  const extra = Object.entries(c.overrides.tax).filter(([id]) =>
    id === "main" ? known.length === 0 : !known.includes(id),
  );
  return joinCharges(
    extra.flatMap(([id, rate]) =>
      apart({ goods: values.items, rate, origin: { certainty: "authority" } }).map((group) =>
        groupLine(c, id === "main" ? "sales" : id, { rates: {} }, group, values, before, "standard"),
      ),
    ),
  );
}
