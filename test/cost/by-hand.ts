import { assess } from "../../src/cost/assess.ts";
import type { Case, Consignment, Item } from "../../src/cost/input.ts";
import type { Line } from "../../src/cost/line.ts";
import type { Customs } from "../../src/model/customs.ts";
import { type Exact, parseExact } from "../../src/model/exact.ts";
import { exchangeOf } from "../../src/model/exchange.ts";
import { moneyOf, moneyText } from "../../src/model/money.ts";
import { rateOf } from "../../src/model/rate.ts";

const on = "2026-06-01";

/** Goods of a consignment written by hand; numbers as text. */
export interface Goods extends Partial<Omit<Item, "value" | "kg" | "measures" | "hs" | "origin">> {
  /** Left out: a T-shirt from China; undefined: not known. */
  readonly hs?: string | undefined;
  readonly origin?: string | undefined;
  readonly value: string;
  readonly kg?: string;
  readonly measures?: Readonly<Record<string, string>>;
}

const exactly = (text: string): Exact => parseExact(text)!;

export const goods = ({ value, kg, measures, ...more }: Goods): Item =>
  ({
    quantity: 1,
    evidence: [],
    hs: "610910",
    origin: "CN",
    ...more,
    value: moneyOf(value),
    measures: Object.fromEntries(Object.entries(measures ?? {}).map(([name, n]) => [name, exactly(n)])),
    ...(kg === undefined ? {} : { kg: exactly(kg) }),
  }) as Item;

/** A consignment to a market whose whole law is `customs`, in euros; a message is its id and what it is given. */
export function byHand(
  customs: object,
  items: readonly Goods[],
  change: Partial<Case> = {},
  way: Partial<Consignment> = {},
): Case {
  return {
    market: { id: "ZZ", currency: "EUR", customs: customs as Customs, sources: {} },
    on,
    overrides: { duty: {}, tax: {}, fees: {} },
    exchange: exchangeOf({ EUR: exactly("0.5"), GBP: exactly("0.25") }, on),
    say: (id, args) => [id, ...Object.values(args ?? {})].join(" "),
    consignment: {
      items: items.map(goods),
      freight: moneyOf("0 EUR"),
      insurance: moneyOf("0 EUR"),
      route: "CN",
      mode: "courier",
      channel: "marketplace",
      buyer: "consumer",
      model: "parcel",
      terms: "DDP",
      evidence: [],
      ...way,
    },
    ...change,
  };
}

/** Rates given in place of the law's. */
export const given = (duty: Readonly<Record<string, string>>, tax: typeof duty = {}): Partial<Case> => {
  const rates = (texts: typeof duty) =>
    Object.fromEntries(Object.entries(texts).map(([id, text]) => [id, rateOf(text)]));
  return { overrides: { duty: rates(duty), tax: rates(tax), fees: {} } };
};

const told = (line: Line) => `${line.id} ${line.amount === null ? "?" : moneyText(line.amount)}`;

/** The lines that the law makes due: `duty.mfn 12.00 EUR`, `?` for what is not known. */
export const due = (c: Case): string[] =>
  assess(c)
    .lines.filter(({ id }) => !["goods", "freight", "insurance"].includes(id))
    .map(told);

/** What is not known, with why, what mends it and the option that gives it. */
export const gapsOf = (c: Case): string[] =>
  assess(c).gaps.map(({ what, why, fix, missing }) =>
    [what, why, fix ?? "-", ...(missing === undefined ? [] : [missing.id, missing.option])].join(" | "),
  );

/** Everything that is told of the lines of one kind; amounts as `12.00 EUR`. */
export const linesOf = (c: Case, kind: string) =>
  assess(c)
    .lines.filter(({ id }) => id === kind || id.startsWith(`${kind}.`))
    .map(({ amount, base, item, unrounded, ...line }) => ({
      ...line,
      amount: amount === null ? null : moneyText(amount),
      ...(base === undefined ? {} : { base: moneyText(base) }),
      ...(item === undefined ? {} : { of: item.sku }),
    }));
