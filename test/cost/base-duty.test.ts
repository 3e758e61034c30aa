import { describe, expect, it } from "vitest";
import { rateOf } from "../../src/model/rate.ts";
import { byHand, due, gapsOf, given, linesOf } from "./by-hand.ts";

const one = [{ sku: "A", value: "100 EUR" }];
const table = (rates: object, more: object = {}) => ({ rates, ...more });
describe("the base rate", () => {
  const rates = (more: object, goods: object = {}) =>
    due(byHand({ duty: more }, [{ value: "100 EUR", ...goods }]))[0];
  it.each([
    ["of the longest code", { a: table({ "*": "1%", "61": "2%", "6109.10": "3%" }) }, {}, "3.00 EUR"],
    ["of all goods", { a: table({ "*": "1%", "62": "2%" }) }, {}, "1.00 EUR"],
    [
      "of the table written last, of two alike",
      { a: table({ "61": "1%" }), b: table({ "61": "2%" }) },
      {},
      "2.00 EUR",
    ],
    [
      "of the closer table, wherever it stands",
      { a: table({ "6109": "1%" }), b: table({ "61": "2%" }) },
      {},
      "1.00 EUR",
    ],
    [
      "of all lines below a short code",
      { a: table({ "6109.10.10": "4%", "6109.10.90": "4%" }) },
      {},
      "4.00 EUR",
    ],
    [
      "of the heading, where lines of others stand below",
      { a: table({ "6109": "1%", "6110.10": "4%" }) },
      {},
      "1.00 EUR",
    ],
    ["of a table that holds no longer", { a: table({ "61": "1%" }, { until: "2026-05-31" }) }, {}, "?"],
    ["of a table that does not hold yet", { a: table({ "61": "1%" }, { from: "2026-06-02" }) }, {}, "?"],
    ["of a table for another origin", { a: table({ "61": "1%" }, { origin: ["VN"] }) }, {}, "?"],
    ["of a table for the origin", { a: table({ "61": "1%" }, { origin: ["VN", "CN"] }) }, {}, "1.00 EUR"],
    [
      "of a table by origin, where none is known",
      { a: table({ "61": "1%" }, { origin: ["CN"] }) },
      { origin: undefined },
      "?",
    ],
    ["of a table but for the origin", { a: table({ "61": "1%" }, { exceptOrigin: ["CN"] }) }, {}, "?"],
    [
      "of a table but for another origin",
      { a: table({ "61": "1%" }, { exceptOrigin: ["VN"] }) },
      {},
      "1.00 EUR",
    ],
    [
      "of a table but for some origins, where none is known",
      { a: table({ "61": "1%" }, { exceptOrigin: ["VN"] }) },
      { origin: undefined },
      "1.00 EUR",
    ],
    [
      "of a table whose condition does not hold",
      { a: table({ "61": "1%" }, { when: { mode: ["sea"] } }) },
      {},
      "?",
    ],
    ["of a member that adds nothing to its bloc", { a: table({ "61": "1%" }), b: {} }, {}, "1.00 EUR"],
    ["without a code, where all goods share one", { a: table({ "*": "1%" }) }, { hs: undefined }, "1.00 EUR"],
    ["without a code, where goods differ", { a: table({ "*": "1%", "61": "2%" }) }, { hs: undefined }, "?"],
    [
      "without a code, by the table written last",
      { a: table({ "61": "2%" }), b: table({ "*": "1%" }) },
      { hs: undefined },
      "1.00 EUR",
    ],
    ["that is said to be unknown", { a: table({ "61": "unknown" }) }, {}, "?"],
  ])("%s", (_, tables, goods, wanted) => {
    expect(rates(tables, goods)).toBe(`duty.mfn ${wanted}`);
  });

  it.each([
    ["no code", {}, { hs: undefined }, "cost.no-hs  ZZ 2026-06-01"],
    ["no rate", {}, {}, "cost.no-rate 610910 ZZ 2026-06-01"],
    ["an unknown rate", { a: table({ "61": "unknown" }) }, {}, "cost.no-rate 610910 ZZ 2026-06-01"],
    [
      "several below the code",
      { a: table({ "6109.10.10": "4%", "6109.10.90": "5%" }) },
      {},
      "cost.several-rates 610910 61091010 4%; 61091090 5%",
    ],
    [
      "lines below that differ from what the rest of the code has",
      { a: table({ "6109": "12%", "6109.10.10": "free" }) },
      {},
      "cost.several-rates 610910 6109 12%; 61091010 free",
    ],
  ])("is not known for %s, and asked for", (_, duty, goods, why) => {
    const c = byHand({ duty }, [{ sku: "A", value: "100 EUR", ...goods }]);
    expect(gapsOf(c)).toEqual([`duty.mfn | ${why} | cost.give-duty | duty.mfn | --duty`]);
    expect(linesOf(c, "duty")).toEqual([
      {
        id: "duty.mfn",
        amount: null,
        base: "100.00 EUR",
        certainty: "unverified",
        of: "A",
        remittedBy: "carrier",
        paidBy: "seller",
      },
    ]);
  });

  it("is the one given, before a file's, before the profile's", () => {
    const duty = { a: table({ "61": "1%" }) };
    const tariff = () => ({ rate: rateOf("2%"), text: "2%", title: "Tariff", checked: "2026-05-01" });
    expect(due(byHand({ duty }, one, { tariff, ...given({ mfn: "3%" }) }))).toEqual(["duty.mfn 3.00 EUR"]);
    expect(linesOf(byHand({ duty }, one, { tariff }), "duty")).toMatchObject([
      { amount: "2.00 EUR", certainty: "authority", source: { title: "Tariff", checked: "2026-05-01" } },
    ]);
    const several = () => ({ why: "several" as const, codes: ["6109100010 1%", "6109100090 2%"] });
    expect(gapsOf(byHand({ duty }, one, { tariff: several }))[0]).toContain("6109100010 1%; 6109100090 2%");
    expect(due(byHand({ duty }, one, { tariff: () => undefined }))).toEqual(["duty.mfn 1.00 EUR"]);
  });
});
