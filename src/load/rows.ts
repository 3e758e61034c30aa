import { closeSync, openSync, readSync } from "node:fs";
import Papa from "papaparse";
import type { Path, Span } from "../model/diagnostic.ts";
import { cellOffset } from "./csv.ts";
import { linesOf, type Source } from "./source.ts";
import { type Separators, type SplitRows, splitCsv } from "./split-csv.ts";
import { parseYaml } from "./yaml.ts";

/** A file that must be read whole to be read rightly, or to say what is wrong with it. */
export class NotStreamable extends Error {}

/** Small, so that what is made of a block is gone before a garbage collector moves it. */
const blockBytes = 1 << 17;
/** A record longer than this is no record. */
const mostPending = 4 << 20;

/** A piece of a catalogue's file that ends where a record does, with all that is needed to read it by itself. */
export interface Portion {
  readonly file: string;
  readonly text: string;
  /** Lines of the file before it. */
  readonly before: number;
  /** What only CSV has. */
  readonly csv?: {
    readonly separators: Separators;
    readonly header: readonly string[];
    /** Whether the header stands in it. */
    readonly first: boolean;
  };
}

/** Whole rows of a CSV file, blank ones and the header left out, with what tells where they stand. */
export interface RowBlock {
  /** The next row, in an array that may be used again. */
  next(): readonly string[] | undefined;
  readonly bytes: number;
  /** How much of the block has passed, from 0 to 1. */
  passed(): number;
  /** The line and column, from 1, at which a cell of the last row begins. */
  place(column: number): CellPlace;
}

export interface CellPlace {
  readonly line: number;
  readonly column: number;
}

/** A CSV file in portions; there is none where it is empty. */
export function* csvPortions(file: string): Generator<Portion> {
  let known: Omit<NonNullable<Portion["csv"]>, "first"> | undefined;
  let before = 0;
  for (const text of wholeRecords(file, endOfRows)) {
    const first = known === undefined;
    const csv = known ?? headed(text);
    known = csv;
    yield { file, text, before, csv: { ...csv, first } };
    before += lineEnds(text);
  }
}

function headed(text: string) {
  const separators = guessSeparators(text);
  return { separators, header: [...(nextOf(rowsIn(text, separators)) ?? [])] };
}

/** An NDJSON file in portions. */
export function* linePortions(file: string): Generator<Portion> {
  let before = 0;
  for (const text of wholeRecords(file, (block) => block.lastIndexOf("\n"))) {
    yield { file, text, before };
    before += lineEnds(text);
  }
}

/** The rows of a portion of CSV. */
export function csvBlock({ file, text, before }: Portion, csv: NonNullable<Portion["csv"]>): RowBlock {
  const { separators, first } = csv;
  const rows = rowsIn(text, separators);
  if (first) nextOf(rows);
  let lines: ReturnType<typeof linesOf> | undefined;
  let cells: readonly string[] = [];
  return {
    bytes: Buffer.byteLength(text),
    passed: () => Math.min(1, rows.offset() / text.length),
    next() {
      const row = nextOf(rows);
      if (row !== undefined) cells = row;
      return row;
    },
    place(column) {
      lines ??= linesOf(text);
      const from = cellOffset(text, { cells, offset: rows.offset() }, column, separators.delimiter);
      const { line, col } = lines.span(file, from, from);
      return { line: line + before, column: col };
    },
  };
}

/** The next row that is not blank. */
function nextOf(rows: SplitRows): readonly string[] | undefined {
  let row = rows.next();
  while (row !== undefined && isBlank(row)) row = rows.next();
  return row;
}

/** As the parser guesses them from the beginning of a file. */
function guessSeparators(text: string): Separators {
  const { meta } = Papa.parse(text, { preview: 1, delimitersToGuess: [",", "\t", ";"] });
  return { delimiter: meta.delimiter, newline: meta.linebreak as Separators["newline"] };
}

/** The rows of a text as they are split by hand, and from the first on that is not plainly written by the parser. */
function rowsIn(text: string, separators: Separators): SplitRows {
  let rows = splitCsv(text, separators);
  let plain = true;
  return {
    offset: () => rows.offset(),
    next() {
      const row = rows.next();
      if (row !== undefined || !plain || rows.offset() >= text.length) return row;
      plain = false;
      rows = parsedCsv(text, rows.offset(), separators);
      return rows.next();
    },
  };
}

function parsedCsv(text: string, from: number, separators: Separators): SplitRows {
  const rows: string[][] = [];
  const offsets: number[] = [];
  let offset = from;
  Papa.parse<string[]>(text.slice(from), {
    ...separators,
    step({ data, errors, meta }) {
      if (errors.some((error) => error.type === "Quotes")) throw new NotStreamable("quotes");
      rows.push(data);
      offsets.push(offset);
      offset = from + meta.cursor;
    },
  });
  let at = -1;
  return { offset: () => offsets[at] ?? text.length, next: () => rows[++at] };
}

const isBlank = (cells: readonly string[]): boolean => cells.length === 1 && cells[0]!.trim() === "";

/** A row with what is needed to say where its parts stand. */
export interface PlacedRow<T> {
  readonly value: T;
  locate(path: Path, part?: "key" | "value"): Span;
}

function lineEnds(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}

const turn = 16;

/** Passes the rows of a block, and gives a share of its bytes after every turn's rows. */
export function* inTurns(block: RowBlock, take: (cells: readonly string[]) => void): Generator<number> {
  let told = 0;
  for (let count = 1, cells = block.next(); cells !== undefined; count++, cells = block.next()) {
    take(cells);
    if (count % turn > 0) continue;
    const passed = block.bytes * block.passed();
    yield passed - told;
    told = passed;
  }
  yield block.bytes - told;
}

/** Passes the values of a portion of NDJSON with their places; gives bytes read every now and then. */
export function* passNdjson(
  { file, text, before }: Portion,
  take: (row: PlacedRow<unknown>) => void,
): Generator<number> {
  const rows = text.endsWith("\n") ? text.slice(0, -1).split("\n") : text.split("\n");
  const bytes = Buffer.byteLength(text);
  for (const [index, row] of rows.entries()) {
    if (index > 0 && index % turn === 0) yield (bytes * turn) / rows.length;
    if (row.trim() === "") continue;
    const line = before + index + 1;
    let placed: Source | undefined;
    const locate: PlacedRow<unknown>["locate"] = (path, part) => {
      placed ??= parseYaml(file, row);
      const span = placed.locate(path.slice(1), part);
      return { ...span, line, endLine: line };
    };
    take({ value: json(row), locate });
  }
  yield (bytes * (((rows.length - 1) % turn) + 1)) / rows.length;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new NotStreamable("json");
  }
}

/** The text of a file in pieces that end where `lastEnd` says that a record does. */
function* wholeRecords(file: string, lastEnd: (text: string) => number): Generator<string> {
  let pending = "";
  for (const text of decoded(file)) {
    pending += text;
    const end = lastEnd(pending);
    if (end < 0 && pending.length > mostPending) throw new NotStreamable("a record without end");
    if (end < 0) continue;
    yield pending.slice(0, end + 1);
    pending = pending.slice(end + 1);
  }
  if (pending.trim() !== "") yield pending;
}

/** The last line end that stands outside quotes. */
function endOfRows(text: string): number {
  let end = text.lastIndexOf("\n");
  let quotes = quotesIn(text, 0, end);
  while (end >= 0 && quotes % 2 === 1) {
    // The quote that is open there, and the line before it: line by line a text without end takes hours.
    const open = text.lastIndexOf('"', end - 1);
    const before = open < 1 ? -1 : text.lastIndexOf("\n", open - 1);
    quotes -= quotesIn(text, Math.max(0, before), end);
    end = before;
  }
  return end;
}

function quotesIn(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('"', from); at >= 0 && at < to; at = text.indexOf('"', at + 1)) count += 1;
  return count;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;

function* decoded(file: string): Generator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const buffer = Buffer.allocUnsafe(blockBytes);
  const handle = openSync(file, "r");
  try {
    for (let size = readSync(handle, buffer); size > 0; size = readSync(handle, buffer)) {
      yield clean(decoder.decode(buffer.subarray(0, size), { stream: true }));
    }
    yield clean(decoder.decode());
  } catch (error) {
    if (error instanceof TypeError) throw new NotStreamable("not UTF-8");
    throw error;
  } finally {
    closeSync(handle);
  }
}

function clean(text: string): string {
  if (control.test(text)) throw new NotStreamable("control character");
  return text;
}
