import { check } from "../../src/check/check.ts";
import type { CheckInput, CheckMarket } from "../../src/check/input.ts";
import type { CheckItem, CheckResult } from "../../src/model/check-result.ts";
import type { MarketProfile } from "../../src/model/market.ts";
import type { Product } from "../../src/model/product.ts";
import { rulesSchema, type WrittenRules } from "../../src/model/rule.ts";
import { tables, today } from "./bundle.ts";

export const tea: Product = { sku: "TEA-1", name: { en: "Jasmine tea" }, category: "food.tea" };

/** A rule of the tests' own; what a test does not say is as plain as it can be. */
export function rules(written: Record<string, object>): WrittenRules {
  const plain = {
    title: { en: "Required", zh: "要求" },
    topic: "label",
    severity: "fix",
    source: "law",
    from: "before-2024",
  };
  return rulesSchema.parse(
    Object.fromEntries(Object.entries(written).map(([id, rule]) => [id, { ...plain, ...rule }])),
  );
}

export function market(id: string, ofMarket: WrittenRules, part: Partial<CheckMarket> = {}): CheckMarket {
  const source = {
    title: "The law",
    url: "https://example.org/law",
    read: "2026-11-20",
    certainty: "authority",
  } as const;
  const profile: MarketProfile = { id, rules: ofMarket, sources: { law: source } };
  return { id, names: [id], settings: { id }, profile, ...part };
}

export function checked(part: Partial<CheckInput> & Pick<CheckInput, "markets">): CheckResult {
  return check({
    on: today,
    lang: "en",
    tables,
    products: [tea],
    hosts: [],
    scripts: [],
    launch: {},
    ...part,
  });
}

export const item = (result: CheckResult, rule: string): CheckItem | undefined =>
  result.items.find((i) => i.rule === rule);

export const status = (result: CheckResult, rule: string): string | undefined => item(result, rule)?.status;
