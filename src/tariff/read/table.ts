import Papa from "papaparse";

/** A CSV file by the names of its columns. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Reads CSV with a header line; names lose blanks around them, blank rows are passed over. */
export function readTable(text: string): Table {
  const { data } = Papa.parse<string[]>(text, {
    delimitersToGuess: [",", "\t", ";"],
    skipEmptyLines: "greedy",
  });
  const [header = [], ...rows] = data;
  return { columns: header.map((name) => name.trim()), rows };
}

/** The names in the first line of a CSV text. */
export const headerOf = (text: string): readonly string[] =>
  readTable(text.slice(0, text.indexOf("\n") + 1 || text.length).slice(0, 20_000)).columns;

/** A reader of one column: the trimmed cell, `""` where the table lacks the column; `#NA` is blank. */
export function column(table: Table, ...names: readonly string[]): (row: readonly string[]) => string {
  const index = table.columns.findIndex((name) => names.includes(name));
  return (row) => {
    const cell = index < 0 ? "" : (row[index] ?? "").trim();
    return cell === "#NA" ? "" : cell;
  };
}
