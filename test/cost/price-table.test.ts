import { expect, it } from "vitest";
import { priceSearch } from "../../src/cost/price.ts";
import type { SaleInput } from "../../src/cost/sale-case.ts";
import { parseExact } from "../../src/model/exact.ts";
import { moneyOf, moneyText } from "../../src/model/money.ts";
import { lane, piece, saleByHand } from "./sale-by-hand.ts";

// Goods that cost 40 euros and 10 to send, on which the buyer pays a tax of 20 %.
const fees = (...all: readonly (readonly [amount: string, above: string])[]) => ({
  fees: Object.fromEntries(
    all.map(([amount, above], i) => [
      `f${i}`,
      { payee: "carrier", entries: { a: { amount, when: { customsValue: `> ${above}` } } } },
    ]),
  ),
});
const found = (sale: SaleInput, share = "0", start = "120 EUR") => {
  const best = priceSearch(sale, moneyOf(start)).leastFor(parseExact(share)!);
  const { from, to } = best?.gap ?? {};
  return [best?.price, from, to].map((amount) =>
    amount === undefined ? "-" : moneyText(amount).slice(0, -4),
  );
};

it.each<[string, object, string, string[]]>([
  ["nothing", {}, "0", ["60.00", "-", "-"]],
  ["half of it", {}, "0.5", ["120.00", "-", "-"]],
  ["a loss", {}, "-1", ["30.00", "-", "-"]],
  ["all of it", {}, "1", ["-", "-", "-"]],
  ["nothing, with a fee above", fees(["30 EUR", "60 EUR"]), "0", ["60.00", "72.01", "96.00"]],
  ["nothing, with a fee right there", fees(["30 EUR", "50 EUR"]), "0", ["60.00", "60.01", "96.00"]],
  ["nothing, with a fee a cent before", fees(["30 EUR", "49.99 EUR"]), "0", ["96.00", "-", "-"]],
  ["nothing, with a fee before", fees(["30 EUR", "40 EUR"]), "0", ["96.00", "-", "-"]],
  ["nothing, with a fee that leaves enough", fees(["5 EUR", "60 EUR"]), "0", ["60.00", "-", "-"]],
  ["nothing, with a fee that leaves just enough", fees(["10.01 EUR", "60 EUR"]), "0", ["60.00", "-", "-"]],
  [
    "nothing, with a fee that leaves a cent less",
    fees(["10.02 EUR", "60 EUR"]),
    "0",
    ["60.00", "72.01", "72.02"],
  ],
  [
    "nothing, with two fees",
    fees(["30 EUR", "60 EUR"], ["30 EUR", "90 EUR"]),
    "0",
    ["60.00", "72.01", "96.00"],
  ],
  [
    "nothing, without the tax below a worth",
    { regimes: { small: { when: { customsValue: "<= 60 EUR" }, duty: "none", tax: "none" } } },
    "0",
    ["50.00", "-", "-"],
  ],
])("the least price that leaves %s", (_, customs, share, wanted) => {
  expect(found(saleByHand({}, [piece()], customs), share)).toEqual(wanted);
});

it.each(["0.01 EUR", "0.02 EUR", "1 EUR", "49.99 EUR", "60 EUR", "9999 EUR", "100000 EUR"])(
  "from %s are the same",
  (start) => {
    expect(found(saleByHand({}, [piece()], fees(["30 EUR", "60 EUR"])), "0", start)).toEqual([
      "60.00",
      "72.01",
      "96.00",
    ]);
  },
);

it.each<[string, Partial<SaleInput>, object, string[]]>([
  [
    "goods too dear for their lane",
    { lanes: [lane("a", "10 EUR", { maxValue: "60 EUR" }), lane("b", "40 EUR")] },
    {},
    ["60.00", "72.01", "96.00"],
  ],
  ["a price on which the tax comes", { priceIncludesTax: false }, {}, ["50.00", "-", "-"]],
  [
    "goods whose way the buyer pays",
    { priceIncludesTax: false, shipping: { model: "parcel", terms: "DAP" } },
    {},
    ["40.00", "-", "-"],
  ],
  [
    "a tax that is not known",
    { shipping: { model: "parcel", terms: "DAP" } },
    { tax: { vat: { main: true, rates: { all: { rate: "unknown" } } } } },
    ["-", "-", "-"],
  ],
  ["goods that nothing takes", { lanes: [] }, {}, ["-", "-", "-"]],
])("of %s", (_, change, customs, wanted) => {
  expect(found(saleByHand(change, [piece()], customs))).toEqual(wanted);
});

// Each trial is half as much again as the one before, thirty-two times from a fiftieth of the start.
it.each([
  ["10488.67 EUR", "0.05 EUR", true],
  ["10488.68 EUR", "0.05 EUR", false],
  ["1042972.09 EUR", "120 EUR", true],
  ["1042972.10 EUR", "120 EUR", false],
])("goods that cost %s are within reach of %s: %s", (cost, start, wanted) => {
  expect(found(saleByHand({}, [piece({ cost })]), "0", start)[0] !== "-").toBe(wanted);
});

it("is that of the smallest worth where a dearer one only loses", () => {
  const sale = saleByHand(
    { priceIncludesTax: false, selling: { commission: "101%" }, lanes: [lane("a", "0 EUR")] },
    [piece({ cost: "0 EUR" })],
    { tax: {} },
  );
  expect(found(sale)).toEqual(["0.01", "-", "-"]);
});

it("is what the buyer pays there, and leaves no less than asked", () => {
  const { outcome } = priceSearch(saleByHand(), moneyOf("120 EUR")).leastFor(parseExact("0.5")!)!;
  expect([outcome.price, outcome.net, outcome.margin].map((amount) => moneyText(amount!))).toEqual([
    "120.00 EUR",
    "100.00 EUR",
    "50.00 EUR",
  ]);
});

it("tries each worth once for all that is asked", () => {
  let tries = 0;
  const { lanes, ...rest } = saleByHand();
  const sale: SaleInput = {
    ...rest,
    get lanes() {
      tries += 1;
      return lanes;
    },
  };
  const search = priceSearch(sale, moneyOf("120 EUR"));
  search.leastFor(parseExact("0")!);
  const before = tries;
  search.leastFor(parseExact("0")!);
  expect([tries - before, before < 200]).toEqual([0, true]);
});
