import { expect, it } from "vitest";
import type { Context, Subject } from "../../src/check/facts.ts";
import { compilePredicate } from "../../src/check/predicate.ts";
import type { Predicate } from "../../src/model/predicate.ts";
import { checked, item, market, rules, tea } from "./launch.ts";

const context: Context = {
  wider: (word) => [word],
  group: () => undefined,
  bodies: {},
  isEvidence: () => true,
  numberFormat: () => undefined,
  convert: () => undefined,
};
/** A launch of which nothing has been declared but its days. */
const nothing = {
  market: { id: "DE", names: ["DE"], settings: { id: "DE" }, transitDays: 0, scripts: [] },
  span: { first: "2027-01-01", last: "2027-12-31" },
  evidence: { list: [], complete: false },
  hosts: [],
} as unknown as Subject;

it.each<[Predicate, key: string, words: readonly string[]]>([
  [{ category: ["food", "cosmetic"] }, "category", ["food", "cosmetic"]],
  [{ hs: ["61-63"] }, "hs", ["61-63"]],
  [{ goods: { category: ["food"], hs: ["09"] } }, "category", ["food"]],
  [{ origin: ["CN"] }, "origin", ["CN"]],
  [{ contains: ["pork"] }, "contains", ["pork"]],
  [{ materials: ["cotton"] }, "materials", ["cotton"]],
  [{ claims: ["halal"] }, "claims", ["halal"]],
  [{ imagery: ["cross"] }, "imagery", ["cross"]],
  [{ ageUnder: 3 }, "forAge", ["3"]],
  [{ battery: { wh: "> 100", packing: ["alone"] } }, "battery.wh", ["> 100", "alone"]],
  [{ battery: { stateOfCharge: "> 30%" } }, "battery.stateOfCharge", ["> 30%"]],
  [{ battery: { packing: ["alone"] } }, "battery.packing", ["alone"]],
  [{ battery: { charging: ["barrel"] } }, "battery.charging", ["barrel"]],
  [{ madeOn: "< 2026-01-01" }, "madeOn", ["< 2026-01-01"]],
  [{ price: "< 20 EUR" }, "price", ["< 20 EUR"]],
  [{ consignment: "< 20 EUR" }, "price", ["< 20 EUR"]],
  [{ discounted: true }, "wasPrice", []],
  [{ discountFromLowest: true }, "lowestPrice30Days", []],
  [{ shelfLifeLeft: ">= 50%" }, "expiresOn", [">= 50%"]],
  [{ holds: ["test-report"] }, "evidence", ["test-report"]],
  [{ shipping: { model: ["parcel"] } }, "shipping.model", ["parcel"]],
  [{ shipping: { by: ["post"], clearance: ["full"] } }, "shipping.by", ["post", "full"]],
  [{ channel: ["own-store"] }, "channel", ["own-store"]],
  [{ dispatch: ["CN"] }, "origin", ["CN"]],
  [
    { dates: ["2027-02-21", { from: "2027-06-01", to: "2027-06-30" }] },
    "window",
    ["2027-02-21", "2027-06-01/2027-06-30"],
  ],
  [{ host: { country: ["CN"], account: ["brand"] } }, "host.country", ["CN", "brand"]],
  [{ host: { account: ["brand"], ageUnder: 18 } }, "host.account", ["brand"]],
  [{ host: { ageUnder: 18 } }, "host.age", []],
  [{ host: { synthetic: true } }, "host.synthetic", []],
])("%j asks for %s %j", (predicate, key, words) => {
  const { asks, keys } = compilePredicate(predicate, context);
  expect(keys).toEqual([key]);
  expect(asks(nothing)).toEqual([{ key, words }]);
});

it.each<[Predicate, key: string]>([
  [{ platform: ["tiktok-shop"] }, "platform"],
  [{ regions: ["US-CA"] }, "regions"],
  [{ destination: ["SA"] }, "destination"],
  [{ shipping: { terms: ["DAP"] } }, "shipping.terms"],
  [{ declared: "imagery" }, "imagery"],
])("%j is always known and looks at %s", (predicate, key) => {
  const { asks, keys } = compilePredicate(predicate, context);
  expect(keys).toEqual([key]);
  expect(asks(nothing)).toEqual([]);
});

it.each<[Predicate, keys: readonly string[]]>([
  [{ any: [{ origin: ["CN"] }, { hs: ["61"] }] }, ["origin", "hs"]],
  [{ any: [{ origin: ["CN"] }, { destination: ["DE"] }] }, []],
  [{ all: [{ origin: ["CN"] }, { destination: ["SA"] }] }, []],
  [{ all: [{ origin: ["CN"] }, { destination: ["DE"] }] }, ["origin"]],
  [{ not: { origin: ["CN"] } }, ["origin"]],
])("%j asks only for what decides: %j", (predicate, keys) => {
  expect(
    compilePredicate(predicate, context)
      .asks(nothing)
      .map((ask) => ask.key),
  ).toEqual(keys);
});

it.each<[object, object, status: string, message: string]>([
  [{ known: ["netWeight"] }, {}, "unknown", "Required; netWeight: not declared"],
  [{ known: ["netWeight"] }, { netWeight: "50g" }, "pass", "Required"],
  [{ not: { contains: ["meat"] } }, { contains: ["pork"] }, "fail", "Required; contains: meat"],
  [{ is: { origin: ["CN"] } }, { origin: "VN" }, "fail", "Required; origin: VN"],
  [{ is: { origin: ["CN"] } }, { origin: "CN" }, "pass", "Required"],
  [{ is: { origin: ["CN"] } }, {}, "unknown", "Required; origin: not declared; is it CN?"],
  [
    { label: { languages: ["de", "fr"] } },
    { labels: { languages: ["fr-CA"] } },
    "fail",
    "Required; missing: label:de",
  ],
  [
    { anyOf: [{ evidence: "test-report" }, { evidence: "coa" }] },
    { evidence: [] },
    "fail",
    "Required; missing: test-report|coa",
  ],
])("a need %j of %j: %s", (need, part, status, message) => {
  const found = item(
    checked({
      markets: [market("XX", rules({ "xx.a.rule": { needs: [need] } }))],
      products: [{ ...tea, ...part }],
      all: true,
    }),
    "xx.a.rule",
  );
  expect([found?.status, found?.message]).toEqual([status, message]);
});
