import { describe, expect, it } from "vitest";
import { chargeOf, joinCharges, type Line, noCharges, ofKind, sumOf } from "../../src/cost/line.ts";
import {
  beforeWhole,
  isWaived,
  roundBase,
  roundingOf,
  roundResult,
  roundWhole,
} from "../../src/cost/rounding.ts";
import type { Customs, LevyRounding } from "../../src/model/customs.ts";
import { moneyOf, moneyText } from "../../src/model/money.ts";

const entry = (to: string, more: object = {}): LevyRounding =>
  ({ result: { mode: "floor", to }, ...more }) as unknown as LevyRounding;
const rounding = {
  duty: entry("1"),
  "duty.mfn": entry("10"),
  dut: entry("100"),
  tax: entry("5", { from: "2026-01-01", until: "2026-12-31" }),
};
const customs = { rounding } as unknown as Customs;

describe("how a levy is rounded", () => {
  it.each([
    ["duty", rounding.duty],
    ["duty.additional-301", rounding.duty],
    ["duty.mfn", rounding["duty.mfn"]],
    ["duty.mfn.base", rounding["duty.mfn"]],
    ["dutyfree", undefined],
    ["tax.vat", rounding.tax],
    ["fee.broker", undefined],
  ])("%s by the longest id that fits", (id, wanted) => {
    expect(roundingOf(customs, id, "2026-06-01")).toBe(wanted);
  });

  it("not before its day and not after", () => {
    const days = ["2025-12-31", "2026-01-01", "2026-12-31", "2027-01-01"];
    expect(days.map((day) => roundingOf(customs, "tax", day) !== undefined)).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(roundingOf({} as Customs, "tax", "2026-06-01")).toBeUndefined();
  });

  it("base and result by their own steps, the result to the cent at the end", () => {
    const both = {
      base: { mode: "floor", to: "1" },
      result: { mode: "ceil", to: "0.001" },
    } as unknown as LevyRounding;
    expect(moneyText(roundBase(moneyOf("9.99 EUR"), both))).toBe("9.00 EUR");
    expect(roundBase(moneyOf("9.999 EUR"), undefined)).toEqual(moneyOf("9.999 EUR"));
    expect(roundResult(moneyOf("1.2341 EUR"), both)).toEqual(moneyOf("1.24 EUR"));
    expect(roundResult(moneyOf("1.005 EUR"), undefined)).toEqual(moneyOf("1.01 EUR"));
  });
});

describe("levies rounded on the sum", () => {
  const tens = { result: { mode: "floor", to: "10" }, whole: true } as unknown as LevyRounding;
  const law = { rounding: { duty: tens, tax: tens } } as unknown as Customs;
  const levy = (id: string, unrounded: string | undefined, amount: string | null): Line => ({
    id,
    amount: amount === null ? null : moneyOf(`${amount} EUR`),
    ...(unrounded === undefined ? {} : { unrounded: moneyOf(`${unrounded} EUR`) }),
    certainty: "authority",
  });
  it.each([
    [
      "what rounding took the most from",
      [
        ["duty", "14", "10"],
        ["duty", "18", "10"],
      ],
      ["10", "20"],
    ],
    [
      "the first of those it took alike from",
      [
        ["duty", "16", "10"],
        ["duty", "16", "10"],
      ],
      ["20", "10"],
    ],
    [
      "nothing where no more is due",
      [
        ["duty", "14", "10"],
        ["duty", "14", "10"],
      ],
      ["10", "10"],
    ],
    [
      "each levy by itself",
      [
        ["duty", "16", "10"],
        ["tax", "16", "10"],
      ],
      ["10", "10"],
    ],
    [
      "each levy its own sum",
      [
        ["tax", "15", "10"],
        ["duty", "19", "10"],
        ["tax", "16", "10"],
        ["duty", "12", "10"],
      ],
      ["10", "20", "20", "10"],
    ],
    [
      "nothing where one is not known",
      [
        ["duty", "16", "10"],
        ["duty", "16", null],
      ],
      ["10", null],
    ],
    [
      "nothing where one is not rounded so",
      [
        ["duty", "16", "10"],
        ["duty", undefined, "16"],
      ],
      ["10", "16"],
    ],
    [
      "nothing where none is rounded so",
      [
        ["fee", undefined, "16"],
        ["fee", undefined, "16"],
      ],
      ["16", "16"],
    ],
  ] as const)("give what the sum has more to %s", (_, lines, wanted) => {
    const rounded = roundWhole(
      law,
      "2026-06-01",
      lines.map(([id, unrounded, amount]) => levy(id, unrounded, amount)),
    );
    expect(rounded.map(({ amount }) => amount)).toEqual(wanted.map((text) => text && moneyOf(`${text} EUR`)));
  });

  it("remember what they were, cut to whole units of money", () => {
    expect(beforeWhole(moneyOf("14.567 EUR"), tens)).toEqual({ unrounded: moneyOf("14.56 EUR") });
    for (const other of [undefined, { ...tens, whole: false }, { whole: true } as LevyRounding])
      expect(beforeWhole(moneyOf("14.567 EUR"), other)).toEqual({});
  });
});

describe("what is too small to be collected", () => {
  const below = { waiveBelow: "10 EUR" } as LevyRounding;
  const upTo = { waiveUpTo: "10 EUR" } as LevyRounding;
  it.each([
    ["9.99 EUR", below, true],
    ["10 EUR", below, false],
    ["10 EUR", upTo, true],
    ["10.01 EUR", upTo, false],
    ["0 EUR", below, false],
    ["0 EUR", upTo, false],
    ["0.01 EUR", undefined, false],
    ["0.01 EUR", {} as LevyRounding, false],
  ])("%s: %o", (amount, rule, waived) => {
    expect(isWaived(moneyOf(amount), rule)).toBe(waived);
  });
});

describe("lines", () => {
  const line = (id: string, amount: string | null): Line => ({
    id,
    amount: amount === null ? null : moneyOf(amount),
    certainty: "authority",
  });
  const lines = [
    line("duty.mfn", "1.50 EUR"),
    line("duty", "2 EUR"),
    line("dutyfree", "9 EUR"),
    line("tax.vat", null),
  ];

  it("of a kind are those whose id begins with it", () => {
    expect(ofKind(lines, "duty").map((l) => l.id)).toEqual(["duty.mfn", "duty"]);
    expect(ofKind(lines, "fee")).toEqual([]);
  });

  it("sum up, or are not known as soon as one is not", () => {
    expect(sumOf(ofKind(lines, "duty"), "EUR")).toEqual(moneyOf("3.50 EUR"));
    expect(sumOf([], "EUR")).toEqual(moneyOf("0 EUR"));
    expect(sumOf(lines, "EUR")).toBeNull();
  });

  it("are joined with what is not known of them", () => {
    const one = chargeOf({ line: lines[0]!, gaps: [{ what: "a", why: "b" }] });
    expect(one).toEqual({ lines: [lines[0]], gaps: [{ what: "a", why: "b" }], notes: [] });
    const two = { lines: [lines[1]!], gaps: [], notes: ["n"] };
    expect(joinCharges([one, noCharges, two])).toEqual({
      lines: lines.slice(0, 2),
      gaps: one.gaps,
      notes: ["n"],
    });
    expect(noCharges).toEqual({ lines: [], gaps: [], notes: [] });
  });
});
