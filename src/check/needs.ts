import type { Need } from "../model/rule.ts";
import { declaredValue } from "./declared.ts";
import { evidenceNeed } from "./evidence.ts";
import type { Context, Subject } from "./facts.ts";
import { type Finding, join, nothing, type Reason } from "./finding.ts";
import { labelNeed, markNeed } from "./labels.ts";
import { type Compiled, compilePredicate } from "./predicate.ts";
import { marketValue } from "./prices.ts";
import { sayNeed, speakNeed } from "./speech.ts";
import { and, maybe, no, not, or, type Truth, truth, yes } from "./truth.ts";

/** A need of a rule: whether it holds, and, asked afterwards, why not. */
export interface CompiledNeed {
  test(subject: Subject): Truth;
  explain(subject: Subject): Finding;
}

export interface NeedContext extends Context {
  readonly rule: string;
}

/** Compiles one entry of `needs`. */
export function compileNeed(need: Need, context: NeedContext): CompiledNeed {
  if (need.evidence) return evidenceNeed(need.evidence, context);
  if (need.label) return labelNeed(need.label);
  if (need.mark !== undefined) return markNeed(need.mark, context);
  if (need.known) return knownNeed(need.known);
  if (need.speak) return speakNeed(need.speak);
  if (need.say !== undefined) return sayNeed(need.say);
  if (need.is) return limitNeed(compilePredicate(need.is, context));
  if (need.not) return banNeed(compilePredicate(need.not, context));
  if (need.anyOf) return anyNeed(need.anyOf.map((n) => compileNeed(n, context)));
  if (need.allOf) return allNeeds(need.allOf.map((n) => compileNeed(n, context)));
  return confirmNeed(context);
}

export function allNeeds(needs: readonly CompiledNeed[]): CompiledNeed {
  const test = (subject: Subject): Truth => {
    let least: Truth = yes;
    for (let i = 0; i < needs.length; i++) {
      least = and(least, needs[i]!.test(subject));
      if (least === no) return no;
    }
    return least;
  };
  return { test, explain: (subject) => join(needs.map((n) => n.explain(subject))) };
}

/** If none holds, the first that could is what to ask for. */
export function anyNeed(needs: readonly CompiledNeed[]): CompiledNeed {
  const test = (subject: Subject): Truth => needs.reduce<Truth>((best, n) => or(best, n.test(subject)), no);
  const explain = (subject: Subject): Finding => {
    const result = test(subject);
    const same = needs.filter((n) => n.test(subject) === result).map((n) => n.explain(subject));
    if (result === yes) return same[0] ?? nothing;
    const all = join(same);
    return { ...all, missing: all.missing.length > 0 ? [all.missing.join("|")] : [] };
  };
  return { test, explain };
}

function limitNeed(limit: Compiled): CompiledNeed {
  const explain = (subject: Subject): Finding => {
    const result = limit.test(subject);
    if (result === yes) return nothing;
    if (result === maybe) return { ...nothing, asks: limit.asks(subject), key: limit.keys[0] };
    const reasons = limit.keys.flatMap((key): Reason[] => {
      const value = declaredValue(subject, key);
      return value === undefined ? [] : [{ id: "check.found", args: { key, what: shown(value, subject) } }];
    });
    return { ...nothing, reasons, key: limit.keys[0] };
  };
  return { test: limit.test, explain };
}

/** A value as declared; of a map by market, this market's. */
function shown(value: unknown, { market }: Subject): string {
  if (Array.isArray(value)) return value.map(String).join(", ");
  if (typeof value !== "object" || value === null) return String(value);
  const here = marketValue(value as Readonly<Record<string, unknown>>, market);
  return here === undefined || typeof here === "object" ? JSON.stringify(value) : String(here);
}

function banNeed(banned: Compiled): CompiledNeed {
  const explain = (subject: Subject): Finding => {
    const found = banned.because(subject);
    const result = banned.test(subject);
    if (result === maybe) return { ...nothing, asks: banned.asks(subject), key: banned.keys[0] };
    if (result === no) return nothing;
    const reasons = found.map(
      (f): Reason => ({ id: "check.found", args: { key: f.key, what: f.words.join(", ") } }),
    );
    return { ...nothing, reasons, key: found[0]?.key };
  };
  return { test: (subject) => not(banned.test(subject)), explain };
}

function knownNeed(paths: readonly string[]): CompiledNeed {
  const looks = paths.map(
    (path) =>
      (subject: Subject): Truth =>
        truth(declaredValue(subject, path) !== undefined),
  );
  const open = (subject: Subject): string[] =>
    paths.filter((_, index) => (subject.see ?? ((look) => look(subject)))(looks[index]!) === no);
  return {
    test: (subject) => (open(subject).length === 0 ? yes : maybe),
    explain: (subject) => {
      const asks = open(subject).map((key) => ({ key, words: [] }));
      return { ...nothing, asks, key: asks[0]?.key };
    },
  };
}

/** A duty that no file proves holds once the seller has confirmed it for this rule. */
function confirmNeed({ rule }: NeedContext): CompiledNeed {
  const confirmed = ({ evidence, span }: Subject): boolean =>
    evidence.list.some(
      (e) => e.type === "confirmation" && e.covers?.includes(rule) && (e.validUntil ?? "9999") >= span.last,
    );
  return {
    test: (subject) => (confirmed(subject) ? yes : maybe),
    explain: (subject) =>
      confirmed(subject) ? nothing : { ...nothing, asks: [{ key: "confirmation", words: [rule] }] },
  };
}
