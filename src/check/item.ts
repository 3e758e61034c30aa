import type { CheckItem, Location, Severity } from "../model/check-result.ts";
import type { Lang } from "../text/message.ts";
import type { CompiledRule, Outcome } from "./compile.ts";
import type { Subject } from "./facts.ts";
import { type Finding, join, nothing, type Reason } from "./finding.ts";
import { hashPart, hex } from "./fingerprint.ts";
import { type Locate, locationOf } from "./place.ts";
import type { Rule } from "./rules.ts";
import { wordingOf } from "./wording.ts";

export interface ItemContext {
  readonly lang: Lang;
  readonly locate: Locate;
}

/** Puts an outcome of a rule into words, with what it rests on and where it stands. */
export type ItemMaker = (outcome: Outcome, subject: Subject) => CheckItem;

type Draft = { -readonly [K in keyof CheckItem]: CheckItem[K] };

/** Makes the items of one rule in one market; what is the same in all of them is made once. */
export function itemMaker(compiled: CompiledRule, market: string, { lang, locate }: ItemContext): ItemMaker {
  const { rule, upcoming } = compiled;
  const hash = hashPart(market, hashPart(rule.id));
  const words = wordingOf(compiled, lang);
  const source = reference(rule);
  const severity = severityOf(compiled);
  const fix = rule.fix?.[lang];
  return (outcome, subject) => {
    const finding = findingOf(compiled, outcome, subject);
    const sku = skuOf(subject);
    const item: Draft = {
      rule: rule.id,
      topic: rule.topic,
      market,
      status: outcome,
      severity,
      message: words(outcome, finding, subject.span),
      evidence: finding.evidence,
      missing: finding.missing,
      fingerprint: hex(hashPart(subject.script?.file, hashPart(subject.host?.id, hashPart(sku, hash)))),
      reference: source,
    };
    if (sku !== undefined) item.sku = sku;
    if (subject.host) item.host = subject.host.id;
    if (rule.who !== undefined) item.who = rule.who;
    if (upcoming) item.upcoming = true;
    if (fix !== undefined && outcome !== "pass") item.fix = fix;
    if (rule.takes !== undefined && (outcome === "fail" || outcome === "unknown")) item.takes = rule.takes;
    const location = placed(outcome, finding, subject, locate);
    if (location) item.location = location;
    return item;
  };
}

function severityOf({ rule, upcoming }: CompiledRule): Severity {
  return upcoming || rule.certainty === "unverified" || rule.status === "proposed" ? "advise" : rule.severity;
}

function placed(outcome: Outcome, finding: Finding, subject: Subject, locate: Locate): Location | undefined {
  return outcome === "fail" || outcome === "unknown" ? locationOf(finding, subject, locate) : undefined;
}

function skuOf({ product, script }: Subject): string | undefined {
  if (product) return product.product.sku;
  const named = script?.settings.products;
  return named?.length === 1 && !named[0]!.includes("*") ? named[0] : undefined;
}

function findingOf(compiled: CompiledRule, outcome: Outcome, subject: Subject): Finding {
  if (outcome === "not-applicable") return nothing;
  const { when, needs } = compiled;
  const why = needs.explain(subject);
  if (outcome === "pass") return why.evidence.length === 0 ? nothing : { ...nothing, evidence: why.evidence };
  if (outcome === "unknown") {
    const asks = when?.asks(subject) ?? [];
    return { ...why, missing: [], reasons: [], asks: [...asks, ...why.asks], key: asks[0]?.key ?? why.key };
  }
  const said = subject.said ? saidReasons(when?.because(subject) ?? [], subject) : [];
  return said.length === 0 ? why : join([{ ...nothing, reasons: said, key: "claims" }, why]);
}

/** A rule that applies because of what a script says quotes it. */
function saidReasons(
  because: ReturnType<NonNullable<CompiledRule["when"]>["because"]>,
  { said, product }: Subject,
): Reason[] {
  const words = because.filter((ask) => ask.key === "claims").flatMap((ask) => ask.words);
  return words.flatMap((word) => {
    const hit = said?.get(word);
    if (!hit || product?.product.claims?.includes(word)) return [];
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
