import { readSync } from "node:fs";
import { refuse } from "../load/text-file.ts";
import { usageError } from "../model/diagnostic.ts";

/** All that a command touches of the world around it; tests pass their own. */
export interface Terminal {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly columns: number;
  readonly outIsTTY: boolean;
  readonly errIsTTY: boolean;
  readonly inIsTTY: boolean;
  /** Writes to standard output; a closed pipe ends the run quietly (`ClosedPipe`). */
  out(text: string | Uint8Array): Promise<void>;
  err(text: string): void;
  /** All of standard input, refused where it has more bytes than a file of its kind may have. */
  readStdin(limit: number): Uint8Array;
  now(): Date;
}

/** The reader of standard output went away; nothing more needs doing. */
export class ClosedPipe extends Error {}

/** The person at the terminal broke a question off; there is nothing to say to that. */
export class Interrupted extends Error {}

/** Standard output could not be written, a full disk say. */
export class OutputError extends Error {}

export function processTerminal(): Terminal {
  process.stdout.on("error", () => {});
  process.stderr.on("error", () => {});
  return {
    // Asked for only where a name needs it: the folder may have been taken away meanwhile.
    get cwd() {
      return workingFolder();
    },
    env: process.env,
    columns: process.stdout.columns ?? 100,
    outIsTTY: process.stdout.isTTY === true,
    errIsTTY: process.stderr.isTTY === true,
    // Asking for it opens the stream, which few commands read.
    get inIsTTY() {
      return process.stdin.isTTY === true;
    },
    out: (text) => write(process.stdout, text),
    err: (text) => void process.stderr.write(text),
    readStdin: (limit) => readAll(0, limit),
    now: () => new Date(),
  };
}

function workingFolder(): string {
  try {
    return process.cwd();
  } catch (error) {
    throw usageError("input.no-folder", { reason: (error as NodeJS.ErrnoException).code ?? "" });
  }
}

function readAll(handle: number, limit: number): Uint8Array {
  const chunks: Buffer[] = [];
  for (let total = 0; total <= limit; ) {
    const chunk = Buffer.allocUnsafe(1 << 16);
    const count = readSome(handle, chunk);
    if (count === 0) return Buffer.concat(chunks);
    chunks.push(chunk.subarray(0, count));
    total += count;
  }
  throw refuse("-", "file.too-large", { size: `> ${limit}`, limit });
}

/** Bytes read; 0 at the end. A pipe that has nothing yet is asked again. */
function readSome(handle: number, chunk: Buffer): number {
  for (;;) {
    try {
      return readSync(handle, chunk);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "EOF") return 0;
      if (code !== "EAGAIN") throw refuse("-", "file.unreadable", { reason: code ?? "" });
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    }
  }
}

function write(stream: NodeJS.WriteStream, text: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => {
      if (!error) resolve();
      else if ((error as NodeJS.ErrnoException).code === "EPIPE") reject(new ClosedPipe());
      else reject(new OutputError((error as NodeJS.ErrnoException).code ?? error.message));
    });
  });
}
