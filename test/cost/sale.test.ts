import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { estimateSale } from "../../src/cost/estimate-sale.ts";
import { saleItem } from "../../src/cost/product.ts";
import { exchangeFrom } from "../../src/fx/table.ts";
import type { Estimate } from "../../src/model/cost-result.ts";
import { compare, parseExact, sum } from "../../src/model/exact.ts";
import { fromAmount, moneyOf } from "../../src/model/money.ts";
import type { Amount } from "../../src/model/result.ts";
import { sale, tables, tee } from "./sale-input.ts";

const value = (amount: Amount | null | undefined) => fromAmount(amount!).value;
const kind = (e: Estimate, name: string) =>
  sum(e.lines.filter((l) => l.id === name || l.id.startsWith(`${name}.`)).map((l) => value(l.amount)));

const markets = ["AU", "US", "GB", "DE", "SA", "BR"];

describe.each(markets)("a T-shirt sold to %s", (market) => {
  const { estimate: e } = estimateSale(sale(market));

  test("has a figure for everything", () => {
    expect(e.unknown).toEqual([]);
    expect(e.lane).toBeDefined();
    expect(e.price).not.toBeNull();
  });

  test("lines add up to the totals", () => {
    expect(value(e.totals.duty)).toEqual(kind(e, "duty"));
    expect(value(e.totals.tax)).toEqual(kind(e, "tax"));
    expect(value(e.totals.fees)).toEqual(kind(e, "fee"));
    const all = ["goods", "freight", "insurance", "duty", "tax", "fee"].map((name) => kind(e, name));
    expect(value(e.totals.landed)).toEqual(sum(all));
  });

  test("every line has a source or says that it is unverified", () => {
    const bare = e.lines.filter(
      (l) => /^(duty|tax|fee)\./.test(l.id) && !l.source && l.certainty !== "unverified",
    );
    expect(bare).toEqual([]);
  });

  test("the price for a target margin gives it, and a cent less does not", () => {
    const at = (price: Amount) => {
      const text = `${price.amount} ${price.currency}`;
      return estimateSale(sale(market, {}, { price: { [market]: text } })).estimate;
    };
    const reached = at(e.priceForTarget!);
    expect(Number.parseFloat(reached.margin!.percent)).toBeGreaterThanOrEqual(25);
    expect(Number.parseFloat(reached.margin!.percent)).toBeLessThan(25.4);
    const even = at(e.breakEvenPrice!);
    expect(even.margin!.amount.amount.startsWith("-")).toBe(false);
  });
});

test("the price without its tax is what the goods are worth", () => {
  const { estimate } = estimateSale(sale("AU"));
  expect(estimate.lines.find((l) => l.id === "goods")!.amount).toEqual({ amount: "50.00", currency: "AUD" });
  expect(estimate.totals.tax).toEqual({ amount: "5.00", currency: "AUD" });
});

test("a threshold is no bound of goods whose tax above it is not known", () => {
  const lamp = (price: string) =>
    estimateSale(sale("TW", {}, { hs: "9405.21", price: { TW: price } })).estimate;
  const goods = (e: Estimate) => e.lines.find((l) => l.id === "goods")!.amount;
  const [small, large] = [lamp("1000 TWD"), lamp("2310 TWD")];
  expect([small.regime, goods(small)!.amount]).toEqual(["tw.low-value", "1000.00"]);
  expect([large.regime, goods(large)!.amount]).toEqual(["standard", "2200.00"]);
  expect(large.totals.landed).toBeNull();
  expect(large.margin).toBeNull();
});

test("margin is price, less tax, less cost, less what the seller pays", () => {
  const { estimate: e } = estimateSale(sale("GB"));
  const cost = exchangeFrom(tables).rate("CNY", "GBP")!;
  const own = e.lines.filter((l) => l.paidBy === "seller" && l.id !== "goods").map((l) => value(l.amount));
  const left =
    Number(e.price!.amount) - Number(e.totals.tax!.amount) - (22 * Number(cost.n)) / Number(cost.d) -
    own.reduce((a, b) => a + Number(b.n) / Number(b.d), 0); // biome-ignore format: one sum
  expect(Math.abs(left - Number(e.margin!.amount.amount))).toBeLessThan(0.011);
});

test("under DAP the buyer pays the way and the border", () => {
  const { estimate } = estimateSale(
    sale("GB", { shipping: { model: "parcel", by: "courier", terms: "DAP" } }),
  );
  expect(estimate.lines.find((l) => l.id === "freight")!.paidBy).toBe("buyer");
});

test("without a weight the way is not known, and so the landed cost is not", () => {
  const { weight, ...light } = tee;
  const input = { ...sale("AU"), items: [saleItem(light, ["AU"], 1, "CN")] };
  const { estimate } = estimateSale(input);
  expect(estimate.totals.landed).toBeNull();
  expect(estimate.unknown.map((u) => u.what)).toContain("freight");
});

test("stock from a warehouse: goods at cost, tax reclaimed by a registered seller", () => {
  const shipping = { model: "stock", by: "sea", terms: "DDP" } as const;
  const plain = estimateSale(sale("GB", { shipping })).estimate;
  const registered = estimateSale(sale("GB", { shipping, evidence: ["vat-number"] })).estimate;
  expect(plain.lines.find((l) => l.id === "goods")!.paidBy).toBe("seller");
  expect(plain.lines.some((l) => l.id === "storage.warehouse")).toBe(true);
  expect(Number(registered.margin!.amount.amount)).toBeGreaterThan(Number(plain.margin!.amount.amount));
});

test("just above a threshold the margin falls, and the estimate says so", () => {
  const { estimate } = estimateSale(
    sale("AU", { selling: {} }, { cost: "4650 CNY", price: { AU: "1100 AUD" } }),
  );
  expect(estimate.notes?.some((note) => note.includes("threshold"))).toBe(true);
});

const cents = fc.integer({ min: 100, max: 200_000 });

test("within one regime duty grows with the price", () => {
  fc.assert(
    fc.property(cents, cents, (a, b) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)].map((n) => {
        const price = { US: `${(n / 100).toFixed(2)} USD` };
        return estimateSale(sale("US", {}, { price }), { searchPrices: false }).estimate;
      });
      expect(compare(value(low!.totals.duty), value(high!.totals.duty))).toBeLessThanOrEqual(0);
    }),
    { numRuns: 40 },
  );
});

test("what a figure is told in does not change it", () => {
  const usd = estimateSale(sale("US")).estimate;
  const cny = estimateSale(sale("US", { subject: { sku: "TEE-1", currency: "USD" } })).estimate;
  expect(usd.totals.landed).toEqual(cny.totals.landed);
  expect(cny.totals.landedSeller).toEqual(cny.totals.landed);
});

test("a specific duty is by the piece, whatever the number of orders it is split into", () => {
  const knife = { hs: "8211.92.20", price: { US: "20.00 USD" } };
  const of = (n: number) =>
    estimateSale(
      { ...sale("US"), items: [saleItem({ ...tee, ...knife }, ["US"], n, "CN")] },
      { searchPrices: false },
    ).estimate.lines.find((l) => l.id === "duty.mfn")!.amount!.amount;
  expect([of(1), of(2), of(10)]).toEqual(["0.93", "1.86", "9.28"]);
});

test("nothing here is a binary float", () => {
  const { estimate } = estimateSale(sale("DE"));
  for (const line of estimate.lines) expect(line.amount!.amount).toMatch(/^-?\d+\.\d{2}$/);
  expect(moneyOf("0.10 EUR").value).toEqual(parseExact("0.1"));
});

describe("what comes back", () => {
  const returned = (returns: object | undefined, market = "GB") => {
    const input = sale(market, { selling: { returnRate: "10%" } });
    const lanes = input.lanes.map((lane) => ({ ...lane, returns }) as (typeof input.lanes)[number]);
    const { lines, margin } = estimateSale({ ...input, lanes }).estimate;
    return { amount: lines.find((l) => l.id === "returns.expected")!.amount, margin };
  };
  const less = (a: Amount | null, b: Amount | null) => compare(value(a), value(b)) < 0;

  test("is lost where the lane brings nothing back", () => {
    expect(less(returned({ share: "0%" }).amount, returned({ abandon: true }).amount)).toBe(true);
  });

  test("comes at the price of the lane's card for it", () => {
    const card = (price: string) => ({ card: { first: { weight: "30kg", price } } });
    expect(returned(card("0 GBP")).amount).toEqual(returned({ share: "0%" }).amount);
    expect(less(returned(card("1 GBP")).amount, returned(card("9 GBP")).amount)).toBe(true);
  });

  test("is not known where the card does not take it", () => {
    const light = { card: { first: { weight: "1g", price: "1 GBP" } } };
    expect(returned(light)).toEqual({ amount: null, margin: null });
  });
});
