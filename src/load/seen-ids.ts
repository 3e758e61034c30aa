/** Ids met so far, in memory that does not grow: it may suspect an id wrongly, and never misses one met twice. */
export interface SeenIds {
  /** Whether the id may have been met before; from now on it has been. */
  meet(id: string): boolean;
}

const mostBits = 2 ** 29;

/** For about `count` ids. With 16 bits each, one of two thousand is suspected wrongly. */
export function seenIds(count: number): SeenIds {
  let bits = 2 ** 16;
  while (bits < count * 16 && bits < mostBits) bits *= 2;
  const table = new Uint32Array(bits / 32);
  const mask = bits - 1;
  return {
    meet(id) {
      let a = 0x811c9dc5;
      let b = 0x9e3779b9;
      for (let i = 0; i < id.length; i++) {
        const code = id.charCodeAt(i);
        a = Math.imul(a ^ code, 0x01000193);
        b = Math.imul(b ^ code, 0x85ebca6b);
        b ^= b >>> 13;
      }
      a ^= a >>> 15;
      let met = true;
      for (let k = 0; k < 5; k++) {
        const bit = (a + Math.imul(k, b | 1)) & mask;
        const flag = 1 << (bit & 31);
        const word = bit >>> 5;
        if ((table[word]! & flag) === 0) {
          met = false;
          table[word]! |= flag;
        }
      }
      return met;
    },
  };
}
