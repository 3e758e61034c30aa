/** Longer text than this is no code. */
const longestCode = 40;

/** A tariff code as digits: `6109.10.00` and `6109100000` both begin with `610910`. */
export const digitsOf = (code: string): string => (code.length > longestCode ? "" : code.replace(/\D/g, ""));

/** Digits with the dots people read them by: `6109.10.00.04`. */
export const dotted = (digits: string): string =>
  digits.length <= 4 ? digits : [digits.slice(0, 4), ...(digits.slice(4).match(/.{1,2}/g) ?? [])].join(".");

/** A ten-digit code of a padded nomenclature at the level it stands for: `6109100000` is `610910`. */
export const unpadded = (digits: string): string => digits.replace(/(?<=^..(?:..)*)(00)+$/, "");

/** A code whose leading zero a spreadsheet took. */
export const withLostZero = (digits: string): string => (digits.length % 2 === 1 ? `0${digits}` : digits);

/** The first position in a sorted list whose code is not before `code`. */
export function lowerBound(sorted: readonly string[], code: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < code) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Codes of a sorted list that begin with `prefix`, as a range of positions. */
export function rangeOf(sorted: readonly string[], prefix: string): { from: number; to: number } {
  return { from: lowerBound(sorted, prefix), to: lowerBound(sorted, `${prefix}~`) };
}
