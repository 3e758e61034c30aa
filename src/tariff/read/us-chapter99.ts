import type { ReadMeasure } from "../reading.ts";

/** A row of chapter 99 that lines refer to by a footnote. */
export interface AdditionalRow {
  readonly heading: string;
  readonly text: string;
  readonly path: readonly string[];
  readonly general: string;
  readonly other: string;
}

/** The headings of chapter 99 that a footnote names: `See 9903.88.03 and 9903.88.21.`; a range names none. */
export const headingsIn = (footnote: string): readonly string[] =>
  footnote.match(/(?<!-)\b99\d{2}\.\d{2}\.\d{2}\b(?!-)/g) ?? [];

/**
 * What a heading of chapter 99 does to a line that refers to it: adds to the duty, leaves a way out of another
 * heading, or gives an origin a column 2 rate of its own. What is none of these has to be read by a person.
 */
export function additionalMeasure(row: AdditionalRow, countries: CountryNames): ReadMeasure | undefined {
  const { general, other, heading } = row;
  if (general === "" && other === "") return undefined;
  const added = /^The duty provided in .*?(?:\+|plus) ?(.+)$/.exec(general)?.[1];
  const origins = originsIn([row.text, ...row.path].join(". "), countries);
  return {
    kind: kindOf(row, added !== undefined, origins !== undefined),
    text: general || other,
    ...(added === undefined ? {} : { spelled: added }),
    ...(origins === undefined ? {} : { origins }),
    ...validity(row.text),
    ...(/provision suspended/i.test(row.text) ? { suspended: true as const } : {}),
    heading,
    note: row.text,
  };
}

function kindOf({ general }: AdditionalRow, adds: boolean, knownOrigin: boolean): ReadMeasure["kind"] {
  if (adds) return knownOrigin ? "additional" : "special-heading";
  if (/^The duty provided/.test(general)) return "exclusion";
  return general === "" && knownOrigin ? "non-mfn" : "special-heading";
}

/** English country names with their codes, longest first. */
export type CountryNames = readonly (readonly [name: string, code: string])[];

function originsIn(text: string, countries: CountryNames): readonly string[] | undefined {
  const [, named] = /\bproducts? of (?:the )?([A-Z][\w' -]+)/.exec(text) ?? [];
  const found = named && countries.find(([name]) => named.startsWith(name));
  return found ? [found[1]] : undefined;
}

const months = "January February March April May June July August September October November December".split(
  " ",
);
const day = `((?:${months.join("|")}) \\d{1,2}, \\d{4})`;
const begins = new RegExp(`on or after ${day}`);
const endsBefore = new RegExp(`\\bbefore ${day}`);
const endsOn = new RegExp(`through ${day}`);

/** `Effective with respect to entries on or after January 1, 2025, and before January 1, 2026, ...` */
function validity(text: string): { from?: string; until?: string } {
  const lead = text.slice(0, 220).replace(/,? ?(dated prior to|executed).*$/, "");
  const from = isoDay(begins.exec(lead)?.[1]);
  const last = isoDay(endsOn.exec(lead)?.[1]) ?? dayBefore(isoDay(endsBefore.exec(lead)?.[1]));
  return { ...(from === undefined ? {} : { from }), ...(last === undefined ? {} : { until: last }) };
}

function isoDay(text: string | undefined): string | undefined {
  const [, month, date, year] = /^(\w+) (\d+), (\d+)$/.exec(text ?? "") ?? [];
  if (month === undefined) return undefined;
  return `${year}-${String(months.indexOf(month) + 1).padStart(2, "0")}-${date!.padStart(2, "0")}`;
}

function dayBefore(date: string | undefined): string | undefined {
  if (date === undefined) return undefined;
  return new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
