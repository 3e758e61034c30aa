import { en } from "./en.ts";
import { zh } from "./zh.ts";

export type Lang = "en" | "zh";
export type MessageId = keyof typeof en;
export type MessageArgs = Readonly<Record<string, string | number>>;

const languages: Readonly<Record<Lang, Readonly<Record<MessageId, string>>>> = { en, zh };

export const langs = Object.keys(languages) as readonly Lang[];

export const isMessageId = (id: string): id is MessageId => Object.hasOwn(en, id);

/** The message in a language, with `{name}` replaced by the arguments. */
export function message(lang: Lang, id: MessageId, args: MessageArgs = {}): string {
  return languages[lang][id].replace(/\{(\w+)\}/g, (hole, name: string) => String(args[name] ?? hole));
}
