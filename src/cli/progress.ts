import { writeSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { assetFile } from "../load/assets.ts";
import type { Step } from "../model/step.ts";
import { type Lang, type MessageId, message } from "../text/message.ts";
import { type ProgressWords, unknownShare } from "./progress-line.ts";
import { ended, lock, newState, shareOf, shown } from "./progress-state.ts";
import type { Terminal } from "./terminal.ts";

export interface Asked {
  readonly terminal: Terminal;
  readonly lang: Lang;
  readonly quiet: boolean;
}

/**
 * Runs long work and says on standard error how far it is, from its first step on and a second later; gone when it
 * ends. Only people at a terminal see it.
 */
export async function withProgress<T>(
  { terminal, lang, quiet }: Asked,
  what: MessageId,
  work: (step: Step) => T | Promise<T>,
): Promise<T> {
  const { env } = terminal;
  if (quiet || !terminal.errIsTTY || env.CI || env.TERM === "dumb") return work(() => {});
  const words = { what: message(lang, what), left: message(lang, "progress.left") };
  let line: ReturnType<typeof drawn> | undefined;
  const end = (): void => line?.end();
  process.once("exit", end);
  try {
    return await work((done, of) => {
      line ??= drawn(words);
      line.set(of === 0 ? unknownShare : Math.floor((done / of) * 1000));
    });
  } finally {
    process.removeListener("exit", end);
    end();
  }
}

function drawn(words: ProgressWords): { set(share: number): void; end(): void } {
  const state = newState();
  const worker = new Worker(assetFile("progress.cjs"), { workerData: { state, words } });
  worker.unref();
  worker.on("error", () => {});
  return {
    set: (share) => void Atomics.store(state, shareOf, share),
    end() {
      while (Atomics.compareExchange(state, lock, 0, ended) === 1) Atomics.wait(state, lock, 1, 50);
      if (Atomics.exchange(state, shown, 0) === 1) writeSync(2, "\r\x1b[K");
    },
  };
}
