import { exact } from "../model/exact.ts";
import { convert, type Exchange } from "../model/exchange.ts";
import type { Measures } from "../model/rate-value.ts";
import type { Item } from "./input.ts";

/** The quantities of goods that specific rates ask for; weights are net where that is given. */
export function measuresOf(item: Item, exchange: Exchange): Measures {
  return {
    quantity: (name) => {
      if (Object.hasOwn(item.measures, name)) return item.measures[name];
      if (name === "item") return exact(item.quantity);
      return name === "kg" ? item.kg : undefined;
    },
    reference: (name) => (Object.hasOwn(item.measures, name) ? item.measures[name] : undefined),
    convert: (amount) => convert(exchange, amount, item.value.currency)?.value,
  };
}
