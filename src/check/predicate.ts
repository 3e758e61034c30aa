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
  const keys = Object.keys(predicate).filter((key) => predicate[key as keyof Predicate] !== undefined);
  const make = (key: string): Compiled => compileKey(key, predicate[key as keyof Predicate], context);
  return keys.length === 1 ? make(keys[0]!) : allOf(lateParts(keys, make));
}

function compileKey(key: string, value: unknown, context: Context): Compiled {
  const many = (): Parts => lateParts(value as Predicate[], (p) => compilePredicate(p, context));
  if (key === "all") return allOf(many());
  if (key === "any") return anyOf(many());
  if (key === "not") {
    const turned = { ...context, excluding: context.excluding !== true };
    return negation(compilePredicate(value as Predicate, turned));
  }
  const make = leaves[key as keyof typeof leaves] as (value: unknown, context: Context) => Leaf;
  return fromLeaf(make(value, context));
}

/** Parts that are compiled when they are first asked for: most conditions are decided by their first. */
interface Parts {
  readonly count: number;
  at(index: number): Compiled;
  all(): readonly Compiled[];
}

function lateParts<T>(written: readonly T[], make: (part: T) => Compiled): Parts {
  const made: Compiled[] = [];
  const at = (index: number): Compiled => {
    const part = made[index] ?? make(written[index]!);
    made[index] = part;
    return part;
  };
  return { count: written.length, at, all: () => written.map((_, index) => at(index)) };
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

function allOf(parts: Parts): Compiled {
  const test = (subject: Subject): Truth => {
    let least: Truth = yes;
    for (let i = 0; i < parts.count; i++) {
      least = and(least, parts.at(i).test(subject));
      if (least === no) return no;
    }
    return least;
  };
  return gathered(parts, test);
}

function anyOf(parts: Parts): Compiled {
  const test = (subject: Subject): Truth => {
    let greatest: Truth = no;
    for (let i = 0; i < parts.count; i++) {
      greatest = or(greatest, parts.at(i).test(subject));
      if (greatest === yes) return yes;
    }
    return greatest;
  };
  return gathered(parts, test);
}

const gathered = (parts: Parts, test: Compiled["test"]): Compiled => ({
  test,
  get keys() {
    return parts.all().flatMap((part) => part.keys);
  },
  asks: (subject) => (test(subject) === maybe ? parts.all().flatMap((part) => part.asks(subject)) : []),
  because: (subject) => parts.all().flatMap((part) => part.because(subject)),
});

function negation(part: Compiled): Compiled {
  return {
    test: (subject) => not(part.test(subject)),
    asks: part.asks,
    because: () => [],
    get keys() {
      return part.keys;
    },
  };
}
