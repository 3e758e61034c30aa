import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import { basename } from "node:path";
import type * as z from "zod";
import type { CheckItem, CheckResult } from "../model/check-result.ts";
import { checkItemSchema, checkResultSchema, verdictsSchema } from "../model/check-result-schema.ts";
import type { CostResult, Estimate } from "../model/cost-result.ts";
import { costResultSchema, estimateSchema } from "../model/cost-result-schema.ts";
import { NotStreamable } from "./rows.ts";

/** A result in NDJSON that is read line by line. Throws `NotStreamable` for what must be read whole to be refused. */
export interface ResultLines {
  readonly file: string;
  /** Without items or estimates, and without verdicts. */
  readonly head: CheckResult | CostResult;
  /** The lines before the last, from one place to another, with where each ends. */
  lines(
    from?: number,
    to?: number,
  ): Generator<{ readonly value: CheckItem | Estimate; readonly end: number }>;
  /** The verdicts of the last line, checked, in pieces. */
  verdicts(): Generator<CheckResult["verdicts"]>;
}

/** No line but the last is longer, and of the last no part but the verdicts. */
const longest = 4 << 20;
const pieceBytes = 1 << 16;
const before = ',"verdicts":[';

export function openLines(file: string): ResultLines {
  if (!basename(file).endsWith(".ndjson")) throw new NotStreamable("not lines");
  const size = sizeOf(file);
  const last = lastLine(file, size);
  const text = withoutVerdicts(textOf(file, last, size));
  const head = headOf(text);
  const schema: z.ZodType = head.schema === "xb.check/1" ? checkItemSchema : estimateSchema;
  return {
    file,
    head,
    *lines(from = 0, to = last) {
      for (const { line, end } of linesOf(file, from, to)) {
        if (line.trim() === "") continue;
        const value = json(line);
        if (!schema.safeParse(value).success) throw new NotStreamable("schema");
        yield { value: value as CheckItem, end };
      }
    },
    *verdicts() {
      let pending = "";
      let open = false;
      for (const piece of textOf(file, last, size)) {
        pending += piece;
        if (!open) {
          const at = pending.indexOf(before);
          if (at < 0) continue;
          pending = pending.slice(at + before.length);
          open = true;
        }
        const close = pending.indexOf("]");
        const end = close < 0 ? pending.lastIndexOf("},") + 1 : close;
        if (end > 0) yield verdictsOf(pending.slice(0, end));
        if (close >= 0) return;
        pending = pending.slice(end > 0 ? end + 1 : 0);
      }
    },
  };
}

/** Bytes of a regular file; links and devices are refused by a reading of the whole. */
function sizeOf(file: string): number {
  try {
    const handle = openSync(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const status = fstatSync(handle);
    closeSync(handle);
    if (status.isFile()) return status.size;
  } catch {
    throw new NotStreamable("unreadable");
  }
  throw new NotStreamable("no file");
}

/** The last line with an empty list where its verdicts stand. */
function withoutVerdicts(pieces: Iterable<string>): string {
  let text = "";
  let from = -1;
  let closed = false;
  for (const piece of pieces) {
    text += piece;
    if (from < 0) {
      const at = text.indexOf(before);
      if (at >= 0) from = at + before.length;
    }
    if (from >= 0 && !closed) {
      const end = text.indexOf("]", from);
      closed = end >= 0;
      text = text.slice(0, from) + (closed ? text.slice(end) : "");
    }
    if (text.length > longest) throw new NotStreamable("a head without end");
  }
  return text;
}

function verdictsOf(text: string): CheckResult["verdicts"] {
  const found = json(`[${text}]`);
  if (!verdictsSchema.safeParse(found).success) throw new NotStreamable("verdicts");
  return found as CheckResult["verdicts"];
}

function headOf(text: string): CheckResult | CostResult {
  const value = json(text) as CheckResult | CostResult;
  const named = typeof value === "object" && value !== null ? value.schema : undefined;
  const whole =
    named === "xb.check/1"
      ? checkResultSchema.safeParse({ ...value, items: [] })
      : costResultSchema.safeParse({ ...value, estimates: [] });
  if (!whole.success) throw new NotStreamable("head");
  return value;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new NotStreamable("json");
  }
}

/** Where the last line begins that is not blank. */
function lastLine(file: string, size: number): number {
  const handle = openSync(file, "r");
  const buffer = Buffer.allocUnsafe(pieceBytes);
  try {
    let seen = false;
    for (let end = size; end > 0; ) {
      const from = Math.max(0, end - pieceBytes);
      readSync(handle, buffer, 0, end - from, from);
      for (let at = end - from - 1; at >= 0; at--) {
        if (buffer[at] !== 10) seen ||= buffer[at]! > 32;
        else if (seen) return from + at + 1;
      }
      end = from;
    }
    return 0;
  } finally {
    closeSync(handle);
  }
}

function* bytesOf(file: string, from: number, to: number): Generator<Buffer> {
  const handle = openSync(file, "r");
  const buffer = Buffer.allocUnsafe(pieceBytes);
  try {
    for (let at = from; at < to; ) {
      const size = readSync(handle, buffer, 0, Math.min(pieceBytes, to - at), at);
      if (size === 0) return;
      at += size;
      yield buffer.subarray(0, size);
    }
  } finally {
    closeSync(handle);
  }
}

function* textOf(file: string, from: number, to: number): Generator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  for (const bytes of bytesOf(file, from, to)) yield decoded(decoder, bytes, true);
}

function* linesOf(file: string, from: number, to: number): Generator<{ line: string; end: number }> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let pending: Buffer = Buffer.alloc(0);
  let at = from;
  for (const bytes of bytesOf(file, from, to)) {
    const all = pending.length === 0 ? bytes : Buffer.concat([pending, bytes]);
    let start = 0;
    for (let end = all.indexOf(10); end >= 0; end = all.indexOf(10, start)) {
      at += end + 1 - start;
      yield { line: decoded(decoder, all.subarray(start, end), false), end: at };
      start = end + 1;
    }
    pending = Buffer.from(all.subarray(start));
    if (pending.length > longest) throw new NotStreamable("a line without end");
  }
  if (pending.length > 0) yield { line: decoded(decoder, pending, false), end: to };
}

function decoded(decoder: InstanceType<typeof TextDecoder>, bytes: Buffer, stream: boolean): string {
  try {
    return decoder.decode(bytes, { stream });
  } catch {
    throw new NotStreamable("not UTF-8");
  }
}
