import type { Text } from "../../model/fact.ts";
import type { LaunchDirectory, ReportParts, ReportResult } from "../../model/report.ts";
import { type Lang, langs, type MessageArgs, type MessageId, message } from "../../text/message.ts";
import { hostName, type LeftOut, marketName, productName, textIn } from "../context.ts";
import { html, type Markup } from "./markup.ts";

/** What every part of the page draws from: the result in each language, and ways to say things in all of them. */
export interface View {
  readonly result: ReportResult;
  readonly launch: LaunchDirectory;
  readonly lang: Lang;
  readonly undeclared: readonly LeftOut[];
  /** The parts with their text in a language, or in the result's own where it was not asked for. */
  in(lang: Lang): ReportParts;
}

export const viewOf = (result: ReportResult, lang: Lang, undeclared: readonly LeftOut[] = []): View => ({
  result,
  launch: result.launch,
  lang,
  undeclared,
  in: (wanted) => result.inLanguage?.[wanted] ?? result,
});

/** A text in every language; the page shows the one that is switched on. Equal texts stand once. */
export function tell(text: (lang: Lang) => string): Markup {
  const texts = langs.map((lang) => ({ lang, words: text(lang) }));
  const [first] = texts;
  if (texts.every(({ words }) => words === first!.words)) return html`${first!.words}`;
  return html`${texts.map(({ lang, words }) => html`<span class="t-${lang}" lang="${lang}">${words}</span>`)}`;
}

export const say = (id: MessageId, args: MessageArgs = {}): Markup => tell((lang) => message(lang, id, args));

export const tellText = (text: Text): Markup => tell((lang) => textIn(lang, text));

export const product = ({ launch }: View, sku: string): Markup =>
  named((lang) => productName({ lang, launch }, sku));
export const market = ({ launch }: View, id: string): Markup =>
  named((lang) => marketName({ lang, launch }, id));
export const host = ({ launch }: View, id: string): Markup => named((lang) => hostName({ lang, launch }, id));

/** Names may run right to left: each is kept to itself. */
const named = (text: (lang: Lang) => string): Markup => html`<bdi>${tell(text)}</bdi>`;
