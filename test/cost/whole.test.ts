import { expect, test } from "vitest";
import { adHocCase } from "../../src/cost/ad-hoc.ts";
import { quote } from "../../src/cost/estimate.ts";
import { exact } from "../../src/model/exact.ts";
import { exchangeOf } from "../../src/model/exchange.ts";
import { moneyOf } from "../../src/model/money.ts";
import { rateOf } from "../../src/model/rate.ts";
import { costMarket, say } from "./profiles.ts";

/** Japan Customs, Customs Answer 1111: two goods at 14 %, the second at the reduced rate of tax. */
test("Japan rounds each levy once, on the sum of the goods", () => {
  const plain = { quantity: 1, measures: {}, evidence: [], buyer: "business" } as const;
  const one = adHocCase(
    { ...plain, hs: "9503.00", origin: "CN", value: moneyOf("534795 JPY") },
    costMarket("JP"),
    "2026-06-01",
    exchangeOf({ JPY: exact(150) }, "2026-06-01"),
    { duty: { mfn: rateOf("14%") }, tax: {}, fees: {} },
    say,
  );
  const [item] = one.consignment.items;
  const food = { ...item!, hs: "180690", value: moneyOf("126258 JPY") };
  const { estimate } = quote(
    { ...one, consignment: { ...one.consignment, items: [item!, food] } },
    { currency: "JPY" },
  );
  const sum = (id: string) =>
    estimate.lines.filter((l) => l.id === id).reduce((n, l) => n + Number(l.amount!.amount), 0);
  expect(["duty.mfn", "tax.consumption", "tax.local-consumption"].map(sum)).toEqual([92_400, 56_400, 15_900]);
  expect(estimate.totals.tax!.amount).toBe("72300");
});
