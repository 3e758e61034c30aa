import type { Estimate } from "../model/cost-result.ts";
import { type Exact, fixedText, hundred, isZero, over, times, zero } from "../model/exact.ts";
import { convert } from "../model/exchange.ts";
import { type Money, moneyText, toAmount } from "../model/money.ts";
import type { Amount } from "../model/result.ts";
import { type Quote, toEstimate } from "./estimate.ts";
import { type PriceFound, priceSearch } from "./price.ts";
import { atGoods, fromStock, goodsFor, type Outcome } from "./sale.ts";
import { costOf, listedPrice, type SaleInput } from "./sale-case.ts";
import { shareText } from "./selling.ts";

/** What `--target` and prices search for; leaving the search out makes estimates of catalogues fast. */
export interface EstimateOptions {
  readonly searchPrices: boolean;
  /** What the goods are worth without tax at the listed price, where that was found before. */
  readonly goods?: Money;
  /** Prices found before, by sale: they are the same in every language. */
  readonly searched?: SearchedPrices;
}

export type SearchedPrices = Map<string, Search>;

/** A sale at its listed price: what it costs landed, what it leaves, and the prices that would leave enough. */
export function estimateSale(input: SaleInput, options: EstimateOptions = { searchPrices: true }): Quote {
  const price = listedPrice(input);
  const outcome = options.goods === undefined ? outcomeAt(input, price) : atGoods(input, options.goods);
  const base = toEstimate(outcome.case, subjectOf(input, outcome), outcome.assessment, outcome.selling);
  const search =
    options.searchPrices && input.shipping.model === "parcel" ? searchOnce(input, options.searched) : {};
  const estimate: Estimate = {
    ...base,
    cost: sellerCost(input),
    price: price === null ? null : toAmount(price),
    margin: marginOf(outcome) ?? null,
    breakEvenPrice: search.breakEven === undefined ? null : toAmount(search.breakEven.price),
    priceForTarget: search.target === undefined ? null : toAmount(search.target.price),
    unknown: [...base.unknown, ...saleGaps(input, price)],
    ...notesOf(input, base, search),
  } satisfies Estimate;
  return {
    estimate: price === null ? withoutPrice(estimate) : estimate,
    missingRates: outcome.assessment.gaps.flatMap((gap) => (gap.missing === undefined ? [] : [gap.missing])),
  };
}

/** The sale at a price; without one, at the goods' own cost, of which only the ways and rates are shown. */
export function outcomeAt(input: SaleInput, price: Money | null): Outcome {
  if (input.shipping.model === "stock") return fromStock(input, price);
  if (price !== null) return atGoods(input, goodsFor(input, price));
  return atGoods(input, costOf(input) ?? { value: zero, currency: input.market.currency });
}

function sellerCost(input: SaleInput): Amount | null {
  const cost = costOf(input);
  const own = cost === null ? undefined : convert(input.exchange, cost, input.subject.currency);
  return own === undefined ? null : toAmount(own);
}

function subjectOf(input: SaleInput, { trip }: Outcome): SaleInput["subject"] {
  return trip === undefined ? input.subject : { ...input.subject, lane: trip.lane.id };
}

function marginOf({ margin, net }: Outcome): Estimate["margin"] {
  if (margin === null || net === null) return null;
  const share = isZero(net.value) ? zero : over(margin.value, net.value);
  return { amount: toAmount(margin), percent: percentText(share) };
}

export const percentText = (share: Exact): string => `${fixedText(times(share, hundred), 1)}%`;

function searchOnce(input: SaleInput, searched: SearchedPrices = new Map()): Search {
  const key = `${input.market.id} ${input.subject.sku ?? input.subject.order ?? ""}`;
  const found = searched.get(key) ?? searchPrices(input);
  searched.set(key, found);
  return found;
}

interface Search {
  readonly breakEven?: PriceFound;
  readonly target?: PriceFound;
}

function searchPrices(input: SaleInput): Search {
  const start = listedPrice(input) ?? costOf(input);
  if (start === null || start.value.n <= 0n || costOf(input) === null) return {};
  const search = priceSearch(input, start);
  const breakEven = search.leastFor(zero);
  const { targetMargin } = input.selling;
  const target = targetMargin === undefined ? undefined : search.leastFor(shareText(targetMargin));
  return { ...(breakEven === undefined ? {} : { breakEven }), ...(target === undefined ? {} : { target }) };
}

function saleGaps(input: SaleInput, price: Money | null): Estimate["unknown"] {
  const { say } = input;
  return [
    ...(price === null
      ? [
          {
            what: "price",
            why: say("cost.no-price", { market: input.market.id }),
            fix: say("cost.give-price"),
          },
        ]
      : []),
    ...(costOf(input) === null
      ? [{ what: "margin", why: say("cost.no-cost"), fix: say("cost.give-cost") }]
      : []),
  ];
}

function notesOf(
  input: SaleInput,
  base: Estimate,
  { breakEven, target }: Search,
): { notes?: readonly string[] } {
  const gaps = [breakEven?.gap, target?.gap].filter((gap) => gap !== undefined);
  const texts = gaps.map(({ from, to }) =>
    input.say("cost.price-gap", { from: moneyText(from), to: moneyText(to) }),
  );
  const notes = [...new Set([...(base.notes ?? []), ...texts])];
  return notes.length === 0 ? {} : { notes };
}

/** Without a price nothing that rests on the goods' worth is known. */
function withoutPrice(estimate: Estimate): Estimate {
  const totals = {
    customsValue: null,
    duty: null,
    tax: null,
    fees: null,
    landed: null,
    landedPerUnit: null,
    landedSeller: null,
  };
  return {
    ...estimate,
    lines: estimate.lines.map((line) => ({ ...line, amount: null })),
    totals,
    margin: null,
  };
}
