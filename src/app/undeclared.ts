import type { Product } from "../model/product.ts";

/** What most rules ask of a product; a list left out is not known, an empty one says none. */
const asked = ["category", "contains", "claims", "imagery", "labels", "evidence"] as const;

export interface Undeclared {
  readonly key: (typeof asked)[number];
  readonly count: number;
}

/** Keys that products leave out, with how many of them do. */
export const undeclaredIn = (products: readonly Product[]): Undeclared[] =>
  asked
    .map((key) => ({ key, count: products.filter((product) => product[key] === undefined).length }))
    .filter(({ count }) => count > 0);
