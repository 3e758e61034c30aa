/** The K-th of N contiguous, near-equal parts of a list; the parts in order are the whole. */
export function shardOf<T>(
  items: readonly T[],
  shard: { readonly index: number; readonly of: number } | undefined,
): readonly T[] {
  if (!shard) return items;
  const cut = (k: number): number => Math.floor((k * items.length) / shard.of);
  return items.slice(cut(shard.index - 1), cut(shard.index));
}
