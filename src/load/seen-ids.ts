import { closeSync, openSync, readFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { mostProblems } from "../model/diagnostic.ts";
import { NotStreamable } from "./rows.ts";

/** Ids met so far, in memory that does not grow: hashes of them go to files, and are compared at the end. */
export interface SeenIds {
  /** Notes the hash of an id; throws `NotStreamable` where too many came again for chance to have done it. */
  meet(hash: number): void;
  /** Hashes that were met more than once. Of ten million ids, one pair in two hundred catalogues shares one by chance. */
  twice(): ReadonlySet<number>;
  close(): void;
}

const parts = 64;
const held = 1 << 12;
/** Hashes are told apart by their highest bits. */
const span = 2 ** 53 / parts;

/** `folder` takes the files of what does not fit in memory. */
export function seenIds(folder: string): SeenIds {
  const hashes = new Float64Array(parts * held);
  const counts = new Uint32Array(parts);
  const handles: (number | undefined)[] = Array.from({ length: parts }, () => undefined);
  const name = (part: number): string => join(folder, `ids-${part}`);
  const spill = (part: number): void => {
    const handle = handles[part] ?? openSync(name(part), "wx", 0o600);
    handles[part] = handle;
    const full = hashes.subarray(part * held, part * held + counts[part]!).sort();
    // A file of one id over and over is refused now, not after hours.
    if (again(full) > mostProblems) throw new NotStreamable("ids met twice");
    writeSync(handle, new Uint8Array(hashes.buffer, part * held * 8, counts[part]! * 8));
    counts[part] = 0;
  };
  const all = (part: number): Float64Array => {
    if (handles[part] === undefined) return hashes.slice(part * held, part * held + counts[part]!);
    spill(part);
    const { buffer, byteOffset, length } = readFileSync(name(part));
    return new Float64Array(buffer.slice(byteOffset, byteOffset + length) as ArrayBuffer);
  };
  return {
    meet(hash) {
      const part = Math.floor(hash / span);
      if (counts[part] === held) spill(part);
      hashes[part * held + counts[part]!++] = hash;
    },
    twice() {
      const found = new Set<number>();
      for (let part = 0; part < parts; part++) {
        const sorted = all(part).sort();
        for (let at = 1; at < sorted.length; at++) {
          if (sorted[at] === sorted[at - 1]) found.add(sorted[at]!);
        }
      }
      return found;
    },
    close() {
      for (const handle of handles) if (handle !== undefined) closeSync(handle);
    },
  };
}

/** How many in a sorted list are as the one before. */
function again(sorted: Float64Array): number {
  let count = 0;
  for (let at = 1; at < sorted.length; at++) if (sorted[at] === sorted[at - 1]) count += 1;
  return count;
}

/** 53 bits of an id, as a whole number. */
export function idHash(id: string): number {
  let a = 0x811c9dc5;
  let b = 0x9e3779b9;
  for (let i = 0; i < id.length; i++) {
    const code = id.charCodeAt(i);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x85ebca6b);
    b ^= b >>> 13;
  }
  b = Math.imul(b ^ (b >>> 16), 0xc2b2ae35);
  return ((a ^ (a >>> 15)) >>> 0) * 2 ** 21 + ((b ^ (b >>> 13)) >>> 11);
}
