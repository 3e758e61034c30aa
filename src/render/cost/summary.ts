import type { CostResult, Estimate } from "../../model/cost-result.ts";
import { type Lang, message } from "../../text/message.ts";

export function summaryText(lang: Lang, result: CostResult): string {
  const { estimates, losses, unknown, gates = [] } = result.summary;
  const counts = message(lang, "render.cost.summary", { estimates, losses, unknown, on: result.on });
  return gates.length === 0
    ? counts
    : `${counts}; ${message(lang, "render.cost.gates", { count: gates.length })}`;
}

export const isLoss = ({ margin }: { readonly margin?: Estimate["margin"] }): boolean =>
  margin?.amount.amount.startsWith("-") === true;

/** `31.4%` as 31.4; undefined where there is no margin. */
export const marginPercent = ({ margin }: Estimate): number | undefined =>
  margin ? Number(margin.percent.replace("%", "")) : undefined;

/** The product, or the place of the order in the launch's list. */
export const subjectOf = (lang: Lang, { sku, order }: Estimate): string =>
  sku ??
  (order === undefined ? message(lang, "render.cost.quote") : message(lang, "render.cost.order", { order }));
