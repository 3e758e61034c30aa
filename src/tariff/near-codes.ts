import { distance } from "fastest-levenshtein";
import { rangeOf } from "./code.ts";

const most = 5;

/** Positions of codes that are probably meant: of the longest beginning that exists, those with the closest digits. */
export function nearCodes(codes: readonly string[], code: string): number[] {
  for (let length = (code.length - 1) & ~1; length >= 2; length -= 2) {
    const { from, to } = rangeOf(codes, code.slice(0, length));
    if (to === from) continue;
    const level = levelFor(codes, from, to, code);
    return level
      .map((position) => ({ position, far: distance(codes[position]!, code) }))
      .sort((a, b) => a.far - b.far || a.position - b.position)
      .slice(0, most)
      .map(({ position }) => position)
      .sort((a, b) => a - b);
  }
  return [];
}

/** Codes as long as the one asked for; where there are none, the longest. */
function levelFor(codes: readonly string[], from: number, to: number, code: string): number[] {
  const all = Array.from({ length: to - from }, (_, i) => from + i);
  const lengths = all.map((position) => codes[position]!.length);
  const wanted = lengths.includes(code.length) ? code.length : Math.max(...lengths);
  return all.filter((_, i) => lengths[i] === wanted);
}
