import { type Exact, exact } from "../model/exact.ts";
import { type Compiled, compileTree, type InputShape, keyMark } from "./compiled-code.ts";
import { type Fork, NotRecorded, newFork, record } from "./compiled-record.ts";

/** Works a text out of exact figures; `key` stands in it wherever the row's own name does. */
export type Work = (key: string, inputs: readonly Exact[]) => string;

/** The same text, quicker the more often it is asked for. Numerators are safe integers within the shape. */
export type Repeated = (key: string, numerators: readonly number[]) => string;

/** Ways that differ in more than this are not worth keeping. */
const mostWays = 400;
/** Texts of a new way that are worked out both ways before it is trusted. */
const trials = 2;

/**
 * Makes work on exact figures quick to repeat: what was done with the figures is written down once for every way
 * that comparisons send it, and done again on integers. Ways not met yet are worked out as they always were.
 */
export function repeated(shape: readonly InputShape[], work: Work): Repeated {
  const tree: Fork = newFork();
  let compiled: Compiled | undefined;
  let ways = 0;
  let fresh = 0;
  let given = false;
  let untried = 0;
  const asked = (numerators: readonly number[]): Exact[] =>
    numerators.map((n, index) => exact(n, shape[index]!.denominator));
  const learn = (inputs: readonly Exact[]): void => {
    try {
      record(tree, inputs, (followed) => work(keyMark, followed));
    } catch (error) {
      if (!(error instanceof NotRecorded)) throw error;
      given = true;
      return;
    }
    ways += 1;
    fresh += 1;
    // A tree is compiled again when it has grown by a third: each way costs little more than once.
    if (fresh * 3 < ways) return;
    compiled = compileTree(tree, shape);
    untried = fresh * trials;
    fresh = 0;
  };
  return (key, numerators) => {
    const quick = given ? undefined : compiled?.(key, ...numerators);
    if (quick !== undefined && untried === 0) return quick;
    const inputs = asked(numerators);
    const slow = work(key, inputs);
    if (quick !== undefined) {
      untried -= 1;
      if (quick !== slow) given = true;
    } else if (!given && ways < mostWays) learn(inputs);
    return slow;
  };
}
