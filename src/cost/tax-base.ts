import type { BasePart, TaxLayer } from "../model/customs.ts";
import { exact, isZero, over } from "../model/exact.ts";
import { add, type Money, noMoney, scale, total } from "../model/money.ts";
import type { Item } from "./input.ts";
import type { Line } from "./line.ts";
import { ofKind } from "./line.ts";
import { type ItemValue, percentShare, type Values } from "./valuation.ts";

/** What a tax may be charged on: the values, and the lines that stand before it. */
export interface Charged {
  readonly values: Values;
  readonly lines: readonly Line[];
  readonly currency: string;
}

/** The base that some goods have; `null` where a part of it is not known. Exact. */
export function baseOf(
  parts: readonly BasePart[],
  layer: TaxLayer,
  goods: readonly ItemValue[],
  charged: Charged,
): Money | null {
  const amounts = [...new Set(parts)].flatMap((part) => partOf(part, parts, layer, goods, charged));
  return amounts.includes(null) ? null : total(amounts as Money[], charged.currency);
}

function partOf(
  part: BasePart,
  parts: readonly BasePart[],
  layer: TaxLayer,
  goods: readonly ItemValue[],
  charged: Charged,
): (Money | null)[] {
  const { values } = charged;
  const counted = parts.includes("customs-value");
  switch (part) {
    case "goods":
      return goods.map((value) => value.goods);
    case "customs-value":
      return goods.map((value) => uplifted(value.customsValue, layer.uplift));
    case "freight":
      return counted && values.freightInside ? [] : goods.map((value) => value.freight);
    case "insurance":
      return counted && values.insuranceInside ? [] : goods.map((value) => value.insurance);
    case "duty":
      return shareOfLines(ofKind(charged.lines, "duty"), goods, charged);
    case "fees":
      return shareOfLines(
        ofKind(charged.lines, "fee").filter((line) => line.inTaxBase),
        goods,
        charged,
      );
    case "taxes":
      return shareOfLines(ofKind(charged.lines, "tax"), goods, charged);
    default:
      return shareOfLines(ofKind(charged.lines, part), goods, charged);
  }
}

function uplifted(value: Money | null, uplift: string | undefined): Money | null {
  if (value === null || uplift === undefined) return value;
  return add(value, scale(value, percentShare(uplift)));
}

/** What falls on the goods of lines that are theirs alone or the whole consignment's, by value. */
function shareOfLines(
  lines: readonly Line[],
  goods: readonly ItemValue[],
  charged: Charged,
): (Money | null)[] {
  const mine = new Set<Item>(goods.map((value) => value.item));
  return lines.flatMap((line) => {
    if (line.item !== undefined) return mine.has(line.item) ? [line.amount] : [];
    return [line.amount === null ? null : scale(line.amount, shareOf(goods, charged))];
  });
}

function shareOf(goods: readonly ItemValue[], charged: Charged) {
  const all = charged.values.goods;
  if (goods.length === charged.values.items.length || isZero(all.value)) {
    return exact(goods.length, charged.values.items.length);
  }
  const own = goods.reduce((sum, value) => add(sum, value.goods), noMoney(charged.currency));
  return over(own.value, all.value);
}
