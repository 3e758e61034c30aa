import type { Warning } from "../model/result.ts";
import { groupsBy } from "./layout/group.ts";

const ofMarket = /^([A-Z][A-Z0-9-]*)(: |：)(.*)$/s;

const mostIds = 8;

/** What is warned of, each once; alike in several markets it is one text: `DE, US: no platform is declared`. */
export function warningTexts(list: readonly Warning[]): string[] {
  const parts = list.map(({ code, message }) => ({ code, message, found: ofMarket.exec(message) }));
  const alike = groupsBy(parts, ({ code, message, found }) => JSON.stringify([code, found?.[3] ?? message]));
  return [...alike.values()].map(([first, ...others]) => {
    const { found, message } = first!;
    if (found === null) return message;
    const ids = [...new Set([first!, ...others].map((part) => part.found![1]!))];
    const rest = ids.length > mostIds ? `, … (${ids.length})` : "";
    return `${ids.slice(0, mostIds).join(", ")}${rest}${found[2]}${found[3]}`;
  });
}
