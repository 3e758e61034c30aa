import * as z from "zod";

/** `markets/_numbers.yaml`: what a registration number looks like, and how its check digit is made. */
export const numberFormatsSchema = z.record(
  z.string(),
  z.strictObject({
    title: z.strictObject({ en: z.string(), zh: z.string() }),
    pattern: z.string(),
    looks: z.string().describe("an example or a shape for people"),
    check: z.enum(["luhn", "gtin", "iso7064-11-10", "vat-fr", "vat-gb"]).optional(),
    source: z.string().optional(),
  }),
);
export type NumberFormats = z.infer<typeof numberFormatsSchema>;
export type NumberFormat = NumberFormats[string];

const patterns = new WeakMap<NumberFormat, RegExp>();

/** Spaces, dots and dashes do not matter; the pattern is of the whole number in capitals. */
export function isValidNumber(format: NumberFormat, written: string): boolean {
  const number = written.toUpperCase().replace(/[\s.-]/g, "");
  let pattern = patterns.get(format);
  if (!pattern) {
    pattern = new RegExp(`^(?:${format.pattern})$`);
    patterns.set(format, pattern);
  }
  if (!pattern.test(number)) return false;
  return format.check === undefined || algorithms[format.check](number.replace(/\D/g, ""));
}

const algorithms: Readonly<Record<NonNullable<NumberFormat["check"]>, (digits: string) => boolean>> = {
  luhn: (digits) => weightedSum(digits, (d, i) => (i % 2 === 0 ? d : d > 4 ? 2 * d - 9 : 2 * d)) % 10 === 0,
  gtin: (digits) => weightedSum(digits, (d, i) => (i % 2 === 0 ? d : 3 * d)) % 10 === 0,
  "iso7064-11-10": (digits) => {
    const product = [...digits.slice(0, -1)].reduce((p, d) => (((p + Number(d)) % 10 || 10) * 2) % 11, 10);
    return (product + Number(digits.at(-1))) % 10 === 1;
  },
  "vat-fr": (digits) => {
    const siren = Number(digits.slice(-9));
    return digits.length < 11 || (12 + 3 * (siren % 97)) % 97 === Number(digits.slice(0, 2));
  },
  "vat-gb": (digits) => {
    const sum =
      [...digits.slice(0, 7)].reduce((s, d, i) => s + Number(d) * (8 - i), 0) + Number(digits.slice(7, 9));
    return sum % 97 === 0 || (sum + 55) % 97 === 0;
  },
};

/** Sums digits from the right, each weighed by its place. */
function weightedSum(digits: string, weigh: (digit: number, place: number) => number): number {
  return [...digits].reverse().reduce((sum, d, i) => sum + weigh(Number(d), i), 0);
}
