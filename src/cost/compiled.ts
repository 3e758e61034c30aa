import { type Exact, exact } from "../model/exact.ts";
import { type Compiled, compileTree, type InputShape, keyMark } from "./compiled-code.ts";
import { type Fork, NotRecorded, newFork, record } from "./compiled-record.ts";

/** Works a text out of exact figures; `key` stands in it wherever the row's own name does. */
export type Work = (key: string, inputs: readonly Exact[]) => string;

/** The same text, quicker the more often it is asked for. Numerators are safe integers within the shape. */
export type Repeated = (key: string, numerators: readonly number[]) => string;

/** Ways that differ in more than this are not worth keeping. */
const mostWays = 400;
/** Texts that are worked out both ways after ways have been added, besides those that taught them. */
const trials = 2;

/**
 * Makes work on exact figures quick to repeat: what was done with the figures is written down once for every way
 * that comparisons send it, and done again on integers. Ways not met yet are worked out as they always were.
 */
export function repeated(shape: readonly InputShape[], work: Work): Repeated {
  const tree: Fork = newFork();
  let compiled: Compiled | undefined;
  let ways = 0;
  /** What taught the ways that are not compiled yet. */
  let fresh: { readonly key: string; readonly numerators: readonly number[]; readonly text: string }[] = [];
  let given = false;
  let untried = 0;
  const asked = (numerators: readonly number[]): Exact[] =>
    numerators.map((n, index) => exact(n, shape[index]!.denominator));
  const learn = (key: string, numerators: readonly number[], text: string): void => {
    try {
      record(tree, asked(numerators), (followed) => work(keyMark, followed));
    } catch (error) {
      if (!(error instanceof NotRecorded)) throw error;
      given = true;
      return;
    }
    ways += 1;
    fresh.push({ key, numerators: [...numerators], text });
    // A tree is compiled again when it has grown by a third: each way costs little more than once.
    if (fresh.length * 3 < ways) return;
    const made = compileTree(tree, shape);
    compiled = made;
    given = fresh.some((taught) => made(taught.key, ...taught.numerators) !== taught.text);
    untried = trials;
    fresh = [];
  };
  return (key, numerators) => {
    const quick = given ? undefined : compiled?.(key, ...numerators);
    if (quick !== undefined && untried === 0) return quick;
    const slow = work(key, asked(numerators));
    if (quick !== undefined) {
      untried -= 1;
      if (quick !== slow) given = true;
    } else if (!given && ways < mostWays) learn(key, numerators, slow);
    return slow;
  };
}
