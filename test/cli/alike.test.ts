import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { here } from "./here.ts";
import { folder } from "./run.ts";

const columns = {
  name: [
    "Cotton bag",
    '"Organic tea, loose"',
    '"Cup ""Snow""\nblue"',
    "毛绒熊",
    "Halal snack",
    "=SUM(A1)",
    "[odd]",
  ],
  category: ["apparel.tops", "food.tea", "toy.plush", "electronics.charger", "jewelry.ring", "", "food.teas"],
  hs: ["6109.10", "0902.10", "9503.00", "8504.40", "7117.19", ""],
  origin: ["CN", "VN", "US", ""],
  "price.US": ["12.00 USD", "950 USD", ""],
  "price.DE": ["9.90 EUR", "151.00 EUR", "400 CNY", ""],
  "price.default": ["199 CNY", "2.50 USD", ""],
  "wasPrice.DE": ["20 EUR", "", ""],
  "lowestPrice30Days.DE": ["15 EUR", "25 EUR", ""],
  quantityPerOrder: ["1", "20", ""],
  madeOn: ["2026-01-01", "2026-10-01", ""],
  expiresOn: ["2026-12-01", "2028-01-01", ""],
  contains: ["-", "cotton", "nuts;gluten", "battery", "gluetn", ""],
  claims: ["-", "organic", "halal;vegan", ""],
  "materials.cotton": ["100%", "0%", "12.5%", ""],
  forAge: ["3+", "36m+", "adult", ""],
  markets: ["US", "DE;ID", "", ""],
  "labels.languages": ["en", "de;en", "", ""],
  stock: ["5", "", ""],
  evidence: [
    '"[{""type"":""ce-marking"",""number"":""A 1""}]"',
    '"[{""type"":""halal-certificate"",""validUntil"":""2026-11-23""}]"',
    "",
    "",
  ],
} as const;

const cells = fc.tuple(...Object.values(columns).map((texts) => fc.constantFrom(...texts)));
/** Few kinds, so that most rows are like an earlier one. */
const rows = fc.array(cells, { minLength: 2, maxLength: 6 }).chain((kinds) =>
  fc.array(fc.tuple(fc.constantFrom(...kinds), cells, fc.oneof(fc.constant(0), fc.nat(19))), {
    minLength: 4,
    maxLength: 24,
  }),
);
const skuOf = (index: number): string => `${["SKU-", "茶", "A+B/", "S.K_"][index % 4]}${index}`;

function written(list: readonly (readonly [readonly string[], readonly string[], number])[]): string {
  const lines = list.map(([kind, other, mixed], index) =>
    [skuOf(index), ...kind.map((cell, column) => (column === mixed ? other[column]! : cell))].join(","),
  );
  return [["sku", ...Object.keys(columns)].join(","), ...lines].join("\n");
}

const launch = `xb: 1
name: Alike
currency: CNY
origin: CN
products: products.csv
markets: [ { id: US }, { id: DE, shipping: { model: parcel, by: post } }, { id: ID } ]
waivers:
  - { rule: "us.*", sku: "SKU-1*", reason: "known" }
  - { rule: "*", sku: "茶*", market: DE, reason: "ours" }
scripts:
  - { markets: [US], products: ["SKU-?", "A*"], language: en, text: "This cures every disease." }
  - { markets: [DE], products: [SKU-4], text: "Jetzt 30% Rabatt" }
`;

describe("products that are alike to the rules", () => {
  test("are told what each would be told alone", async () => {
    const made = folder();
    mkdirSync(made, { recursive: true });
    writeFileSync(join(made, "launch.yaml"), launch);
    const run = async (...more: string[]) => {
      const { code, out, err } = await here(["check", ".", "--on", "2026-11-22", ...more], made);
      return { code, out, err };
    };
    await fc.assert(
      fc.asyncProperty(
        rows,
        fc.constantFrom("csv", "ndjson"),
        fc.constantFrom([], ["--all"]),
        async (list, format, all) => {
          writeFileSync(join(made, "products.csv"), written(list));
          const passed = await run("-f", format, ...all);
          expect(passed.out.length).toBeGreaterThan(100);
          expect(passed).toEqual(await run("-f", format, ...all, "-p", "*"));
        },
      ),
      { numRuns: 25, endOnFailure: true },
    );
  }, 120_000);

  test("are judged for the days of the plan that is pinned", async () => {
    const made = folder();
    writeFileSync(join(made, "launch.yaml"), `${launch}pins: plan.json\nhosts: []\n`);
    const evidence = '"[{""type"":""sni-certificate"",""validUntil"":""2026-12-31""}]"';
    writeFileSync(
      join(made, "products.csv"),
      `sku,name,category,hs,evidence\nBEAR,Bear,toy.plush,9503.00,${evidence}\n`,
    );
    writeFileSync(join(made, "plan.json"), JSON.stringify(pinned));
    const run = (...more: string[]) => here(["check", ".", "--on", "2026-11-22", "-f", "csv", ...more], made);
    const [passed, whole] = [await run(), await run("-p", "*")];
    expect(whole.out).toContain("2026-12-31");
    expect(passed.out).toBe(whole.out);
  });
});

const pinned = {
  schema: "xb.plan/1",
  on: "2026-11-22",
  generator: { name: "xb", version: "0.1.0" },
  warnings: [],
  status: "optimal",
  objective: 0,
  bound: 0,
  gap: 0,
  currency: "CNY",
  campaign: "Alike",
  tzdata: "2026a",
  streams: [
    {
      id: "ID-1",
      market: "ID",
      host: "mei",
      language: "id",
      start: "2027-03-01T18:00+07:00",
      end: "2027-03-01T19:00+07:00",
      hostStart: "2027-03-01T19:00+08:00",
      utc: "2027-03-01T11:00Z",
      products: ["BEAR"],
      value: 0,
      pinned: false,
      slot: "2027-03-01",
      uid: "u",
      sequence: 0,
      why: [],
    },
  ],
  unmet: [],
  excluded: [],
  hosts: [],
  wanted: [],
};
