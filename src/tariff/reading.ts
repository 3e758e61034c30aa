import type { MessageId } from "../text/message.ts";
import type { Areas, Measure } from "./measure.ts";
import type { Coverage } from "./tariff-index.ts";

/** One coded line of an authority's file. */
export interface ReadLine {
  /** Digits alone. */
  readonly code: string;
  readonly text: string;
  /** Descriptions of the headings above it, outermost first. */
  readonly path: readonly string[];
  readonly units?: string;
  /** Duties as printed; what their texts say is worked out later. */
  readonly measures: readonly ReadMeasure[];
}

/** A measure before its rate is read; `spelled` is a clearer writing of the rate than the printed text. */
export type ReadMeasure = Omit<Measure, "rate"> & { readonly spelled?: string };

/** A whole file as a reader understood it. */
export interface Reading {
  /** Rows of the file, headings without a code included. */
  readonly rows: number;
  readonly lines: readonly ReadLine[];
  readonly areas: Areas;
  readonly coverage: Coverage;
  readonly warnings: readonly MessageId[];
}

/** Text of a file without tags, invisible characters and line breaks. */
export function plainWords(text: string): string {
  return text
    .replace(/<\\?\/?[a-z][^<>]*>/gi, "")
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

export const withoutColon = (text: string): string => plainWords(text).replace(/ ?:$/, "");

/** Follows indents down a file and gives the descriptions above each row. */
export function indentPath(): (indent: number, text: string) => readonly string[] {
  const above: string[] = [];
  return (indent, text) => {
    above.length = Math.min(above.length, indent);
    const path = above.filter((line) => line !== undefined);
    above[indent] = text;
    return path;
  };
}
