import { usageError } from "../../model/diagnostic.ts";
import { digitsOf, withLostZero } from "../code.ts";
import { plainWords, type Reading, type ReadLine, type ReadMeasure } from "../reading.ts";
import { column, readTable, type Table } from "./table.ts";

/** What a column of a table of one's own may hold. */
export const ownFields = [
  "code",
  "description",
  "mfn",
  "non-mfn",
  "preference",
  "origin",
  "from",
  "until",
  "unit",
] as const;
export type OwnField = (typeof ownFields)[number];

/** Which column of the table holds what. */
export type ColumnMap = Readonly<Partial<Record<OwnField, string>>>;

/** A CSV with a row per code, read by declared columns. `origin` names who a preference is for, joined by `;`. */
export function readOwnTable(text: string, columns: ColumnMap): Reading {
  const table = readTable(text);
  refuseMissing(table, columns);
  const cell = (field: OwnField): ((row: readonly string[]) => string) =>
    columns[field] === undefined ? () => "" : column(table, columns[field]);
  const read = Object.fromEntries(ownFields.map((field) => [field, cell(field)])) as Record<
    OwnField,
    (row: readonly string[]) => string
  >;
  const byCode = new Map<string, ReadLine & { measures: ReadMeasure[] }>();
  for (const row of table.rows) {
    const code = withLostZero(digitsOf(read.code(row)));
    if (code === "") continue;
    const line = byCode.get(code);
    const measures = measuresOf(row, read);
    if (line === undefined) byCode.set(code, { code, path: [], ...described(row, read), measures });
    else line.measures.push(...measures.filter((m) => !line.measures.some((known) => same(known, m))));
  }
  return {
    rows: table.rows.length,
    lines: [...byCode.values()],
    areas: {},
    coverage: "all-measures",
    warnings: [],
  };
}

function refuseMissing(table: Table, columns: ColumnMap): void {
  const missing = Object.values(columns).find((name) => !table.columns.includes(name));
  if (missing === undefined) return;
  throw usageError("tariff.no-column", { column: missing, columns: table.columns.join(", ") });
}

type Cells = Readonly<Record<OwnField, (row: readonly string[]) => string>>;

function described(row: readonly string[], read: Cells): { text: string; units?: string } {
  const units = read.unit(row);
  return { text: plainWords(read.description(row)), ...(units === "" ? {} : { units }) };
}

function measuresOf(row: readonly string[], read: Cells): ReadMeasure[] {
  const dates = { ...dated("from", read.from(row)), ...dated("until", read.until(row)) };
  const origins = read
    .origin(row)
    .split(";")
    .map((part) => part.trim())
    .filter(Boolean);
  return (["mfn", "non-mfn", "preference"] as const).flatMap((kind) => {
    const text = plainWords(read[kind](row));
    if (text === "") return [];
    return [{ kind, text, ...(kind === "preference" && origins.length > 0 ? { origins } : {}), ...dates }];
  });
}

const dated = <K extends "from" | "until">(key: K, cell: string): { [P in K]?: string } =>
  (/^\d{4}-\d{2}-\d{2}$/.test(cell) ? { [key]: cell } : {}) as { [P in K]?: string };

const same = (a: ReadMeasure, b: ReadMeasure): boolean => JSON.stringify(a) === JSON.stringify(b);
