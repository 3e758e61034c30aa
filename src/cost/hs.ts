/** HS codes as digits; a prefix covers every code that begins with it, `*` all. */
export const hsDigits = (code: string): string => code.replace(/\D/g, "");

/** How many digits of `code` the pattern fixes; undefined where it does not fit. */
export function hsFit(code: string, pattern: string): number | undefined {
  if (pattern === "*") return 0;
  const digits = hsDigits(pattern);
  return code.startsWith(digits) ? digits.length : undefined;
}

/** The longest fit of several patterns; undefined where none fits. */
export function hsBestFit(code: string, patterns: readonly string[]): number | undefined {
  return patterns.reduce<number | undefined>((best, pattern) => {
    const fit = hsFit(code, pattern);
    return fit === undefined || (best !== undefined && best >= fit) ? best : fit;
  }, undefined);
}

/** Whether a pattern names a part of what `code` covers: a longer code below it. */
export const isBelow = (pattern: string, code: string): boolean => {
  const digits = hsDigits(pattern);
  return digits.length > code.length && digits.startsWith(code);
};
