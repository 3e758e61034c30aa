import type { Valuation } from "../model/customs.ts";
import { exact, hundred, isZero, over, parseExact, times, zero } from "../model/exact.ts";
import { holdsOn } from "../model/fact.ts";
import { add, type Money, money, noMoney, roundBy, scale, toMinor, total } from "../model/money.ts";
import type { Case, Item } from "./input.ts";
import type { Situation } from "./when.ts";
import { holds } from "./when.ts";

/** What the goods and their way cost, and what customs take of it as their value. */
export interface Values {
  readonly goods: Money;
  /** `null` where the cost of the way is not known. */
  readonly freight: Money | null;
  readonly insurance: Money | null;
  readonly items: readonly ItemValue[];
  /** Whether the customs value holds freight and insurance. */
  readonly freightInside: boolean;
  readonly insuranceInside: boolean;
  readonly notes: readonly ValuationNote[];
}

/** One kind of goods with its part of everything that the consignment shares. */
export interface ItemValue {
  readonly item: Item;
  readonly goods: Money;
  readonly freight: Money | null;
  readonly insurance: Money | null;
  readonly customsValue: Money | null;
}

export interface ValuationNote {
  readonly kind: "imputed-freight" | "imputed-insurance" | "share";
  readonly percent: string;
}

/** CIF without freight and insurance anywhere: what a market without a valuation section is taken for. */
const plainValuation: Valuation = {
  basis: "FOB",
  freightIn: { threshold: false, duty: false, tax: false },
  insuranceIn: { threshold: false, duty: false, tax: false },
};

export const valuationOf = (c: Case): Valuation => c.market.customs.valuation ?? plainValuation;

/** The worth that thresholds look at: exact, so that a value on the limit stays on it. */
export function thresholdValue(c: Case): Money {
  const { currency } = c.market;
  const { freightIn, insuranceIn } = valuationOf(c);
  const none = noMoney(currency);
  const goods = total(
    c.consignment.items.map((item) => item.value),
    currency,
  );
  const freight = freightIn.threshold ? (c.consignment.freight ?? none) : none;
  const insurance = insuranceIn.threshold ? (c.consignment.insurance ?? none) : none;
  return add(add(goods, freight), insurance);
}

export function valueConsignment(c: Case, situation: Situation): Values {
  const valuation = valuationOf(c);
  const goods = c.consignment.items.map((item) => toMinor(item.value));
  const goodsTotal = total(goods, c.market.currency);
  const imputed = imputedCosts(c, valuation, situation, goodsTotal);
  const share = liveShare(c, valuation, situation);
  const parts = c.consignment.items.map((item, index): ItemValue => {
    const weight = isZero(goodsTotal.value)
      ? exact(1, c.consignment.items.length)
      : over(goods[index]!.value, goodsTotal.value);
    const portion = (m: Money | null): Money | null => (m === null ? null : scale(m, weight));
    const own = {
      goods: goods[index]!,
      freight: portion(imputed.freight),
      insurance: portion(imputed.insurance),
    };
    return {
      item,
      goods: own.goods,
      freight: portion(minorOrNull(c.consignment.freight)),
      insurance: portion(minorOrNull(c.consignment.insurance)),
      customsValue: customsValueOf(own, valuation, share),
    };
  });
  return {
    goods: goodsTotal,
    freight: minorOrNull(c.consignment.freight),
    insurance: minorOrNull(c.consignment.insurance),
    items: parts,
    freightInside: share === undefined ? valuation.freightIn.duty : share.freight === true,
    insuranceInside: share === undefined ? valuation.insuranceIn.duty : share.freight === true,
    notes: [
      ...imputed.notes,
      ...(share === undefined ? [] : [{ kind: "share" as const, percent: share.percent }]),
    ],
  };
}

const minorOrNull = (m: Money | null): Money | null => (m === null ? null : toMinor(m));

type Share = NonNullable<Valuation["share"]>[string];

function liveShare(c: Case, valuation: Valuation, situation: Situation): Share | undefined {
  return Object.values(valuation.share ?? {}).find(
    (share) => holdsOn(share, c.on) && holds(share.when, situation),
  );
}

interface Parts {
  readonly goods: Money;
  readonly freight: Money | null;
  readonly insurance: Money | null;
}

function customsValueOf(parts: Parts, valuation: Valuation, share: Share | undefined): Money | null {
  const goods = share === undefined ? parts.goods : scale(parts.goods, percentShare(share.percent));
  const wanted = [
    (share === undefined ? valuation.freightIn.duty : share.freight === true) ? parts.freight : undefined,
    (share === undefined ? valuation.insuranceIn.duty : share.freight === true) ? parts.insurance : undefined,
  ].filter((part) => part !== undefined);
  if (wanted.includes(null)) return null;
  return roundBy(total([goods, ...(wanted as Money[])], goods.currency), valuation.rounding);
}

export const percentShare = (text: string) => over(parseExact(text.slice(0, -1)) ?? zero, hundred);

interface Imputed {
  readonly freight: Money | null;
  readonly insurance: Money | null;
  readonly notes: readonly ValuationNote[];
}

/** Freight and insurance as customs count them: declared, or imputed by law where none is declared. */
function imputedCosts(c: Case, valuation: Valuation, situation: Situation, goods: Money): Imputed {
  const notes: ValuationNote[] = [];
  const impute = (kind: "freight" | "insurance", declared: Money | null, base: Money): Money | null => {
    const rule = valuation.imputed?.[kind];
    if (declared === null || !isZero(declared.value) || rule === undefined) return declared;
    if (!holdsOn(rule, c.on) || !holds(rule.when, situation)) return declared;
    notes.push({ kind: `imputed-${kind}`, percent: rule.rate });
    return toMinor(money(times(base.value, percentShare(rule.rate)), base.currency));
  };
  const freight = impute("freight", minorOrNull(c.consignment.freight), goods);
  const declared = minorOrNull(c.consignment.insurance);
  // A value that nothing of the way is given for is taken as it stands: it may be CIF already.
  if (freight !== null && isZero(freight.value)) return { freight, insurance: declared, notes };
  const ofFreight = valuation.imputed?.insurance?.of.includes("freight") && freight !== null;
  return {
    freight,
    insurance: impute("insurance", declared, ofFreight ? add(goods, freight) : goods),
    notes,
  };
}
