import type { DutyTable } from "../model/customs.ts";
import { holdsOn } from "../model/fact.ts";
import type { Rate } from "../model/rate.ts";
import { rateOf } from "../model/rate.ts";
import { hsBelow, hsDigits, hsKeyFit } from "./hs.ts";
import type { Case, Item } from "./input.ts";
import { type Origin, originOf } from "./source.ts";
import { holds, type Situation } from "./when.ts";

/** The base rate of some goods, or why it is not known. */
export type BaseRate =
  | { readonly rate: Rate; readonly text: string; readonly origin: Origin }
  | { readonly why: "no-hs" | "no-rate" }
  | { readonly why: "several"; readonly codes: readonly string[] };

type Rates = NonNullable<DutyTable["rates"]>;

interface Live {
  readonly table: DutyTable;
  readonly rates: Rates;
}

/** The base (MFN) rate: given, imported from an authority's file, or the profile's own table. */
export function baseRate(c: Case, item: Item, situation: Situation): BaseRate {
  const given = c.overrides.duty.mfn;
  if (given !== undefined) return { rate: given, text: "", origin: { certainty: "authority" } };
  const imported = item.hs === undefined ? undefined : c.tariff?.(item.hs, c.on, item.origin);
  if (imported !== undefined && "why" in imported) return imported;
  if (imported !== undefined) {
    const { rate, text, ...source } = imported;
    return { rate, text, origin: { certainty: "authority", source } };
  }
  return fromTables(c, item, situation);
}

function fromTables(c: Case, item: Item, situation: Situation): BaseRate {
  const own = { ...situation, items: [item] };
  const tables = Object.values(c.market.customs.duty ?? {}).flatMap((table): Live[] =>
    table.rates !== undefined &&
    holdsOn(table, c.on) &&
    fromOrigin(table, item.origin) &&
    holds(table.when, own)
      ? [{ table, rates: table.rates }]
      : [],
  );
  if (item.hs === undefined) return uniform(c, tables);
  const code = item.hs;
  const best = longest(tables, code);
  if (best !== undefined && best.fit === code.length)
    return known(c, best.live, textOf(best.live.rates, code, best.fit));
  const below = tables.flatMap((live) =>
    hsBelow(code, live.rates, () => Object.keys(live.rates)).map((digits) => ({ live, digits })),
  );
  const rest = best === undefined ? [] : [{ live: best.live, digits: code.slice(0, best.fit) }];
  return oneOf(c, [...rest, ...below]);
}

function fromOrigin(table: DutyTable, origin: string | undefined): boolean {
  if (table.origin !== undefined && (origin === undefined || !table.origin.includes(origin))) return false;
  return !(origin !== undefined && table.exceptOrigin?.includes(origin));
}

/** Without a code only a rate that all goods share is known. */
function uniform(c: Case, tables: readonly Live[]): BaseRate {
  const only = tables.at(-1);
  const text = only?.rates["*"];
  return only === undefined || text === undefined || Object.keys(only.rates).length > 1
    ? { why: "no-hs" }
    : known(c, only, text);
}

/** The table whose code fits longest; of two alike the one written last. */
function longest(tables: readonly Live[], code: string): { live: Live; fit: number } | undefined {
  return tables.reduce<{ live: Live; fit: number } | undefined>((best, live) => {
    const fit = hsKeyFit(code, live.rates);
    return fit === undefined || (best !== undefined && best.fit > fit) ? best : { live, fit };
  }, undefined);
}

/** The rate text at the first `fit` digits of a code; keys may have dots. */
function textOf(rates: Rates, code: string, fit: number): string {
  if (fit === 0) return rates["*"]!;
  return byDigits(rates).get(code.slice(0, fit))!;
}

const digitMaps = new WeakMap<Rates, Map<string, string>>();

function byDigits(rates: Rates): Map<string, string> {
  const made = digitMaps.get(rates);
  if (made !== undefined) return made;
  const map = new Map(Object.entries(rates).map(([code, text]) => [hsDigits(code), text]));
  digitMaps.set(rates, map);
  return map;
}

/** The one rate of all lines below a shorter code and of what they leave of it, or the lines that differ. */
function oneOf(c: Case, lines: readonly { live: Live; digits: string }[]): BaseRate {
  const entries = lines.map(({ live, digits }) => ({
    live,
    digits,
    text: textOf(live.rates, digits, digits.length),
  }));
  const rates = new Set(entries.map((entry) => entry.text));
  if (rates.size === 0) return { why: "no-rate" };
  if (rates.size === 1) return known(c, entries[0]!.live, entries[0]!.text);
  return { why: "several", codes: entries.map((entry) => `${entry.digits || "*"} ${entry.text}`) };
}

function known(c: Case, { table }: Live, text: string): BaseRate {
  if (text === "unknown") return { why: "no-rate" };
  return { rate: rateOf(text), text, origin: originOf(c.market.sources, table) };
}
