import type { Predicate } from "../model/predicate.ts";
import type { Context, Subject } from "./facts.ts";
import type { Leaf } from "./leaf.ts";
import { leaves } from "./leaves.ts";
import { and, maybe, no, not, or, type Truth, yes } from "./truth.ts";

/** What somebody would have to declare so that an unknown answer becomes known. */
export interface Ask {
  /** A path of the product, market, launch or host, such as `contains` or `shipping.model`. */
  readonly key: string;
  readonly words: readonly string[];
}

export interface Compiled {
  test(subject: Subject): Truth;
  /** The undeclared facts that leave it unknown. */
  asks(subject: Subject): Ask[];
  /** What makes it true, in the words that were declared. */
  because(subject: Subject): Ask[];
  /** Paths of the facts it looks at. */
  readonly keys: readonly string[];
}

/** Compiles a condition once; testing it allocates nothing. */
export function compilePredicate(predicate: Predicate, context: Context): Compiled {
  const parts = Object.entries(predicate).flatMap(([key, value]) =>
    value === undefined ? [] : [compileKey(key, value, context)],
  );
  return parts.length === 1 ? parts[0]! : allOf(parts);
}

function compileKey(key: string, value: unknown, context: Context): Compiled {
  const many = (): Compiled[] => (value as Predicate[]).map((p) => compilePredicate(p, context));
  if (key === "all") return allOf(many());
  if (key === "any") return anyOf(many());
  if (key === "not") {
    const turned = { ...context, excluding: context.excluding !== true };
    return negation(compilePredicate(value as Predicate, turned));
  }
  const make = leaves[key as keyof typeof leaves] as (value: unknown, context: Context) => Leaf;
  return fromLeaf(make(value, context));
}

function fromLeaf({ test: look, key, words }: Leaf): Compiled {
  const note = { key, words };
  const test = (subject: Subject): Truth => (subject.see === undefined ? look(subject) : subject.see(look));
  return {
    test,
    keys: [key],
    asks: (subject) => (test(subject) === maybe ? [note] : []),
    because: (subject) => (test(subject) === yes ? [note] : []),
  };
}

function allOf(parts: readonly Compiled[]): Compiled {
  const test = (subject: Subject): Truth => {
    let least: Truth = yes;
    for (const part of parts) {
      least = and(least, part.test(subject));
      if (least === no) return no;
    }
    return least;
  };
  return { test, ...gather(parts, test) };
}

function anyOf(parts: readonly Compiled[]): Compiled {
  const test = (subject: Subject): Truth => {
    let greatest: Truth = no;
    for (const part of parts) {
      greatest = or(greatest, part.test(subject));
      if (greatest === yes) return yes;
    }
    return greatest;
  };
  return { test, ...gather(parts, test) };
}

function gather(
  parts: readonly Compiled[],
  test: Compiled["test"],
): Pick<Compiled, "asks" | "because" | "keys"> {
  return {
    keys: parts.flatMap((part) => part.keys),
    asks: (subject) => (test(subject) === maybe ? parts.flatMap((part) => part.asks(subject)) : []),
    because: (subject) => parts.flatMap((part) => part.because(subject)),
  };
}

function negation(part: Compiled): Compiled {
  return { test: (subject) => not(part.test(subject)), asks: part.asks, because: () => [], keys: part.keys };
}
