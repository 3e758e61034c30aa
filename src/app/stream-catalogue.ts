import { NotStreamable } from "../load/rows.ts";
import { idHash, type SeenIds, seenIds } from "../load/seen-ids.ts";
import { countRows, passRows } from "./stream-rows.ts";

type Shard = { readonly index: number; readonly of: number } | undefined;

/** Passes every product of a shard to `take`, in order, and refuses an id that is met twice in the whole. */
export function passCatalogue<T extends { readonly sku: string }>(
  files: readonly string[],
  shard: Shard,
  spool: string,
  pass: (take: (row: T, file: string) => void) => void,
  take: (row: T, file: string) => void,
): void {
  const total = shard === undefined ? Number.POSITIVE_INFINITY : countRows(files);
  const cut = (k: number): number => (shard === undefined ? total : Math.floor((k * total) / shard.of));
  const [from, to] = shard === undefined ? [0, total] : [cut(shard.index - 1), cut(shard.index)];
  const seen = seenIds(spool);
  let at = 0;
  try {
    pass((row, file) => {
      seen.meet(idHash(row.sku));
      if (at >= from && at < to) take(row, file);
      at += 1;
    });
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
  passRows(files, ({ sku }) => {
    if (!hashes.has(idHash(sku))) return;
    if (met.has(sku)) throw new NotStreamable("an id met twice");
    met.add(sku);
  });
}
