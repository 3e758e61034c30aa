import fc from "fast-check";
import Papa from "papaparse";
import { expect, it } from "vitest";
import { stringify } from "yaml";
import { parseCsv } from "../../src/load/csv.ts";
import { parseJson, parseNdjson } from "../../src/load/json.ts";
import type { Source } from "../../src/load/source.ts";
import { decode } from "../../src/load/text-file.ts";
import { parseYaml } from "../../src/load/yaml.ts";
import { InputError, type Path } from "../../src/model/diagnostic.ts";

/** Whatever a parser is given: a value, or an `InputError` whose every problem has a place inside the text. */
function behaves(text: string, parse: (text: string) => Source): void {
  try {
    parse(text);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const lines = text.split("\n").length;
    expect(error.diagnostics.length).toBeGreaterThan(0);
    for (const { at } of error.diagnostics) {
      expect(at?.line).toBeGreaterThanOrEqual(1);
      expect(at?.line).toBeLessThanOrEqual(lines);
      expect(at?.col).toBeGreaterThanOrEqual(1);
    }
  }
}

const bits = [..."-?:,[]{}#&*!|>'\"%@` \n\t\\ax1~"].concat([
  "\r\n",
  "- ",
  ": ",
  "? ",
  "---\n",
  "null",
  "true",
  "1e3",
  "é",
  "<<",
  "__proto__",
]);
const soup = fc.array(fc.constantFrom(...bits), { maxLength: 40 }).map((parts) => parts.join(""));
const parsers: readonly [string, (text: string) => Source][] = [
  ["YAML", (text) => parseYaml("f", text)],
  ["JSON", (text) => parseJson("f", text)],
  ["NDJSON", (text) => parseNdjson("f", text)],
  ["CSV", (text) => parseCsv("f", text, () => "json")],
];

it.each(parsers)("%s: any text gives a value or problems with places", (_, parse) => {
  fc.assert(
    fc.property(fc.oneof(soup, fc.string({ maxLength: 60 })), (text) => behaves(text, parse)),
    { numRuns: 300 },
  );
});

it("any bytes are decoded or refused with a place", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      behaves("\n".repeat(41), () => {
        decode("f", bytes);
        return undefined as unknown as Source;
      });
    }),
    { numRuns: 500 },
  );
});

const key = fc.stringMatching(/^[a-z][a-z0-9]{0,6}$/).filter((k) => k !== "constructor");
const word = fc
  .string({ unit: "grapheme", maxLength: 12 })
  .filter((t) => !/[\p{Cc}\u2028\u2029\ufeff]/u.test(t));
const scalar = fc.oneof(word, fc.integer(), fc.boolean(), fc.constant(null));
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, depthSize: "small" },
    scalar,
    fc.array(tie("tree"), { maxLength: 4 }),
    fc.dictionary(key, tie("tree"), { maxKeys: 4 }),
  ),
}));
const documents = fc.dictionary(key, tree, { minKeys: 1, maxKeys: 5 });

function leaves(value: unknown, path: Path = []): { readonly path: Path; readonly value: unknown }[] {
  if (typeof value !== "object" || value === null) return [{ path, value }];
  return Object.entries(value).flatMap(([name, child]) =>
    leaves(child, [...path, Array.isArray(value) ? Number(name) : name]),
  );
}

function sliceAt(text: string, source: Source, path: Path): string {
  const { line, col, endLine, endCol } = source.locate(path);
  const starts = [0, ...[...text.matchAll(/\n/g)].map((found) => found.index + 1)];
  return text.slice(starts[line - 1]! + col - 1, starts[endLine - 1]! + endCol - 1);
}

it("YAML and JSON that others wrote are read as they were meant, each value at its place", () => {
  fc.assert(
    fc.property(documents, fc.boolean(), (value, asJson) => {
      const text = asJson
        ? JSON.stringify(value, null, 2)
        : stringify(value, { aliasDuplicateObjects: false });
      const source = asJson ? parseJson("f", text) : parseYaml("f", text);
      expect(source.value).toEqual(JSON.parse(JSON.stringify(value)));
      for (const leaf of leaves(value)) {
        if (typeof leaf.value === "number") expect(Number(sliceAt(text, source, leaf.path))).toBe(leaf.value);
        if (typeof leaf.value === "string" && asJson)
          expect(sliceAt(text, source, leaf.path)).toBe(JSON.stringify(leaf.value));
      }
    }),
  );
});

it("CSV that others wrote is read cell for cell, each at its place", () => {
  const cell = word.map((t) => t.trim()).filter((t) => !/^[[{]/.test(t));
  fc.assert(
    fc.property(
      fc.array(fc.tuple(key, cell, cell), { minLength: 1, maxLength: 8 }),
      fc.constantFrom(",", ";", "\t"),
      fc.constantFrom("\n", "\r\n"),
      (rows, delimiter, newline) => {
        const text = Papa.unparse(
          { fields: ["id", "name", "note"], data: rows as string[][] },
          { delimiter, newline, quotes: true },
        );
        const source = parseCsv("f", text, () => "text");
        const wanted = rows.map(([id, name, note]) => ({
          id,
          ...(name === "" ? {} : { name }),
          ...(note === "" ? {} : { note }),
        }));
        expect(source.value).toEqual(wanted);
        for (const [index, row] of rows.entries()) {
          const { line, col } = source.locate([index, "name"]);
          const shown = text.split("\n")[line - 1]!.slice(col - 1);
          expect(shown.startsWith(`"${row[1].replaceAll('"', '""')}"`)).toBe(true);
        }
      },
    ),
  );
});
