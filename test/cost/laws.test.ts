import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CostLine, Estimate } from "../../src/model/cost-result.ts";
import { compare, exact, parseExact, sum, times } from "../../src/model/exact.ts";
import { fromAmount, money, moneyOf } from "../../src/model/money.ts";
import type { Amount } from "../../src/model/result.ts";
import { ask, type Question } from "./ask.ts";
import { profile } from "./profiles.ts";

const markets = readdirSync(fileURLToPath(new URL("../../markets/", import.meta.url)))
  .filter((name) => /^[A-Z]{2}\.yaml$/.test(name))
  .map((name) => name.slice(0, 2));

/** Per dollar, for the currencies that `ask` does not name. */
const fx = { BHD: "0.376", HKD: "7.8", NOK: "10", OMR: "0.385", TWD: "32" };
const given = { duty: { mfn: "7.3%" } };

const quoted = (to: string, more: Partial<Question> = {}): Estimate =>
  ask({ to, on: "2026-10-05", hs: "8202.10.00", origin: "CN", value: "300 USD", fx, ...more }).estimate;

const due = (lines: readonly CostLine[]): CostLine[] => lines.filter((l) => /^(duty|tax|fee)\./.test(l.id));
const value = (amount: Amount | null) => fromAmount(amount!).value;
const total = (e: Estimate, kind: string) =>
  sum(e.lines.filter((l) => l.id === kind || l.id.startsWith(`${kind}.`)).map((l) => value(l.amount)));

const goods = [
  "6109.10.00",
  "3304.99.00",
  "0902.10.90",
  "9503.00.00",
  "8507.60.00",
  "2208.30.00",
  "4202.92.31",
];
const modes = ["courier", "post", "sea"] as const;

describe.each(markets)("an estimate for %s", (to) => {
  test("gives the source and the day of every line, or says that it is not verified", () => {
    const bare = ["2024-06-03", "2025-09-15", "2026-03-02", "2026-10-05"].flatMap((on) =>
      goods.flatMap((hs) =>
        modes.flatMap((mode) =>
          due(quoted(to, { on, hs, mode }).lines)
            .filter((l) => l.certainty !== "unverified" && !(l.source?.title && l.source.checked))
            .map((l) => `${on} ${hs} ${mode} ${l.id}`),
        ),
      ),
    );
    expect(bare).toEqual([]);
  });

  test("adds up", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400_000 }), fc.integer({ min: 0, max: 9000 }), (cents, way) => {
        const e = quoted(to, { ...given, value: usd(cents), freight: usd(way), noFees: true });
        if (e.totals.landed === null) return;
        const parts = ["goods", "freight", "insurance", "duty", "tax", "fee"].map((kind) => total(e, kind));
        expect(value(e.totals.landed)).toEqual(sum(parts));
        expect(value(e.totals.duty)).toEqual(total(e, "duty"));
        expect(value(e.totals.tax)).toEqual(total(e, "tax"));
        expect(value(e.totals.fees)).toEqual(total(e, "fee"));
      }),
      { numRuns: 12 },
    );
  });

  test("asks no less duty and tax for dearer goods, as long as they are cleared alike", () => {
    fc.assert(
      fc.property(fc.nat(400_000), fc.nat(400_000), (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map((n) =>
          quoted(to, { ...given, value: usd(n + 1), noFees: true, clearance: "full", mode: "air" }),
        ) as [Estimate, Estimate];
        if (low.regime !== high.regime) return;
        for (const key of ["duty", "tax"] as const)
          if (low.totals[key] !== null && high.totals[key] !== null)
            expect(compare(value(low.totals[key]), value(high.totals[key]))).toBeLessThanOrEqual(0);
      }),
      { numRuns: 12 },
    );
  });

  test("is the same whatever currency the value is told in", () => {
    const { currency } = profile(to);
    // A rate of two to the dollar, so that both values are the same to the cent.
    const same = { fx: { ...fx, [currency!]: currency === "USD" ? "1" : "2" }, ...given };
    const here = currency === "USD" ? "300 USD" : `600 ${currency}`;
    expect(quoted(to, { ...same, value: here }).lines).toEqual(
      quoted(to, { ...same, value: "300 USD" }).lines,
    );
  });

  test("depends on the value of the goods, not on the pieces it is made of", () => {
    // VOEC and other limits per piece, and fees per piece, are what they say.
    const lines = (quantity: number) =>
      quoted(to, { ...given, quantity, regime: "standard", noFees: true }).lines.filter((l) =>
        l.id.startsWith("duty."),
      );
    expect(lines(10)).toEqual(lines(1));
  });
});

const usd = (cents: number): string =>
  `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")} USD`;

test("a binary fraction does not become money", () => {
  // @ts-expect-error a number is no amount
  expect(() => money(0.1, "EUR").value.n * 1n).toThrow();
  // @ts-expect-error numbers and bigints do not mix
  expect(() => moneyOf("0.10 EUR").value.n * 0.1).toThrow(TypeError);
  expect(() => exact(0.1)).toThrow(RangeError);
  expect(times(parseExact("0.1")!, exact(3))).toEqual(parseExact("0.3"));
});
