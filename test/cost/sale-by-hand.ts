import type { SaleItem } from "../../src/cost/product.ts";
import type { SaleInput } from "../../src/cost/sale-case.ts";
import type { Customs } from "../../src/model/customs.ts";
import { exact, parseExact } from "../../src/model/exact.ts";
import { exchangeOf } from "../../src/model/exchange.ts";
import { type Lane, laneSchema } from "../../src/model/lane.ts";
import { moneyOf, moneyText } from "../../src/model/money.ts";

/** A lane that costs a price for each begun kilogram. */
export const lane = (id: string, price: string, more: object = {}): Lane =>
  laneSchema.parse({
    id,
    by: "courier",
    cards: { "*": { first: { weight: "1kg", price }, step: { weight: "1kg", price } } },
    transit: { min: 3, max: 6 },
    certainty: "reported",
    ...more,
  });

interface Piece extends Partial<Omit<SaleItem, "cost" | "price" | "kg" | "cm3">> {
  readonly cost?: string | undefined;
  readonly price?: string | undefined;
  readonly kg?: string | undefined;
  readonly cm3?: number | undefined;
}

/** A T-shirt for 120 euros that costs 40 and weighs a kilogram, but for what is said. */
export function piece(part: Piece = {}): SaleItem {
  const { cost, price, kg, cm3, ...more } = { cost: "40 EUR", price: "120 EUR", kg: "1", cm3: 1000, ...part };
  return {
    quantity: 1,
    measures: {},
    shares: {},
    facts: { sku: "A", hs: "610910", origin: "CN", evidence: [] },
    ...(cost === undefined ? {} : { cost: moneyOf(cost) }),
    ...(price === undefined ? {} : { price: moneyOf(price) }),
    ...(kg === undefined ? {} : { kg: parseExact(kg)! }),
    ...(cm3 === undefined ? {} : { cm3: exact(cm3) }),
    ...more,
  };
}

export const free = { duty: { all: { rates: { "*": "free" } } } };
export const vat = { tax: { vat: { main: true, base: ["goods"], rates: { all: { rate: "20%" } } } } };

/** A sale to a market that takes 20 % of the goods' worth, in euros; a message is its id and what it is given. */
export function saleByHand(
  change: Partial<SaleInput> = {},
  items: readonly SaleItem[] = [piece()],
  customs: object = {},
): SaleInput {
  return {
    subject: { sku: "A", currency: "USD" },
    items,
    market: { id: "ZZ", currency: "EUR", customs: { ...free, ...vat, ...customs } as Customs, sources: {} },
    on: "2026-06-01",
    overrides: { duty: {}, tax: {}, fees: {} },
    exchange: exchangeOf({ EUR: parseExact("0.5")!, GBP: parseExact("0.25")! }, "2026-06-01"),
    say: (id, args) => [id, ...Object.values(args ?? {})].join(" "),
    lanes: [lane("fast", "10 EUR")],
    selling: {},
    priceIncludesTax: true,
    shipping: { model: "parcel", terms: "DDP" },
    origin: "CN",
    channel: "marketplace",
    buyer: "consumer",
    evidence: [],
    ...change,
  };
}

export const told = (amount: Parameters<typeof moneyText>[0] | null | undefined): string =>
  amount === null || amount === undefined ? "?" : moneyText(amount);
