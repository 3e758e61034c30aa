import { existsSync } from "node:fs";
import { extname } from "node:path";
import type * as z from "zod";
import { type Diagnostic, InputError, mostProblems, type Path, type Span } from "../model/diagnostic.ts";
import { parseCsv } from "./csv.ts";
import { insideFolder } from "./folder.ts";
import { parseJson, parseNdjson } from "./json.ts";
import { cellKind } from "./schema-walk.ts";
import type { Source } from "./source.ts";
import { type FileKind, readText } from "./text-file.ts";
import { validate } from "./validate.ts";
import { parseYaml } from "./yaml.ts";

/** A record with the place it was written at. */
export interface Placed<T> {
  readonly value: T;
  /** The place of a part of the record. */
  locate(path: Path, part?: "key" | "value"): Span;
  lineText(line: number): string;
}

/** Reads and parses one file by its ending. Rows of a CSV take their cell types from `row`. */
export function loadSource(file: string, row?: z.ZodType): Source {
  const ending = extname(file).toLowerCase();
  const kind: FileKind | undefined = kinds[ending];
  if (kind === undefined) {
    // A folder that was mistyped is missed as such, not for its lack of an ending.
    const message = existsSync(file) ? "input.format" : "file.not-found";
    throw new InputError([{ code: message, severity: "error", message, args: { file } }]);
  }
  return parseSource(file, readText(file, kind), kind, row);
}

const kinds: Readonly<Record<string, FileKind>> = {
  ".yaml": "yaml",
  ".yml": "yaml",
  ".json": "json",
  ".ndjson": "ndjson",
  ".jsonl": "ndjson",
  ".csv": "csv",
};

export function parseSource(file: string, text: string, kind: FileKind, row?: z.ZodType): Source {
  if (kind === "json") return parseJson(file, text);
  if (kind === "ndjson") return parseNdjson(file, text);
  if (kind === "csv") return parseCsv(file, text, (column) => (row ? cellKind(row, column) : "text"));
  return parseYaml(file, text);
}

/**
 * The records of a list that a launch gives inline, as a file's name or as several names.
 * `base` is the list's path in the launch. All diagnostics of all files are thrown together.
 */
export function loadRecords<S extends z.ZodType>(
  schema: S,
  written: string | readonly (string | object)[],
  launch: { readonly source: Source; readonly root: string },
  base: Path,
  of: ListOf = {},
): Placed<z.output<S>>[] {
  if (written.length === 0) return [];
  if (typeof written !== "string" && typeof written[0] !== "string") {
    return place(schema, launch.source, launch.source.value, base, of);
  }
  const names = typeof written === "string" ? [written] : (written as readonly string[]);
  const problems: Diagnostic[] = [];
  const records = names.flatMap((name, index) => {
    try {
      const path = typeof written === "string" ? base : [...base, index];
      const source = loadSource(insideFolder(launch.root, name, launch.source, path), schema);
      return place(schema, source, { list: source.value }, [], of);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(...error.diagnostics);
      return [];
    }
  });
  if (problems.length > 0) throw new InputError(problems);
  return records;
}

/** What is told of a list beside its records' schema: the key that tells them apart, and how many there may be. */
interface ListOf {
  readonly id?: string;
  readonly limit?: Limit;
}

/** How many records a list may have, and the message that refuses more. */
interface Limit {
  readonly most: number;
  readonly message: Diagnostic["message"];
}

function tooMany(source: Source, path: Path, count: number, { most, message }: Limit): InputError {
  const at = source.locate(path);
  const args = { count, most };
  return new InputError([
    { code: message, severity: "error", message, args, at, path, lineText: source.lineText(at.line) },
  ]);
}

function place<S extends z.ZodType>(
  schema: S,
  source: Source,
  root: unknown,
  base: Path,
  of: ListOf,
): Placed<z.output<S>>[] {
  const list =
    base.length === 0
      ? source.value
      : base.reduce<unknown>((v, p) => (v as Record<string, unknown>)[p], root);
  const rows = untilTwins(Array.isArray(list) ? list : [list], of.id);
  const single = !Array.isArray(list);
  const { limit } = of;
  if (limit !== undefined && rows.length > limit.most)
    throw tooMany(source, [...base, limit.most], rows.length, limit);
  const problems: Diagnostic[] = [];
  const records = rows.map((row, index) => {
    const path: Path = single ? base : [...base, index];
    const checked = validate(schema, source, row, path);
    problems.push(...checked.diagnostics);
    if (problems.length >= mostProblems) throw new InputError(problems);
    const locate = (inner: Path, part?: "key" | "value"): Span => source.locate([...path, ...inner], part);
    return {
      value: "value" in checked ? checked.value : (row as z.output<S>),
      locate,
      lineText: source.lineText,
    };
  });
  if (problems.length > 0) throw new InputError(problems);
  return records;
}

/** The rows up to the last twin that is told of: `uniqueIds` refuses them, and what follows need not be looked at. */
function untilTwins(rows: readonly unknown[], id: string | undefined): readonly unknown[] {
  if (id === undefined || rows.length < mostProblems) return rows;
  const met = new Set<unknown>();
  let twins = 0;
  const last = rows.findIndex((row) => {
    const value = (row as Record<string, unknown> | null)?.[id];
    if (met.has(value)) twins += 1;
    else if (value !== undefined) met.add(value);
    return twins === mostProblems;
  });
  return last < 0 ? rows : rows.slice(0, last + 1);
}

/** Refuses two records of the same id, saying where the first stands. */
export function uniqueIds<T>(what: string, records: readonly Placed<T>[], key: keyof T & string): void {
  const first = new Map<string, Placed<T>>();
  const problems: Diagnostic[] = [];
  for (const record of records) {
    const id = String(record.value[key]);
    const earlier = first.get(id);
    if (!earlier) first.set(id, record);
    else {
      const there = earlier.locate([key]);
      const at = record.locate([key]);
      problems.push({
        code: "input.duplicate-id",
        severity: "error",
        message: "input.duplicate-id",
        args: { what, id, first: `${there.file}:${there.line}` },
        at,
        lineText: record.lineText(at.line),
      });
      if (problems.length === mostProblems) break;
    }
  }
  if (problems.length > 0) throw new InputError(problems);
}
