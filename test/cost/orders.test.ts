import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { costLaunch } from "../../src/app/cost.ts";
import { openRates, ownRates } from "../../src/app/exchange.ts";
import { loadLaunch } from "../../src/load/launch.ts";
import { openProfiles } from "../../src/load/profiles.ts";
import type { Estimate } from "../../src/model/cost-result.ts";
import { parseExact, plainText, sum } from "../../src/model/exact.ts";

const folder = mkdtempSync(join(tmpdir(), "xb-orders-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Written {
  readonly markets: readonly object[];
  readonly products: readonly object[];
  readonly orders?: readonly object[];
}

/** Costs a launch written on the spot, on a day when every market's law stands still. */
function costed({ markets, products, orders }: Written, on = "2026-11-22"): readonly Estimate[] {
  const fx = { on, EUR: 0.9, CNY: 7, AUD: 1.5, BRL: 5, GBP: 0.8, ILS: 4 };
  const launch = { xb: 1, name: "Orders", currency: "CNY", origin: "CN", fx, markets, products, orders };
  const file = join(folder, "launch.yaml");
  writeFileSync(file, JSON.stringify(launch));
  const loaded = loadLaunch(file, openProfiles());
  return costLaunch(loaded, openRates(ownRates(loaded)), { on, lang: "en", withoutPrices: true }).estimates;
}

const line = (e: Estimate, id: string) => e.lines.find((l) => l.id === id);
const amounts = (e: Estimate, id: string) =>
  e.lines.filter((l) => l.id === id).map((l) => l.amount?.amount ?? null);
const ofOrder = (all: readonly Estimate[]) => all.find((e) => e.order === 1)!;

const good = (sku: string, hs: string, price: string, more: object = {}) => ({
  sku,
  name: sku,
  hs,
  origin: "CN",
  cost: "20 CNY",
  price: { default: price },
  weight: "200g",
  size: "20x15x5cm",
  ...more,
});

describe("a product's national code", () => {
  const knife = good("KNIFE", "8211.92", "30 USD", { hsIn: { US: "8211.92.20.00" } });

  test("is taken in the market that names it, and elsewhere the six digits are", () => {
    const all = costed({ markets: [{ id: "US" }, { id: "GB" }], products: [knife] });
    const [us, gb] = ["US", "GB"].map((market) => all.find((e) => e.market === market)!);
    expect(us!.unknown.filter((u) => u.what === "duty.mfn")).toEqual([]);
    expect(line(us!, "duty.mfn")!.rate).toBe("0.008 USD/item + 4.6%");
    expect(line(gb!, "duty.mfn")!.amount).not.toBeNull();
  });

  test("of the parent serves the seller's own variant", () => {
    const west = { id: "US-W", extends: "US", timezone: "America/Los_Angeles" };
    const [estimate] = costed({ markets: [west], products: [knife] });
    expect(estimate!.market).toBe("US-W");
    expect(line(estimate!, "duty.mfn")!.rate).toContain("4.6%");
  });

  test("of the bloc serves its members, and a member's own code comes first", () => {
    const bag = (hsIn: object) => good("BAG", "4202.22", "400 EUR", { hsIn });
    const rate = (hsIn: object) =>
      line(costed({ markets: [{ id: "DE" }], products: [bag(hsIn)] })[0]!, "duty.mfn")!.rate;
    expect(rate({ EU: "4202.22.10" })).toBe("9.7%");
    expect(rate({ EU: "4202.22.10", DE: "4202.22.90" })).toBe("3.7%");
  });

  test("is each product's own in an order", () => {
    const products = [knife, good("PAN", "6109.10", "20 USD")];
    const order = ofOrder(
      costed({ markets: [{ id: "US" }], products, orders: [{ items: { KNIFE: 2, PAN: 1 } }] }),
    );
    expect(order.lines.filter((l) => l.id === "duty.mfn").map((l) => l.rate)).toEqual([
      "0.008 USD/item + 4.6%",
      "16.5%",
    ]);
  });
});

describe("an order of several products", () => {
  const tee = good("TEE", "6109.10", "24 EUR");
  const vest = good("VEST", "6109.10", "12 EUR");
  const turkish = good("TR-TEE", "6109.10", "24 EUR", { origin: "TR" });
  const watch = good("WATCH", "9102.11", "36 EUR");
  const products = [tee, vest, turkish, watch];
  const inEurope = (items: Record<string, number>, market: object = { id: "DE" }, on?: string) =>
    ofOrder(costed({ markets: [market], products, orders: [{ items }] }, on));

  test.each([
    ["one heading, whatever the pieces and products", { TEE: 3, VEST: 2 }, ["3.00"]],
    [
      "one heading from two origins, which a simplified declaration does not tell",
      { TEE: 1, "TR-TEE": 1 },
      ["3.00"],
    ],
    ["two headings", { TEE: 2, WATCH: 1 }, ["3.00", "3.00"]],
    ["two headings from two origins", { TEE: 1, "TR-TEE": 1, WATCH: 1 }, ["3.00", "3.00"]],
  ])("pays the European flat duty for %s", (_, items, flat) => {
    expect(amounts(inEurope(items), "duty.flat")).toEqual(flat);
  });

  test("keeps the flat duty out of the tax of a registered sale and in it at the border", () => {
    const items = { TEE: 2, WATCH: 1 };
    const sold = inEurope(items, { id: "FR" });
    const atBorder = inEurope(items, { id: "FR", channel: "own-store" });
    expect(sold.regime).toBe("eu.ioss-flat");
    expect(amounts(sold, "tax.vat")).toEqual(["14.00"]);
    expect(atBorder.regime).toBe("eu.low-value-flat");
    const [base] = atBorder.lines.filter((l) => l.id === "tax.vat").map((l) => Number(l.base!.amount));
    const [goods, freight] = ["goods", "freight"].map((id) => Number(line(atBorder, id)!.amount!.amount));
    expect(base).toBeCloseTo(goods! + freight! + 6, 2);
  });

  test("has the French fee once for each heading", () => {
    expect(
      amounts(inEurope({ TEE: 3, WATCH: 1 }, { id: "FR" }, "2026-04-01"), "fee.small-parcels-tax"),
    ).toEqual(["4.00"]);
  });

  test("is judged as a whole by a threshold that each product alone keeps", () => {
    const lamp = good("LAMP", "9405.21", "660 AUD");
    const all = costed({
      markets: [{ id: "AU" }],
      products: [lamp, { ...lamp, sku: "LAMP-2" }],
      orders: [{ items: { LAMP: 1, "LAMP-2": 1 } }],
    });
    expect(all.filter((e) => e.order === undefined).map((e) => e.regime)).toEqual([
      "au.low-value-gst",
      "au.low-value-gst",
    ]);
    const order = ofOrder(all);
    expect(order.regime).toBe("standard");
    for (const l of order.lines.filter(({ id }) => id === "duty.mfn")) {
      expect(Number(l.amount!.amount)).toBeCloseTo(Number(l.base!.amount) * 0.05, 2);
    }
    expect(amounts(order, "fee.import-processing")).toEqual(["50.00"]);
  });

  test("has a deduction from the duty once, shared out by value", () => {
    const toys = [good("TOY", "9503.00", "100 USD"), good("PUZZLE", "9503.00", "300 USD")];
    const markets = [{ id: "BR" }];
    const one = (e: Estimate) =>
      sum(e.lines.filter((l) => l.id === "duty.ii").map((l) => parseExact(l.amount!.amount)!));
    const all = costed({ markets, products: toys, orders: [{ items: { TOY: 1, PUZZLE: 1 } }] });
    const order = ofOrder(all);
    const values = sum(order.lines.filter((l) => l.id === "duty.ii").map((l) => parseExact(l.base!.amount)!));
    const whole = Number(plainText(values)) * 0.6 - 30 * 5;
    expect(Math.abs(Number(plainText(one(order))) - whole)).toBeLessThan(0.011);
  });

  test("has the American fee once, by its own whole value", () => {
    const coats = [good("COAT", "6202.40", "1500 USD"), good("GOWN", "6204.43.40", "2000 USD")];
    const all = costed({
      markets: [{ id: "US", shipping: { model: "parcel", by: "air" } }],
      products: coats,
      orders: [{ items: { COAT: 1, GOWN: 1 } }],
    });
    expect(all.filter((e) => e.order === undefined).map((e) => amounts(e, "fee.mpf"))).toEqual([
      ["2.77"],
      ["2.77"],
    ]);
    expect(amounts(ofOrder(all), "fee.mpf")).toEqual(["34.58"]);
  });

  test("adds up: goods are the prices without their tax, totals the lines", () => {
    const e = inEurope({ TEE: 2, VEST: 1, WATCH: 1 });
    expect(Number(line(e, "goods")!.amount!.amount)).toBeCloseTo((48 + 12 + 36) / 1.19, 1);
    for (const [total, kind] of [
      [e.totals.duty, "duty"],
      [e.totals.tax, "tax"],
      [e.totals.fees, "fee"],
    ] as const) {
      const lines = e.lines
        .filter((l) => l.id.startsWith(`${kind}.`))
        .map((l) => parseExact(l.amount!.amount)!);
      expect(parseExact(total!.amount)).toEqual(sum(lines));
    }
    expect(e.items).toEqual({ TEE: 2, VEST: 1, WATCH: 1 });
    expect(e.quantity).toBe(4);
  });

  test.each([
    ["DDP", "seller"],
    ["DAP", "buyer"],
  ])("under %s has the way, the duty and the fees paid by the %s, the tax by the buyer", (terms, payer) => {
    const shipping = { model: "parcel", by: "post", terms };
    const e = inEurope({ TEE: 1, WATCH: 1 }, { id: "DE", channel: "own-store", shipping });
    const paidBy = (kind: string) => [
      ...new Set(e.lines.filter((l) => l.id.startsWith(kind)).map((l) => l.paidBy)),
    ];
    expect([paidBy("freight"), paidBy("duty."), paidBy("fee.")]).toEqual([[payer], [payer], [payer]]);
    expect(paidBy("tax.")).toEqual(["buyer"]);
  });
});
