import type { CellPlace } from "../load/rows.ts";

/**
 * What a check of a catalogue finds, in little room: texts that products share stand once, with marks where they differ,
 * then each product as the numbers of its texts. A tape is played once for each format that was asked for.
 */
export interface Tape {
  /** A number for a text in each format, the same for the same text. Without a hash it has no marks. */
  define(texts: readonly string[], hash?: { readonly a: number; readonly b: number }): number;
  /** The items of one product, or of none. `place` tells where a slot is. */
  row(sku: string, items: readonly TapedItem[], place: (slot: number) => CellPlace): void;
  /** Forgets all texts: their numbers begin anew. */
  forget(): void;
  /** Characters of all texts that are remembered. */
  size(): number;
  /** What was written since the last time; good until more is written. */
  take(): Uint8Array;
}

export interface TapedItem {
  readonly text: number;
  /** Which place of the row it stands at; below 0 where that is in the text. */
  readonly slot: number;
}

/** Marks in a text: the product's id, the line and column of what decided, and the item's fingerprint. */
export const marks = { sku: "\ue000", line: "\ue001", column: "\ue002", fingerprint: "\ue003" } as const;
export const anyMark = /[\ue000-\ue003]/;

export const op = { row: 0, define: 1, literal: 2, forget: 3 } as const;

const nowhere: CellPlace = { line: 0, column: 0 };

export function newTape(): Tape {
  let words = new Uint32Array(1 << 14);
  let at = 0;
  let known = new Map<string, number>();
  let size = 0;
  const encoder = new TextEncoder();
  const need = (count: number): void => {
    if (at + count <= words.length) return;
    const larger = new Uint32Array(Math.max(words.length * 2, at + count));
    larger.set(words);
    words = larger;
  };
  const put = (word: number): void => {
    words[at++] = word;
  };
  return {
    define(texts, hash) {
      const key = texts.join("\u0000");
      const found = known.get(key);
      if (found !== undefined) return found;
      const id = known.size;
      known.set(key, id);
      size += key.length;
      const bytes = encoder.encode(key);
      need(5 + bytes.length / 4);
      put(hash === undefined ? op.literal : op.define);
      for (const word of [hash?.a ?? 0, hash?.b ?? 0, bytes.length]) put(word);
      new Uint8Array(words.buffer).set(bytes, at * 4);
      at += Math.ceil(bytes.length / 4);
      return id;
    },
    row(sku, items, place) {
      need(3 + sku.length + items.length * 3);
      put(op.row);
      put(sku.length);
      for (let i = 0; i < sku.length; i++) put(sku.charCodeAt(i));
      put(items.length);
      for (const { text, slot } of items) {
        const { line, column } = slot < 0 ? nowhere : place(slot);
        put(text);
        put(line);
        put(column);
      }
    },
    forget() {
      need(1);
      put(op.forget);
      known = new Map();
      size = 0;
    },
    size: () => size,
    take() {
      const taken = new Uint8Array(words.buffer, 0, at * 4);
      at = 0;
      return taken;
    },
  };
}
