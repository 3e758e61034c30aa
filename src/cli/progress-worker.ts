import { writeSync } from "node:fs";
import { workerData } from "node:worker_threads";
import { type ProgressWords, patience, progressLine } from "./progress-line.ts";
import { ended, lock, type Shared, shareOf, shown, stageOf } from "./progress-state.ts";

// A thread of its own, because the solver and the readers leave the main one no time to draw.
const { state, words } = workerData as { readonly state: Shared; readonly words: readonly ProgressWords[] };
const began = performance.now();
let stage = 0;
let since = began;

const timer = setInterval(() => {
  const now = performance.now();
  if (Atomics.load(state, stageOf) !== stage) {
    stage = Atomics.load(state, stageOf);
    since = now;
  }
  if (now - began < patience) return;
  if (Atomics.compareExchange(state, lock, 0, 1) !== 0) return clearInterval(timer);
  try {
    writeSync(2, `\r${progressLine(words[stage]!, now - since, Atomics.load(state, shareOf))}\x1b[K`);
    Atomics.store(state, shown, 1);
  } catch {
    // A terminal that takes nothing now may take the next line.
  }
  if (Atomics.compareExchange(state, lock, 1, 0) === ended) clearInterval(timer);
}, 250);
