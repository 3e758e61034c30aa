import { InputError } from "../model/diagnostic.ts";

/** A pattern with `*` as a wildcard, matched as a whole. */
export function matches(pattern: string, text: string): boolean {
  const parts = pattern.split("*");
  if (parts.length === 1) return pattern === text;
  if (!text.startsWith(parts[0]!) || !text.endsWith(parts.at(-1)!)) return false;
  let at = parts[0]!.length;
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= text.length - parts.at(-1)!.length;
}

/** The items that any pattern names; all without patterns. A pattern that names nothing is an error. */
export function select<T>(
  what: string,
  items: readonly T[],
  names: (item: T) => readonly string[],
  patterns: readonly string[],
): T[] {
  if (patterns.length === 0) return [...items];
  const hits = (pattern: string, item: T): boolean => names(item).some((name) => matches(pattern, name));
  for (const pattern of patterns) {
    if (items.some((item) => hits(pattern, item))) continue;
    const known = items
      .map((item) => names(item)[0])
      .slice(0, 20)
      .join(", ");
    throw new InputError([
      {
        code: "input.nothing-selected",
        severity: "error",
        message: "input.nothing-selected",
        args: { what, pattern, known },
      },
    ]);
  }
  return items.filter((item) => patterns.some((pattern) => hits(pattern, item)));
}
