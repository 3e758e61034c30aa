import type { CostResult, Estimate } from "../../model/cost-result.ts";
import { subjectOf } from "../cost/summary.ts";
import { groupsBy } from "../layout/group.ts";
import { html, type Markup } from "./markup.ts";
import { product, tell, type View } from "./view.ts";

/** A product, an order or a quote, with its estimates and their places in the result. */
export interface Subject {
  readonly name: Markup;
  readonly estimates: readonly { readonly estimate: Estimate; readonly index: number }[];
}

export function subjectsOf(view: View, cost: CostResult): Subject[] {
  const entries = cost.estimates.map((estimate, index) => ({ estimate, index }));
  const groups = groupsBy(entries, ({ estimate }) => subjectOf("en", estimate));
  return [...groups.values()].map((estimates) => ({ name: nameOf(view, estimates[0]!.estimate), estimates }));
}

export const marketsOf = ({ estimates }: CostResult): string[] => [
  ...new Set(estimates.map(({ market }) => market)),
];

const nameOf = (view: View, estimate: Estimate): Markup =>
  estimate.sku === undefined
    ? tell((lang) => subjectOf(lang, estimate))
    : html`${product(view, estimate.sku)} <small>${estimate.sku}</small>`;
