import { type Rule, resolveRules } from "../check/rules.ts";
import type { LoadedLaunch } from "../load/launch.ts";
import type { Profiles } from "../load/profiles.ts";
import type { Severity } from "../model/check-result.ts";
import type { Topic } from "../model/topic.ts";
import type { Lang } from "../text/message.ts";
import { checkTables } from "./tables.ts";

/** A rule as catalogues list it. */
export interface ListedRule {
  readonly id: string;
  readonly title: string;
  readonly fix?: string;
  readonly topic: Topic;
  readonly severity: Severity;
  readonly law?: string;
  readonly url?: string;
}

/** Every rule that could be judged for the launch's markets, once, by id. */
export function ruleCatalogue(loaded: LoadedLaunch, profiles: Profiles, lang: Lang): ListedRule[] {
  const { everywhere } = checkTables(profiles);
  const rules = new Map<string, Rule>();
  for (const { profile } of loaded.markets) {
    for (const rule of resolveRules(profile, everywhere, loaded.launch.rules ?? {}).rules)
      rules.set(rule.id, rule);
  }
  return [...rules.values()].sort((a, b) => (a.id < b.id ? -1 : 1)).map((rule) => listed(rule, lang));
}

function listed(rule: Rule, lang: Lang): ListedRule {
  const url = rule.sources.find((s) => s.url !== undefined)?.url;
  return {
    id: rule.id,
    title: rule.title[lang],
    topic: rule.topic,
    severity: rule.severity,
    ...(rule.fix === undefined ? {} : { fix: rule.fix[lang] }),
    ...(rule.law === undefined ? {} : { law: rule.law }),
    ...(url === undefined ? {} : { url }),
  };
}
