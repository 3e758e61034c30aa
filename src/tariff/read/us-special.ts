import type { ReadMeasure } from "../reading.ts";

/**
 * The special column of the United States: `Free (AU,CL,S) 2.4% (JP)`, one measure per rate.
 * A reference (`See 9822.05.20 (P+)`) stays as printed.
 */
export function specialMeasures(text: string): ReadMeasure[] {
  return [...text.matchAll(/([^()]+)\(([^()]*)\)/g)].map(([, rate, symbols]) => ({
    kind: "preference" as const,
    text: rate!.trim(),
    programs: symbols!
      .split(",")
      .map((symbol) => symbol.trim())
      .filter(Boolean),
  }));
}
