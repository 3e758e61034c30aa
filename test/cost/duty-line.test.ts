import { expect, it } from "vitest";
import { byHand, due, gapsOf, linesOf } from "./by-hand.ts";

const one = [{ sku: "A", value: "100.70 EUR" }];
const law = (rate: string, rounding: object = {}) => ({ duty: { all: { rates: { "*": rate } } }, rounding });

it("a duty tells its rate, base and goods", () => {
  expect(linesOf(byHand(law("10%"), one), "duty")).toMatchObject([
    { id: "duty.mfn", rate: "10%", base: "100.70 EUR", amount: "10.07 EUR", of: "A" },
  ]);
});

it("a duty by weight of goods whose weight is not known is not known, but its base is", () => {
  const c = byHand(law("1 EUR/kg"), one);
  expect(gapsOf(c)).toEqual(["duty.mfn | cost.needs-measure 1 EUR/kg kg | cost.give-measure kg"]);
  expect(linesOf(c, "duty")).toMatchObject([{ amount: null, base: "100.70 EUR", rate: "1 EUR/kg" }]);
  expect(due(byHand(law("1 EUR/kg"), [{ ...one[0]!, kg: "2" }]))).toContain("duty.mfn 2.00 EUR");
});

it("a duty on a value that is not known is not known, and tells of no base", () => {
  const inside = { threshold: false, duty: true, tax: true };
  const valuation = { basis: "CIF", freightIn: inside, insuranceIn: inside };
  const c = byHand({ ...law("10%"), valuation }, one, {}, { freight: null });
  expect(linesOf(c, "duty")).toMatchObject([{ amount: null, rate: "10%" }]);
  expect(linesOf(c, "duty")[0]).not.toHaveProperty("base");
});

it("a small duty is waived, and tells what it would have been", () => {
  const [waived] = linesOf(byHand(law("10%", { duty: { waiveBelow: "10.08 EUR" } }), one), "duty");
  expect(waived).toMatchObject({ amount: "0.00 EUR", base: "100.70 EUR", note: "cost.waived 10.07 EUR" });
  const [owed] = linesOf(byHand(law("10%", { duty: { waiveBelow: "10.07 EUR" } }), one), "duty");
  expect(owed).toMatchObject({ amount: "10.07 EUR" });
  expect(owed).not.toHaveProperty("note");
});
