import type { LoadedLaunch } from "../load/launch.ts";
import { diagnostic } from "../load/references.ts";
import { InputError } from "../model/diagnostic.ts";

/** How many answers, each of a product in a market, a result that is held whole may have. */
export const mostAnswers = { list: 10_000, page: 2_000 } as const;

/** Throws an `InputError` where a launch asks for more answers than are held in memory at once. */
export function refuseBeyond({ source, products, markets }: LoadedLaunch, most: number): void {
  if (products.length * markets.length <= most) return;
  const args = { products: products.length, markets: markets.length, most };
  throw new InputError([diagnostic(source, ["products"], "input.answers-many", args)]);
}
