import { expect, test } from "vitest";
import { costChanges } from "../../src/app/cost-changes.ts";
import type { CostLine, CostResult, Estimate } from "../../src/model/cost-result.ts";

const aud = (amount: string) => ({ amount, currency: "AUD" });
const duty: CostLine = { id: "duty.mfn", rate: "5%", base: aud("20.00"), amount: aud("1.00") };
const estimate: Estimate = {
  sku: "TEE-1",
  market: "AU",
  lane: "air",
  quantity: 1,
  regime: "standard",
  lines: [{ id: "goods", amount: aud("20.00") }, { id: "freight", amount: aud("6.00") }, duty],
  totals: {
    customsValue: aud("20.00"),
    duty: aud("1.00"),
    tax: aud("0.00"),
    fees: aud("0.00"),
    landed: aud("27.00"),
    landedPerUnit: aud("27.00"),
    landedSeller: { amount: "126.00", currency: "CNY" },
  },
  cost: { amount: "22.00", currency: "CNY" },
  price: aud("33.00"),
  margin: { amount: aud("5.00"), percent: "15.2%" },
  confidence: "reported",
  unknown: [],
};
const result = (
  estimates: readonly Estimate[],
  perUsd: Record<string, string> = { AUD: "1.5" },
): CostResult => ({
  schema: "xb.cost/1",
  on: "2026-11-22",
  generator: { name: "xb", version: "0.1.0" },
  warnings: [],
  currency: "CNY",
  exchange: { on: "2026-11-20", perUsd },
  estimates,
  summary: { estimates: estimates.length, unknown: 0, losses: 0 },
});
const landed = (amount: string) => ({ ...estimate.totals, landed: aud(amount) });
const reasons = (after: Estimate, perUsd?: Record<string, string>) =>
  costChanges(result([estimate]), result([after], perUsd)).changes[0]?.why;

test("nothing changed", () => {
  const { changes, unchanged } = costChanges(result([estimate]), result([estimate]));
  expect({ changes, unchanged }).toEqual({ changes: [], unchanged: 1 });
});

test.each<[string, Partial<Estimate>, object]>([
  [
    "a price",
    { price: aud("30.00"), totals: landed("26.00") },
    { kind: "price", from: "33.00 AUD", to: "30.00 AUD" },
  ],
  [
    "a cost",
    { cost: { amount: "25.00", currency: "CNY" } },
    { kind: "cost", from: "22.00 CNY", to: "25.00 CNY" },
  ],
  ["a lane", { lane: "sea", totals: landed("26.00") }, { kind: "lane", from: "air", to: "sea" }],
  [
    "a rate",
    { lines: [...estimate.lines.slice(0, 2), { ...duty, rate: "10%", amount: aud("2.00") }] },
    { kind: "rate", line: "duty.mfn", from: "5%", to: "10%" },
  ],
  [
    "a figure that is no longer known",
    { lines: [...estimate.lines.slice(0, 2), { ...duty, amount: null }] },
    { kind: "known", line: "duty.mfn", from: "1.00 AUD", to: "?" },
  ],
  [
    "a suspended layer",
    { lines: [...estimate.lines.slice(0, 2), { ...duty, amount: aud("0.00"), note: "suspended" }] },
    { kind: "rate", line: "duty.mfn", from: "5%", to: "0" },
  ],
])("%s is told with both figures", (_, change, reason) => {
  expect(reasons({ ...estimate, ...change })).toEqual([reason]);
});

test("a currency is a reason only where figures moved", () => {
  expect(reasons(estimate, { AUD: "1.6" })).toBeUndefined();
  expect(reasons({ ...estimate, totals: landed("28.00") }, { AUD: "1.6" })).toEqual([
    { kind: "currency", from: "1.5 AUD/USD", to: "1.6 AUD/USD" },
  ]);
});

test("what came and what went", () => {
  const other = { ...estimate, sku: "MUG-1" };
  const { changes } = costChanges(result([estimate]), result([other]));
  expect(changes.map(({ sku, change }) => [sku, change])).toEqual([
    ["MUG-1", "added"],
    ["TEE-1", "removed"],
  ]);
});
