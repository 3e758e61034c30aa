import { visible } from "../layout/visible.ts";
import { escapeMarkup } from "../layout/xml.ts";

/** HTML that is safe to put into a page; everything else is escaped on its way in. */
export interface Markup {
  readonly markup: string;
}

export type Part = string | number | Markup | undefined | readonly Part[];

export const raw = (markup: string): Markup => ({ markup });

/** A template whose parts are escaped unless they are markup already; lists are joined, `undefined` is nothing. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Markup =>
  raw(strings.map((string, i) => string + (i < parts.length ? markupOf(parts[i]) : "")).join(""));

function markupOf(part: Part): string {
  if (part === undefined) return "";
  if (typeof part === "string") return escapeMarkup(visible(part));
  if (typeof part === "number") return String(part);
  return "markup" in part ? part.markup : part.map(markupOf).join("");
}

export const nothing = raw("");
