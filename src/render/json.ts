import type { ResultHead } from "../model/result.ts";

const unseen = /[\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

/**
 * JSON whose bytes are harmless on a terminal and in a CI log, and mean the same: control, bidi and
 * zero-width characters as escapes, and no `##[` for a runner to obey.
 */
export function safeJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent)
    .replace(unseen, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .replaceAll("##[", "#\\u0023[");
}

export const renderJson = (result: ResultHead<string>): string => `${safeJson(result, 2)}\n`;

/** The items of a list one a line, then a line with all the rest: `{"schema", "on", ..., "summary"}`. */
export function ndjson<R extends ResultHead<string>>(result: R, list: keyof R): string {
  const rest = Object.fromEntries(Object.entries(result).filter(([key]) => key !== list));
  return [...(result[list] as readonly unknown[]), rest].map((line) => `${safeJson(line)}\n`).join("");
}
