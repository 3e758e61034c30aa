import { describe, expect, it } from "vitest";
import { waysOf } from "../../src/cost/lanes.ts";
import type { SaleInput } from "../../src/cost/sale-case.ts";
import { lane, piece, saleByHand, told } from "./sale-by-hand.ts";

// Of 120 euros 20 are tax and 40 the cost: 60 less the way are left.
const days = (max: number) => ({ transit: { min: 1, max } });
const stock = (id: string, price: string, warehouse: object | undefined, more: object = {}) =>
  lane(id, price, { model: "stock", by: "sea", ...(warehouse === undefined ? {} : { warehouse }), ...more });
const fast = lane("fast", "20 EUR", days(2));
const slow = lane("slow", "10 EUR", days(9));
const withinDays = (n: number): Partial<SaleInput> => ({
  shipping: { model: "parcel", terms: "DDP", withinDays: n, lane: "other", by: "rail" },
});
const ways = (lanes: SaleInput["lanes"], change: Partial<SaleInput> = {}, items = [piece()], orders = 1) =>
  waysOf(saleByHand({ lanes, ...change }, items), orders).map(
    ({ trip, model, landed, margin, inTime, winsFrom }) =>
      [
        `${model} ${trip.lane.id}`,
        told(landed),
        told(margin),
        inTime ? "in time" : "late",
        ...(winsFrom === undefined ? [] : [winsFrom === null ? "never" : winsFrom]),
      ].join(", "),
  );

describe("the ways of an order", () => {
  it("are the lanes that bring parcels, whatever was asked for, the best first", () => {
    expect(ways([fast, slow], withinDays(2))).toEqual([
      "parcel slow, 130.00 EUR, 50.00 EUR, late",
      "parcel fast, 140.00 EUR, 40.00 EUR, in time",
    ]);
    expect(ways([fast, slow])).toEqual([
      "parcel slow, 130.00 EUR, 50.00 EUR, in time",
      "parcel fast, 140.00 EUR, 40.00 EUR, in time",
    ]);
  });

  it("are told by id where they leave the same, either way round", () => {
    const twins = [lane("b", "10 EUR"), lane("a", "10 EUR")];
    const wanted = ["parcel a, 130.00 EUR, 50.00 EUR, in time", "parcel b, 130.00 EUR, 50.00 EUR, in time"];
    expect(ways(twins)).toEqual(wanted);
    expect(ways(twins.toReversed())).toEqual(wanted);
  });

  it("are only those that leave from where the goods are, and that take them", () => {
    const lanes = [
      lane("here", "10 EUR", { origins: ["VN", "CN"] }),
      lane("there", "1 EUR", { origins: ["VN"] }),
      lane("other", "1 EUR", { cards: { YY: { first: { weight: "9kg", price: "1 EUR" } } } }),
    ];
    expect(ways(lanes)).toEqual(["parcel here, 130.00 EUR, 50.00 EUR, in time"]);
  });

  it("are told at the goods' cost where the price is not known, without what they leave", () => {
    expect(ways([slow], {}, [piece({ price: undefined })])).toEqual(["parcel slow, 58.00 EUR, ?, in time"]);
    expect(ways([slow], {}, [piece({ price: undefined, cost: undefined })])).toEqual([]);
  });

  it("leave nothing that is known where the cost is not: those come last", () => {
    expect(ways([slow], {}, [piece({ cost: undefined })])).toEqual(["parcel slow, 130.00 EUR, ?, in time"]);
  });
});

describe("ways of which it is not known what they leave", () => {
  const odd = (id: string) =>
    lane(id, "1 EUR", { returns: { card: { first: { weight: "9kg", price: "1 KWD" } } } });
  it("come last, as they were given", () => {
    const ids = (lanes: SaleInput["lanes"]) =>
      ways(lanes, { selling: { returnRate: "5%" } }).map((text) => text.slice(7, 11));
    const known = [fast, slow].map((way) => ({ ...way, returns: { abandon: true } }));
    const wanted = ["slow", "fast", "odd2", "odd1"];
    expect(ids([odd("odd2"), ...known, odd("odd1")])).toEqual(wanted);
    expect(ids([known[0]!, odd("odd2"), odd("odd1"), known[1]!])).toEqual(wanted);
  });
});

describe("stock in the market", () => {
  const sea = stock("sea", "4 EUR", {
    pickAndPack: "3 EUR",
    perMonth: "100 EUR",
    lastMileDays: { min: 1, max: 3 },
  });

  it("shares its import and the month's charge among its orders", () => {
    // Brought in at 40 and 8 of tax, with 4 of freight, 3 to pick and a part of 100; the tax is the seller's.
    expect(ways([sea], {}, [piece()], 10)).toEqual(["stock sea, 65.00 EUR, 35.00 EUR, in time, never"]);
    expect(ways([sea], {}, [piece()], 100)).toEqual(["stock sea, 56.00 EUR, 44.00 EUR, in time, never"]);
  });

  it("brings in a month's goods at once", () => {
    const tonne = stock(
      "sea",
      "4 EUR",
      {},
      { cards: { "*": { first: { weight: "10kg", price: "50 EUR" } } } },
    );
    expect(ways([tonne], {}, [piece()], 10)).toEqual(["stock sea, 53.00 EUR, 47.00 EUR, in time, never"]);
    expect(ways([tonne], {}, [piece()], 11)).toEqual([]);
  });

  // Without the month's charge 52 are left of each order.
  it.each([
    ["20 EUR", "100 EUR", 9],
    ["20 EUR", "150 EUR", 13],
    ["20 EUR", "156 EUR", 14],
    ["20 EUR", "11 EUR", 1],
    ["20 EUR", "12 EUR", 2],
    ["8 EUR", "1 EUR", null],
    ["9 EUR", "1000000 EUR", 1_005_026],
    ["9 EUR", "1048576 EUR", null],
  ])("wins against a parcel at %s with a charge of %s a month from %s orders", (parcel, perMonth, from) => {
    const lanes = [lane("fast", parcel), stock("sea", "0 EUR", { perMonth })];
    expect(waysOf(saleByHand({ lanes }), 10).at(-1)!.winsFrom).toBe(from);
  });

  it.each<[string, object, Partial<SaleInput>, string]>([
    [
      "the last mile's days count, not the ship's",
      { lastMileDays: { min: 1, max: 3 } },
      withinDays(3),
      "in time",
    ],
    ["too many days of the last mile", { lastMileDays: { min: 1, max: 3 } }, withinDays(2), "late"],
    ["no days of the last mile", {}, withinDays(0), "in time"],
  ])("%s", (_, warehouse, change, wanted) => {
    expect(ways([stock("sea", "4 EUR", warehouse)], change)[0]).toContain(wanted);
  });

  it("comes behind the parcels, the best first", () => {
    const lanes = [stock("dear", "9 EUR", {}), stock("cheap", "1 EUR", {}), slow];
    expect(ways(lanes).map((text) => text.split(",")[0])).toEqual([
      "parcel slow",
      "stock cheap",
      "stock dear",
    ]);
  });

  it("is set against the best parcel that comes in time", () => {
    const lanes = [fast, slow, lane("dear", "30 EUR", days(1)), stock("sea", "7 EUR", {})];
    expect(ways(lanes, withinDays(2)).at(-1)).toBe("stock sea, 55.00 EUR, 45.00 EUR, in time, 1");
    expect(ways(lanes).at(-1)).toBe("stock sea, 55.00 EUR, 45.00 EUR, in time, never");
    expect(ways([slow, stock("sea", "1 EUR", {})], withinDays(2)).at(-1)).toMatch(/, never$/);
  });

  it("leaves as much as the parcel and wins nothing by that", () => {
    expect(ways([lane("even", "15 EUR"), stock("sea", "7 EUR", {})]).at(-1)).toMatch(
      /45.00 EUR, in time, never$/,
    );
  });

  it.each([
    ["a warehouse", [piece()], undefined],
    ["a cost", [piece({ cost: undefined })], {}],
    ["a weight", [piece({ kg: undefined })], {}],
    ["a charge whose money has an exchange rate", [piece()], { pickAndPack: "1 KWD" }],
  ])("is no way without %s", (_, items, warehouse) => {
    expect(ways([stock("sea", "4 EUR", warehouse)], {}, items)).toEqual([]);
  });

  it("tells what is landed where the price is not known", () => {
    expect(ways([sea], {}, [piece({ price: undefined })], 10)).toEqual([
      "stock sea, 65.00 EUR, ?, in time, never",
    ]);
  });

  it("gets the tax of the import back where the seller is registered", () => {
    const registered = { selling: { vatRegistered: true } };
    expect(ways([sea], registered, [piece()], 10)).toEqual([
      "stock sea, 65.00 EUR, 43.00 EUR, in time, never",
    ]);
  });

  it("pays what it costs to sell on each order, the warehouse in it once", () => {
    const selling = { selling: { commission: "10%", fxSpread: "1%" } };
    expect(ways([sea], selling, [piece()], 10)).toEqual(["stock sea, 65.00 EUR, 22.00 EUR, in time, never"]);
    const unknown = { selling: { commission: "1 KWD" } };
    expect(ways([sea], unknown, [piece()], 10)).toEqual(["stock sea, 65.00 EUR, ?, in time, never"]);
  });

  it("tells no landed cost where a duty is not known", () => {
    const sale = saleByHand({ lanes: [sea] }, [piece()], { duty: { all: { rates: {} } } });
    const [way] = waysOf(sale, 10);
    expect([way!.landed, way!.margin, way!.winsFrom]).toEqual([null, null, null]);
  });
});
