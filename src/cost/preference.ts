import type { Preference } from "../model/customs.ts";
import { holdsOn } from "../model/fact.ts";
import { compareMoney, moneyText, subtract } from "../model/money.ts";
import { rateOf } from "../model/rate.ts";
import { dutyLine } from "./duty-line.ts";
import { hsDigits, hsKeyFit } from "./hs.ts";
import type { Case, Item } from "./input.ts";
import type { Gap, Line } from "./line.ts";
import { originOf, plain } from "./source.ts";
import type { ItemValue } from "./valuation.ts";

export interface Preferred {
  readonly preference?: { readonly line: Line; readonly gaps: readonly Gap[] };
  /** What proof of origin would save, where it is missing. */
  readonly note?: string;
}

/** The lowest preferential duty that beats the base duty, if there is proof of origin. */
export function preferenceFor(c: Case, value: ItemValue, base: Line): Preferred {
  if (base.amount === null || c.overrides.duty.mfn !== undefined) return {};
  const offers = Object.entries(c.market.customs.preferences ?? {})
    .filter(([, agreement]) => holdsOn(agreement, c.on) && isFrom(agreement, value.item))
    .flatMap(([id, agreement]) => offer(c, value, id, agreement))
    .filter(({ made }) => made.line.amount !== null && compareMoney(made.line.amount, base.amount!) < 0)
    .sort((a, b) => compareMoney(a.made.line.amount!, b.made.line.amount!));
  const proven = offers.find(({ agreement }) => hasProof(c, value.item, agreement));
  if (proven !== undefined) return { preference: proven.made };
  const best = offers[0];
  if (best === undefined) return {};
  const saving = moneyText(subtract(base.amount, best.made.line.amount!));
  const agreement = plain(best.agreement.label) ?? best.id;
  return {
    note: c.say("cost.preference-missed", {
      agreement,
      saving,
      evidence: best.agreement.evidence.join(" / "),
    }),
  };
}

const isFrom = (agreement: Preference, item: Item): boolean =>
  item.origin !== undefined && agreement.origins.includes(item.origin);

function offer(c: Case, value: ItemValue, id: string, agreement: Preference) {
  const fit = value.item.hs === undefined ? undefined : hsKeyFit(value.item.hs, agreement.rates);
  if (fit === undefined) return [];
  const wanted = fit === 0 ? "*" : value.item.hs!.slice(0, fit);
  const best = Object.entries(agreement.rates).find(([code]) => code === wanted || hsDigits(code) === wanted);
  if (best === undefined) return [];
  const made = dutyLine(c, "duty.preference", value, rateOf(best[1]), originOf(c.market.sources, agreement));
  const label = plain(agreement.label) ?? id;
  return [{ id, agreement, made: { ...made, line: { ...made.line, label } } }];
}

function hasProof(c: Case, item: Item, agreement: Preference): boolean {
  const held = [...c.consignment.evidence, ...item.evidence];
  return agreement.evidence.some((type) => held.includes(type));
}
