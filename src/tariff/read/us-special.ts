import type { ReadMeasure } from "../reading.ts";

/**
 * The special column of the United States: `Free (AU,CL,S) 2.4% (JP)`, one measure per rate.
 * A reference (`See 9822.05.20 (P+)`) stays as printed.
 */
export function specialMeasures(text: string): ReadMeasure[] {
  // Split rather than matched: a pattern would look through endless text again from each of its characters.
  const groups = text.split(")").slice(0, -1);
  return groups.flatMap((group) => {
    const [symbols = "", rate = ""] = group.split("(").reverse();
    const programs = symbols
      .split(",")
      .map((symbol) => symbol.trim())
      .filter(Boolean);
    return rate === "" ? [] : [{ kind: "preference" as const, text: rate.trim(), programs }];
  });
}
