import { statSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import { NotStreamable } from "../load/rows.ts";
import { idHash, type SeenIds, seenIds } from "../load/seen-ids.ts";
import type { Step } from "../model/step.ts";
import { countRows, passRows } from "./stream-rows.ts";

type Shard = { readonly index: number; readonly of: number } | undefined;

export interface Catalogue {
  readonly files: readonly string[];
  readonly shard: Shard;
  readonly spool: string;
  readonly step: Step;
}

/**
 * Passes every product of a shard to `take`, in order, and refuses an id that is met twice in the whole. Signals get
 * their turn now and then: a run of minutes can be stopped.
 */
export async function passCatalogue<T extends { readonly sku: string }>(
  { files, shard, spool, step }: Catalogue,
  pass: (take: (row: T, file: string) => void) => Iterable<number>,
  take: (row: T, file: string) => void,
): Promise<void> {
  const total = shard === undefined ? Number.POSITIVE_INFINITY : countRows(files);
  const cut = (k: number): number => (shard === undefined ? total : Math.floor((k * total) / shard.of));
  const [from, to] = shard === undefined ? [0, total] : [cut(shard.index - 1), cut(shard.index)];
  const seen = seenIds(spool);
  const size = files.reduce((sum, file) => sum + statSync(file).size, 0);
  let at = 0;
  let read = 0;
  const blocks = pass((row, file) => {
    seen.meet(idHash(row.sku));
    if (at >= from && at < to) take(row, file);
    at += 1;
  });
  try {
    step(0, size);
    for (const bytes of blocks) {
      read += bytes;
      if (read < size) step(read, size);
      await setImmediate();
    }
    refuseTwice(files, seen);
  } finally {
    seen.close();
  }
}

/** Reads once more for the few ids whose hash was met twice. */
function refuseTwice(files: readonly string[], seen: SeenIds): void {
  const hashes = seen.twice();
  if (hashes.size === 0) return;
  const met = new Set<string>();
  const blocks = passRows(files, ({ sku }) => {
    if (!hashes.has(idHash(sku))) return;
    if (met.has(sku)) throw new NotStreamable("an id met twice");
    met.add(sku);
  });
  for (const _ of blocks);
}
