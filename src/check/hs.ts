import { maybe, no, or, type Truth, truth, yes } from "./truth.ts";

/** Matches codes (digits only) against prefixes and ranges of prefixes; too short a code is not known. */
export function hsMatcher(prefixes: readonly string[]): (code: string) => Truth {
  const ranges = prefixes.map((text) => {
    const [low, high] = text.replaceAll(".", "").split("-") as [string, string?];
    return { low, high: high ?? low };
  });
  return (code) =>
    ranges.reduce<Truth>((best, range) => (best === yes ? yes : or(best, inRange(code, range))), no);
}

function inRange(code: string, { low, high }: { readonly low: string; readonly high: string }): Truth {
  if (code.length >= low.length)
    return truth(code.slice(0, low.length) >= low && code.slice(0, high.length) <= high);
  const known = low.slice(0, code.length) <= code && code <= high.slice(0, code.length);
  return known ? maybe : no;
}
