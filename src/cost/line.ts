import type { Certainty } from "../model/fact.ts";
import { type Money, noMoney, total } from "../model/money.ts";
import type { SourceRef } from "../model/result.ts";
import type { Item } from "./input.ts";

/** A line of an estimate while it is worked out; amounts are already rounded as the authority rounds. */
export interface Line {
  readonly id: string;
  readonly label?: string;
  readonly base?: Money;
  readonly rate?: string;
  /** `null` where it is not known. */
  readonly amount: Money | null;
  /** Before the authority's rounding, where that is done on the sum of a consignment's lines. */
  readonly unrounded?: Money;
  readonly paidBy?: "buyer" | "seller";
  readonly remittedBy?: string;
  readonly source?: SourceRef;
  readonly certainty: Certainty;
  readonly note?: string;
  /** A fee that taxes whose base names `fees` are charged on. */
  readonly inTaxBase?: boolean;
  /** The goods the line is for; left out where it is the whole consignment's. */
  readonly item?: Item;
}

/** A rate that is needed and not known: what the caller can give in its place. */
export interface MissingRate {
  /** The line's id: `duty.mfn`, `tax.vat`. */
  readonly id: string;
  readonly option: string;
}

/** Something not known: what, why, and what mends it. */
export interface Gap {
  readonly what: string;
  readonly why: string;
  readonly fix?: string;
  readonly missing?: MissingRate;
}

/** Sum of lines, unknown as soon as one of them is. */
export function sumOf(lines: readonly Line[], currency: string): Money | null {
  const amounts = lines.map((line) => line.amount);
  return amounts.includes(null) ? null : total(amounts as Money[], currency);
}

/** A line whose place another has taken: at zero, and nothing of it left for a sum to be rounded on. */
export const replaced = (line: Line, currency: string, note: string): Line => {
  const none = noMoney(currency);
  return { ...line, amount: none, ...(line.unrounded === undefined ? {} : { unrounded: none }), note };
};

export const ofKind = (lines: readonly Line[], kind: string): Line[] =>
  lines.filter((line) => line.id === kind || line.id.startsWith(`${kind}.`));

/** Lines of one kind, with what could not be known of them. */
export interface Charges {
  readonly lines: readonly Line[];
  readonly gaps: readonly Gap[];
  readonly notes: readonly string[];
}

export const noCharges: Charges = { lines: [], gaps: [], notes: [] };

export const joinCharges = (all: readonly Charges[]): Charges => ({
  lines: all.flatMap((c) => c.lines),
  gaps: all.flatMap((c) => c.gaps),
  notes: all.flatMap((c) => c.notes),
});

export const chargeOf = (made: { line: Line; gaps: readonly Gap[] }): Charges => ({
  lines: [made.line],
  gaps: made.gaps,
  notes: [],
});
