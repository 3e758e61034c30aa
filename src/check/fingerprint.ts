/** A stable name for a text: FNV-1a over UTF-16 units, twice with different seeds, 16 hex digits. */
export function fingerprint(parts: readonly (string | undefined)[]): string {
  const text = parts.map((part) => part ?? "").join("\u0000");
  return fnv(text, 0x811c9dc5) + fnv(text, 0x01000193);
}

function fnv(text: string, seed: number): string {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}
