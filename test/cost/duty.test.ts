import { describe, expect, it } from "vitest";
import { assess } from "../../src/cost/assess.ts";
import { moneyOf } from "../../src/model/money.ts";
import { byHand, due, gapsOf, given, linesOf } from "./by-hand.ts";

const one = [{ sku: "A", value: "100 EUR" }];
const table = (rates: object, more: object = {}) => ({ rates, ...more });
describe("an additional duty", () => {
  const trip = { freight: moneyOf("10 EUR"), insurance: moneyOf("2 EUR") };
  const base = { a: table({ "*": "10%" }) };
  const layer = (more: object, rate: object = { rate: "25%" }) => ({
    extra: { rates: { all: rate }, ...more },
  });
  const extra = (additional: object, change: object = {}, way: object = {}, goods: object = {}) =>
    due(byHand({ duty: base, additional }, [{ ...one[0]!, ...goods }], change, { ...trip, ...way })).slice(1);

  it.each([
    ["on the customs value", layer({}), ["duty.extra 25.00 EUR"]],
    ["on the goods", layer({ base: ["goods"] }), ["duty.extra 25.00 EUR"]],
    [
      "on the value with the base duty",
      layer({ base: ["customs-value", "duty.mfn"] }),
      ["duty.extra 27.50 EUR"],
    ],
    ["on the way", layer({ base: ["freight", "insurance"] }), ["duty.extra 3.00 EUR"]],
    ["not before its day", layer({ from: "2026-06-02" }), []],
    ["not where its condition does not hold", layer({ when: { mode: ["post"] } }), []],
    ["that no rate names", layer({}, { rate: "25%", hs: ["62"] }), []],
    [
      "that no rate names and that may be due",
      layer({ otherwise: "unknown" }, { rate: "25%", hs: ["62"] }),
      ["duty.extra ?"],
    ],
    ["that is not known", layer({}, { rate: "unknown" }), ["duty.extra ?"]],
    ["without any rate", layer({}, {}), ["duty.extra ?"]],
    ["from which the goods are exempt", layer({}, { exempt: "books" }), ["duty.extra 0.00 EUR"]],
    ["that tops up the base duty", layer({}, { floor: "15%" }), ["duty.extra 5.00 EUR"]],
    ["that tops up a base duty already higher", layer({}, { floor: "8%" }), ["duty.extra 0.00 EUR"]],
  ])("%s", (_, additional, wanted) => {
    expect(extra(additional)).toEqual(wanted);
  });

  it.each([
    [
      "its rate",
      layer({ label: "Extra" }, { rate: "unknown", heading: "9903" }),
      "cost.layer-unknown Extra, 9903 2026-06-01",
    ],
    [
      "whether it is due",
      layer({ otherwise: "unknown" }, { rate: "1%", hs: ["62"] }),
      "cost.layer-unknown extra 2026-06-01",
    ],
    [
      "which line below the code",
      layer({}, { rate: "1%", hs: ["6109.10.10"] }),
      "cost.layer-ambiguous extra 610910",
    ],
  ])("is asked for where one does not know %s", (_, additional, why) => {
    const c = byHand({ duty: base, additional }, one);
    expect(gapsOf(c)).toEqual([`duty.extra | ${why} | cost.give-layer extra | duty.extra | --duty extra=`]);
    expect(linesOf(c, "duty.extra")).toMatchObject([
      { amount: null, certainty: "unverified", note: why, of: "A" },
    ]);
  });

  it.each([
    ["code", { hs: undefined }, { rate: "1%", hs: ["62"] }, "cost.layer-needs-hs extra"],
    ["origin", { origin: undefined }, { rate: "1%", origin: ["CN"] }, "cost.layer-needs-origin extra"],
  ])("is asked for where the goods have no %s", (_, goods, rate, why) => {
    const c = byHand({ duty: base, additional: layer({}, rate) }, [{ value: "100 EUR", ...goods }]);
    expect(gapsOf(c)).toEqual([`duty.extra | ${why} | cost.give-layer extra | duty.extra | --duty extra=`]);
  });

  it("rests on a base duty that is not known", () => {
    const c = byHand({ additional: layer({}, { floor: "15%" }) }, one);
    expect(due(c)).toEqual(["duty.mfn ?", "duty.extra ?"]);
    expect(gapsOf(c)[1]).toContain("cost.rests-on-base");
    expect(due(byHand({ additional: layer({ base: ["duty.mfn"] }) }, one))).toEqual([
      "duty.mfn ?",
      "duty.extra ?",
    ]);
  });

  it("is the one given, on its own base; one nobody knows is on the customs value", () => {
    const on = { extra: { base: ["duty.mfn"], rates: { all: { rate: "25%" } } } };
    expect(extra(on, given({ extra: "50%" }))).toEqual(["duty.extra 5.00 EUR"]);
    expect(extra({}, given({ other: "50%" }))).toEqual(["duty.other 50.00 EUR"]);
    expect(extra(layer({ when: { mode: ["post"] } }), given({ extra: "50%" }))).toEqual([]);
    expect(extra(layer({ until: "2026-01-01" }), given({ extra: "50%" }))).toEqual(["duty.extra 50.00 EUR"]);
  });

  it("that may be due is told to who gives the base rate", () => {
    const additional = layer({ otherwise: "unknown", label: "Extra" }, { rate: "1%", hs: ["62"] });
    const c = byHand({ duty: base, additional }, one, given({ mfn: "5%" }));
    expect(due(c)).toEqual(["duty.mfn 5.00 EUR"]);
    expect(assess(c).notes).toEqual(["cost.layer-left-out Extra extra"]);
  });

  it("is shown with its name, its heading and its note", () => {
    const additional = layer({ label: "Extra" }, { rate: "25%", heading: "9903.01", note: "of 2025" });
    expect(linesOf(byHand({ duty: base, additional }, one), "duty.extra")).toEqual([
      {
        id: "duty.extra",
        label: "Extra, 9903.01",
        note: "of 2025",
        rate: "25%",
        amount: "25.00 EUR",
        base: "100.00 EUR",
        certainty: "unverified",
        of: "A",
        remittedBy: "carrier",
        paidBy: "seller",
      },
    ]);
    const exempt = layer({}, { exempt: "books", heading: "9903.02" });
    expect(linesOf(byHand({ duty: base, additional: exempt }, one), "duty.extra")).toEqual([
      {
        id: "duty.extra",
        label: "9903.02",
        note: "books",
        rate: "free",
        amount: "0.00 EUR",
        certainty: "unverified",
        of: "A",
        remittedBy: "carrier",
        paidBy: "seller",
      },
    ]);
    const floor = layer({ label: "Extra" }, { floor: "15%" });
    expect(linesOf(byHand({ duty: base, additional: floor }, one), "duty.extra")).toMatchObject([
      { label: "Extra", rate: "15%", note: "cost.floor 15%", amount: "5.00 EUR" },
    ]);
  });

  describe("that another excludes", () => {
    const two = (other: object, more: object = {}) => ({
      ...layer({ excludedBy: ["other"], ...more }),
      other: { rates: { all: other } },
    });
    it.each([
      ["is away where that is due", { rate: "50%" }, ["duty.extra 0.00 EUR", "duty.other 50.00 EUR"]],
      ["stays where that is nothing", { rate: "free" }, ["duty.extra 25.00 EUR", "duty.other 0.00 EUR"]],
      ["stays where that is not for the goods", { rate: "50%", hs: ["62"] }, ["duty.extra 25.00 EUR"]],
      ["is not known where that is not", { rate: "unknown" }, ["duty.extra ?", "duty.other ?"]],
    ])("%s", (_, other, wanted) => {
      expect(extra(two(other))).toEqual(wanted);
    });

    it("tells why, and no longer asks for what is away", () => {
      const c = byHand({ duty: base, additional: two({ rate: "50%" }) }, one);
      expect(linesOf(c, "duty.extra")).toMatchObject([{ note: "cost.excluded duty.other" }]);
      const unknown = { ...two({ rate: "50%" }), ...layer({ excludedBy: ["other"] }, { rate: "unknown" }) };
      expect(gapsOf(byHand({ duty: base, additional: unknown }, one))).toEqual([]);
    });

    it("falls on the rest where that falls on a named part of the goods", () => {
      const metal = two({ rate: "50% of metal" });
      const c = byHand({ duty: base, additional: metal }, [{ ...one[0]!, measures: { metal: "40" } }]);
      expect(linesOf(c, "duty.extra")).toMatchObject([
        { base: "60.00 EUR", amount: "15.00 EUR", note: "cost.excluded-part duty.other metal" },
      ]);
      expect(extra(metal, {}, {}, { measures: { metal: "140" } })[0]).toBe("duty.extra 0.00 EUR");
    });

    it("is no more, where it replaces the base duty and is due", () => {
      expect(due(byHand({ duty: base, additional: layer({ replaces: "base" }) }, one))).toEqual([
        "duty.mfn 0.00 EUR",
        "duty.extra 25.00 EUR",
      ]);
      for (const rate of ["free", "unknown"]) {
        const lines = due(byHand({ duty: base, additional: layer({ replaces: "base" }, { rate }) }, one));
        expect(lines[0]).toBe("duty.mfn 10.00 EUR");
      }
    });
  });
});
