import { visibleLines } from "./visible.ts";

export type CsvValue = string | number | null | undefined;

/** A spreadsheet takes a text that begins so for a formula; a number with its sign is none. */
const formula = /^[=+\-@\t\r]/;
const signedNumber = /^[+-]?\d+(\.\d+)?%?$/;

/** RFC 4180, with CRLF; text that a spreadsheet would run is given a leading apostrophe. */
export function csv(head: readonly string[], rows: readonly (readonly CsvValue[])[]): string {
  return [head, ...rows].map(csvLine).join("");
}

export const csvLine = (row: readonly CsvValue[]): string => `${row.map(csvCell).join(",")}\r\n`;

const most = 4_096;
const longest = 2_000;
/** Texts of rules and sources stand in every other row; they are made harmless once. */
const cells = new Map<string, string>();

function csvCell(value: CsvValue): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return String(value);
  const known = cells.get(value);
  if (known !== undefined) return known;
  const made = quoted(value);
  if (cells.size >= most) cells.clear();
  if (value.length < longest) cells.set(value, made);
  return made;
}

function quoted(value: string): string {
  const text = visibleLines(defused(value));
  return /[",\r\n]|^ | $/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const defused = (text: string): string =>
  formula.test(text) && !signedNumber.test(text) ? `'${text}` : text;
