import type { Estimate } from "../model/cost-result.ts";
import { type Exact, exact } from "../model/exact.ts";
import { compareMoney, type Money, minorUnit, money } from "../model/money.ts";
import { type Repeated, repeated } from "./compiled.ts";
import type { InputShape } from "./compiled-code.ts";
import { estimateSale } from "./estimate-sale.ts";
import type { SaleItem } from "./product.ts";
import { atGoods, unitsIn, unitsWhereUnknown } from "./sale.ts";
import { listedPrice, type SaleInput } from "./sale-case.ts";

/** The figures of a product that differ from row to row, in the order they are given in. */
export const figureNames = ["cost", "price", "kg", "cm3"] as const;
export type FigureName = (typeof figureNames)[number];

/** Largest numerator of a figure: products of two stay safe integers. What is larger is worked out the long way. */
export const mostFigure = 2 ** 27;

/** Estimates of single products that are alike in all but their name and figures. */
export interface SaleProgram {
  /** The denominators of the figures that the sale has, in their order. */
  readonly figures: readonly FigureName[];
  run: Repeated;
}

/** How an estimate is told as text. */
export type Told = (estimate: Estimate) => string;

/**
 * Prepares estimates like one of `input`, a sale of one product without search for prices. `denominators` are those
 * of its figures.
 */
export function saleProgram(
  input: SaleInput,
  denominators: Readonly<Partial<Record<FigureName, bigint>>>,
  told: Told,
): SaleProgram {
  const figures = figureNames.filter((name) => denominators[name] !== undefined);
  const shape = figures.map((name) => shapeOf(denominators[name]!));
  const filled = (key: string, values: readonly Exact[]): SaleInput => fill(input, figures, key, values);
  return {
    figures,
    run: saleTexts(input, shape, filled, (sale, goods) => told(estimateOf(sale, goods))),
  };
}

/** Texts of the sales like `input` that `filled` makes of figures of that shape; `goods` is given where it was found. */
export function saleTexts(
  input: SaleInput,
  shape: readonly InputShape[],
  filled: Filled,
  tell: (sale: SaleInput, goods?: Money) => string,
): Repeated {
  return taxInside(input)
    ? withTaxInside(input, shape, filled, tell)
    : repeated(shape, (key, values) => tell(filled(key, values)));
}

export const shapeOf = (denominator: bigint): InputShape => ({ denominator, most: BigInt(mostFigure) });

/** Whether the goods' worth must be found from a price with tax in it. */
const taxInside = (input: SaleInput): boolean =>
  input.priceIncludesTax && input.shipping.model === "parcel" && listedPrice(input) !== null;

/** What is said of a worth whose tax is not known. */
const unknown = "?";

type Filled = (key: string, values: readonly Exact[]) => SaleInput;

/** The goods' worth is searched for around where it lay for the row before, then told as one figure more. */
function withTaxInside(
  input: SaleInput,
  shape: readonly InputShape[],
  filled: Filled,
  tell: (sale: SaleInput, goods?: Money) => string,
): Repeated {
  const { currency } = input.market;
  const unit = minorUnit(currency);
  const withGoods = [...shape, shapeOf(unit.d)];
  const goodsIn = (values: readonly Exact[]): Money => money(values.at(-1)!, currency);
  const fits = repeated(withGoods, (key, values) => {
    const sale = filled(key, values);
    const reached = atGoods(sale, goodsIn(values)).price;
    return reached === null ? unknown : compareMoney(reached, listedPrice(sale)!) <= 0 ? "1" : "0";
  });
  const told = repeated(withGoods, (key, values) => tell(filled(key, values), goodsIn(values)));
  let share = 0.8;
  return (key, numerators) => {
    const values = numerators.map((n, index) => exact(n, shape[index]!.denominator));
    const sale = filled(key, values);
    const price = listedPrice(sale)!;
    const high = Number(unitsIn(price));
    if (high > mostFigure) return tell(sale);
    const answer = (units: number): string => fits(key, [...numerators, units]);
    let toldAll = true;
    const most = mostThatFits(high, Math.round(high * share), (units) => {
      const said = answer(units);
      if (said === unknown) toldAll = false;
      return said === "1";
    });
    const bounded = toldAll || most === high || answer(most + 1) !== unknown;
    const goods = bounded ? most : Math.max(most, Number(unitsWhereUnknown(sale, price)));
    if (high > 0) share = goods / high;
    return told(key, [...numerators, goods]);
  };
}

function estimateOf(sale: SaleInput, goods?: Money): Estimate {
  return estimateSale(sale, { searchPrices: false, ...(goods === undefined ? {} : { goods }) }).estimate;
}

function fill(
  input: SaleInput,
  figures: readonly FigureName[],
  key: string,
  values: readonly Exact[],
): SaleInput {
  const [item] = input.items as readonly [SaleItem];
  const filled: { -readonly [K in keyof SaleItem]: SaleItem[K] } = {
    ...item,
    facts: { ...item.facts, sku: key },
  };
  figures.forEach((name, index) => {
    const value = values[index]!;
    if (name === "kg" || name === "cm3") filled[name] = value;
    else filled[name] = { ...item[name]!, value };
  });
  return { ...input, subject: { ...input.subject, sku: key }, items: [filled] };
}

/** The most units that fit, from 0 to `high`, where no more fit once one does not; searched outwards from a guess. */
export function mostThatFits(high: number, guess: number, fits: (units: number) => boolean): number {
  let low = 0;
  let top = high;
  let step = 1;
  let at = Math.max(0, Math.min(high, guess));
  if (at > 0 && fits(at)) {
    low = at;
    while (low < top) {
      at = Math.min(high, low + step);
      if (!fits(at)) {
        top = at - 1;
        break;
      }
      low = at;
      step *= 4;
    }
  } else if (at > 0) {
    top = at - 1;
    while (low < top) {
      at = Math.max(0, top - step + 1);
      if (at === 0 || fits(at)) {
        low = at;
        break;
      }
      top = at - 1;
      step *= 4;
    }
  }
  while (low < top) {
    const middle = Math.floor((low + top + 1) / 2);
    if (fits(middle)) low = middle;
    else top = middle - 1;
  }
  return low;
}
