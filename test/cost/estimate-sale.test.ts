import { describe, expect, it } from "vitest";
import { estimateSale, outcomeAt, percentText, type SearchedPrices } from "../../src/cost/estimate-sale.ts";
import type { SaleInput } from "../../src/cost/sale-case.ts";
import { exact, zero } from "../../src/model/exact.ts";
import { moneyOf } from "../../src/model/money.ts";
import { lane, piece, saleByHand, told } from "./sale-by-hand.ts";

const euro = (amount: string) => ({ amount, currency: "EUR" });
const dollar = (amount: string) => ({ amount, currency: "USD" });
const listed = { searchPrices: false };
const ofSale = (sale: SaleInput, options = listed) => estimateSale(sale, options).estimate;
const stock: Partial<SaleInput> = {
  shipping: { model: "stock", terms: "DDP" },
  lanes: [lane("sea", "4 EUR", { model: "stock", warehouse: {} })],
};

describe("a sale at its listed price", () => {
  it("tells cost, price and what is left", () => {
    expect(ofSale(saleByHand())).toMatchObject({
      sku: "A",
      lane: "fast",
      cost: dollar("80.00"),
      price: euro("120.00"),
      margin: { amount: euro("50.00"), percent: "50.0%" },
      breakEvenPrice: null,
      priceForTarget: null,
      unknown: [],
      totals: { landed: euro("130.00"), landedSeller: dollar("260.00") },
    });
  });

  it("at the worth that was found before", () => {
    const options = { searchPrices: false, goods: moneyOf("80 EUR") };
    expect(ofSale(saleByHand(), options)).toMatchObject({
      price: euro("120.00"),
      margin: { amount: euro("30.00"), percent: "37.5%" },
    });
  });

  it("from stock is imported at its cost", () => {
    expect(ofSale(saleByHand(stock))).toMatchObject({
      lane: "sea",
      margin: { amount: euro("48.00"), percent: "48.0%" },
      totals: { tax: euro("8.00"), landed: euro("52.00") },
    });
  });

  it("names no lane where none takes it", () => {
    const none = ofSale(saleByHand({ lanes: [] }));
    expect(none).not.toHaveProperty("lane");
    expect(none.margin).toBeNull();
  });

  it("leaves no share of nothing", () => {
    const gift = saleByHand({}, [piece({ price: "0 EUR" })]);
    expect(ofSale(gift).margin).toEqual({ amount: euro("-50.00"), percent: "0.0%" });
  });

  it("tells what it costs to sell among the lines", () => {
    const sale = saleByHand({ selling: { commission: "10%" } });
    expect(ofSale(sale).lines.at(-1)).toMatchObject({ id: "platform.commission", amount: euro("12.00") });
  });
});

describe("what is not known of a sale", () => {
  const noCost = { what: "margin", why: "cost.no-cost", fix: "cost.give-cost" };
  it("is the price", () => {
    const made = ofSale(saleByHand({}, [piece({ price: undefined })]));
    expect(made).toMatchObject({ cost: dollar("80.00"), price: null, margin: null });
    expect(made.totals).toEqual({
      customsValue: null,
      duty: null,
      tax: null,
      fees: null,
      landed: null,
      landedPerUnit: null,
      landedSeller: null,
    });
    expect(made.lines.map(({ id, amount }) => [id, amount])).toEqual(
      ["goods", "freight", "insurance", "duty.mfn", "tax.vat"].map((id) => [id, null]),
    );
    expect(made.lines.find(({ id }) => id === "tax.vat")).toMatchObject({ rate: "20%" });
    expect(made.unknown).toEqual([{ what: "price", why: "cost.no-price ZZ", fix: "cost.give-price" }]);
  });

  it("is the cost", () => {
    const made = ofSale(saleByHand({}, [piece({ cost: undefined })]));
    expect(made).toMatchObject({ cost: null, price: euro("120.00"), margin: null, unknown: [noCost] });
  });

  it("is both", () => {
    const made = ofSale(saleByHand({}, [piece({ cost: undefined, price: undefined })]));
    expect(made.unknown.map(({ what }) => what)).toEqual(["price", "margin"]);
  });

  it("is the cost in the seller's money, where that has no exchange rate", () => {
    expect(ofSale(saleByHand({ subject: { currency: "KWD" } }))).toMatchObject({ cost: null, unknown: [] });
  });

  it("is a rate of the law", () => {
    const bare = saleByHand({}, [piece()], { duty: { all: { rates: {} } } });
    const { estimate, missingRates } = estimateSale(bare, listed);
    expect(missingRates).toEqual([{ id: "duty.mfn", option: "--duty" }]);
    expect(estimate.unknown.map(({ what }) => what)).toEqual(["duty.mfn"]);
    const noWay = estimateSale(saleByHand({ lanes: [] }), listed);
    expect(noWay.missingRates.filter((missing) => missing === undefined)).toEqual([]);
    expect(estimateSale(saleByHand(), listed).missingRates).toEqual([]);
  });
});

describe("an outcome", () => {
  const net = (sale: SaleInput, price: string | null) =>
    told(outcomeAt(sale, price === null ? null : moneyOf(price)).net);
  it.each([
    ["at a price", saleByHand(), "60 EUR", "50.00 EUR"],
    ["at the cost without one", saleByHand(), null, "40.00 EUR"],
    ["at nothing without either", saleByHand({}, [piece({ cost: undefined })]), null, "0.00 EUR"],
    ["from stock at a price", saleByHand(stock), "60 EUR", "50.00 EUR"],
    ["from stock without one", saleByHand(stock), null, "?"],
  ])("%s", (_, sale, price, wanted) => {
    expect(net(sale, price)).toBe(wanted);
  });
});

describe("the prices that would leave enough", () => {
  const found = (change: Partial<SaleInput> = {}, items = [piece()], customs: object = {}) => {
    const { breakEvenPrice, priceForTarget, notes } = estimateSale(
      saleByHand(change, items, customs),
    ).estimate;
    return [breakEvenPrice?.amount ?? "-", priceForTarget?.amount ?? "-", ...(notes ?? [])];
  };
  const target: Partial<SaleInput> = { selling: { targetMargin: "50%" } };

  it.each<[string, Partial<SaleInput>, ReturnType<typeof piece>[], string[]]>([
    ["with a target", target, [piece()], ["60.00", "120.00"]],
    ["without one", {}, [piece()], ["60.00", "-"]],
    ["from the cost, without a price", target, [piece({ price: undefined })], ["60.00", "120.00"]],
    ["not without a cost", target, [piece({ cost: undefined })], ["-", "-"]],
    ["not from nothing", target, [piece({ price: "0 EUR" })], ["-", "-"]],
    ["not from less than nothing", target, [piece({ price: "-1 EUR" })], ["-", "-"]],
    ["not from stock", { ...target, ...stock }, [piece()], ["-", "-"]],
    ["not a share that none leaves", { selling: { targetMargin: "100%" } }, [piece()], ["60.00", "-"]],
    ["none at all", { ...target, lanes: [] }, [piece()], ["-", "-"]],
  ])("are found %s", (_, change, items, wanted) => {
    expect(found(change, items)).toEqual(wanted);
  });

  it("tell once where a threshold makes a dearer price leave less", () => {
    const fee = {
      payee: "carrier",
      entries: { a: { amount: "30 EUR", when: { customsValue: "> 60 EUR" } } },
    };
    const [breakEven, , ...notes] = found({ selling: { targetMargin: "0%" } }, [piece()], { fees: { fee } });
    expect([breakEven, notes]).toEqual(["60.00", ["cost.price-gap 72.01 EUR 96.00 EUR"]]);
    expect(estimateSale(saleByHand()).estimate).not.toHaveProperty("notes");
  });

  it("are found once for a product in a market, or an order", () => {
    const searched: SearchedPrices = new Map();
    const known = { breakEven: { price: moneyOf("7 EUR") } } as ReturnType<SearchedPrices["get"]>;
    const again = (change: Partial<SaleInput>) =>
      estimateSale(saleByHand(change), { searchPrices: true, searched }).estimate.breakEvenPrice?.amount;
    expect(again({})).toBe("60.00");
    expect([...searched.keys()]).toEqual(["ZZ A"]);
    searched.set("ZZ A", known!).set("ZZ 3", known!).set("ZZ ", known!);
    expect([
      again({}),
      again({ subject: { order: 3, currency: "USD" } }),
      again({ subject: { currency: "USD" } }),
    ]).toEqual(["7.00", "7.00", "7.00"]);
    expect(again({ subject: { sku: "B", currency: "USD" } })).toBe("60.00");
  });
});

it("a share has one digit behind the point", () => {
  expect([exact(1, 3), exact(-1, 8), zero, exact(2)].map(percentText)).toEqual([
    "33.3%",
    "-12.5%",
    "0.0%",
    "200.0%",
  ]);
});
