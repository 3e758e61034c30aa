import Papa from "papaparse";
import { usageError } from "../../model/diagnostic.ts";

/** The widest table that authorities publish has a few dozen. */
const maxColumns = 1_000;

/** A CSV file by the names of its columns. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Reads CSV with a header line; names lose blanks around them, blank rows are passed over. */
export function readTable(text: string): Table {
  const [columns, rows] = partsOf(text);
  if (columns.length > maxColumns)
    throw usageError("tariff.too-many-columns", { found: columns.length, limit: maxColumns });
  return { columns, rows };
}

function partsOf(text: string): [readonly string[], Table["rows"]] {
  const { data } = Papa.parse<string[]>(text, {
    delimitersToGuess: [",", "\t", ";"],
    skipEmptyLines: "greedy",
  });
  const [header = [], ...rows] = data;
  return [header.map((name) => name.trim()), rows];
}

/** The names in the first line of a CSV text. */
export const headerOf = (text: string): readonly string[] =>
  partsOf(text.slice(0, text.indexOf("\n") + 1 || text.length).slice(0, 20_000))[0];

/** A reader of one column: the trimmed cell, `""` where the table lacks the column; `#NA` is blank. */
export function column(table: Table, ...names: readonly string[]): (row: readonly string[]) => string {
  const index = table.columns.findIndex((name) => names.includes(name));
  return (row) => {
    const cell = index < 0 ? "" : (row[index] ?? "").trim();
    return cell === "#NA" ? "" : cell;
  };
}
