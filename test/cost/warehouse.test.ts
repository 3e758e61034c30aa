import { describe, expect, it } from "vitest";
import type { SaleItem } from "../../src/cost/product.ts";
import { warehouseCost } from "../../src/cost/warehouse.ts";
import { exact, parseExact } from "../../src/model/exact.ts";
import { exchangeOf } from "../../src/model/exchange.ts";
import type { Warehouse } from "../../src/model/lane.ts";
import { moneyText } from "../../src/model/money.ts";

const exchange = exchangeOf({ EUR: parseExact("0.5")! }, "2026-06-01");
const item = (quantity: number, more: object = {}) =>
  ({ quantity, kg: parseExact("0.5")!, cm3: exact(100_000), ...more }) as unknown as SaleItem;
const cost = (warehouse: object, items = [item(1)], orders?: number) => {
  const found = warehouseCost(warehouse as Warehouse, items, "EUR", exchange, orders);
  return found && moneyText(found);
};

describe("an order from a warehouse", () => {
  it.each([
    ["nothing", {}, [item(1)], undefined, "0.00 EUR"],
    ["storing for a month", { storage: "30 EUR" }, [item(1)], undefined, "3.00 EUR"],
    ["storing for ten days", { storage: "30 EUR", storedDays: 10 }, [item(1)], undefined, "1.00 EUR"],
    ["storing of all pieces", { storage: "30 EUR" }, [item(2), item(1)], undefined, "9.00 EUR"],
    [
      "storing of an unknown size",
      { storage: "30 EUR" },
      [item(1), item(1, { cm3: undefined })],
      undefined,
      undefined,
    ],
    ["picking", { pickAndPack: "2 EUR" }, [item(3)], undefined, "2.00 EUR"],
    [
      "picking more pieces",
      { pickAndPack: "2 EUR", perExtraItem: "0.50 EUR" },
      [item(2), item(2)],
      undefined,
      "3.50 EUR",
    ],
    ["one piece is no extra one", { perExtraItem: "0.50 EUR" }, [item(1)], undefined, "0.00 EUR"],
    ["the month's charge, shared by its orders", { perMonth: "100 EUR" }, [item(1)], 40, "2.50 EUR"],
    ["no month's charge without its orders", { perMonth: "100 EUR" }, [item(1)], undefined, "0.00 EUR"],
    ["other money", { pickAndPack: "2 USD" }, [item(1)], undefined, "1.00 EUR"],
    ["money without exchange rate", { pickAndPack: "2 KWD" }, [item(1)], undefined, undefined],
    [
      "all of it",
      { pickAndPack: "2 EUR", storage: "30 EUR", perMonth: "100 EUR" },
      [item(1)],
      100,
      "6.00 EUR",
    ],
  ])("costs %s", (_, warehouse, items, orders, wanted) => {
    expect(cost(warehouse, items, orders)).toBe(wanted);
  });

  it("is delivered by the weight of all pieces, if all are known", () => {
    const lastMile = { first: { weight: "1kg", price: "4 EUR" }, step: { weight: "1kg", price: "5 EUR" } };
    expect([cost({ lastMile }, [item(2)]), cost({ lastMile }, [item(2), item(1)])]).toEqual([
      "4.00 EUR",
      "9.00 EUR",
    ]);
    expect(cost({ lastMile }, [item(1), item(1, { kg: undefined })])).toBeUndefined();
  });
});
