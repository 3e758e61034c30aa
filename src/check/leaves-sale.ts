import { compare as compareExact, exact } from "../model/exact.ts";
import { compare, parseComparison } from "./comparison.ts";
import { addDays, daysBetween } from "./days.ts";
import { isForMarket } from "./evidence.ts";
import { compareWith, type Makers, onSale } from "./leaf.ts";
import { claimLeaf } from "./leaves-product.ts";
import { amountIn, consignmentIn, marketValue, priceIn } from "./prices.ts";
import { maybe, no, not, truth, yes } from "./truth.ts";

/** What a product costs, and what there is for it, in one market. */
export const saleLeaves: Pick<
  Makers,
  "price" | "consignment" | "discounted" | "discountFromLowest" | "shelfLifeLeft" | "holds"
> = {
  price: (text, context) => {
    const wanted = parseComparison(text);
    return onSale("price", text, (p, s) =>
      compareWith(priceIn(p.product, s.market, wanted.unit, context), wanted),
    );
  },
  consignment: (text, context) => {
    const wanted = parseComparison(text);
    return onSale("price", text, (p, s) =>
      compareWith(consignmentIn(p.product, s.market, wanted.unit, context), wanted),
    );
  },
  discounted: (wanted) => {
    const claimed = claimLeaf(["discount"]);
    return onSale("wasPrice", "", (p, s) => {
      const shown = marketValue(p.product.wasPrice, s.market) !== undefined;
      const is = shown ? yes : claimed.test(s);
      return wanted ? is : not(is);
    });
  },
  discountFromLowest: (wanted, context) =>
    onSale("lowestPrice30Days", "", ({ product }, { market }) => {
      const was = marketValue(product.wasPrice, market);
      const lowest = marketValue(product.lowestPrice30Days, market);
      if (was === undefined || lowest === undefined) return maybe;
      const limit = context.convert(lowest, was.slice(-3));
      return limit === undefined ? maybe : truth(compareExact(amountIn(was), limit) <= 0 === wanted);
    }),
  shelfLifeLeft: (text) => {
    const wanted = parseComparison(text);
    return onSale("expiresOn", text, ({ product }, { span, market }) => {
      if (product.madeOn === undefined || product.expiresOn === undefined) return maybe;
      const arrival = addDays(span.last, market.transitDays);
      const life = daysBetween(product.madeOn, product.expiresOn);
      if (life <= 0) return maybe;
      return truth(compare(exact(100 * daysBetween(arrival, product.expiresOn), life), wanted));
    });
  },
  holds: (types) => ({
    key: "evidence",
    words: types,
    test: ({ evidence, market }) => {
      const here = evidence.list.some((e) => types.includes(e.type) && isForMarket(e, market.names));
      return here ? yes : evidence.complete ? no : maybe;
    },
  }),
};
