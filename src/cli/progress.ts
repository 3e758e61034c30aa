import { writeSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { assetFile } from "../load/assets.ts";
import type { Stage, Step } from "../model/step.ts";
import { type Lang, type MessageId, message } from "../text/message.ts";
import { type ProgressWords, unknownShare } from "./progress-line.ts";
import { ended, lock, newState, shareOf, shown, stageOf } from "./progress-state.ts";
import type { Terminal } from "./terminal.ts";

export interface Asked {
  readonly terminal: Terminal;
  readonly lang: Lang;
  readonly quiet: boolean;
}

export const stages: readonly Stage[] = ["cost", "check", "plan"];
export const stageWords = stages.map((stage): MessageId => `progress.${stage}`);

/**
 * Runs long work and says on standard error how far it is, from its first step on and a second later; gone when it
 * ends. Only people at a terminal see it. Each stage has a message of its own.
 */
export async function withProgress<T>(
  { terminal, lang, quiet }: Asked,
  what: MessageId | readonly MessageId[],
  work: (step: Step, stage: (index: number) => void) => T | Promise<T>,
): Promise<T> {
  const { env } = terminal;
  if (quiet || !terminal.errIsTTY || env.CI || env.TERM === "dumb")
    return work(
      () => {},
      () => {},
    );
  const left = message(lang, "progress.left");
  const words = [what].flat().map((id) => ({ what: message(lang, id), left }));
  let line: ReturnType<typeof drawn> | undefined;
  const set = (share: number, stage?: number): void => {
    line ??= drawn(words);
    line.set(share, stage);
  };
  const end = (): void => line?.end();
  process.once("exit", end);
  try {
    return await work(
      (done, of) => set(of === 0 ? unknownShare : Math.floor((done / of) * 1000)),
      (stage) => set(unknownShare, stage),
    );
  } finally {
    process.removeListener("exit", end);
    end();
  }
}

function drawn(words: readonly ProgressWords[]): {
  set(share: number, stage?: number): void;
  end(): void;
} {
  const state = newState();
  Atomics.store(state, shareOf, unknownShare);
  const worker = new Worker(assetFile("progress.cjs"), { workerData: { state, words } });
  worker.unref();
  worker.on("error", () => {});
  return {
    set(share, stage) {
      Atomics.store(state, shareOf, share);
      if (stage !== undefined) Atomics.store(state, stageOf, stage);
    },
    end() {
      while (Atomics.compareExchange(state, lock, 0, ended) === 1) Atomics.wait(state, lock, 1, 50);
      if (Atomics.exchange(state, shown, 0) === 1) writeSync(2, "\r\x1b[K");
    },
  };
}
