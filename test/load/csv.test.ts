import { describe, expect, it } from "vitest";
import { parseCsv } from "../../src/load/csv.ts";
import { cellKind } from "../../src/load/schema-walk.ts";
import { InputError } from "../../src/model/diagnostic.ts";
import { productSchema } from "../../src/model/product.ts";

const parse = (text: string) => parseCsv("p.csv", text, (column) => cellKind(productSchema, column));

describe("a CSV of products", () => {
  it("nests dotted columns, splits lists, leaves empty cells out", () => {
    const source = parse(
      'sku,name,hs,price.US,battery.wh,contains,priority,madeOn\nA-1,"Tea, green",0902.10,19.90 USD,7.4,meat;egg,2,\n',
    );
    expect(source.value).toEqual([
      {
        sku: "A-1",
        name: "Tea, green",
        hs: "0902.10",
        price: { US: "19.90 USD" },
        battery: { wh: 7.4 },
        contains: ["meat", "egg"],
        priority: 2,
      },
    ]);
  });

  it("keeps codes as text and a dash as an empty list", () => {
    expect(parse("sku,hs,contains\n007,0902.10,-\n").value).toEqual([
      { sku: "007", hs: "0902.10", contains: [] },
    ]);
  });

  it("places cells, quoted separators and line breaks included", () => {
    const source = parse('sku,name,hs\nA,"x, ""y""\nz",0902.10\nB,q,bad\n');
    expect(source.locate([1, "hs"])).toMatchObject({ line: 4, col: 5 });
    expect(source.locate([0, "hs"])).toMatchObject({ line: 3, col: 4 });
  });

  it.each([
    ["csv.width", "sku,name\nA\n"],
    ["csv.columns", `sku${",x".repeat(10_000)}\n`],
    ["yaml.duplicate-key", "sku,sku\nA,B\n"],
    ["yaml.bad-key", "sku,__proto__.x\nA,B\n"],
    ["csv.quotes", 'sku,name\nA,"open\n'],
  ])("refuses %s", (message, text) => {
    expect(() => parse(text)).toThrow(InputError);
    try {
      parse(text);
    } catch (error) {
      expect((error as InputError).diagnostics[0]?.message).toBe(message);
    }
  });
});
