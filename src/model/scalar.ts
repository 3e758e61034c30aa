import * as z from "zod";
import countries from "./countries.json" with { type: "json" };
import currencies from "./currencies.json" with { type: "json" };
import { isZone } from "./zone.ts";

/**
 * The small text forms that files share. Each `error` is a message id of `src/text`.
 * They stay text here: `resolve` functions turn them into numbers, money and instants.
 */
const minorUnits: Readonly<Record<string, number>> = currencies;
const countrySet = new Set(countries);

export const isCurrency = (code: string): boolean => Object.hasOwn(minorUnits, code);
export const isCountry = (code: string): boolean => countrySet.has(code);
export const currencyCodes = (): string[] => Object.keys(minorUnits);

/** Digits after the point of a currency's smallest unit (ISO 4217): 2 for CNY, 0 for JPY, 3 for KWD. */
export function minorDigits(currency: string): number {
  const digits = minorUnits[currency];
  if (digits === undefined) throw new RangeError(`not an ISO 4217 currency: ${currency}`);
  return digits;
}

export const currencySchema = z
  .string()
  .refine(isCurrency, { error: "expect.currency" })
  .meta({ title: "currency", examples: ["CNY"] });
export const countrySchema = z
  .string()
  .refine(isCountry, { error: "expect.country" })
  .meta({ title: "country", examples: ["CN"] });
export const zoneSchema = z
  .string()
  .refine(isZone, { error: "expect.zone" })
  .meta({ title: "time zone", examples: ["Asia/Shanghai"] });

/** `"18.00 CNY"`: a plain decimal, a space, a currency. */
export const moneySchema = z
  .string()
  .regex(/^-?\d{1,15}(\.\d{1,8})? [A-Z]{3}$/, { error: "expect.money" })
  .refine((text) => isCurrency(text.slice(-3)), { error: "expect.currency" })
  .meta({ title: "money", examples: ["18.00 CNY"] });

/** `"12.5%"`. */
export const percentSchema = z
  .string()
  .regex(/^-?\d{1,6}(\.\d{1,8})?%$/, { error: "expect.percent" })
  .meta({ title: "percentage", examples: ["5%"] });
/** An instant with its offset. */
export const instantSchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})$/, { error: "expect.instant" })
  .refine((text) => !Number.isNaN(Date.parse(text)), { error: "expect.instant" });
/** A share from 0% to 100%. */
export const shareSchema = percentSchema
  .refine((text) => !text.startsWith("-") && Number(text.slice(0, -1)) <= 100, { error: "expect.share" })
  .meta({ title: "share", examples: ["60%"] });

/** `30m`, `90m`, `20h`, `1h30m`, `3d`. */
export const durationSchema = z
  .string()
  .regex(/^(?=\d)(\d{1,4}d)?(\d{1,4}h)?(\d{1,5}m)?$/, { error: "expect.duration" })
  .meta({ title: "duration", examples: ["90m", "20h"] });

/** `150g`, `0.5kg`. */
export const weightSchema = z
  .string()
  .regex(/^\d{1,9}(\.\d{1,6})? ?(mg|g|kg|t|lb|oz)$/, {
    error: "expect.weight",
  })
  .meta({ title: "weight", examples: ["150g"] });
/** `12x8x6cm`: length, width, height. */
export const sizeSchema = z
  .string()
  .regex(/^\d{1,6}(\.\d{1,3})?x\d{1,6}(\.\d{1,3})?x\d{1,6}(\.\d{1,3})? ?(mm|cm|m|in)$/, {
    error: "expect.size",
  })
  .meta({ title: "size", examples: ["12x8x6cm"] });

/** An HS code of six to twelve digits as text, dots allowed: `"0902.10"`. */
export const hsSchema = z
  .string({ error: (issue) => (typeof issue.input === "number" ? "expect.hs-text" : "expect.hs") })
  .regex(/^\d{4}\.?\d{2}(\.?\d{2}){0,3}$/, { error: "expect.hs" })
  .refine((text) => isHsChapter(text.slice(0, 2)), { error: "expect.hs-chapter" })
  .meta({ title: "HS code", examples: ["0902.10"] });

const isHsChapter = (chapter: string): boolean => chapter >= "01" && chapter <= "99" && chapter !== "77";

/** A BCP 47 language: `zh`, `pt-BR`, `zh-Hant`. */
export const languageSchema = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/, { error: "expect.language" })
  .meta({ title: "language", examples: ["en", "pt-BR"] });

/** An id: letters, digits and `. _ - + /`, no spaces and nothing invisible. */
export const idSchema = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._+/-]{0,79}$/u, { error: "expect.id" })
  .meta({ title: "id" });

/** A name of a million signs would be read for claims, measured and wrapped for minutes. */
const oneName = z.string().min(1).max(20_000);

/** A name in one language or several: `"Tea"` or `{ en: Tea, zh: 茶 }`. */
export const nameSchema = z
  .union([oneName, z.record(languageSchema, oneName)], {
    error: "expect.name",
  })
  .meta({ title: "name", examples: ["Tea"] });
export type Name = z.infer<typeof nameSchema>;
