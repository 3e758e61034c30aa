import type { Path, Span } from "../model/diagnostic.ts";

/** A parsed file: its raw value, and where each part of it stands. */
export interface Source {
  readonly file: string;
  readonly value: unknown;
  /** The span of the value at `path`, or of its nearest ancestor that is there; `key` points at its key. */
  locate(path: Path, part?: "key" | "value"): Span;
  /** The text of a 1-based line. */
  lineText(line: number): string;
}

/** Turns offsets of a text into lines and columns. */
export interface Lines {
  span(file: string, from: number, to: number): Span;
  text(line: number): string;
}

export function linesOf(text: string): Lines {
  let starts: number[] | undefined;
  const lineStarts = (): number[] => {
    if (starts !== undefined) return starts;
    starts = [0];
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
    return starts;
  };
  const position = (offset: number): { line: number; col: number } => {
    const all = lineStarts();
    let low = 0;
    let high = all.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (all[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, col: offset - all[low]! + 1 };
  };
  return {
    span(file, from, to) {
      const start = position(from);
      const end = to <= from ? start : position(to);
      return { file, line: start.line, col: start.col, endLine: end.line, endCol: end.col };
    },
    text(line) {
      const all = lineStarts();
      return text.slice(all[line - 1] ?? 0, all[line] ?? text.length).replace(/\r?\n$/, "");
    },
  };
}
