import { digitsOf } from "./code.ts";
import { type HsEntry, nomenclature } from "./nomenclature.ts";

/** What is wrong with an HS code, and the codes that were probably meant. */
export interface HsProblem {
  readonly kind: "characters" | "length" | "chapter" | "heading" | "subheading";
  /** The part of the code that is wrong. */
  readonly part: string;
  readonly near: readonly HsEntry[];
}

/** Chapters that nations fill as they like. */
const national = /^9[89]/;

/** What is wrong with a code of six to twelve digits, against the Harmonized System of 2022; empty if nothing is. */
export function hsProblems(code: string): readonly HsProblem[] {
  if (/[^\d. ]/.test(code)) return [{ kind: "characters", part: code, near: [] }];
  const digits = digitsOf(code);
  const hs = nomenclature();
  if (digits.length >= 2 && !hs.has(digits.slice(0, 2)) && !national.test(digits)) {
    return [{ kind: "chapter", part: digits.slice(0, 2), near: [] }];
  }
  if (digits.length < 6 || digits.length > 12 || digits.length % 2 === 1) {
    return [{ kind: "length", part: code, near: digits.length < 4 ? [] : hs.near(digits.slice(0, 6)) }];
  }
  if (national.test(digits) || hs.has(digits.slice(0, 6))) return [];
  const heading = digits.slice(0, 4);
  const near = hs.near(digits.slice(0, 6));
  return [
    hs.has(heading)
      ? { kind: "subheading", part: digits.slice(0, 6), near }
      : { kind: "heading", part: heading, near: hs.near(heading) },
  ];
}
