import { isMessageId, type Lang, message } from "../../text/message.ts";

/** A layer in words; a profile's own layer goes by its id. */
export function kindName(lang: Lang, kind: string): string {
  const id = `tariff.kind.${kind}`;
  return isMessageId(id) ? message(lang, id) : kind;
}
