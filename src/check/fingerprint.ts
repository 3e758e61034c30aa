/** A hash under way: two 32-bit FNV-1a states, so that parts known early are hashed once. */
export interface HashState {
  readonly a: number;
  readonly b: number;
}

const prime = 0x01000193;
const start: HashState = { a: 0x811c9dc5, b: prime };

/** Continues a hash with a part; parts are kept apart. */
export function hashPart(text: string | undefined, { a, b }: HashState = start): HashState {
  let x = a;
  let y = b;
  for (let i = 0; i < (text?.length ?? 0); i++) {
    const code = text!.charCodeAt(i);
    x = Math.imul(x ^ code, prime);
    y = Math.imul(y ^ code, prime);
  }
  return { a: Math.imul(x ^ 0xffff, prime), b: Math.imul(y ^ 0xffff, prime) };
}

const bytes = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

const eight = (value: number): string =>
  bytes[value >>> 24]! + bytes[(value >>> 16) & 255]! + bytes[(value >>> 8) & 255]! + bytes[value & 255]!;

/** The finished hash as 16 hex digits. */
export const hex = ({ a, b }: HashState): string => eight(a) + eight(b);
