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

function csvCell(value: CsvValue): string {
  if (value === null || value === undefined) return "";
  const text = visibleLines(defused(String(value)));
  return /[",\r\n]|^ | $/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const defused = (text: string): string =>
  formula.test(text) && !signedNumber.test(text) ? `'${text}` : text;
