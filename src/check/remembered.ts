import type { CheckItem } from "../model/check-result.ts";
import { type AnswerTree, answerTree } from "./answer-tree.ts";
import type { CompiledRule } from "./compile.ts";
import type { Look, ProductFacts, Subject } from "./facts.ts";

export interface Remembering<T> {
  /** What is kept of an item of a product. */
  keep(item: CheckItem): T;
  /** Whether an answer may stand for others like it. */
  plain(answer: string): boolean;
  /** What else than rules tells products apart. */
  readonly look: Look | undefined;
}

export interface Remembered<T> {
  /** What is kept of a product's items, by rule; undefined where one must be found by itself. */
  product(facts: ProductFacts): readonly T[] | undefined;
  forget(): void;
  /** Answers that are remembered. */
  size(): number;
}

/** How a market judges a product by a rule. */
export interface Judging {
  rulesFor(product: ProductFacts): readonly CompiledRule[];
  subjectOf(product: ProductFacts): Subject;
  itemOf(rule: CompiledRule, subject: Subject): CheckItem | undefined;
}

export function remembered<T>(
  { rulesFor, subjectOf, itemOf }: Judging,
  { keep, plain, look }: Remembering<T>,
): Remembered<T> {
  let size = 0;
  const grown = (): void => {
    size += 1;
  };
  const memories = new Map<CompiledRule, AnswerTree<T | undefined>>();
  const memoryOf = (rule: CompiledRule): AnswerTree<T | undefined> => {
    const known = memories.get(rule);
    if (known !== undefined) return known;
    const made = answerTree(
      (subject) => {
        if (look !== undefined) subject.see?.(look);
        const item = itemOf(rule, subject);
        return item && keep(item);
      },
      { plain, grown },
    );
    memories.set(rule, made);
    return made;
  };
  const lists = new Map<readonly CompiledRule[], readonly AnswerTree<T | undefined>[]>();
  const listOf = (rules: readonly CompiledRule[]): readonly AnswerTree<T | undefined>[] => {
    const known = lists.get(rules) ?? rules.toSorted(byId).map(memoryOf);
    lists.set(rules, known);
    return known;
  };
  return {
    product(facts) {
      const subject = subjectOf(facts);
      const kept: T[] = [];
      for (const memory of listOf(rulesFor(facts))) {
        const found = memory.of(subject);
        if (found === undefined) return undefined;
        if (found.value !== undefined) kept.push(found.value);
      }
      return kept;
    },
    forget() {
      for (const memory of memories.values()) memory.forget();
      size = 0;
    },
    size: () => size,
  };
}

const byId = (a: CompiledRule, b: CompiledRule): number =>
  a.rule.id < b.rule.id ? -1 : a.rule.id > b.rule.id ? 1 : 0;
