import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { xb } from "./run.ts";

const on = ["--on", "2026-11-22"];
const shards = 8;

const goods = [
  ["6109.10", "apparel.tops", '"100% cotton; organic"', "cotton=", ""],
  ["0902.10", "food.tea", "Jasmine green tea", "", ""],
  ["3304.99", "cosmetic.skincare", '"Cream ""Snow"", whitening"', "", "-"],
  ["9503.00", "toy.plush", "毛绒熊", "", ""],
] as const;

function rows(): string[][] {
  return Array.from({ length: 60 }, (_, i) => {
    const [hs, category, name, , contains] = goods[i % goods.length]!;
    const price = i % 7 === 0 ? "" : `${10 + ((i * 37) % 90)}.${i % 10}${i % 9} USD`;
    return [
      `SKU-${i}`,
      name,
      category,
      hs,
      `${5 + (i % 40)}.5 CNY`,
      price,
      "29 EUR",
      `${80 + i * 9}g`,
      "12x8x6cm",
      i % 5 === 0 ? "US" : "",
      contains,
    ];
  });
}

const header = [
  "sku",
  "name",
  "category",
  "hs",
  "cost",
  "price.US",
  "price.DE",
  "weight",
  "size",
  "markets",
  "contains",
];

const asCsv = (list: readonly string[][]): string =>
  [header, ...list].map((row) => row.join(",")).join("\r\n");

const bare = (cell: string): string => cell.replace(/^"|"$/g, "").replaceAll('""', '"');

function asNdjson(list: readonly string[][]): string {
  const values = list.map(([sku, name, category, hs, cost, us, de, weight, size, markets, contains]) => ({
    sku,
    name: bare(name!),
    category,
    hs,
    cost,
    price: { ...(us === "" ? {} : { US: us }), DE: de },
    weight,
    size,
    ...(markets === "" ? {} : { markets: [markets] }),
    ...(contains === "" ? {} : { contains: [] }),
  }));
  return values.map((value) => `${JSON.stringify(value)}\n\n`).join("");
}

function launch(products: string, text: string): string {
  const folder = mkdtempSync(join(tmpdir(), "xb-stream-"));
  writeFileSync(join(folder, products), text);
  writeFileSync(
    join(folder, "launch.yaml"),
    `xb: 1
name: Catalogue
currency: CNY
origin: CN
products: ${products}
markets: [ { id: US }, { id: DE } ]
waivers:
  - { rule: "us.*", sku: "SKU-1*", reason: "known" }
  - { rule: "us.nothing.at-all", reason: "fits nothing" }
scripts:
  - { markets: [US], products: [SKU-3], language: en, text: "This cures every disease." }
`,
  );
  return folder;
}

/** `--product "*"` asks for all, and for a reading of the whole. */
const whole = ["-p", "*"];
const inputs = [
  ["products.csv", asCsv],
  ["products.ndjson", asNdjson],
] as const;
const commands: readonly string[][] = [
  ["cost", "--totals"],
  ["cost", "--totals", "--min-margin", "30%"],
  ["check", "--fail-on", "block"],
];

describe.each(inputs)("a catalogue in %s", (file, written) => {
  const folder = launch(file, written(rows()));

  test.each(commands.map((command) => [command.join(" "), command] as const))(
    "%s passes with the bytes of the whole",
    (_, command) => {
      for (const format of ["csv", "ndjson"]) {
        const asked: string[] = [...command, folder, ...on, "-f", format];
        const passed = xb(asked);
        expect(passed.out.split("\n").length).toBeGreaterThan(60);
        expect(passed).toEqual(xb([...asked, ...whole]));
      }
    },
  );

  test.each([["cost", "--totals"], ["check"]])("%s in shards, merged, is the whole", (...command) => {
    const away = mkdtempSync(join(tmpdir(), "xb-shards-"));
    const parts = Array.from({ length: shards }, (_, k) => join(away, `${k}.ndjson`));
    for (const [k, part] of parts.entries()) {
      xb([...command, folder, ...on, "--shard", `${k + 1}/${shards}`, "-f", "csv", "-o", part]);
    }
    for (const format of ["ndjson", "csv"]) {
      const merged = xb(["merge", ...parts, "-f", format]);
      expect(merged.out).toBe(xb([...command, folder, ...on, "-f", format]).out);
    }
  });
});

describe("a catalogue that cannot be used", () => {
  const bad: Record<string, (list: string[][]) => void> = {
    "an id met twice": (list) => {
      list[50]![0] = "SKU-2";
    },
    "no amount": (list) => {
      list[40]![4] = "12 crowns";
    },
    "a row too short": (list) => {
      list[30]!.pop();
    },
    "a strange code": (list) => {
      list[20]![3] = "7799.99";
    },
    "an open quote": (list) => {
      list[10]![1] = '"Tea';
    },
  };

  test.each(Object.keys(bad))("%s: nothing is written, and what is wrong is said as of the whole", (name) => {
    const list = rows();
    bad[name]!(list);
    const folder = launch("products.csv", asCsv(list));
    const out = join(folder, "out");
    mkdirSync(out);
    for (const command of [["cost", "--totals"], ["check"]]) {
      const asked = [...command, folder, ...on, "-f", "csv", "-o", join(out, "result.ndjson")];
      const passed = xb(asked);
      expect(passed.code).toBe(2);
      expect(passed.out).toBe("");
      expect(passed.err).toBe(xb([...asked, ...whole]).err);
    }
    expect(readdirSync(out)).toEqual([]);
    expect(readFileSync(join(folder, "products.csv"), "utf8")).toBe(asCsv(list));
  });
});
