import type { CostResult, Estimate } from "../../model/cost-result.ts";
import type { Amount } from "../../model/result.ts";
import { type CsvValue, csv, csvLine } from "../layout/csv.ts";

const totals = ["customsValue", "duty", "tax", "fees", "landed", "landedPerUnit", "landedSeller"] as const;
const head = [
  "sku order market lane quantity regime currency",
  totals.join(" "),
  "sellerCurrency price priceCurrency margin marginCurrency marginPercent breakEvenPrice priceForTarget confidence unknown",
]
  .join(" ")
  .split(" ");

/** One estimate a row; amounts in `currency`, except `landedSeller`, which is in `sellerCurrency`. */
export const render = (result: CostResult): string => csv(head, result.estimates.map(row));

/** The same line by line, for results that pass as a stream. */
export const headLine = (): string => csvLine(head);
export const estimateLine = (estimate: Estimate): string => csvLine(row(estimate));

const digits = (amount: Amount | null | undefined): CsvValue => amount?.amount;

function row(estimate: Estimate): CsvValue[] {
  const { landed, customsValue, landedSeller } = estimate.totals;
  return [
    estimate.sku,
    estimate.order,
    estimate.market,
    estimate.lane,
    estimate.quantity,
    estimate.regime,
    (landed ?? customsValue)?.currency,
    ...totals.map((key) => digits(estimate.totals[key])),
    landedSeller?.currency,
    digits(estimate.price),
    estimate.price?.currency,
    digits(estimate.margin?.amount),
    estimate.margin?.amount.currency,
    estimate.margin?.percent,
    digits(estimate.breakEvenPrice),
    digits(estimate.priceForTarget),
    estimate.confidence,
    estimate.unknown.map(({ what, why }) => `${what}: ${why}`).join("; "),
  ];
}
