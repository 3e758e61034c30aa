import { hashPart, hex } from "../check/fingerprint.ts";
import { anyMark, marks, op } from "./check-tape.ts";

/** A text with what stands at its marks, in bytes. */
interface Told {
  readonly bytes: Buffer;
  /** Where its pieces end. */
  readonly ends: readonly number[];
  /** The mark after each piece but the last. */
  readonly holes: readonly string[];
  readonly hash: { readonly a: number; readonly b: number };
}

const room = 1 << 17;

/** A part of a tape: texts have numbers of the thread that wrote it. */
export interface TapePart {
  readonly thread: number;
  readonly words: Uint32Array;
}

/** The text of one format, in pieces of bytes that are good until the next one is asked for. */
export function* playTape(parts: Iterable<TapePart>, format: number): Generator<Uint8Array> {
  const decoder = new TextDecoder();
  const out = Buffer.allocUnsafe(room);
  const toldBy = new Map<number, Told[]>();
  let filled = 0;
  const digits = (value: number): void => {
    const text = String(value);
    for (let i = 0; i < text.length; i++) out[filled++] = text.charCodeAt(i);
  };
  for (const { thread, words } of parts) {
    let told = toldBy.get(thread) ?? [];
    for (let at = 0; at < words.length; ) {
      const code = words[at++];
      if (code === op.forget) told = [];
      else if (code === op.define || code === op.literal) {
        const [a, b, size] = [words[at]!, words[at + 1]!, words[at + 2]!];
        const bytes = new Uint8Array(words.buffer, words.byteOffset + (at + 3) * 4, size);
        const text = decoder.decode(bytes).split("\u0000")[format]!;
        told.push(code === op.define ? toldOf(text, { a, b }) : literal(text));
        at += 3 + Math.ceil(size / 4);
      } else {
        const skuAt = at + 1;
        const skuEnd = skuAt + words[at]!;
        const itemsEnd = skuEnd + 1 + words[skuEnd]! * 3;
        for (at = skuEnd + 1; at < itemsEnd; at += 3) {
          const { bytes, ends, holes, hash } = told[words[at]!]!;
          let from = 0;
          for (let k = 0; k < ends.length; k++) {
            const end = ends[k]!;
            if (filled + end - from + 200 > room) {
              yield out.subarray(0, filled);
              filled = 0;
            }
            if (end - from + 200 > room) yield bytes.subarray(from, end);
            else filled += bytes.copy(out, filled, from, end);
            from = end;
            const hole = holes[k];
            if (hole === undefined) continue;
            if (hole === marks.sku) for (let i = skuAt; i < skuEnd; i++) out[filled++] = words[i]!;
            else if (hole === marks.line) digits(words[at + 1]!);
            else if (hole === marks.column) digits(words[at + 2]!);
            else {
              const text = fingerprint(String.fromCharCode(...words.subarray(skuAt, skuEnd)), hash);
              for (let i = 0; i < text.length; i++) out[filled++] = text.charCodeAt(i);
            }
          }
        }
      }
    }
    toldBy.set(thread, told);
  }
  yield out.subarray(0, filled);
}

function toldOf(text: string, hash: Told["hash"]): Told {
  const parts = text.split(marked);
  const pieces = parts.filter((_, index) => index % 2 === 0);
  let end = 0;
  const ends = pieces.map((piece) => (end += Buffer.byteLength(piece)));
  return {
    bytes: Buffer.from(pieces.join("")),
    ends,
    holes: parts.filter((_, index) => index % 2 === 1),
    hash,
  };
}

const marked = new RegExp(`(${anyMark.source})`);

function literal(text: string): Told {
  const bytes = Buffer.from(text);
  return { bytes, ends: [bytes.length], holes: [], hash: { a: 0, b: 0 } };
}

/** As of an item of a product that is no host's and no script's. */
export const fingerprint = (sku: string, hash: { readonly a: number; readonly b: number }): string =>
  hex(hashPart(undefined, hashPart(undefined, hashPart(sku, hash))));
