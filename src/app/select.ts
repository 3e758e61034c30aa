import { InputError } from "../model/diagnostic.ts";
import { matches } from "../model/pattern.ts";

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
