import Papa from "papaparse";
import { type Diagnostic, InputError, mostProblems, type Path } from "../model/diagnostic.ts";
import type { MessageArgs, MessageId } from "../text/message.ts";
import { linesOf, type Source } from "./source.ts";
import { refuseMany } from "./text-file.ts";

/** What a column's cells become: told by the schema of the rows, see `cellKinds`. */
export type CellKind = "text" | "number" | "boolean" | "list" | "json";
export type CellKinds = (column: string) => CellKind;

export interface Row {
  readonly cells: readonly string[];
  readonly offset: number;
}

/** A header with more is none that anybody wrote. */
export const mostColumns = 10_000;

/**
 * Parses CSV (RFC 4180, separator comma, semicolon or tab) into records: nested keys by a dot, lists joined by `;`.
 * An empty cell is a key left out. Positions are those of the cells.
 */
export function parseCsv(file: string, text: string, kinds: CellKinds): Source {
  refuseMany(file, text, ",;\t\n");
  const lines = linesOf(text);
  const fail = (message: MessageId, args: MessageArgs, from: number): Diagnostic => {
    const span = lines.span(file, from, from + 1);
    return { code: message, severity: "error", message, args, at: span, lineText: lines.text(span.line) };
  };
  const { rows, delimiter } = readRows(text, fail);
  const [header, ...body] = rows;
  if (!header) throw new InputError([fail("csv.empty", {}, 0)]);
  const columns = header.cells.map((cell) => cell.trim());
  if (columns.length > mostColumns) {
    throw new InputError([fail("csv.columns", { found: columns.length, limit: mostColumns }, header.offset)]);
  }
  const errors = headerProblems(columns, header, fail);
  for (const row of body.filter((r) => r.cells.length !== columns.length).slice(0, mostProblems)) {
    errors.push(fail("csv.width", { found: row.cells.length, expected: columns.length }, row.offset));
  }
  if (errors.length > 0) throw new InputError(errors.slice(0, mostProblems));
  return {
    file,
    value: body.map((row) => toRecord(columns, row.cells, kinds)),
    lineText: lines.text,
    locate(path, part) {
      const row = part === "key" ? header : (body[Number(path[0] ?? 0)] ?? header);
      const column = columnOf(columns, path);
      const offset = cellOffset(text, row, column, delimiter);
      return lines.span(file, offset, offset + (row.cells[column]?.length ?? 0));
    },
  };
}

function readRows(
  text: string,
  fail: (message: MessageId, args: MessageArgs, from: number) => Diagnostic,
): { rows: Row[]; delimiter: string } {
  const rows: Row[] = [];
  const errors: Diagnostic[] = [];
  let delimiter = ",";
  let offset = 0;
  Papa.parse<string[]>(text, {
    delimitersToGuess: [",", "\t", ";"],
    skipEmptyLines: false,
    step(result, parser) {
      delimiter = result.meta.delimiter;
      if (errors.length >= mostProblems) parser.abort();
      for (const error of result.errors) {
        if (error.type === "Quotes") errors.push(fail("csv.quotes", { detail: error.message }, offset));
      }
      const blank = result.data.length === 1 && result.data[0]!.trim() === "";
      if (!blank) rows.push({ cells: result.data, offset });
      offset = result.meta.cursor;
    },
  });
  if (errors.length > 0) throw new InputError(errors.slice(0, mostProblems));
  return { rows, delimiter };
}

export function headerProblems(
  columns: readonly string[],
  header: Row,
  fail: (message: MessageId, args: MessageArgs, from: number) => Diagnostic,
): Diagnostic[] {
  const first = new Map([...columns.entries()].reverse().map(([index, column]) => [column, index]));
  const wrong = (column: string, index: number): boolean =>
    column === "" || badKey.test(column) || first.get(column)! < index;
  // To quote a line of a million columns takes time: only what will be told is looked at.
  const found = [...columns.entries()]
    .filter(([index, column]) => wrong(column, index))
    .slice(0, mostProblems);
  return found.map(([index, column]) => {
    if (column === "") return fail("csv.no-name", { column: index + 1 }, header.offset);
    const message = badKey.test(column) ? "yaml.bad-key" : "yaml.duplicate-key";
    return fail(message, { key: column }, header.offset);
  });
}

const badKey = /(^|\.)(__proto__|constructor|prototype)(\.|$)/;

export function toRecord(
  columns: readonly string[],
  cells: readonly string[],
  kinds: CellKinds,
): Record<string, unknown> {
  const record: Record<string, unknown> = {};
  for (const [index, column] of columns.entries()) {
    const cell = cells[index]!.trim();
    if (cell !== "") setDeep(record, column.split("."), toCell(cell, kinds(column)));
  }
  return record;
}

function toCell(cell: string, kind: CellKind): unknown {
  if (/^[[{]/.test(cell) && kind !== "text") return jsonCell(cell);
  if (kind === "list")
    return cell === "-"
      ? []
      : cell
          .split(";")
          .map((part) => part.trim())
          .filter(Boolean);
  if (kind === "number" && /^-?\d+(\.\d+)?$/.test(cell)) return Number(cell);
  if (kind === "boolean" && /^(true|false)$/i.test(cell)) return cell.toLowerCase() === "true";
  return cell;
}

function jsonCell(cell: string): unknown {
  try {
    return JSON.parse(cell);
  } catch {
    return cell;
  }
}

function setDeep(record: Record<string, unknown>, keys: readonly string[], value: unknown): void {
  let here = record;
  for (const key of keys.slice(0, -1)) {
    const next = here[key];
    here[key] = typeof next === "object" && next !== null ? next : {};
    here = here[key] as Record<string, unknown>;
  }
  here[keys.at(-1)!] = value;
}

export function columnOf(columns: readonly string[], path: Path): number {
  for (let length = path.length; length > 1; length--) {
    const index = columns.indexOf(path.slice(1, length).join("."));
    if (index >= 0) return index;
  }
  const prefix = path.slice(1, 2).join(".");
  return Math.max(
    0,
    columns.findIndex((column) => column === prefix || column.startsWith(`${prefix}.`)),
  );
}

/** Where a cell begins: the separators before it that stand outside quotes. */
export function cellOffset(text: string, row: Row, column: number, delimiter: string): number {
  let at = row.offset;
  let left = column;
  let quoted = false;
  for (; left > 0 && at < text.length; at++) {
    if (text[at] === '"') quoted = !quoted;
    else if (text[at] === delimiter && !quoted) left--;
  }
  return at;
}
