import type { DutyTable } from "../model/customs.ts";
import { holdsOn } from "../model/fact.ts";
import type { Rate } from "../model/rate.ts";
import { rateOf } from "../model/rate.ts";
import { hsDigits, hsFit, isBelow } from "./hs.ts";
import type { Case, Item } from "./input.ts";
import { type Origin, originOf } from "./source.ts";
import { holds, type Situation } from "./when.ts";

/** The base rate of some goods, or why it is not known. */
export type BaseRate =
  | { readonly rate: Rate; readonly text: string; readonly origin: Origin }
  | { readonly why: "no-hs" | "no-rate" }
  | { readonly why: "several"; readonly codes: readonly string[] };

interface Entry {
  readonly code: string;
  readonly text: string;
  readonly table: DutyTable;
  readonly order: number;
}

/** The base (MFN) rate: given, imported from an authority's file, or the profile's own table. */
export function baseRate(c: Case, item: Item, situation: Situation): BaseRate {
  const given = c.overrides.duty.mfn;
  if (given !== undefined) return { rate: given, text: "", origin: { certainty: "authority" } };
  const imported = item.hs === undefined ? undefined : c.tariff?.(item.hs, c.on, item.origin);
  if (imported !== undefined) {
    const { rate, text, ...source } = imported;
    return { rate, text, origin: { certainty: "authority", source } };
  }
  return fromTables(c, item, situation);
}

function fromTables(c: Case, item: Item, situation: Situation): BaseRate {
  const entries = liveEntries(c, item, situation);
  const uniform = entries.every((entry) => entry.code === "*");
  if (item.hs === undefined && !(uniform && entries.length > 0)) return { why: "no-hs" };
  const code = item.hs ?? "";
  const best = longest(entries, code);
  if (best !== undefined && hsDigits(best.code).length === code.length) return known(c, best);
  const below = entries.filter((entry) => isBelow(entry.code, code));
  if (below.length > 0) return oneOf(c, below);
  return best === undefined ? { why: "no-rate" } : known(c, best);
}

function liveEntries(c: Case, item: Item, situation: Situation): Entry[] {
  const own = { ...situation, items: [item] };
  return Object.values(c.market.customs.duty ?? {})
    .filter((table) => holdsOn(table, c.on) && fromOrigin(table, item.origin) && holds(table.when, own))
    .flatMap((table, order) =>
      Object.entries(table.rates ?? {}).map(([code, text]) => ({ code, text, table, order })),
    );
}

function fromOrigin(table: DutyTable, origin: string | undefined): boolean {
  if (table.origin !== undefined && (origin === undefined || !table.origin.includes(origin))) return false;
  return !(origin !== undefined && table.exceptOrigin?.includes(origin));
}

function longest(entries: readonly Entry[], code: string): Entry | undefined {
  return entries.reduce<Entry | undefined>((best, entry) => {
    const fit = hsFit(code, entry.code);
    if (fit === undefined) return best;
    const bestFit = best === undefined ? -1 : hsFit(code, best.code)!;
    return fit > bestFit || (fit === bestFit && entry.order > best!.order) ? entry : best;
  }, undefined);
}

/** The one rate of all lines below a shorter code, or the lines that differ. */
function oneOf(c: Case, below: readonly Entry[]): BaseRate {
  const rates = new Set(below.map((entry) => entry.text));
  if (rates.size === 1) return known(c, below[0]!);
  return { why: "several", codes: below.map((entry) => `${entry.code} ${entry.text}`) };
}

function known(c: Case, entry: Entry): BaseRate {
  if (entry.text === "unknown") return { why: "no-rate" };
  return {
    rate: rateOf(entry.text),
    text: entry.text,
    origin: originOf(c.market.sources, entry.table),
  };
}
