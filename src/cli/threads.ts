import { statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { setFlagsFromString } from "node:v8";
import { parentPort, Worker, workerData } from "node:worker_threads";
import { type Done, type Others, type Work, workOn } from "../app/stream-catalogue.ts";
import { assetFile } from "../load/assets.ts";
import type { Portion } from "../load/rows.ts";
import type { Common } from "./options.ts";
import type { Terminal } from "./terminal.ts";

/** Which commands have threads that work on portions of a catalogue. */
type Threaded = "cost" | "check";

interface Asked {
  readonly files: readonly string[];
  /** The launch that the command was told. */
  readonly argument: string | undefined;
  readonly common: Common;
  readonly terminal: Terminal;
}

/** Bytes below which another thread's start, and its learning of what like products have in common, are not won back. */
const enough: Readonly<Record<Threaded, number>> = { cost: 64 << 20, check: 16 << 20 };
/** Each has a heap of its own; more would need more memory than a catalogue should. */
const mostThreads = 1;
/** Heaps grow by this share of what lives in them before they are tidied: left to itself V8 lets them grow to thrice. */
const growth = "--heap-growing-percent=80";
/** Portions in a thread's hands: the one it works on, and the next. */
const atOnce = 2;

/** Whether this is such a thread: it ran the same command line as far as to here. */
export const isThread = (command: Threaded): boolean => workerData?.xb === command;

/** That a launch needs reading as a whole ends a thread: the main one does it. */
export function wholeInstead(): false {
  if (workerData?.xb !== undefined) process.exit();
  return false;
}

/** Works on the portions that come; ended from outside. */
export function serve<Row extends { readonly sku: string }, Told>(work: Work<Row, Told>): Promise<never> {
  parentPort!.on("message", (portion: Portion) => {
    try {
      const ids: number[] = [];
      const turns = workOn(portion, work, (hash) => ids.push(hash));
      let turn = turns.next();
      while (!turn.done) turn = turns.next();
      const done: Done<Told> = { told: turn.value, ids: Float64Array.from(ids) };
      parentPort!.postMessage(done);
    } catch {
      // The main thread does it again, and says what is wrong.
      process.exit();
    }
  });
  return new Promise(() => {});
}

/** Runs `work` with threads that help where the catalogue is long enough and a core is idle; they end with it. */
export async function withThreads<Told>(
  command: Threaded,
  asked: Asked,
  work: (others: Others<Told> | undefined) => Promise<void>,
): Promise<void> {
  const count = countOf(command, asked);
  if (count > 0) setFlagsFromString(growth);
  const threads = Array.from({ length: count }, () => threadOf<Told>(command));
  const offer: Others<Told>["offer"] = (portion) => threads.find((thread) => thread.idle())?.run(portion);
  try {
    await work(threads.length === 0 ? undefined : { offer, most: threads.length * atOnce * 4 });
  } finally {
    for (const thread of threads) thread.end();
  }
}

function countOf(command: Threaded, { files, argument, common, terminal }: Asked): number {
  // What a test runs in its own process has no command line that a thread could repeat.
  if (terminal.env !== process.env || common.shard !== undefined || argument === "-") return 0;
  const told = terminal.env.XB_THREADS;
  if (told !== undefined && /^\d$/.test(told)) return Number(told);
  if (files.reduce((sum, file) => sum + statSync(file).size, 0) < enough[command]) return 0;
  return Math.min(mostThreads, availableParallelism() - 1);
}

function threadOf<Told>(command: Threaded) {
  const worker = new Worker(assetFile("../bin/xb.js"), {
    argv: process.argv.slice(2),
    workerData: { xb: command },
    stdout: true,
    stderr: true,
  });
  let gone = false;
  const waiting: ((done: Done<Told> | undefined) => void)[] = [];
  worker.on("message", (done: Done<Told>) => waiting.shift()?.(done));
  // A thread that is lost leaves its work to the main one.
  const lost = (): void => {
    gone = true;
    for (const resolve of waiting.splice(0)) resolve(undefined);
  };
  worker.on("error", lost);
  worker.on("exit", lost);
  return {
    idle: () => !gone && waiting.length < atOnce,
    run: (portion: Portion) =>
      new Promise<Done<Told> | undefined>((resolve) => {
        waiting.push(resolve);
        worker.postMessage(portion);
      }),
    end: () => void worker.terminate(),
  };
}
