import { describe, expect, test } from "vitest";
import { measuresOf } from "../../src/cost/measures.ts";
import { chooseRegime } from "../../src/cost/regime.ts";
import { originOf, plain } from "../../src/cost/source.ts";
import type { Situation } from "../../src/cost/when.ts";
import { parseExact } from "../../src/model/exact.ts";
import { exchangeOf } from "../../src/model/exchange.ts";
import type { Source } from "../../src/model/fact.ts";
import { moneyOf, moneyText } from "../../src/model/money.ts";
import { byHand, goods } from "./by-hand.ts";

const sources = {
  a: { title: "A", url: "https://a.example", law: "Act 1", read: "2026-01-01", certainty: "authority" },
  b: { title: "B", read: "2026-02-02", certainty: "reported" },
} as unknown as Record<string, Source>;

describe("where a figure is from", () => {
  test.each([
    [
      "its own source",
      { source: "a" },
      {},
      { title: "A", url: "https://a.example", law: "Act 1", checked: "2026-01-01" },
      "authority",
    ],
    ["its table's", {}, { source: "b" }, { title: "B", checked: "2026-02-02" }, "reported"],
    [
      "its own before its table's",
      { source: "b" },
      { source: "a" },
      { title: "B", checked: "2026-02-02" },
      "reported",
    ],
    [
      "the first of several, as sure as the least",
      { source: ["b", "a"] },
      {},
      { title: "B", checked: "2026-02-02" },
      "reported",
    ],
    [
      "the first that is known",
      { source: ["x", "b"] },
      {},
      { title: "B", checked: "2026-02-02" },
      "reported",
    ],
    ["none that is known", { source: "x" }, { from: "2026-01-01" }, undefined, "unverified"],
    ["none", {}, {}, undefined, "unverified"],
    ["none, but sure", { certainty: "computed" }, { certainty: "reported" }, undefined, "computed"],
    ["none, as sure as its table", {}, { certainty: "reported" }, undefined, "reported"],
    [
      "a source, less sure than it",
      { source: "a", certainty: "unverified" },
      {},
      { title: "A", url: "https://a.example", law: "Act 1", checked: "2026-01-01" },
      "unverified",
    ],
    [
      "a source, with its own days",
      { source: "b", from: "2025-01-01", until: "2026-12-31", checked: "2026-03-03" },
      { from: "2020-01-01", until: "2020-12-31", checked: "2020-01-01" },
      { title: "B", from: "2025-01-01", until: "2026-12-31", checked: "2026-03-03" },
      "reported",
    ],
    [
      "a source, with its table's days",
      { source: "b" },
      { from: "2020-01-01", until: "2020-12-31", checked: "2020-02-02" },
      { title: "B", from: "2020-01-01", until: "2020-12-31", checked: "2020-02-02" },
      "reported",
    ],
    [
      "a source, since no known day",
      { source: "b", from: "before 2020" },
      {},
      { title: "B", checked: "2026-02-02" },
      "reported",
    ],
  ] as const)("%s", (_, fact, table, source, certainty) => {
    expect(originOf(sources, fact as object, table as object)).toStrictEqual(
      source === undefined ? { certainty } : { certainty, source },
    );
  });

  test.each([
    [undefined, undefined],
    ["x", "x"],
    [{ en: "x", zh: "y" }, "x"],
  ])("the English of %j is %j", (text, told) => expect(plain(text)).toBe(told));
});

describe("quantities of goods", () => {
  const one = goods({ value: "10 EUR", kg: "2", quantity: 3, measures: { litre: "0.75" } });
  const measures = measuresOf(one, exchangeOf({ EUR: parseExact("0.5")! }, "2026-06-01"));
  test.each([
    ["litre", "0.75", "0.75"],
    ["item", "3", undefined],
    ["kg", "2", undefined],
    ["alcohol", undefined, undefined],
    ["toString", undefined, undefined],
  ])("%s is %s, as a reference %s", (name, quantity, reference) => {
    const exactly = (text: string | undefined) => (text === undefined ? undefined : parseExact(text));
    expect(measures.quantity(name)).toEqual(exactly(quantity));
    expect(measures.reference(name)).toEqual(exactly(reference));
  });

  test("what is measured goes before what is counted", () => {
    const dry = goods({ value: "10 EUR", kg: "2", measures: { kg: "1.5", item: "7" } });
    const asked = measuresOf(dry, exchangeOf({}, "2026-06-01"));
    expect([asked.quantity("kg"), asked.quantity("item")]).toEqual([parseExact("1.5"), parseExact("7")]);
  });

  test("money becomes that of the goods where a rate is known", () => {
    const eur = measures.convert(moneyOf("1 USD"));
    expect(eur).toBeDefined();
    expect(moneyText({ value: eur!, currency: "EUR" })).toBe("0.50 EUR");
    expect(measures.convert(moneyOf("1 GBP"))).toBeUndefined();
  });
});

describe("the way a consignment is cleared", () => {
  const none = {} as Situation;
  const chosen = (regimes: object | undefined, asked?: string) => {
    const c = byHand({ regimes }, [{ value: "10 EUR" }]);
    const overrides = asked === undefined ? c.overrides : { ...c.overrides, regime: asked };
    return chooseRegime({ ...c, overrides }, none).id;
  };
  const past = { until: "2026-05-31" };
  test.each([
    ["standard without any", undefined, undefined, "standard"],
    ["standard where it is asked for", { a: {} }, "standard", "standard"],
    ["the one asked for", { a: { priority: 9 }, b: {} }, "b", "b"],
    ["the one asked for, though it has ended", { a: past }, "a", "a"],
    ["the first of two alike", { a: {}, b: {} }, undefined, "a"],
    ["the higher one", { a: {}, b: { priority: 1 }, c: { priority: -1 } }, undefined, "b"],
    ["no lower one", { a: { priority: -1 }, b: {} }, undefined, "b"],
    ["none that has ended", { a: { ...past, priority: 9 }, b: {} }, undefined, "b"],
    ["standard where all have ended", { a: past }, undefined, "standard"],
  ])("is %s", (_, regimes, asked, id) => expect(chosen(regimes, asked)).toBe(id));

  test("that nobody knows is refused with those that are known", () => {
    expect(() => chosen({ a: {}, b: {} }, "x")).toThrow(
      expect.objectContaining({
        diagnostics: [
          expect.objectContaining({
            message: "cost.unknown-regime",
            args: { id: "x", known: "standard, a, b" },
          }),
        ],
      }),
    );
    expect(() => chosen(undefined, "x")).toThrow();
  });
});
