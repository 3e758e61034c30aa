import { InputError } from "../model/diagnostic.ts";
import { near } from "../model/near.ts";
import { matches } from "../model/pattern.ts";

/** The items that any pattern names; all without patterns. A pattern that names nothing is an error. */
export function select<T>(
  what: "market" | "product" | "host" | "studio",
  items: readonly T[],
  names: (item: T) => readonly string[],
  patterns: readonly string[],
): T[] {
  if (patterns.length === 0) return [...items];
  const hits = (pattern: string, item: T): boolean => names(item).some((name) => matches(pattern, name));
  for (const pattern of patterns) {
    if (items.some((item) => hits(pattern, item))) continue;
    const ids = items.flatMap((item) => names(item)[0] ?? []);
    const guess = near(pattern, ids);
    throw new InputError([
      {
        code: "input.nothing-selected",
        severity: "error",
        message: `input.no-such-${what}`,
        args: { pattern },
        help:
          guess === undefined
            ? { message: "input.known", args: { known: some(ids) } }
            : { message: "input.guess", args: { guess } },
      },
    ]);
  }
  return items.filter((item) => patterns.some((pattern) => hits(pattern, item)));
}

const most = 20;

const some = (ids: readonly string[]): string =>
  [...ids.slice(0, most), ...(ids.length > most ? ["…"] : [])].join(", ") || "–";
