import { readFileSync } from "node:fs";

/** All that a command touches of the world around it; tests pass their own. */
export interface Terminal {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly columns: number;
  readonly outIsTTY: boolean;
  readonly errIsTTY: boolean;
  readonly inIsTTY: boolean;
  /** Writes to standard output; a closed pipe ends the run quietly (`ClosedPipe`). */
  out(text: string): Promise<void>;
  err(text: string): void;
  readStdin(): string;
  now(): Date;
}

/** The reader of standard output went away; nothing more needs doing. */
export class ClosedPipe extends Error {}

/** Standard output could not be written, a full disk say. */
export class OutputError extends Error {}

export function processTerminal(): Terminal {
  process.stdout.on("error", () => {});
  process.stderr.on("error", () => {});
  return {
    cwd: process.cwd(),
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
    readStdin: () => readFileSync(0, "utf8"),
    now: () => new Date(),
  };
}

function write(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => {
      if (!error) resolve();
      else if ((error as NodeJS.ErrnoException).code === "EPIPE") reject(new ClosedPipe());
      else reject(new OutputError((error as NodeJS.ErrnoException).code ?? error.message));
    });
  });
}
