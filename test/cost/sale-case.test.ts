import { describe, expect, it } from "vitest";
import type { SaleItem } from "../../src/cost/product.ts";
import {
  caseOf,
  costOf,
  goodsByCost,
  goodsByItem,
  listedPrice,
  type SaleInput,
  tripFor,
} from "../../src/cost/sale-case.ts";
import { exact, parseExact, plainText } from "../../src/model/exact.ts";
import { moneyOf, moneyText } from "../../src/model/money.ts";
import { pausesOf } from "../../src/model/pause.ts";
import { lane, piece, saleByHand, told } from "./sale-by-hand.ts";

const worth = moneyOf("120 EUR");
const measures = (item: SaleItem | { readonly measures: SaleItem["measures"] }) =>
  Object.fromEntries(Object.entries(item.measures).map(([name, n]) => [name, plainText(n)]));

describe("the cost and the price of all pieces", () => {
  it.each([
    [
      "of several kinds",
      [piece({ quantity: 2 }), piece({ cost: "10 USD", price: "30 USD" })],
      "85.00",
      "255.00",
    ],
    ["without a cost", [piece(), piece({ cost: undefined })], "?", "240.00"],
    ["without a price", [piece(), piece({ price: undefined })], "80.00", "?"],
    ["in money without exchange rate", [piece({ cost: "1 KWD", price: "1 KWD" })], "?", "?"],
    ["of nothing", [], "0.00", "0.00"],
  ])("%s", (_, items, cost, price) => {
    const text = (n: string) => (n === "?" ? n : `${n} EUR`);
    const sale = saleByHand({}, items);
    expect([told(costOf(sale)), told(listedPrice(sale))]).toEqual([text(cost), text(price)]);
  });
});

describe("the lane of a sale", () => {
  const lanes = [
    lane("fast", "10 EUR", { transit: { min: 1, max: 2 } }),
    lane("slow", "4 EUR", { by: "post" }),
    lane("near", "1 EUR", { origins: ["VN"] }),
    lane("far", "2 EUR", { cards: { YY: { first: { weight: "9kg", price: "2 EUR" } } } }),
    lane("ship", "3 EUR", { model: "stock", by: "sea" }),
  ];
  const way = (change: Partial<SaleInput>, items = [piece()]) => {
    const trip = tripFor(saleByHand({ lanes, ...change }, items), worth);
    return trip && `${trip.lane.id} ${moneyText(trip.freight)} ${trip.days.min}-${trip.days.max}`;
  };
  const shipping = (more: object): Partial<SaleInput> => ({
    shipping: { model: "parcel", terms: "DDP", ...more } as SaleInput["shipping"],
  });

  it.each<[string, Partial<SaleInput>, string | undefined]>([
    ["the cheapest", {}, "slow 4.00 EUR 3-6"],
    ["from where the goods leave", { origin: "VN" }, "near 1.00 EUR 3-6"],
    ["by the way that is asked", shipping({ by: "courier" }), "fast 10.00 EUR 1-2"],
    ["that is named", shipping({ lane: "fast" }), "fast 10.00 EUR 1-2"],
    ["that is quick enough", shipping({ withinDays: 5 }), "fast 10.00 EUR 1-2"],
    ["to a warehouse", shipping({ model: "stock" }), "ship 3.00 EUR 3-6"],
    ["none", shipping({ by: "rail" }), undefined],
    ["dearer and later", { way: { freight: exact(2), days: 4 } }, "slow 8.00 EUR 7-10"],
    ["quicker, but not before the day", { way: { freight: exact(1), days: -4 } }, "slow 4.00 EUR 0-2"],
    ["quicker, on the day", { way: { freight: exact(1), days: -3 } }, "slow 4.00 EUR 0-3"],
    [
      "not the one that a shock makes dearer",
      { way: { freight: exact(3), days: 0, lanes: ["slow"] } },
      "fast 10.00 EUR 1-2",
    ],
    [
      "whatever strikes another",
      { way: { freight: exact(3), days: 1, lanes: ["fast"] } },
      "slow 4.00 EUR 3-6",
    ],
    [
      "longer by days on which nothing moves",
      { pauses: pausesOf([{ date: "2026-06-05" }]) },
      "slow 4.00 EUR 3-7",
    ],
    ["as long as ever without such days", { pauses: new Set<number>() }, "slow 4.00 EUR 3-6"],
  ])("%s", (_, change, wanted) => {
    expect(way(change)).toBe(wanted);
  });

  it("is chosen by the weight of all pieces, which must be known", () => {
    expect(way({}, [piece({ quantity: 2 }), piece({ kg: "0.5" })])).toBe("slow 12.00 EUR 3-6");
    expect(way({}, [piece(), piece({ kg: undefined })])).toBeUndefined();
  });

  it("is chosen by the size of all pieces, if every one is known", () => {
    const bulky = [lane("bulky", "1 EUR", { volumetric: { divisor: 1000 } })];
    const light = (cm3: number | undefined, quantity = 1) => piece({ kg: "0.1", cm3, quantity });
    expect(way({ lanes: bulky }, [light(2000, 2), light(3000)])).toBe("bulky 7.00 EUR 3-6");
    expect(way({ lanes: bulky }, [light(2000, 2), light(undefined)])).toBe("bulky 1.00 EUR 3-6");
  });

  it("takes only what is not worth too much", () => {
    expect(way({ lanes: [lane("cheap", "1 EUR", { maxValue: "119 EUR" })] })).toBeUndefined();
  });
});

describe("the worth of each kind", () => {
  const parts = (items: SaleItem[]) => goodsByItem(saleByHand({}, items), worth).map(moneyText);
  it.each([
    [
      "by its listed price",
      [piece({ price: "30 EUR" }), piece({ price: "60 USD", quantity: 2 })],
      ["40.00", "80.00"],
    ],
    [
      "alike where a price is not known",
      [piece({ price: "1 EUR" }), piece({ price: undefined })],
      ["60.00", "60.00"],
    ],
    ["alike where a price has no exchange rate", [piece(), piece({ price: "1 KWD" })], ["60.00", "60.00"]],
    [
      "alike where all are given away",
      [piece({ price: "0 EUR" }), piece({ price: "0 EUR" })],
      ["60.00", "60.00"],
    ],
  ])("%s", (_, items, wanted) => {
    expect(parts(items)).toEqual(wanted.map((n) => `${n} EUR`));
  });

  it("at its cost, nothing where that is not known", () => {
    const items = [
      piece({ quantity: 2 }),
      piece({ cost: "9 USD" }),
      piece({ cost: undefined }),
      piece({ cost: "1 KWD" }),
    ];
    expect(goodsByCost(saleByHand({}, items)).map(moneyText)).toEqual([
      "80.00 EUR",
      "4.50 EUR",
      "0.00 EUR",
      "0.00 EUR",
    ]);
  });
});

describe("the consignment of a sale", () => {
  /** By a lane with more to it; `null`: by none. */
  const made = (change: Partial<SaleInput> = {}, more: object | null = {}) => {
    const byLane = saleByHand({ lanes: more === null ? [] : [lane("fast", "10 EUR", more)] });
    return caseOf(saleByHand(change), [worth], tripFor(byLane, worth));
  };

  it("has its goods as a sale has them, and nothing that is not said", () => {
    const { consignment, ...rest } = made();
    expect(consignment).toEqual({
      items: [
        {
          sku: "A",
          hs: "610910",
          origin: "CN",
          evidence: [],
          quantity: 1,
          value: worth,
          measures: {},
          kg: exact(1),
        },
      ],
      freight: moneyOf("10 EUR"),
      insurance: moneyOf("0 EUR"),
      route: "CN",
      channel: "marketplace",
      buyer: "consumer",
      model: "parcel",
      terms: "DDP",
      evidence: [],
      freightInPrice: true,
      mode: "courier",
    });
    expect(Object.keys(rest).sort()).toEqual(["exchange", "market", "on", "overrides", "say"]);
  });

  it("takes a region, a tariff and a factor where there is one", () => {
    const tariff = () => undefined;
    const given = made({ tariff, dutyFactor: exact(2), region: "OR" });
    expect(given).toMatchObject({ tariff, dutyFactor: exact(2), consignment: { region: "OR" } });
  });

  it.each<[string, Partial<SaleInput["shipping"]>, object | null, object]>([
    ["as it is asked", { by: "post", clearance: "full" }, {}, { mode: "post", clearance: "full" }],
    [
      "by its lane",
      {},
      { carrier: "dhl", clearance: "full" },
      { mode: "courier", carrier: "dhl", clearance: "full" },
    ],
    [
      "otherwise than its lane",
      { clearance: "simplified" },
      { clearance: "full" },
      { mode: "courier", clearance: "simplified" },
    ],
    ["by worth in a lane that is simplified", {}, { clearance: "simplified" }, { mode: "courier" }],
    ["without a lane", {}, null, {}],
    ["to a warehouse", { model: "stock" }, {}, { mode: "courier", buyer: "business", model: "stock" }],
    ["at the buyer's cost", { terms: "DAP" }, {}, { mode: "courier", terms: "DAP", freightInPrice: false }],
  ])("is sent %s", (_, shipping, more, wanted) => {
    const { consignment } = made({ shipping: { model: "parcel", terms: "DDP", ...shipping } }, more);
    const { items: _items, freight, insurance, ...rest } = consignment;
    expect([freight, insurance].map((amount) => amount === null)).toEqual([more === null, more === null]);
    expect(rest).toEqual({
      route: "CN",
      channel: "marketplace",
      buyer: "consumer",
      model: "parcel",
      terms: "DDP",
      evidence: [],
      freightInPrice: true,
      ...wanted,
    });
  });

  it("measures all pieces, and shares as they are", () => {
    const measured = piece({
      quantity: 3,
      kg: "0.5",
      measures: { l: parseExact("0.7")! },
      shares: { "%vol": exact(12) },
    });
    const [item] = caseOf(saleByHand({}, [measured]), [worth], undefined).consignment.items;
    expect(measures(item!)).toEqual({ l: "2.1", "%vol": "12" });
    expect([plainText(item!.kg!), item!.quantity]).toEqual(["1.5", 3]);
    const [unknown] = caseOf(saleByHand({}, [piece({ kg: undefined })]), [worth], undefined).consignment
      .items;
    expect(unknown).not.toHaveProperty("kg");
  });
});
