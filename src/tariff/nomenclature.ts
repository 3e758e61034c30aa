import { dotted, lowerBound } from "./code.ts";
import hs2022 from "./hs2022.json" with { type: "json" };
import { nearCodes } from "./near-codes.ts";

/** A code of the Harmonized System with its short English text. */
export interface HsEntry {
  /** With dots. */
  readonly code: string;
  readonly text: string;
}

/** The Harmonized System of 2022: chapters, headings and subheadings. Codes are digits alone. */
export interface Nomenclature {
  has(code: string): boolean;
  text(code: string): string | undefined;
  /** Codes that are probably meant, as long as the one given. */
  near(code: string): readonly HsEntry[];
}

let opened: Nomenclature | undefined;

export function nomenclature(): Nomenclature {
  opened ??= open(hs2022.codes.split("\n"), hs2022.texts.split("\n"));
  return opened;
}

function open(codes: readonly string[], texts: readonly string[]): Nomenclature {
  const find = (code: string): number | undefined => {
    const position = lowerBound(codes, code);
    return codes[position] === code ? position : undefined;
  };
  return {
    has: (code) => find(code) !== undefined,
    text(code) {
      const position = find(code);
      return position === undefined ? undefined : texts[position];
    },
    near: (code) =>
      nearCodes(codes, code).map((position) => ({ code: dotted(codes[position]!), text: texts[position]! })),
  };
}
