import { describe, expect, test } from "vitest";
import { priceSearch } from "../../src/cost/price.ts";
import { atGoods } from "../../src/cost/sale.ts";
import { compare, exact, over, parseExact, plus, times } from "../../src/model/exact.ts";
import { type Money, money, moneyOf, moneyText } from "../../src/model/money.ts";
import { sale } from "./sale-input.ts";

const cent = parseExact("0.01")!;
const moved = (goods: Money, cents: number): Money =>
  money(plus(goods.value, times(exact(cents), cent)), goods.currency);

/** Whether goods of a worth leave a share of it, asked of the sale itself. */
function leaves(input: ReturnType<typeof sale>, goods: Money, share: string): boolean {
  const { margin, net } = atGoods(input, goods);
  return (
    margin !== null &&
    net !== null &&
    net.value.n > 0n &&
    compare(over(margin.value, net.value), parseExact(share)!) >= 0
  );
}

const dear = { cost: "4650 CNY", price: { AU: "1100 AUD" } };
const cases = [
  ["AU", {}, "55 AUD", "0"],
  ["AU", {}, "55 AUD", "0.25"],
  ["AU", {}, "0.02 AUD", "0"],
  ["AU", {}, "90000 AUD", "0.25"],
  ["AU", dear, "1000 AUD", "0"],
  ["AU", dear, "1000 AUD", "0.02"],
  ["GB", { cost: "1150 CNY" }, "130 GBP", "0"],
  ["DE", { cost: "1000 CNY" }, "150 EUR", "0.05"],
  ["US", {}, "19.90 USD", "0.25"],
] as const;

describe.each(cases)("to %s, %j, from %s: the least price that leaves %s", (market, product, from, share) => {
  const input = sale(market, {}, product);
  const found = priceSearch(input, moneyOf(from)).leastFor(parseExact(share)!);
  const goods = found?.outcome.net as Money;

  test("leaves it, and no smaller worth does", () => {
    expect(found).toBeDefined();
    expect(leaves(input, goods, share)).toBe(true);
    for (const cents of [-1, -2, -3, -7, -20, -77, -300, -1_000, -2_500, -10_000, -50_000]) {
      const less = moved(goods, cents);
      if (less.value.n > 0n) expect([cents, leaves(input, less, share)]).toEqual([cents, false]);
    }
  });

  test("is what the buyer pays for such goods", () => {
    expect(moneyText(found!.price)).toBe(moneyText(atGoods(input, goods).price!));
  });
});

test("just above a threshold is a gap, whose upper end leaves enough again and not a cent before", () => {
  const input = sale("AU", { selling: {} }, dear);
  const found = priceSearch(input, moneyOf("1000 AUD")).leastFor(parseExact("0")!)!;
  const worth = (cents: number): Money => moved(moneyOf("0 AUD"), cents);
  const asked = (cents: number): string => moneyText(atGoods(input, worth(cents)).price!);
  expect(moneyText(found.gap!.from)).toBe(asked(100_001));
  let [low, high] = [100_001, 150_000];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (Number.parseFloat(asked(middle)) < Number.parseFloat(moneyText(found.gap!.to))) low = middle + 1;
    else high = middle;
  }
  expect(asked(low)).toBe(moneyText(found.gap!.to));
  expect([leaves(input, worth(low - 1), "0"), leaves(input, worth(low), "0")]).toEqual([false, true]);
});

test.each(["0.95", "1", "7"])("nothing leaves %s where a share of the price is charged", (share) => {
  expect(priceSearch(sale("AU"), moneyOf("55 AUD")).leastFor(parseExact(share)!)).toBeUndefined();
});

test("goods without a known cost leave nothing that is known", () => {
  const { cost: _, ...item } = sale("AU").items[0]!;
  const input = { ...sale("AU"), items: [item] } as ReturnType<typeof sale>;
  expect(priceSearch(input, moneyOf("55 AUD")).leastFor(parseExact("0")!)).toBeUndefined();
});
