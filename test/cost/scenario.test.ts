import { describe, expect, it } from "vitest";
import type { SaleInput } from "../../src/cost/sale-case.ts";
import { shiftExchange, underScenario, withReturnRate } from "../../src/cost/scenario.ts";
import { exact, one, parseExact, plainText } from "../../src/model/exact.ts";
import { rateOf } from "../../src/model/rate.ts";
import { piece, saleByHand } from "./sale-by-hand.ts";

const input = saleByHand({
  overrides: {
    duty: { mfn: rateOf("1%"), extra: rateOf("2%") },
    tax: { main: rateOf("3%") },
    fees: {},
    noFees: true,
  },
});
const rate = ({ exchange }: Pick<SaleInput, "exchange">, from: string, to: string) => {
  const found = exchange.rate(from, to);
  return found && plainText(found);
};

it("currencies gain and lose worth, the others stay as they are", () => {
  const exchange = shiftExchange(input.exchange, { EUR: parseExact("1.25")!, GBP: parseExact("0.5")! });
  expect(
    [
      ["EUR", "USD"],
      ["USD", "EUR"],
      ["EUR", "GBP"],
      ["GBP", "USD"],
      ["USD", "USD"],
      ["KWD", "EUR"],
    ].map(([a, b]) => rate({ exchange }, a!, b!)),
  ).toEqual(["2.5", "0.4", "1.25", "2", "1", undefined]);
  expect(exchange.on).toBe("2026-06-01");
});

describe("a shock", () => {
  it("of nothing changes nothing", () => {
    const { way, exchange, ...same } = underScenario(input, {});
    const { exchange: before, ...rest } = input;
    expect(same).toEqual(rest);
    expect(way).toEqual({ freight: one, days: 0 });
    expect(rate({ exchange }, "EUR", "USD")).toBe(rate({ exchange: before }, "EUR", "USD"));
  });

  it.each<[string[] | undefined, string[] | undefined, boolean]>([
    [undefined, undefined, true],
    [["ZZ"], undefined, true],
    [["YY", "ZZ"], undefined, true],
    [["YY"], undefined, false],
    [[], undefined, false],
    [["EU"], ["ZZ", "EU"], true],
    [["ZZ"], ["YY"], false],
  ])("of markets %j strikes one that is called %j: %s", (markets, names, wanted) => {
    const scenario = { on: "2027-01-01", ...(markets === undefined ? {} : { markets }) };
    const made = names === undefined ? underScenario(input, scenario) : underScenario(input, scenario, names);
    expect([made.on === "2027-01-01", made === input]).toEqual([wanted, !wanted]);
  });

  it("changes the way", () => {
    const way = (scenario: Parameters<typeof underScenario>[1]) => underScenario(input, scenario).way;
    expect(way({ freight: "40%", days: 3, lanes: ["fast"] })).toEqual({
      freight: exact(7, 5),
      days: 3,
      lanes: ["fast"],
    });
    expect(way({ freight: "-8%" })).toEqual({ freight: exact(23, 25), days: 0 });
  });

  it("changes rates in place of those that were given, and leaves the rest", () => {
    expect(
      underScenario(input, { duty: { "*": "5%", s301: "25%" }, tax: { "*": "20%", x: "1%" } }).overrides,
    ).toEqual({
      duty: { mfn: rateOf("5%"), extra: rateOf("2%"), s301: rateOf("25%") },
      tax: { main: rateOf("20%"), x: rateOf("1%") },
      fees: {},
      noFees: true,
    });
  });

  it("changes the worth of currencies", () => {
    expect(rate(underScenario(input, { fx: { EUR: "-10%" } }), "EUR", "USD")).toBe("1.8");
    expect(rate(underScenario(input, { fx: { USD: "25%" } }), "EUR", "USD")).toBe("1.6");
  });

  it("changes how much comes back of every piece, and else nothing of the selling", () => {
    const sale = saleByHand({ selling: { commission: "5%", returnRate: "1%" } }, [
      piece(),
      piece({ returnRate: "2%" }),
    ]);
    const { items, selling } = underScenario(sale, { returnRate: "9%" });
    expect(items.map(({ returnRate, quantity }) => [returnRate, quantity])).toEqual([
      ["9%", 1],
      ["9%", 1],
    ]);
    expect(selling).toEqual({ commission: "5%", returnRate: "9%" });
    expect(withReturnRate(sale, "9%")).toEqual({ items, selling });
  });
});
