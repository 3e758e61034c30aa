import * as z from "zod";
import {
  add,
  divide,
  type Exact,
  exact,
  larger,
  multiply,
  one,
  shortest,
  smaller,
  whole,
  zero,
} from "./exact.ts";
import { isCurrency } from "./scalar.ts";

/**
 * A duty or tax rate as a tree: what an authority writes as `52.7% + 144.10 GBP/item max 24.2%`.
 * Percentages are of the base that the caller names, specific parts are money per unit of a measure.
 */
export type Rate =
  | { readonly kind: "free" }
  | { readonly kind: "percent"; readonly ratio: Exact }
  | {
      readonly kind: "specific";
      readonly amount: Exact;
      readonly currency: string;
      readonly per: Exact;
      readonly units: readonly Unit[];
    }
  | { readonly kind: "sum"; readonly terms: readonly Rate[] }
  | { readonly kind: "bounded"; readonly rate: Rate; readonly min?: Rate; readonly max?: Rate }
  | { readonly kind: "reference"; readonly text: string };

export const units = [
  "item",
  "pair",
  "dozen",
  "kg",
  "t",
  "l",
  "hl",
  "m",
  "m2",
  "m3",
  "ct",
  "%vol",
  "%sucrose",
  "heading",
  "consignment",
] as const;
export type Unit = (typeof units)[number];

const spellings: Readonly<Record<string, Unit>> = {
  p: "item",
  piece: "item",
  pieces: "item",
  each: "item",
  "p/st": "item",
  items: "item",
  pr: "pair",
  pairs: "pair",
  doz: "dozen",
  litre: "l",
  litres: "l",
  liter: "l",
  "m²": "m2",
  "m³": "m3",
  carat: "ct",
  tonne: "t",
  "%vol": "%vol",
  "%sacchar.": "%sucrose",
};

const asUnit = (word: string): Unit | undefined => units.find((u) => u === word) ?? spellings[word];

/** Reads a rate; undefined where the text is not one. The printed form reads back as the same tree. */
export function parseRate(text: string): Rate | undefined {
  const clean = text
    .trim()
    .replace(/\s+/g, " ")
    .replace(/% ?vol/gi, "%vol")
    .replace(/whichever is (the )?(greater|higher)/i, "")
    .replace(/,? ?but not less than/gi, " min")
    .replace(/,? ?but not (more|exceeding)( than)?/gi, " max")
    .trim();
  return parseBounds(clean);
}

function parseBounds(text: string): Rate | undefined {
  const [head = "", ...tail] = text.split(/\s+(?=(?:min|max)\s)/i);
  const rate = parseSum(head);
  if (!rate || tail.length === 0) return rate;
  let bounded: { kind: "bounded"; rate: Rate; min?: Rate; max?: Rate } = { kind: "bounded", rate };
  for (const bound of tail) {
    const key = bound.slice(0, 3).toLowerCase() as "min" | "max";
    const value = parseSum(bound.slice(4));
    if (!value || bounded[key]) return undefined;
    bounded = { ...bounded, [key]: value };
  }
  return bounded;
}

function parseSum(text: string): Rate | undefined {
  const terms = text.split(/\s*\+\s*/).map(parseTerm);
  if (terms.some((t) => t === undefined)) return undefined;
  return terms.length === 1 ? terms[0] : { kind: "sum", terms: terms as Rate[] };
}

function parseTerm(text: string): Rate | undefined {
  if (/^free$/i.test(text)) return { kind: "free" };
  const [, share] = /^(\d{1,6}(?:\.\d{1,8})?) ?%$/.exec(text) ?? [];
  if (share !== undefined) return { kind: "percent", ratio: divide(exact(share), whole(100)) };
  const [, top, bottom] = /^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? [];
  if (top !== undefined && bottom !== undefined && Number(bottom) > 0) {
    return { kind: "percent", ratio: divide(exact(top), exact(bottom)) };
  }
  const [, ref] = /^\{(.+)\}$/.exec(text) ?? [];
  if (ref !== undefined) return { kind: "reference", text: ref };
  return parseSpecific(text);
}

function parseSpecific(text: string): Rate | undefined {
  const [, amount, currency, rest] = /^(\d{1,12}(?:\.\d{1,8})?) ?([A-Z]{3})(?: ?\/ ?(.+))?$/.exec(text) ?? [];
  if (amount === undefined || currency === undefined || !isCurrency(currency)) return undefined;
  const parts = (rest ?? "consignment").toLowerCase().split(/ ?\/ ?/);
  let per = one;
  const found: Unit[] = [];
  for (const part of parts) {
    const [, count, word] = /^(\d+(?:\.\d+)?)? ?(.+)$/.exec(part) ?? [];
    const unit = asUnit(word ?? "");
    if (unit === undefined) return undefined;
    if (count !== undefined) per = multiply(per, exact(count));
    found.push(unit);
  }
  return { kind: "specific", amount: exact(amount), currency, per, units: found };
}

/** The rate as INTERFACE writes rates. */
export function printRate(rate: Rate): string {
  switch (rate.kind) {
    case "free":
      return "free";
    case "percent":
      return printRatio(rate.ratio);
    case "specific": {
      const [first = "item", ...more] = rate.units;
      const per = shortest(rate.per);
      if (first === "consignment" && per === "1") return `${shortest(rate.amount, 8)} ${rate.currency}`;
      return `${shortest(rate.amount, 8)} ${rate.currency}/${per === "1" ? "" : per}${[first, ...more].join("/")}`;
    }
    case "sum":
      return rate.terms.map(printRate).join(" + ");
    case "bounded":
      return [
        printRate(rate.rate),
        ...(rate.min ? [`min ${printRate(rate.min)}`] : []),
        ...(rate.max ? [`max ${printRate(rate.max)}`] : []),
      ].join(" ");
    case "reference":
      return `{${rate.text}}`;
  }
}

function printRatio(value: Exact): string {
  const hundred = multiply(value, whole(100));
  const exactText = shortest(hundred, 8);
  return exact(exactText).n * hundred.d === hundred.n * exact(exactText).d
    ? `${exactText}%`
    : `${value.n}/${value.d}`;
}

/** What a rate is applied to. Money comes and goes in one currency, the caller's. */
export interface RateBase {
  readonly value: Exact;
  /** How many of a unit there are; undefined where that is not known. */
  measure(unit: Unit): Exact | undefined;
  /** An amount of another currency in the caller's; undefined without an exchange rate. */
  convert(amount: Exact, currency: string): Exact | undefined;
}

export type Evaluated =
  | { readonly amount: Exact; readonly missing?: undefined }
  | { readonly missing: readonly string[]; readonly amount?: undefined };

/** The amount due, or the names of what is missing to tell it. Never zero for want of knowledge. */
export function evaluate(rate: Rate, base: RateBase): Evaluated {
  switch (rate.kind) {
    case "free":
      return { amount: zero };
    case "percent":
      return { amount: multiply(base.value, rate.ratio) };
    case "specific":
      return evaluateSpecific(rate, base);
    case "sum":
      return join(
        rate.terms.map((term) => evaluate(term, base)),
        add,
      );
    case "bounded":
      return evaluateBounded(rate, base);
    case "reference":
      return { missing: [rate.text] };
  }
}

function evaluateSpecific(rate: Rate & { kind: "specific" }, base: RateBase): Evaluated {
  const missing: string[] = [];
  let amount = divide(rate.amount, rate.per);
  for (const unit of rate.units) {
    const count = base.measure(unit);
    if (count === undefined) missing.push(unit);
    else amount = multiply(amount, count);
  }
  const converted = base.convert(amount, rate.currency);
  if (converted === undefined) missing.push(`exchange rate ${rate.currency}`);
  return missing.length > 0 || converted === undefined ? { missing } : { amount: converted };
}

function evaluateBounded(rate: Rate & { kind: "bounded" }, base: RateBase): Evaluated {
  const least = rate.min
    ? join([evaluate(rate.rate, base), evaluate(rate.min, base)], larger)
    : evaluate(rate.rate, base);
  return rate.max ? join([least, evaluate(rate.max, base)], smaller) : least;
}

function join(parts: readonly Evaluated[], combine: (a: Exact, b: Exact) => Exact): Evaluated {
  const missing = parts.flatMap((p) => p.missing ?? []);
  if (missing.length > 0) return { missing: [...new Set(missing)] };
  return { amount: parts.map((p) => p.amount ?? zero).reduce(combine) };
}

/** Whether the rate is a plain share of the base, such as `5%`, and which. */
export function plainRatio(rate: Rate): Exact | undefined {
  if (rate.kind === "free") return zero;
  return rate.kind === "percent" ? rate.ratio : undefined;
}

export const rateSchema = z
  .string()
  .refine((text) => parseRate(text) !== undefined, { error: "expect.rate" });
