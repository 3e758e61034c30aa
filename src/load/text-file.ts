import { closeSync, constants, fstatSync, openSync, readFileSync } from "node:fs";
import { type Diagnostic, InputError, type Span } from "../model/diagnostic.ts";
import type { MessageArgs, MessageId } from "../text/message.ts";
import { linesOf } from "./source.ts";

/** Largest file that is read whole, in bytes. */
export const maxBytes = {
  yaml: 4 << 20,
  json: 256 << 20,
  csv: 256 << 20,
  ndjson: 256 << 20,
  text: 1 << 20,
} as const;
export type FileKind = keyof typeof maxBytes;

export function refuse(
  file: string,
  message: MessageId,
  args: MessageArgs = {},
  at?: Span,
  lineText?: string,
): InputError {
  const diagnostic: Diagnostic = {
    code: `file.${message.replace(/^file\./, "")}`,
    severity: "error",
    message,
    args: { file, ...args },
    at: at ?? { file, line: 1, col: 1, endLine: 1, endCol: 1 },
    ...(lineText === undefined ? {} : { lineText }),
  };
  return new InputError([diagnostic]);
}

/**
 * The text of a regular file in valid UTF-8, without a byte order mark.
 * Links, devices, pipes, folders, over-large files and control characters are refused with their place.
 */
export function readText(file: string, kind: FileKind): string {
  const bytes = readBytes(file, maxBytes[kind]);
  return decode(file, bytes);
}

/** Values that a file may hold, so that reading it whole stays under a gigabyte. */
const maxValues = 10_000_000;

/** Refuses a text with so many separators that its values would not fit into memory, before any parser sees it. */
export function refuseMany(file: string, text: string, separators: string): void {
  if (text.length <= maxValues) return;
  const codes = [...separators].map((char) => char.charCodeAt(0));
  let found = 0;
  for (let at = 0; at < text.length; at++) if (codes.includes(text.charCodeAt(at))) found++;
  if (found > maxValues) throw refuse(file, "file.too-many-values", { limit: maxValues });
}

/** The bytes of a regular file of at most `limit` bytes. */
export function readBytes(file: string, limit: number): Uint8Array {
  let handle: number;
  try {
    handle = openSync(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    throw refuse(file, openFailure((error as NodeJS.ErrnoException).code), {
      reason: (error as NodeJS.ErrnoException).code ?? "",
    });
  }
  try {
    const stat = fstatSync(handle);
    if (stat.isDirectory()) throw refuse(file, "file.is-folder");
    if (!stat.isFile()) throw refuse(file, "file.not-regular");
    if (stat.size > limit) throw refuse(file, "file.too-large", { size: stat.size, limit });
    return readFileSync(handle);
  } finally {
    closeSync(handle);
  }
}

function openFailure(code: string | undefined): MessageId {
  if (code === "ENOENT" || code === "ENOTDIR") return "file.not-found";
  if (code === "ELOOP" || code === "EMLINK") return "file.is-link";
  if (code === "ENXIO" || code === "EOPNOTSUPP") return "file.not-regular";
  return "file.unreadable";
}

/** Decodes bytes as UTF-8 and refuses what no text file holds. */
export function decode(file: string, bytes: Uint8Array): string {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    throw refuse(file, "file.utf16");
  }
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw invalidUtf8(file, bytes);
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused
  const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/.exec(text);
  if (control) {
    const lines = linesOf(text);
    const at = lines.span(file, control.index, control.index + 1);
    const code = control[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
    throw refuse(file, "file.control", { code: `U+${code}` }, at);
  }
  return text;
}

function invalidUtf8(file: string, bytes: Uint8Array): InputError {
  let good = validPrefix(bytes);
  // A character cut short counts as begun: the place is where it begins.
  while (!decodes(bytes.subarray(0, good), false)) good--;
  const before = new TextDecoder().decode(bytes.subarray(0, good));
  const at = linesOf(before).span(file, before.length, before.length);
  return refuse(file, "file.not-utf8", { offset: good }, at);
}

function validPrefix(bytes: Uint8Array): number {
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (decodes(bytes.subarray(0, middle), true)) low = middle;
    else high = middle - 1;
  }
  return low;
}

function decodes(bytes: Uint8Array, stream: boolean): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream });
    return true;
  } catch {
    return false;
  }
}
