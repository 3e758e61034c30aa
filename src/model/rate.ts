import * as z from "zod";
import { compare, type Exact, parseExact, parseRatio, plainText, plus, zero } from "./exact.ts";
import { type Money, money } from "./money.ts";
import { isCurrency } from "./scalar.ts";

/** Units that specific duties are charged by; `lpa` is a litre of pure alcohol. */
export const rateUnits = [
  "item",
  "pair",
  "dozen",
  "dozenpair",
  "100item",
  "gross",
  "1000item",
  "jewel",
  "g",
  "kg",
  "100kg",
  "t",
  "l",
  "hl",
  "bbl",
  "lpa",
  "m",
  "100m",
  "m2",
  "m3",
  "ct",
  "%vol",
  "%sucrose",
] as const;
export type RateUnit = (typeof rateUnits)[number];

/** A duty expression as a tree. */
export type Rate =
  | { readonly kind: "free" }
  /** Of the base, or of a named component of it (`8.5% of case`). */
  | { readonly kind: "percent"; readonly percent: Exact; readonly of?: string }
  /** Per unit, or per product of units (`0.5 GBP/%vol/hl`); of a named part of the goods (`1.31 EUR/kg of lactic-matter`). */
  | {
      readonly kind: "specific";
      readonly amount: Money;
      readonly per: readonly RateUnit[];
      readonly of?: string;
    }
  | { readonly kind: "sum"; readonly terms: readonly Rate[] }
  /** At least `min`, at most `max`; the cap wins. Of several caps the lowest does. */
  | { readonly kind: "bounded"; readonly rate: Rate; readonly min?: Rate; readonly max?: Rate }
  | { readonly kind: "choice"; readonly pick: "greater" | "less"; readonly of: readonly Rate[] }
  /** A component or rate that stands elsewhere: `EA`, `ADSZ`. */
  | { readonly kind: "reference"; readonly name: string };

export const free: Rate = { kind: "free" };
export const percentRate = (percent: Exact): Rate => ({ kind: "percent", percent });

/** A rate in xb's own writing; undefined where it is none. Authorities' spellings: `parseSpelling`. */
export function parseRate(text: string): Rate | undefined {
  const trimmed = text.trim().replace(/\s+/g, " ");
  const [, list, pick] = /^(.+), whichever is (greater|less)$/i.exec(trimmed) ?? [];
  if (list === undefined) return parseBounded(trimmed);
  const of = all(list.split(/ or /i).map(parseBounded));
  return of && of.length > 1
    ? { kind: "choice", pick: pick!.toLowerCase() as "greater" | "less", of }
    : undefined;
}

/** A rate that a schema has already checked. */
export function rateOf(text: string): Rate {
  const rate = parseRate(text);
  if (rate === undefined) throw new RangeError(`not a rate: ${text}`);
  return rate;
}

export const rateSchema = z
  .string()
  .max(200)
  .refine((text) => parseRate(text) !== undefined, { error: "expect.rate" })
  .meta({ title: "rate", examples: ["5%", "0.30 EUR/kg"] });

function all<T>(values: readonly (T | undefined)[]): T[] | undefined {
  return values.includes(undefined) ? undefined : (values as T[]);
}

function parseBounded(text: string): Rate | undefined {
  const parts = text.split(/ (min|max) /i);
  const rate = parseSum(parts[0]!);
  if (parts.length === 1 || rate === undefined) return rate;
  return parts.slice(1).reduce<Rate | undefined>((whole, word, i, words) => {
    if (i % 2 === 1 || whole === undefined) return whole;
    return boundedBy(whole, word.toLowerCase() as "min" | "max", parseSum(words[i + 1]!));
  }, rate);
}

function boundedBy(rate: Rate, side: "min" | "max", bound: Rate | undefined): Rate | undefined {
  if (bound === undefined) return undefined;
  if (rate.kind !== "bounded") return { kind: "bounded", rate, [side]: bound };
  if (rate[side] === undefined) return { ...rate, [side]: bound };
  return side === "max" ? { kind: "bounded", rate, max: bound } : undefined;
}

function parseSum(text: string): Rate | undefined {
  const terms = all(text.split("+").map((term) => parseTerm(term.trim())));
  if (terms === undefined || terms.length === 0) return undefined;
  return terms.length === 1 ? terms[0] : { kind: "sum", terms };
}

function parseTerm(text: string): Rate | undefined {
  if (/^free$/i.test(text)) return free;
  return parsePercent(text) ?? parseSpecific(text) ?? parseReference(text);
}

function parsePercent(text: string): Rate | undefined {
  const [, digits, of] = /^(\d+(?:\.\d+)?(?: \d+\/\d+)?) ?%(?: of ([a-z][a-z-]*))?$/i.exec(text) ?? [];
  const percent = digits === undefined ? undefined : mixed(digits);
  if (percent === undefined) return undefined;
  return of === undefined ? percentRate(percent) : { kind: "percent", percent, of: of.toLowerCase() };
}

/** `33 1/3`: a whole number and a fraction, or a decimal. */
function mixed(text: string): Exact | undefined {
  const [whole, fraction] = text.split(" ");
  const rest = fraction === undefined ? zero : parseRatio(fraction);
  const begin = parseExact(whole!);
  return begin === undefined || rest === undefined ? undefined : plus(begin, rest);
}

function parseSpecific(text: string): Rate | undefined {
  const [, digits, currency, units, of] =
    /^(\d+(?:\.\d+)?) ([A-Z]{3}) ?\/ ?(.+?)(?: of ([a-z][a-z-]*))?$/.exec(text) ?? [];
  const amount = digits === undefined ? undefined : parseExact(digits);
  if (amount === undefined || !isCurrency(currency!)) return undefined;
  const per = all(units!.split("/").map((unit) => unitOf(unit.trim())));
  if (per === undefined) return undefined;
  return { kind: "specific", amount: money(amount, currency!), per, ...(of === undefined ? {} : { of }) };
}

const unitOf = (text: string): RateUnit | undefined => rateUnits.find((unit) => unit === text);

function parseReference(text: string): Rate | undefined {
  return /^[A-Z]{2,6}$/.test(text) && !isCurrency(text) ? { kind: "reference", name: text } : undefined;
}

/** The rate in xb's own writing; `parseRate` of it gives the same tree. */
export function rateText(rate: Rate): string {
  switch (rate.kind) {
    case "free":
      return "free";
    case "percent":
      return `${percentText(rate.percent)}%${ofText(rate.of)}`;
    case "specific":
      return `${plainText(rate.amount.value)} ${rate.amount.currency}/${rate.per.join("/")}${ofText(rate.of)}`;
    case "sum":
      return rate.terms.map(rateText).join(" + ");
    case "bounded":
      return rateText(rate.rate) + boundText("min", rate.min) + boundText("max", rate.max);
    case "choice":
      return `${rate.of.map(rateText).join(" or ")}, whichever is ${rate.pick}`;
    case "reference":
      return rate.name;
  }
}

const ofText = (part: string | undefined): string => (part === undefined ? "" : ` of ${part}`);

/** Decimals where they end, else a whole number and a fraction. */
function percentText(percent: Exact): string {
  const decimal = plainText(percent);
  const back = parseExact(decimal);
  if (back !== undefined && compare(back, percent) === 0) return decimal;
  return `${percent.n / percent.d} ${percent.n % percent.d}/${percent.d}`;
}

const boundText = (side: "min" | "max", bound: Rate | undefined): string =>
  bound === undefined ? "" : ` ${side} ${rateText(bound)}`;
