import type { LeadTime } from "../model/check-result.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Certainty, Source, Text } from "../model/fact.ts";
import type { MarketProfile } from "../model/market.ts";
import { near } from "../model/near.ts";
import { overlay } from "../model/overlay.ts";
import type { Predicate } from "../model/predicate.ts";
import type { Need, RuleText, WrittenRule, WrittenRules } from "../model/rule.ts";
import type { Topic } from "../model/topic.ts";
import type { MessageId } from "../text/message.ts";

/** A rule with all its parts and its sources. */
export interface Rule {
  readonly id: string;
  readonly title: RuleText;
  readonly fix: RuleText | undefined;
  readonly question: RuleText | undefined;
  readonly topic: Topic;
  readonly severity: "block" | "fix" | "advise";
  readonly who: string | undefined;
  readonly status: "proposed" | "adopted" | "in-force" | "suspended" | "repealed";
  readonly per: "product" | "market" | "host" | "script";
  readonly law: string | undefined;
  readonly takes: LeadTime | undefined;
  readonly from: string | undefined;
  readonly until: string | undefined;
  readonly checked: string | undefined;
  readonly certainty: Certainty;
  readonly note: Text | undefined;
  readonly settle: Text | undefined;
  readonly sources: readonly Source[];
  readonly when: Predicate | undefined;
  readonly needs: readonly Need[];
  readonly reason: string | undefined;
  readonly off: boolean;
}

export interface RuleSet {
  readonly rules: readonly Rule[];
  /** Rules that cannot be loaded: a part, a source or a date is missing. */
  readonly problems: readonly Diagnostic[];
}

type Sources = Readonly<Record<string, Source>>;

/**
 * The rules of a market: those of the files for every market, the market's own (bloc and overlays included),
 * and the launch's, laid over each other by id. In the order of their ids.
 */
export function resolveRules(
  profile: MarketProfile,
  everywhere: readonly MarketProfile[],
  ofLaunch: WrittenRules = {},
): RuleSet {
  const layers = [...everywhere.map((p) => p.rules ?? {}), profile.rules ?? {}, ofLaunch];
  const sources = Object.assign({}, ...everywhere.map((p) => p.sources), profile.sources) as Sources;
  const ids = [...new Set(layers.slice(0, -1).flatMap((layer) => Object.keys(layer)))];
  const added = Object.keys(ofLaunch).filter((id) => ofLaunch[id]?.needs !== undefined);
  const rules: Rule[] = [];
  const problems: Diagnostic[] = [];
  for (const id of [...new Set([...ids, ...added])].sort()) {
    const [first = {}, ...more] = layers.flatMap((layer) => layer[id] ?? []);
    const written = more.reduce<WrittenRule>(overlay, first);
    const completed = completeRule(id, written, sources, ids);
    if ("rule" in completed) rules.push(completed.rule);
    else problems.push(completed.problem);
  }
  return { rules, problems };
}

/** The whole rule, or what it lacks. A rule needs a source and a first day unless it is marked unverified. */
export function completeRule(
  id: string,
  written: WrittenRule,
  sources: Sources,
  ids: readonly string[] = [],
): { readonly rule: Rule } | { readonly problem: Diagnostic } {
  const { title, topic, severity, needs } = written;
  if (!title && !needs) return { problem: unknownRule(id, ids) };
  if (!title || !topic || !severity || !needs) {
    const keys = (["title", "topic", "severity", "needs"] as const).filter((k) => written[k] === undefined);
    return { problem: fault("check.incomplete-rule", { rule: id, keys: keys.join(", ") }) };
  }
  const names = [written.source ?? []].flat();
  const timed = [written.takes?.source ?? []].flat();
  const strange = [...names, ...timed].find((name) => sources[name] === undefined);
  if (strange !== undefined) return { problem: fault("check.unknown-source", { rule: id, source: strange }) };
  const unverified = written.certainty === "unverified";
  const lacking = [
    ...(names.length === 0 ? ["source"] : []),
    ...(written.from === undefined ? ["from"] : []),
  ];
  if (!unverified && lacking.length > 0) {
    return { problem: fault("check.unsourced-rule", { rule: id, keys: lacking.join(", ") }) };
  }
  const read = names.map((name) => sources[name]!);
  return {
    rule: {
      id,
      title,
      topic,
      severity,
      needs,
      takes: leadTime(written.takes, sources),
      fix: written.fix,
      question: written.question,
      who: written.who,
      law: written.law,
      from: written.from,
      until: written.until,
      note: written.note,
      settle: written.settle,
      when: written.when,
      reason: written.reason,
      status: written.status ?? "in-force",
      per: written.per ?? "product",
      off: written.off ?? false,
      sources: read,
      checked: written.checked ?? read[0]?.read,
      certainty: written.certainty ?? read[0]?.certainty ?? "unverified",
    },
  };
}

/** How long it takes, with where that is from; the certainty of its source unless it says another. */
function leadTime(written: WrittenRule["takes"], sources: Sources): LeadTime | undefined {
  if (written === undefined) return undefined;
  const [name] = [written.source ?? []].flat();
  const source = name === undefined ? undefined : sources[name];
  return {
    ...(written.min === undefined ? {} : { min: written.min }),
    ...(written.max === undefined ? {} : { max: written.max }),
    ...(source === undefined ? {} : { source: source.title, checked: written.checked ?? source.read }),
    certainty: written.certainty ?? source?.certainty ?? "unverified",
  };
}

export function unknownRule(rule: string, ids: readonly string[]): Diagnostic {
  const guess = near(rule, ids);
  return guess === undefined
    ? fault("check.unknown-rule", { rule })
    : fault("check.unknown-rule-guess", { rule, guess });
}

function fault(message: MessageId, args: Readonly<Record<string, string>>): Diagnostic {
  return { code: message, severity: "error", message, args };
}
