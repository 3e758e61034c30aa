import { en } from "./en.ts";
import { zh } from "./zh.ts";

export type Lang = "en" | "zh";
export type MessageId = keyof typeof en;
/** A part of a message that is a message of its own, said in the language of the whole. */
export interface Said {
  readonly say: MessageId;
  readonly args?: MessageArgs;
}
export type MessageArgs = Readonly<Record<string, string | number | Said>>;

/** Most runs speak one language: the words of the other are not made. */
const languages: Readonly<Record<Lang, Readonly<Record<MessageId, string>>>> = {
  en,
  get zh() {
    made ??= zh();
    return made;
  },
};
let made: ReturnType<typeof zh> | undefined;

export const langs = Object.keys(languages) as readonly Lang[];

export const isMessageId = (id: string): id is MessageId => Object.hasOwn(en, id);

/** The message in a language: `{name}` is the argument, `{name:one|many}` a word that goes with its number. */
export function message(lang: Lang, id: MessageId, args: MessageArgs = {}): string {
  const text = languages[lang][id];
  if (!text.includes("{")) return text;
  return text.replace(
    /\{(\w+)(?::([^|{}]*)\|([^|{}]*))?\}/g,
    (hole, name: string, one?: string, many = "") => {
      const value = args[name];
      if (value === undefined) return hole;
      if (typeof value === "object") return message(lang, value.say, value.args);
      if (one === undefined) return String(value);
      return String(value) === "1" ? one : many;
    },
  );
}
