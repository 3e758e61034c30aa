import type { AdditionalLayer, LayerRate } from "../model/customs.ts";
import { type Exact, larger, minus, zero } from "../model/exact.ts";
import { holdsOn } from "../model/fact.ts";
import { add, type Money, noMoney } from "../model/money.ts";
import { rateOf } from "../model/rate.ts";
import { type BaseRate, baseRate } from "./base-duty.ts";
import { dutyLine } from "./duty-line.ts";
import type { Case } from "./input.ts";
import { isAmbiguous, needsToKnow, rateFor } from "./layer.ts";
import {
  type Charges,
  chargeOf,
  type Gap,
  joinCharges,
  type Line,
  noCharges,
  replaced,
  sumOf,
} from "./line.ts";
import { preferenceFor } from "./preference.ts";
import { settle } from "./settle.ts";
import { originOf, plain } from "./source.ts";
import type { ItemValue } from "./valuation.ts";
import { holds, type Situation } from "./when.ts";

/** The base duty and every additional layer of one kind of goods. */
export function itemDuties(c: Case, value: ItemValue, situation: Situation, withLayers: boolean): Charges {
  const base = baseLines(c, value, situation);
  if (!withLayers) return base;
  const layers = layerLines(c, value, situation, sumOf(base.lines, c.market.currency));
  return settle(c, joinCharges([base, layers]));
}

function baseLines(c: Case, value: ItemValue, situation: Situation): Charges {
  const found = baseRate(c, value.item, situation);
  if ("why" in found) return unknownBase(c, value, found);
  const made = dutyLine(c, "duty.mfn", value, found.rate, found.origin);
  const { preference, note } = preferenceFor(c, value, made.line);
  if (preference === undefined) {
    return { lines: [made.line], gaps: made.gaps, notes: note === undefined ? [] : [note] };
  }
  const zeroed = replaced(made.line, c.market.currency, c.say("cost.replaced", { by: preference.line.id }));
  return { lines: [zeroed, preference.line], gaps: preference.gaps, notes: [] };
}

function unknownBase(c: Case, value: ItemValue, found: Extract<BaseRate, { why: string }>): Charges {
  const hs = value.item.hs ?? "";
  const why =
    found.why === "several"
      ? c.say("cost.several-rates", { hs, codes: found.codes.slice(0, 12).join("; ") })
      : c.say(found.why === "no-hs" ? "cost.no-hs" : "cost.no-rate", { hs, market: c.market.id, on: c.on });
  const gap: Gap = {
    what: "duty.mfn",
    why,
    fix: c.say("cost.give-duty"),
    missing: { id: "duty.mfn", option: "--duty" },
  };
  const base = value.customsValue === null ? {} : { base: value.customsValue };
  const line: Line = { id: "duty.mfn", ...base, amount: null, certainty: "unverified", item: value.item };
  return { lines: [line], gaps: [gap], notes: [] };
}

function layerLines(c: Case, value: ItemValue, situation: Situation, mfn: Money | null): Charges {
  const own = { ...situation, items: [value.item] };
  const layers = Object.entries(c.market.customs.additional ?? {});
  const known = layers
    .filter(([, layer]) => holdsOn(layer, c.on) && holds(layer.when, own))
    .map(([id, layer]) => layerLine(c, id, layer, value, situation, mfn));
  const named = new Set(layers.filter(([, layer]) => holdsOn(layer, c.on)).map(([id]) => id));
  const given = Object.entries(c.overrides.duty)
    .filter(([id]) => id !== "mfn" && !named.has(id))
    .map(([id, rate]) => chargeOf(dutyLine(c, `duty.${id}`, value, rate, { certainty: "authority" })));
  return joinCharges([...known, ...given]);
}

function layerLine(
  c: Case,
  id: string,
  layer: AdditionalLayer,
  value: ItemValue,
  situation: Situation,
  mfn: Money | null,
): Charges {
  const lineId = `duty.${id}`;
  const base = layer.base === undefined ? value.customsValue : layerBase(layer.base, value, mfn);
  const given = c.overrides.duty[id];
  if (given !== undefined)
    return chargeOf(dutyLine(c, lineId, value, given, { certainty: "authority" }, base));
  const label = plain(layer.label);
  const lacking = needsToKnow(layer.rates, value.item, c.on);
  if (lacking !== undefined)
    return unknownLayer(c, lineId, value, c.say(`cost.layer-needs-${lacking}`, { layer: label ?? id }));
  const entry = rateFor(layer.rates, value.item, situation, c.on);
  if (isAmbiguous(layer.rates, value.item, c.on, entry)) {
    return unknownLayer(
      c,
      lineId,
      value,
      c.say("cost.layer-ambiguous", { layer: label ?? id, hs: value.item.hs ?? "" }),
    );
  }
  if (entry === undefined) {
    if (layer.otherwise !== "unknown") return noCharges;
    // Who gives the rate of duty has looked up the line: what it leaves out is told, not asked for.
    if (c.overrides.duty.mfn !== undefined) {
      return { ...noCharges, notes: [c.say("cost.layer-left-out", { layer: label ?? id, id })] };
    }
    return unknownLayer(c, lineId, value, c.say("cost.layer-unknown", { layer: label ?? id, on: c.on }));
  }
  return entryLine(c, lineId, layer, entry, value, base, mfn);
}

function entryLine(
  c: Case,
  id: string,
  layer: AdditionalLayer,
  entry: LayerRate,
  value: ItemValue,
  base: Money | null,
  mfn: Money | null,
): Charges {
  const origin = originOf(c.market.sources, entry, layer);
  const label = labelOf(layer, entry);
  const note = plain(entry.note);
  const extras = { ...(label === undefined ? {} : { label }), ...(note === undefined ? {} : { note }) };
  if (entry.exempt !== undefined) {
    const line: Line = {
      id,
      ...extras,
      rate: "free",
      amount: noMoney(c.market.currency),
      ...origin,
      item: value.item,
    };
    return { lines: [{ ...line, note: plain(entry.exempt)! }], gaps: [], notes: [] };
  }
  if (entry.rate === "unknown" || (entry.rate ?? entry.floor) === undefined) {
    return unknownLayer(c, id, value, c.say("cost.layer-unknown", { layer: label ?? id, on: c.on }));
  }
  if (entry.floor === undefined) {
    const made = dutyLine(c, id, value, rateOf(entry.rate!), origin, base);
    return chargeOf({ ...made, line: { ...made.line, ...extras } });
  }
  if (mfn === null) return unknownLayer(c, id, value, c.say("cost.rests-on-base"));
  const top = (amount: Exact): Exact => larger(zero, minus(amount, mfn.value));
  const made = dutyLine(c, id, value, rateOf(entry.floor), origin, base, top);
  return chargeOf({
    ...made,
    line: { ...made.line, ...extras, note: c.say("cost.floor", { rate: entry.floor }) },
  });
}

function labelOf(layer: AdditionalLayer, entry: LayerRate): string | undefined {
  const parts = [plain(layer.label), entry.heading].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(", ");
}

function layerBase(
  parts: NonNullable<AdditionalLayer["base"]>,
  { goods, freight, insurance, customsValue }: ItemValue,
  mfn: Money | null,
): Money | null {
  const own = { goods, freight, insurance, "customs-value": customsValue, "duty.mfn": mfn };
  const amounts = parts.map((part) => own[part]);
  if (amounts.includes(null)) return null;
  return (amounts as Money[]).reduce(add);
}

function unknownLayer(c: Case, id: string, value: ItemValue, why: string): Charges {
  const line: Line = { id, amount: null, certainty: "unverified", note: why, item: value.item };
  const layer = id.replace(/^duty\./, "");
  const missing = { id, option: `--duty ${layer}=` };
  return {
    lines: [line],
    gaps: [{ what: id, why, fix: c.say("cost.give-layer", { layer }), missing }],
    notes: [],
  };
}
