import type { Say } from "../cost/input.ts";
import { type Lang, message } from "../text/message.ts";

export const sayIn =
  (lang: Lang): Say =>
  (id, args) =>
    message(lang, id, args);
