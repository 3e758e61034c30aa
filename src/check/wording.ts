import type { Text } from "../model/fact.ts";
import { isMessageId, type Lang, type MessageId, message } from "../text/message.ts";
import type { CompiledRule, Outcome } from "./compile.ts";
import { isDay, type Span } from "./days.ts";
import type { Finding } from "./finding.ts";
import type { Ask } from "./predicate.ts";
import type { Rule } from "./rules.ts";

export type Wording = (outcome: Outcome, finding: Finding, span: Span) => string;

/** The words of a rule's items: what is required, why it is so or what to answer, what to know about the rule. */
export function wordingOf({ rule, upcoming, idle }: CompiledRule, lang: Lang): Wording {
  const title = withoutStop(rule.title[lang]);
  // Rules that all pass say nothing of it.
  let certainty: readonly string[] | undefined;
  return (outcome, finding, span) => {
    if (outcome === "not-applicable") return sentence([title, ...idleWords(rule, idle, lang)], lang);
    const dates = dateWords(rule, upcoming, span, lang);
    if (outcome === "pass") return sentence([title, ...dates], lang);
    const why = outcome === "fail" ? failWords(finding, lang) : askWords(rule, finding, lang);
    certainty ??= certaintyWords(rule, lang);
    return sentence([title, ...why, ...certainty, ...dates], lang);
  };
}

const sentence = (parts: readonly string[], lang: Lang): string => parts.join(lang === "zh" ? "；" : "; ");

const withoutStop = (text: string): string => text.replace(/[.。]$/, "");

function failWords({ missing, reasons }: Finding, lang: Lang): string[] {
  const words = missing.length > 0 ? [message(lang, "check.missing", { what: missing.join(", ") })] : [];
  return [...words, ...reasons.map(({ id, args }) => message(lang, id, args))];
}

function askWords(rule: Rule, { asks }: Finding, lang: Lang): string[] {
  if (rule.question) return [withoutStop(rule.question[lang])];
  return [...new Set(merged(asks).map((ask) => askText(ask, lang)))];
}

/** One question per key. */
function merged(asks: readonly Ask[]): Ask[] {
  const byKey = new Map<string, Set<string>>();
  for (const { key, words } of asks) {
    const set = byKey.get(key) ?? new Set();
    byKey.set(key, set);
    for (const word of words) set.add(word);
  }
  return [...byKey].map(([key, words]) => ({ key, words: [...words] }));
}

function askText({ key, words }: Ask, lang: Lang): string {
  const id = `check.ask.${key}`;
  const chosen: MessageId = isMessageId(id) ? id : words.length > 0 ? "check.ask.words" : "check.ask.key";
  return message(lang, chosen, { key, words: words.join(", ") });
}

function certaintyWords(rule: Rule, lang: Lang): string[] {
  const { certainty, settle, note, status, reason } = rule;
  const words: string[] = [];
  if (status === "proposed") words.push(message(lang, "check.proposed"));
  if (certainty === "unverified") {
    words.push(
      settle === undefined
        ? message(lang, "check.unverified-bare")
        : message(lang, "check.unverified", { settle: withoutStop(textIn(settle, lang)) }),
    );
  }
  if (note !== undefined) words.push(message(lang, "check.note", { note: withoutStop(textIn(note, lang)) }));
  if (reason !== undefined) words.push(message(lang, "check.reason", { reason }));
  return words;
}

function dateWords({ from }: Rule, upcoming: boolean, span: Span, lang: Lang): string[] {
  if (from === undefined || (!upcoming && from <= span.first) || !isDay(from)) return [];
  if (upcoming) return [message(lang, "check.upcoming", { from })];
  return [message(lang, "check.from", { from })];
}

function idleWords(rule: Rule, idle: CompiledRule["idle"], lang: Lang): string[] {
  if (idle === "off") return [message(lang, "check.off", { reason: rule.reason ?? "" })];
  if (idle === "status") return [message(lang, "check.not-in-force", { status: rule.status })];
  if (idle === "dates")
    return [message(lang, "check.not-in-force", { status: `${rule.from ?? ""}..${rule.until ?? ""}` })];
  return [];
}

export function textIn(text: Text, lang: Lang): string {
  return typeof text === "string" ? text : (text[lang] ?? text.en);
}
