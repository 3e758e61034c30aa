import type { MessageArgs, MessageId } from "../text/message.ts";

/** A place in a file, 1-based; the end is exclusive in its column. */
export interface Span {
  readonly file: string;
  readonly line: number;
  readonly col: number;
  readonly endLine: number;
  readonly endCol: number;
}

export type Path = readonly (string | number)[];

/** One thing that is wrong or worth knowing: what, where, because of what, and how to mend it. */
export interface Diagnostic {
  /** Stable name, such as `input.unknown-key`. */
  readonly code: string;
  readonly severity: "error" | "warning" | "info";
  readonly message: MessageId;
  readonly args: MessageArgs;
  readonly help?: { readonly message: MessageId; readonly args: MessageArgs };
  readonly at?: Span;
  readonly path?: Path;
  /** The line of text that `at` begins on. */
  readonly lineText?: string;
}

/** Problems of one kind that are collected of one file; whoever has more has one cause for most of them. */
export const mostProblems = 100;

/** Input that cannot be used: nothing is computed, the command exits 2. */
export class InputError extends Error {
  readonly diagnostics: readonly Diagnostic[];
  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map((d) => d.code).join(", "));
    this.name = "InputError";
    this.diagnostics = diagnostics;
  }
}

/** An `InputError` of a single diagnostic without a place in a file. */
export function usageError(message: MessageId, args: MessageArgs = {}): InputError {
  return new InputError([{ code: `usage.${message}`, severity: "error", message, args }]);
}

/** `products[2].battery.wh`, as people write it. */
export function pathText(path: Path): string {
  return path.reduce<string>(
    (text, part) => (typeof part === "number" ? `${text}[${part}]` : text === "" ? part : `${text}.${part}`),
    "",
  );
}
