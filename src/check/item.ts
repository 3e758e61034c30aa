import type { CheckItem } from "../model/result.ts";
import type { Lang } from "../text/message.ts";
import type { CompiledRule, Outcome } from "./compile.ts";
import type { Subject } from "./facts.ts";
import { type Finding, join, nothing, type Reason } from "./finding.ts";
import { fingerprint } from "./fingerprint.ts";
import { type Locate, locationOf } from "./place.ts";
import type { Rule } from "./rules.ts";
import { wording } from "./wording.ts";

export interface ItemContext {
  readonly lang: Lang;
  readonly locate: Locate;
}

/** Puts an outcome into words, with what it rests on and where it stands. */
export function makeItem(
  compiled: CompiledRule,
  outcome: Outcome,
  subject: Subject,
  { lang, locate }: ItemContext,
): CheckItem {
  const { rule, upcoming } = compiled;
  const finding = findingOf(compiled, outcome, subject);
  const sku = skuOf(subject);
  const location =
    outcome === "pass" || outcome === "not-applicable" ? undefined : locationOf(finding, subject, locate);
  return {
    rule: rule.id,
    topic: rule.topic,
    ...(sku === undefined ? {} : { sku }),
    ...(subject.host ? { host: subject.host.id } : {}),
    market: subject.market.id,
    status: outcome,
    severity:
      upcoming || rule.certainty === "unverified" || rule.status === "proposed" ? "advise" : rule.severity,
    message: wording(compiled, outcome, finding, subject.span, lang),
    ...(rule.fix && outcome !== "pass" ? { fix: rule.fix[lang] } : {}),
    ...(rule.who === undefined ? {} : { who: rule.who }),
    evidence: finding.evidence,
    missing: finding.missing,
    ...(location ? { location } : {}),
    fingerprint: fingerprint([rule.id, subject.market.id, sku, subject.host?.id, subject.script?.file]),
    ...(upcoming ? { upcoming } : {}),
    reference: reference(rule),
  };
}

function skuOf({ product, script }: Subject): string | undefined {
  if (product) return product.product.sku;
  const named = script?.settings.products;
  return named?.length === 1 && !named[0]!.includes("*") ? named[0] : undefined;
}

function findingOf({ when, needs }: CompiledRule, outcome: Outcome, subject: Subject): Finding {
  if (outcome === "not-applicable") return nothing;
  const why = needs.explain(subject);
  if (outcome === "pass") return { ...nothing, evidence: why.evidence };
  if (outcome === "unknown") {
    const asks = when?.asks(subject) ?? [];
    return { ...why, missing: [], reasons: [], asks: [...asks, ...why.asks], key: asks[0]?.key ?? why.key };
  }
  const said = saidReasons(when?.because(subject) ?? [], subject);
  return said.length === 0 ? why : join([{ ...nothing, reasons: said, key: "claims" }, why]);
}

/** A rule that applies because of what a script says quotes it. */
function saidReasons(
  because: ReturnType<NonNullable<CompiledRule["when"]>["because"]>,
  subject: Subject,
): Reason[] {
  const words = because.filter((ask) => ask.key === "claims").flatMap((ask) => ask.words);
  return words.flatMap((word) => {
    const hit = subject.said?.get(word);
    if (!hit || subject.product?.product.claims?.includes(word)) return [];
    return [{ id: "check.said", args: { file: hit.script.file, text: hit.text, what: word } }];
  });
}

function reference(rule: Rule): CheckItem["reference"] {
  const [source] = rule.sources;
  const law = rule.law ?? source?.law;
  return {
    title: source?.title ?? law ?? rule.id,
    ...(law === undefined ? {} : { law }),
    ...(source?.url === undefined ? {} : { url: source.url }),
    ...(rule.from === undefined ? {} : { from: rule.from }),
    ...(rule.until === undefined ? {} : { until: rule.until }),
    ...(rule.checked === undefined ? {} : { checked: rule.checked }),
    certainty: rule.certainty,
  };
}
