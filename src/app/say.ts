import type { Say } from "../cost/input.ts";
import { type Lang, message } from "../text/message.ts";

export const sayIn =
  (lang: Lang): Say =>
  (id, args) =>
    message(lang, id, args);

/** A value of a profile with its texts in one language, where a translation is there. */
export function inLanguage<T>(lang: Lang, value: T): T {
  if (lang === "en" || typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => inLanguage(lang, item)) as T;
  const map = value as Readonly<Record<string, unknown>>;
  // Texts are read in English unless they are one string.
  if (typeof map.en === "string") return (map[lang] ?? map.en) as T;
  return Object.fromEntries(Object.entries(map).map(([key, part]) => [key, inLanguage(lang, part)])) as T;
}
