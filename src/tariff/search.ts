import { dotted, lowerBound, rangeOf } from "./code.ts";
import { nearCodes } from "./near-codes.ts";
import { type Coverage, openLines, type SourcedMeasure, type TariffIndex } from "./tariff-index.ts";

/** A measure that stands on a line or above it. */
export interface FoundMeasure extends SourcedMeasure {
  /** The code it is printed on, with dots. */
  readonly printedOn: string;
}

export interface TariffLine {
  /** With dots. */
  readonly code: string;
  /** Its description after those above it. */
  readonly descriptions: readonly string[];
  readonly units?: string;
}

/** Finding lines and measures by code; codes are digits alone. */
export interface Search {
  readonly index: TariffIndex;
  /** Codes of the most detailed lines that the code stands for. */
  leaves(code: string): readonly string[];
  /** The line of a code, or the closest one above it. */
  line(code: string): TariffLine;
  /** Measures on the code and above it, those of the closest level first. */
  measures(code: string): readonly FoundMeasure[];
  near(code: string): readonly TariffLine[];
}

export function searchOf(index: TariffIndex): Search {
  const lines = openLines(index);
  const { codes } = lines;
  const lineAt = (position: number, code = codes[position]!): TariffLine => {
    const units = lines.units(position);
    return {
      code: dotted(code),
      descriptions: lines.descriptions(position),
      ...(units === undefined ? {} : { units }),
    };
  };
  return {
    index,
    leaves: (code) => leavesUnder(codes, code, index.coverage),
    line(code) {
      const [closest] = ancestry(codes, code);
      return closest === undefined ? { code: dotted(code), descriptions: [] } : lineAt(closest, code);
    },
    measures: (code) =>
      ancestry(codes, code).flatMap((position) =>
        lines.measures(position).map((m) => ({ ...m, printedOn: dotted(codes[position]!) })),
      ),
    near: (code) => nearCodes(codes, code).map((position) => lineAt(position)),
  };
}

/** Positions of the code and of every code that it begins with, the longest first. */
function ancestry(codes: readonly string[], code: string): number[] {
  const found: number[] = [];
  for (let length = code.length; length >= 2; length--) {
    const prefix = code.slice(0, length);
    const position = lowerBound(codes, prefix);
    if (codes[position] === prefix) found.push(position);
  }
  return found;
}

/**
 * The most detailed lines that a code stands for. Where every line is here, those are the ones below it, or the
 * line it begins with. Where every measure is here, it is also itself, for what has no measure of its own. Where
 * only some lines are, it is the line it begins with.
 */
function leavesUnder(codes: readonly string[], code: string, coverage: Coverage): readonly string[] {
  const [above] = ancestry(codes, code);
  const self = above === undefined ? [] : [code];
  if (coverage === "some-lines") return self;
  const { from, to } = rangeOf(codes, code);
  const below = codes.slice(from, to).filter((c, i) => !codes[from + i + 1]?.startsWith(c));
  if (coverage === "all-measures") return [...new Set([...self, ...below])];
  if (below.length > 0) return below;
  return above !== undefined && isDetailed(codes, above) ? [codes[above]!] : [];
}

const isDetailed = (codes: readonly string[], position: number): boolean =>
  codes[position]!.length >= 6 && !codes[position + 1]?.startsWith(codes[position]!);
