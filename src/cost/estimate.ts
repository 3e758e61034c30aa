import type { CostLine, CostTotals, Estimate, Unknown } from "../model/cost-result.ts";
import { exact, over } from "../model/exact.ts";
import { convert } from "../model/exchange.ts";
import { type Certainty, weakest } from "../model/fact.ts";
import { add, type Money, money, toAmount } from "../model/money.ts";
import { type Assessment, assess } from "./assess.ts";
import type { Case } from "./input.ts";
import { type Gap, type Line, type MissingRate, ofKind, sumOf } from "./line.ts";
import { originOf } from "./source.ts";

/** What an estimate is about, besides the consignment itself. */
export interface Subject {
  readonly sku?: string;
  readonly order?: number;
  readonly items?: Readonly<Record<string, number>>;
  readonly lane?: string;
  /** The seller's currency, for `landedSeller`. */
  readonly currency: string;
}

/** An estimate, and the rates that it lacks: an ad-hoc quote ends with 2 where there are any. */
export interface Quote {
  readonly estimate: Estimate;
  readonly missingRates: readonly MissingRate[];
}

/** The landed cost of one consignment; nothing about price and margin. */
export function quote(c: Case, subject: Subject): Quote {
  const assessment = assess(c);
  return {
    estimate: toEstimate(c, subject, assessment),
    missingRates: assessment.gaps.flatMap((gap) => (gap.missing === undefined ? [] : [gap.missing])),
  };
}

export function toEstimate(
  c: Case,
  subject: Subject,
  a: Assessment,
  selling: readonly Line[] = [],
): Estimate {
  const lines = [...a.lines, ...selling];
  const quantity = c.consignment.items.reduce((n, item) => n + item.quantity, 0);
  const unknown = a.gaps.map(toUnknown);
  const notes = [...new Set(a.notes)];
  return {
    ...(subject.sku === undefined ? {} : { sku: subject.sku }),
    ...(subject.order === undefined ? {} : { order: subject.order }),
    ...(subject.items === undefined ? {} : { items: subject.items }),
    market: c.market.id,
    ...(subject.lane === undefined ? {} : { lane: subject.lane }),
    quantity,
    regime: a.regime.id,
    lines: lines.map((line) => toCostLine(line, c.consignment.items.length > 1)),
    totals: totalsOf(c, a, subject.currency, quantity),
    confidence: confidenceOf(c, a, lines),
    unknown: distinct(unknown),
    ...(notes.length === 0 ? {} : { notes }),
  };
}

function totalsOf(c: Case, a: Assessment, currency: string, quantity: number): CostTotals {
  const here = c.market.currency;
  const sum = (kind: string): Money | null => sumOf(ofKind(a.lines, kind), here);
  const landed = sumOf(landedLines(a.lines), here);
  const amount = (m: Money | null | undefined) => (m === null || m === undefined ? null : toAmount(m));
  return {
    customsValue: amount(customsValue(a, here)),
    duty: amount(sum("duty")),
    tax: amount(sum("tax")),
    fees: amount(sum("fee")),
    landed: amount(landed),
    landedPerUnit: amount(landed === null ? null : money(over(landed.value, exact(quantity)), here)),
    landedSeller: amount(landed === null ? null : convert(c.exchange, landed, currency)),
  };
}

const landedKinds = ["goods", "freight", "insurance", "duty", "tax", "fee"];

/** The lines that bring the goods to the buyer's door. */
export const landedLines = (lines: readonly Line[]): Line[] =>
  lines.filter((line) => landedKinds.includes(line.id.split(".")[0]!));

function customsValue(a: Assessment, currency: string): Money | null {
  const parts = a.values.items.map((value) => value.customsValue);
  return parts.reduce<Money | null>(
    (sum, part) => (sum === null || part === null ? null : add(sum, part)),
    money(exact(0), currency),
  );
}

function confidenceOf(c: Case, a: Assessment, lines: readonly Line[]): Certainty {
  const regime = a.regime.regime === undefined ? [] : [originOf(c.market.sources, a.regime.regime).certainty];
  return weakest([...lines.map((line) => line.certainty), ...regime]);
}

function toCostLine(line: Line, several: boolean): CostLine {
  const sku = several ? line.item?.sku : undefined;
  const label = [sku, line.label].filter((part) => part !== undefined).join(": ");
  return {
    id: line.id,
    ...(label === "" ? {} : { label }),
    ...(line.base === undefined ? {} : { base: toAmount(line.base) }),
    ...(line.rate === undefined ? {} : { rate: line.rate }),
    amount: line.amount === null ? null : toAmount(line.amount),
    ...(line.paidBy === undefined ? {} : { paidBy: line.paidBy }),
    ...(line.remittedBy === undefined ? {} : { remittedBy: line.remittedBy }),
    ...(line.source === undefined ? {} : { source: line.source }),
    certainty: line.certainty,
    ...(line.note === undefined ? {} : { note: line.note }),
  };
}

const toUnknown = ({ what, why, fix }: Gap): Unknown => ({
  what,
  why,
  ...(fix === undefined ? {} : { fix }),
});

function distinct(all: readonly Unknown[]): Unknown[] {
  const seen = new Map(all.map((u) => [`${u.what} ${u.why}`, u]));
  return [...seen.values()];
}
