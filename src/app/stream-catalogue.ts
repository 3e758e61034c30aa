import { statSync } from "node:fs";
import { NotStreamable } from "../load/rows.ts";
import { seenIds } from "../load/seen-ids.ts";
import { countRows, passRows } from "./stream-rows.ts";

type Shard = { readonly index: number; readonly of: number } | undefined;

/** Fewer bytes than this hold no product. */
const leastRow = 24;

/** Passes every product of a shard to `take`, in order, once no product was met twice in the whole. */
export function passCatalogue<T>(
  files: readonly string[],
  shard: Shard,
  pass: (files: readonly string[], take: (row: T) => void) => void,
  skuOf: (row: T) => string,
  take: (row: T) => void,
): void {
  const total = shard === undefined ? Number.POSITIVE_INFINITY : countRows(files);
  const cut = (k: number): number => (shard === undefined ? total : Math.floor((k * total) / shard.of));
  const [from, to] = shard === undefined ? [0, total] : [cut(shard.index - 1), cut(shard.index)];
  const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
  const seen = seenIds(bytes / leastRow);
  const suspects = new Set<string>();
  let at = 0;
  pass(files, (row) => {
    const sku = skuOf(row);
    if (seen.meet(sku)) suspects.add(sku);
    if (at >= from && at < to) take(row);
    at += 1;
  });
  if (suspects.size > 0) refuseTwice(files, suspects);
}

/** Reads once more for the few ids that may have been met twice. */
function refuseTwice(files: readonly string[], suspects: ReadonlySet<string>): void {
  const met = new Set<string>();
  passRows(files, ({ sku }) => {
    if (!suspects.has(sku)) return;
    if (met.has(sku)) throw new NotStreamable("an id met twice");
    met.add(sku);
  });
}
