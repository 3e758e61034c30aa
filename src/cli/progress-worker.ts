import { writeSync } from "node:fs";
import { workerData } from "node:worker_threads";
import { type ProgressWords, patience, progressLine } from "./progress-line.ts";
import { ended, lock, type Shared, shareOf, shown } from "./progress-state.ts";

// A thread of its own, because the solver and the readers leave the main one no time to draw.
const { state, words } = workerData as { readonly state: Shared; readonly words: ProgressWords };
const began = performance.now();

const timer = setInterval(() => {
  const ms = performance.now() - began;
  if (ms < patience) return;
  if (Atomics.compareExchange(state, lock, 0, 1) !== 0) return clearInterval(timer);
  try {
    writeSync(2, `\r${progressLine(words, ms, Atomics.load(state, shareOf))}\x1b[K`);
    Atomics.store(state, shown, 1);
  } catch {
    // A terminal that takes nothing now may take the next line.
  }
  if (Atomics.compareExchange(state, lock, 1, 0) === ended) clearInterval(timer);
}, 250);
