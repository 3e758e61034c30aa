import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainYaml } from "../../src/load/plain-yaml.ts";
import type { Source } from "../../src/load/source.ts";
import { parseAnyYaml, parseYaml } from "../../src/load/yaml.ts";
import { InputError, type Path } from "../../src/model/diagnostic.ts";

const files = ["examples", "markets", "test"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => join(folder, name)),
);
const texts = files.map((file) => readFileSync(file, "utf8"));

function whole(text: string): Source | undefined {
  try {
    return parseAnyYaml("f.yaml", text);
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [path];
  const inner = Object.entries(value).flatMap(([key, one]) =>
    pathsOf(one, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return [path, [...path, "missing"], ...inner];
}

const mostPlaces = 200;
const placesIn = (source: Source, paths: readonly Path[]): unknown[] =>
  paths.map((path) => [path, source.locate(path, "key"), source.locate(path)]);

/** A text is either left to the whole parser, or read exactly as that reads it, each part at its place. */
function agrees(text: string): boolean {
  if (plainYaml(text) === undefined) return false;
  const expected = whole(text);
  expect(expected, text).toBeDefined();
  const found = parseYaml("f.yaml", text);
  expect(JSON.stringify(found.value), text).toBe(JSON.stringify(expected!.value));
  expect(found.value, text).toEqual(expected!.value);
  const paths = pathsOf(found.value);
  const some = paths.filter((_, at) => at % Math.ceil(paths.length / mostPlaces) === 0);
  expect(placesIn(found, some), text).toEqual(placesIn(expected!, some));
  return true;
}

describe("plain YAML", () => {
  it("is read as the whole parser reads it, in every file of the project", () => {
    const plain = files.filter((_, at) => agrees(texts[at]!));
    for (const file of ["launch", "products", "hosts"]) {
      expect(plain).toContain(join("examples", "spring-launch", `${file}.yaml`));
    }
  });

  it.each([
    ["lists at the column of their key", "a:\n- 1\n- b: 2\n  c: 3\nd: x\n", true],
    ["a list of lists", "- - 1\n  - 2\n-\n  - 3\n", true],
    ["flow over several lines", "a: { b: [1, 2,\n     3], # three\n  c: 'x' }\nd: e # end\n", true],
    ["text with signs", 'a: b#c\nd: http://x.y/z?q=1\ne: it\'s "so"\nf: -x\n', true],
    [
      "numbers, words and text like them",
      "a: [0, -1, +2, 1.5, 1., .5, 1e3, 010, 1_000, 1:2, true, No, ~, null]\n",
      true,
    ],
    ["no line end at the end", "a: 1\nb:\n  c: 2", true],
    ["a comment before the end of a list", "a:\n  - 1\n# x\n\n  # y\n  - 2\nb: 3\n", true],
    ["text over two lines", "a: b\n  c\n", false],
    ["a block scalar", "a: |\n  b\n", false],
    ["an anchor", "a: &x 1\nb: *x\n", false],
    ["an escape", 'a: "\\u0041"\n', false],
    ["an empty value", "a:\nb: 1\n", false],
    ["a key twice", "a: 1\na: 2\n", false],
    ["a key that is a number", "1: a\n", false],
    ["a comment that stands further in", "a:\n  b: 1\n    # what of?\nc: 2\n", false],
  ])("%s", (_, text, plain) => {
    expect(agrees(text)).toBe(plain);
  });

  it("is never read otherwise after slips of the pen", () => {
    const pieces = [
      "",
      " ",
      "  ",
      "\n",
      "\n  ",
      ":",
      ": ",
      "- ",
      "-",
      "#",
      " #",
      "'",
      '"',
      ",",
      "[",
      "]",
      "{",
      "}",
    ];
    const odd = [
      "&",
      "*",
      "!",
      "|",
      ">",
      "?",
      "? ",
      "%",
      "@",
      "~",
      "0x1",
      "1e5",
      ".",
      "---\n",
      "...",
      "<<: ",
      "é",
      "茶",
    ];
    const slip = fc.record({
      at: fc.nat(),
      drop: fc.integer({ min: 0, max: 3 }),
      add: fc.constantFrom(...pieces, ...odd),
    });
    const cut = fc.record({
      text: fc.constantFrom(...texts),
      from: fc.nat(),
      lines: fc.integer({ min: 1, max: 12 }),
    });
    fc.assert(
      fc.property(cut, fc.array(slip, { maxLength: 4 }), ({ text, from, lines }, slips) => {
        const all = text.split("\n");
        const start = from % all.length;
        const margin = /^ */.exec(all[start]!)![0];
        const part = all
          .slice(start, start + lines)
          .map((line) => line.replace(new RegExp(`^${margin}`), ""));
        const made = slips.reduce(
          (now, { at, drop, add }) => {
            const place = at % (now.length + 1);
            return now.slice(0, place) + add + now.slice(place + drop);
          },
          `${part.join("\n")}\n`,
        );
        agrees(made);
      }),
      { numRuns: Number(process.env.XB_RUNS ?? 2_000) },
    );
  });
});
