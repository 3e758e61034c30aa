import fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import { type Separators, splitCsv } from "../../src/load/split-csv.ts";

const bit = fc.constantFrom("a", "茶", " ", ",", ";", '"', '""', "\n", "\r\n", "\r", '","', '"\n"', "x y");
const text = fc.array(bit, { maxLength: 24 }).map((bits) => bits.join(""));
const separators = fc.record<Separators>({
  delimiter: fc.constantFrom(",", ";"),
  newline: fc.constantFrom("\n", "\r\n", "\r"),
});
/** All rows and where they begin; undefined where one was left to the parser. */
function allOf(written: string, by: Separators) {
  const split = splitCsv(written, by);
  const rows: string[][] = [];
  const offsets: number[] = [];
  for (let cells = split.next(); cells !== undefined; cells = split.next()) {
    rows.push([...cells]);
    offsets.push(split.offset());
  }
  return split.offset() < written.length ? undefined : { rows, offsets };
}

const blank = (cells: readonly string[]): boolean => cells.length === 1 && cells[0] === "";

describe("CSV split by hand", () => {
  test("has the rows of the parser, or leaves them to it", () => {
    let split = 0;
    fc.assert(
      fc.property(text, separators, (written, by) => {
        const { data, errors } = Papa.parse<string[]>(written, { ...by, skipEmptyLines: false });
        const found = allOf(written, by);
        if (found === undefined) return;
        split += 1;
        expect(errors.filter((error) => error.type === "Quotes")).toEqual([]);
        expect(found.rows.filter((cells) => !blank(cells))).toEqual(data.filter((cells) => !blank(cells)));
      }),
      { numRuns: 3000 },
    );
    expect(split).toBeGreaterThan(1000);
  });

  test("knows where rows begin", () => {
    const written = 'a,b\n"x\ny",2\nc,d';
    const { offsets } = allOf(written, { delimiter: ",", newline: "\n" })!;
    expect(offsets.map((at) => written.slice(at, at + 2))).toEqual(["a,", '"x', "c,"]);
  });
});
