import { holdsWithin, isUpcoming, type Span } from "./days.ts";
import type { Context, ProductFacts, Subject } from "./facts.ts";
import { inCategory } from "./leaves-product.ts";
import { allNeeds, type CompiledNeed, compileNeed } from "./needs.ts";
import { type Compiled, compilePredicate } from "./predicate.ts";
import type { Rule } from "./rules.ts";
import { maybe, no, yes } from "./truth.ts";

export interface CompiledRule {
  readonly rule: Rule;
  readonly when: Compiled | undefined;
  readonly needs: CompiledNeed;
  /** Not judged yet, but close enough to be announced. */
  readonly upcoming: boolean;
  readonly idle: "off" | "status" | "dates" | undefined;
}

export type Outcome = "pass" | "fail" | "unknown" | "not-applicable";

/** Compiles the rules of a market for the days that are judged. */
export function compileRules(
  rules: readonly Rule[],
  context: Context,
  span: Span,
  on: string,
): CompiledRule[] {
  return rules.map((rule) => {
    const upcoming = isUpcoming(rule, span, on);
    let when: Compiled | undefined;
    let needs: CompiledNeed | undefined;
    const compiled: CompiledRule = {
      rule,
      upcoming,
      idle: idleness(rule, span, upcoming),
      // A launch asks few of all rules, and fewer for what they need.
      get when() {
        if (rule.when !== undefined) when ??= compilePredicate(rule.when, context);
        return when;
      },
      get needs() {
        needs ??= needsOf(rule, context);
        return needs;
      },
    };
    return compiled;
  });
}

function needsOf(rule: Rule, context: Context): CompiledNeed {
  const named = { ...context, rule: rule.id };
  return allNeeds(rule.needs.map((need) => compileNeed(need, named)));
}

function idleness(rule: Rule, span: Span, upcoming: boolean): CompiledRule["idle"] {
  if (rule.off) return "off";
  if (rule.status === "suspended" || rule.status === "repealed") return "status";
  return upcoming || holdsWithin(rule, span) ? undefined : "dates";
}

/** Does not apply, or holds, or is not known, or fails. */
export function judge(rule: CompiledRule, subject: Subject): Outcome {
  // Most rules are about other goods, which is seen before they are compiled. What is noted is asked of leaves.
  const about = subject.see === undefined ? rule.rule.when?.category : undefined;
  if (about && subject.product && inCategory(subject.product, about) === no) return "not-applicable";
  const applies = rule.when === undefined ? yes : rule.when.test(subject);
  if (applies === no) return "not-applicable";
  const held = rule.needs.test(subject);
  if (held === yes) return "pass";
  return applies === maybe || held === maybe ? "unknown" : "fail";
}

/**
 * Rules that can apply to a category, found by asking with nothing else known; remembered by category.
 * To ask takes as long as to judge a product by all of them, so it waits for a category's second product.
 */
export function rulesByCategory(
  rules: readonly CompiledRule[],
  blank: (category: string | undefined) => Subject,
): (product: ProductFacts) => readonly CompiledRule[] {
  const found = new Map<string | undefined, readonly CompiledRule[] | "met">();
  return ({ category }) => {
    const known = found.get(category);
    if (known === undefined) {
      found.set(category, "met");
      return rules;
    }
    if (known !== "met") return known;
    const subject = blank(category);
    const fitting = rules.filter(({ when }) => when === undefined || when.test(subject) !== no);
    found.set(category, fitting);
    return fitting;
  };
}
