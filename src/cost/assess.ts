import type { Regime } from "../model/customs.ts";
import { type Exact, hundred, over, zero } from "../model/exact.ts";
import { convert } from "../model/exchange.ts";
import { compareMoney, type Money, moneyOf, noMoney, scale, toMinor, total } from "../model/money.ts";
import { parseRate } from "../model/rate.ts";
import { itemDuties } from "./duty.ts";
import { type FeeContext, feeLines, givenFees } from "./fees.ts";
import type { Case } from "./input.ts";
import { type Charges, type Gap, joinCharges, type Line, noCharges, ofKind, sumOf } from "./line.ts";
import { type Chosen, chooseRegime } from "./regime.ts";
import { regimeDuties } from "./regime-duty.ts";
import { roundWhole } from "./rounding.ts";
import { originOf, plain } from "./source.ts";
import { liveTaxes, mainTax, taxLines } from "./tax.ts";
import { thresholdValue, type Values, valueConsignment } from "./valuation.ts";
import type { Situation } from "./when.ts";

/** A consignment brought to the buyer's door: every line, and what is not known of it. */
export interface Assessment {
  readonly regime: Chosen;
  readonly values: Values;
  readonly lines: readonly Line[];
  readonly gaps: readonly Gap[];
  readonly notes: readonly string[];
}

/** Works out goods, freight, insurance, duties, taxes and fees. Pure. */
export function assess(c: Case): Assessment {
  const before = situationOf(c);
  const values = valueConsignment(c, before);
  const situation = withCustomsValue(before, values, c.market.currency);
  const regime = chooseRegime(c, situation);
  const early = joinCharges([
    feeLines(c, contextOf(c, values, situation, [], null, zero), "early"),
    givenFees(c),
  ]);
  const allIn = typeof regime.regime?.duty === "object" && regime.regime.duty.allIn === true;
  const fees = allIn ? onlyPrivate(early) : early;
  const duties = multiplied(dutiesOf(c, regime, values, situation), c.dutyFactor);
  const main = mainTax(c, liveTaxes(c, situation), values, situation);
  const taxes =
    allIn || regime.regime?.tax === "none"
      ? untaxed(c, regime, main)
      : taxLines(c, values, situation, regime.regime?.tax, [...duties.lines, ...fees.lines]);
  const levied = roundWhole(c.market.customs, c.on, [...duties.lines, ...taxes.lines]).map((line) =>
    remitted(line, regime.regime, c.consignment.channel),
  );
  const context = contextOf(
    c,
    values,
    situation,
    levied,
    atBorder(levied, regime.regime, c),
    mainShare(taxes, main),
  );
  const late = feeLines(c, context, "late");
  const lines = [...valueLines(values), ...levied, ...fees.lines, ...late.lines].map((line) => ({
    ...line,
    paidBy: payer(c, line),
  }));
  const parts = [duties, taxes, fees, late];
  return {
    regime,
    values,
    lines,
    gaps: [...valueGaps(values, c), ...parts.flatMap((p) => p.gaps)],
    notes: [...regimeNote(regime), ...valueNotes(c, values), ...parts.flatMap((p) => p.notes)],
  };
}

function situationOf(c: Case): Situation {
  const goods = total(
    c.consignment.items.map((item) => item.value),
    c.market.currency,
  );
  const base = {
    consignment: c.consignment,
    exchange: c.exchange,
    thresholdValue: thresholdValue(c),
    goods,
    items: c.consignment.items,
  };
  return { ...base, clearance: c.consignment.clearance ?? usualClearance(c, goods) };
}

/** Simplified up to the market's limit for it; where there is none, for parcels. */
function usualClearance(c: Case, goods: Money): "simplified" | "full" {
  const { simplified } = c.market.customs;
  if (simplified === undefined) return c.consignment.model === "parcel" ? "simplified" : "full";
  const limit = convert(c.exchange, moneyOf(simplified.upTo), c.market.currency);
  return limit !== undefined && compareMoney(goods, limit) <= 0 ? "simplified" : "full";
}

function withCustomsValue(situation: Situation, values: Values, currency: string): Situation {
  const parts = values.items.map((value) => value.customsValue);
  return parts.includes(null) ? situation : { ...situation, customsValue: total(parts as Money[], currency) };
}

function contextOf(
  c: Case,
  values: Values,
  situation: Situation,
  lines: readonly Line[],
  border: Money | null,
  taxShare: Exact,
): FeeContext {
  return {
    values,
    situation: { ...situation, items: c.consignment.items },
    lines,
    atBorder: border,
    taxShare,
  };
}

function dutiesOf(c: Case, chosen: Chosen, values: Values, situation: Situation): Charges {
  const { regime } = chosen;
  const own = regime === undefined || regime.duty === "standard" ? undefined : regime;
  const keep = (regime?.additional ?? (own === undefined ? "keep" : "none")) === "keep";
  if (own === undefined)
    return joinCharges(values.items.map((value) => itemDuties(c, value, situation, keep)));
  return regimeDuties(c, chosen.id, own, values, situation);
}

function multiplied(duties: Charges, factor: Exact | undefined): Charges {
  if (factor === undefined) return duties;
  const times = (amount: Money): Money => toMinor(scale(amount, factor));
  const lines = duties.lines.map((line) =>
    line.amount === null
      ? line
      : {
          ...line,
          amount: times(line.amount),
          ...(line.unrounded === undefined ? {} : { unrounded: times(line.unrounded) }),
        },
  );
  return { ...duties, lines };
}

/** A regime without tax still shows the main tax, at zero, with its reason. */
function untaxed(c: Case, chosen: Chosen, id: string | undefined): Charges {
  if (id === undefined) return noCharges;
  const note = c.say("cost.no-tax", { regime: chosen.id });
  const origin = originOf(c.market.sources, chosen.regime ?? {});
  return {
    lines: [{ id: `tax.${id}`, amount: noMoney(c.market.currency), note, ...origin }],
    gaps: [],
    notes: [],
  };
}

const onlyPrivate = (charges: Charges): Charges => ({
  ...charges,
  lines: charges.lines.filter((line) => line.remittedBy !== "authority"),
});

/** What stands to be paid when the parcel arrives: not what seller or platform have collected at the sale. */
function atBorder(levied: readonly Line[], regime: Regime | undefined, c: Case): Money | null {
  const atSale = regime?.collectedBy === "seller" || regime?.collectedBy === "marketplace";
  return sumOf(atSale ? ofKind(levied, "duty") : levied, c.market.currency);
}

function mainShare({ lines }: Charges, main: string | undefined): Exact {
  const line = main === undefined ? lines[0] : lines.find(({ id }) => id === `tax.${main}`);
  const rate = line?.rate === undefined ? undefined : parseRate(line.rate);
  return rate?.kind === "percent" ? over(rate.percent, hundred) : zero;
}

function remitted(line: Line, regime: Regime | undefined, channel: string): Line {
  if (!line.id.startsWith("tax.")) return { ...line, remittedBy: "carrier" };
  const atSale = regime?.collectedBy === "seller";
  return {
    ...line,
    remittedBy: atSale && channel === "marketplace" ? "marketplace" : (regime?.collectedBy ?? "carrier"),
  };
}

function valueLines(values: Values): Line[] {
  const given = { certainty: "authority" as const };
  return [
    { id: "goods", amount: values.goods, ...given },
    { id: "freight", amount: values.freight, ...given },
    { id: "insurance", amount: values.insurance, ...given },
  ];
}

function valueGaps(values: Values, c: Case): Gap[] {
  return values.freight === null
    ? [{ what: "freight", why: c.say("cost.no-freight"), fix: c.say("cost.give-freight") }]
    : [];
}

function valueNotes(c: Case, values: Values): string[] {
  return values.notes.map((note) => c.say(`cost.note-${note.kind}`, { percent: note.percent }));
}

function regimeNote({ regime }: Chosen): string[] {
  const note = plain(regime?.note);
  return note === undefined ? [] : [note];
}

/** Who bears a line: the buyer the goods and the taxes, and under DAP also the way and the border. */
function payer(c: Case, line: Line): "buyer" | "seller" {
  if (c.consignment.model === "stock") return "seller";
  if (line.id === "goods" || line.id.startsWith("tax.")) return "buyer";
  return c.consignment.terms === "DDP" ? "seller" : "buyer";
}
