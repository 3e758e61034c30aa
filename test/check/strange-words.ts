import type { CheckTables } from "../../src/check/input.ts";
import type { MarketProfile } from "../../src/model/market.ts";
import type { WrittenRule } from "../../src/model/rule.ts";

/** Words of a rule that the vocabulary, the phrases, the formats or the topics do not know. */
export function strangeWords(
  id: string,
  rule: WrittenRule,
  _profile: MarketProfile,
  tables: CheckTables,
): string[] {
  const { vocabulary, numbers, phrases } = tables;
  const lists: Readonly<Record<string, object>> = {
    category: vocabulary.categories,
    contains: vocabulary.contains,
    claims: vocabulary.claims,
    imagery: vocabulary.imagery,
    holds: vocabulary.evidence,
    type: vocabulary.evidence,
    elements: vocabulary.labelElements,
    mark: vocabulary.labelElements,
    platform: vocabulary.platforms,
    number: numbers,
    say: phrases.disclosures,
  };
  const strange: string[] = [];
  const check = (key: string, words: readonly unknown[]): void => {
    const list = lists[key];
    if (!list) return;
    for (const word of words) {
      if (typeof word === "string" && !Object.hasOwn(list, word)) strange.push(`${id}: ${key} ${word}`);
    }
  };
  const walk = (key: string, value: unknown): void => {
    if (typeof value === "string") check(key === "evidence" ? "type" : key, [value]);
    else if (Array.isArray(value)) {
      check(key, value);
      for (const part of value) if (typeof part === "object") walk("", part);
    } else if (typeof value === "object" && value !== null) {
      for (const [inner, part] of Object.entries(value)) walk(inner, part);
    }
  };
  walk("", rule.when ?? {});
  walk("", rule.needs ?? []);
  return strange;
}
