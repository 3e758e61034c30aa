import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { noOverrides } from "../../src/cost/input.ts";
import { saleItem } from "../../src/cost/product.ts";
import type { SaleInput } from "../../src/cost/sale-case.ts";
import { exchangeFrom } from "../../src/fx/table.ts";
import { parseYaml } from "../../src/load/yaml.ts";
import { fxTablesSchema } from "../../src/model/fx-table.ts";
import { lanesSchema } from "../../src/model/lane.ts";
import type { Product } from "../../src/model/product.ts";
import { costMarket, profile, say } from "./profiles.ts";

const read = (name: string) =>
  parseYaml(name, readFileSync(fileURLToPath(new URL(`../../markets/${name}`, import.meta.url)), "utf8"))
    .value;
const lanes = lanesSchema.parse((read("_lanes.yaml") as { lanes: unknown }).lanes);
export const { tables } = fxTablesSchema.parse(read("_fx.yaml"));

export const tee: Product = {
  sku: "TEE-1",
  name: "Cotton T-shirt",
  category: "apparel.tops",
  hs: "6109.10",
  origin: "CN",
  cost: "22.00 CNY",
  price: { AU: "55.00 AUD", US: "19.90 USD", GB: "24.00 GBP", DE: "29.90 EUR", SA: "99 SAR", BR: "199 BRL" },
  weight: "180g",
  size: "25x20x3cm",
};

/** A T-shirt sold to a market, as the launch would have it. */
export function sale(
  market: string,
  change: Partial<SaleInput> = {},
  product: Partial<Product> = {},
): SaleInput {
  return {
    subject: { sku: "TEE-1", currency: "CNY" },
    items: [saleItem({ ...tee, ...product }, [market], 1, "CN")],
    market: costMarket(market),
    on: "2026-11-22",
    overrides: noOverrides,
    exchange: exchangeFrom(tables),
    say,
    lanes,
    selling: { commission: "6%", payment: "2%", targetMargin: "25%" },
    priceIncludesTax: profile(market).priceIncludesTax ?? true,
    shipping: { model: "parcel", by: "courier", terms: "DDP" },
    origin: "CN",
    channel: "marketplace",
    buyer: "consumer",
    evidence: [],
    ...change,
  };
}
