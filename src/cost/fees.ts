import type { Fee, FeeEntry } from "../model/customs.ts";
import { type Exact, exact, isZero, one, sum } from "../model/exact.ts";
import { convert } from "../model/exchange.ts";
import { holdsOn } from "../model/fact.ts";
import { add, compareMoney, type Money, moneyOf, noMoney, scale, total } from "../model/money.ts";
import type { Case } from "./input.ts";
import { type Charges, type Gap, joinCharges, type Line, noCharges, ofKind, sumOf } from "./line.ts";
import { roundingOf, roundResult } from "./rounding.ts";
import { originOf, plain } from "./source.ts";
import { percentShare, type Values } from "./valuation.ts";
import { holds, type Situation } from "./when.ts";

/** What fees may rest on besides the goods. */
export interface FeeContext {
  readonly values: Values;
  readonly situation: Situation;
  /** The lines that stand before. */
  readonly lines: readonly Line[];
  /** Duty and tax that someone must hand over at the border; `null` where that is not known. */
  readonly atBorder: Money | null;
  /** The main tax, for fees that it is charged on. */
  readonly taxShare: Exact;
}

/** Fees that do not rest on duty or tax, so that a tax may be charged on them. */
export const isEarly = (fee: Fee): boolean => fee.of !== "duty-and-tax" && !fee.ifDue && !fee.taxed;

export function feeLines(c: Case, context: FeeContext, stage: "early" | "late"): Charges {
  const fees = Object.entries(c.market.customs.fees ?? {}).filter(
    ([, fee]) =>
      holdsOn(fee, c.on) &&
      isEarly(fee) === (stage === "early") &&
      isWanted(c, fee) &&
      holds(fee.when, context.situation),
  );
  return joinCharges(fees.map(([id, fee]) => feeLine(c, id, fee, context)));
}

/** Fees given by the user: taxed as the market's own fee of that name is, else as fees are. */
export function givenFees(c: Case): Charges {
  const known = c.market.customs.fees ?? {};
  return joinCharges(
    Object.entries(c.overrides.fees).map(([id, amount]): Charges => {
      const here = convert(c.exchange, amount, c.market.currency);
      const line: Line = {
        id: `fee.${id}`,
        amount: here === undefined ? null : roundResult(here, undefined),
        certainty: "authority",
        inTaxBase: known[id] === undefined || known[id].inTaxBase === true,
      };
      return {
        lines: [line],
        gaps: here === undefined ? [noExchange(c, line.id, amount.currency)] : [],
        notes: [],
      };
    }),
  );
}

const noExchange = (c: Case, what: string, currency: string): Gap => ({
  what,
  why: c.say("cost.no-exchange", { currency }),
  fix: c.say("cost.give-exchange", { currency }),
});

function isWanted(c: Case, fee: Fee): boolean {
  if (fee.payee !== "authority" && c.overrides.noFees) return false;
  return fee.carrier === undefined || fee.carrier === c.consignment.carrier;
}

function feeLine(c: Case, id: string, fee: Fee, context: FeeContext): Charges {
  if (Object.hasOwn(c.overrides.fees, id)) return noCharges;
  if (fee.ifDue && context.atBorder !== null && isZero(context.atBorder.value)) return noCharges;
  const entry = Object.values(fee.entries).find((e) => holdsOn(e, c.on) && holds(e.when, context.situation));
  if (entry === undefined) return noCharges;
  const origin = originOf(c.market.sources, entry, fee);
  const label = plain(fee.label);
  const note = plain(entry.note ?? fee.note);
  const head = {
    id: `fee.${id}`,
    ...(label === undefined ? {} : { label }),
    ...(note === undefined ? {} : { note }),
    remittedBy: fee.payee,
    ...(fee.inTaxBase ? { inTaxBase: true } : {}),
    ...origin,
  };
  const amount = entry.unknown ? null : feeAmount(c, fee, entry, context);
  if (amount === null) {
    const gap = {
      what: head.id,
      why: c.say("cost.fee-unknown", { fee: label ?? id }),
      fix: c.say("cost.give-fee", { fee: id }),
    };
    return { lines: [{ ...head, amount: null }], gaps: [gap], notes: [] };
  }
  const withTax = fee.taxed ? add(amount.due, scale(amount.due, context.taxShare)) : amount.due;
  const due = roundResult(withTax, roundingOf(c.market.customs, head.id, c.on));
  const rate = rateTextOf(entry, fee);
  return {
    lines: [
      {
        ...head,
        ...(amount.base === undefined ? {} : { base: amount.base }),
        ...(rate === undefined ? {} : { rate }),
        amount: due,
      },
    ],
    gaps: [],
    notes: [],
  };
}

function rateTextOf(entry: FeeEntry, fee: Fee): string | undefined {
  const per = fee.per === undefined || fee.per === "consignment" ? "" : `/${fee.per}`;
  if (entry.rate === undefined)
    return entry.amount === undefined || per === "" ? undefined : `${entry.amount}${per}`;
  const fixed = entry.amount && `${entry.amount}${per} +`;
  return [fixed, entry.rate, entry.min && `min ${entry.min}`, entry.max && `max ${entry.max}`]
    .filter(Boolean)
    .join(" ");
}

interface FeeAmount {
  readonly due: Money;
  readonly base?: Money;
}

function feeAmount(c: Case, fee: Fee, entry: FeeEntry, context: FeeContext): FeeAmount | null {
  const here = (text: string): Money | null => convert(c.exchange, moneyOf(text), c.market.currency) ?? null;
  const flat = entry.amount === undefined ? noMoney(c.market.currency) : here(entry.amount);
  const count = countOf(c, fee);
  if (flat === null || count === undefined) return null;
  const fixed = scale(flat, count);
  if (entry.rate === undefined) return { due: fixed };
  const base = feeBase(c, fee, context);
  const bounds = [entry.min, entry.max].map((text) => (text === undefined ? undefined : here(text)));
  if (base === null || bounds.includes(null)) return null;
  const [min, max] = bounds as (Money | undefined)[];
  const raw = add(fixed, scale(base, percentShare(entry.rate)));
  const atLeast = min !== undefined && compareMoney(raw, min) < 0 ? min : raw;
  return { base, due: max !== undefined && compareMoney(atLeast, max) > 0 ? max : atLeast };
}

function feeBase(c: Case, fee: Fee, { values, lines }: FeeContext): Money | null {
  const { currency } = c.market;
  if (fee.of === "goods") return values.goods;
  if (fee.of === "duty-and-tax") return sumOf([...ofKind(lines, "duty"), ...ofKind(lines, "tax")], currency);
  const customs = values.items.map((value) => value.customsValue);
  return customs.includes(null) ? null : total(customs as Money[], currency);
}

/** How many times an amount is due: by pieces, kilograms, or kinds of goods by six digits. */
function countOf(c: Case, fee: Fee): Exact | undefined {
  const { items } = c.consignment;
  switch (fee.per) {
    case "item":
      return exact(items.reduce((count, item) => count + item.quantity, 0));
    case "line":
      return exact(new Set(items.map((item) => `${item.hs?.slice(0, 6)} ${item.origin}`)).size);
    case "kg":
      return items.some((item) => item.kg === undefined) ? undefined : sum(items.map((item) => item.kg!));
    default:
      return one;
  }
}
