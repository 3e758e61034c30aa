import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { quickYaml } from "../../src/load/quick-yaml.ts";
import type { Source } from "../../src/load/source.ts";
import { parseYaml, wholeSource } from "../../src/load/yaml.ts";
import { InputError, type Path } from "../../src/model/diagnostic.ts";

/** What a reader makes of a text: the value with all places, or its problems. */
function outcome(read: (file: string, text: string) => Source, text: string): unknown {
  try {
    const source = read("f.yaml", text);
    return { value: source.value, places: paths(source.value).map((path) => placesOf(source, path)) };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.diagnostics;
  }
}

const placesOf = (source: Source, path: Path): unknown =>
  (["value", "key"] as const).map((part) => ({ path, part, at: { ...source.locate(path, part) } }));

function paths(value: unknown, path: Path = []): Path[] {
  const below = typeof value === "object" && value !== null ? Object.entries(value) : [];
  const steps = below.flatMap(([key, part]) =>
    paths(part, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return [path, ...steps, [...path, "not-there"], [...path, 99]];
}

function same(text: string): void {
  expect(outcome(parseYaml, text)).toStrictEqual(outcome(wholeSource, text));
}

const isQuick = (text: string): boolean => quickYaml(text, 400_000) !== undefined;

const root = fileURLToPath(new URL("../../", import.meta.url));
const filesIn = (folder: string): string[] =>
  readdirSync(root + folder, { recursive: true })
    .map((name) => `${folder}/${String(name)}`)
    .filter((name) => /\.yaml$/.test(name) && !name.endsWith("kubernetes.yaml"));

describe("the quick reader of YAML", () => {
  it.each(filesIn("examples"))("reads %s as yaml does", (name) => {
    const text = readFileSync(root + name, "utf8");
    expect(isQuick(text)).toBe(true);
    same(text);
  });

  it.each([
    "a: 1.10\nb: 010\nc: 0o17\nd: 0x1F\ne: 1e3\nf: .inf\ng: -.INF\nh: .nan\ni: +5\nj: -0\nk: 1_000\nl: 0b11\n",
    "a: ~\nb: null\nc: NULL\nd: nULL\ne: yes\nf: off\ng: True\nh: tRUE\ni: FALSE\n",
    "a: 2027-01-04\nb: 12:30\nc: 1:2\nd: 1.\ne: .5\nf: 1.e1\ng: 12345678901234567890\nh: 0.1e400\ni: 1e\n",
    "a: '1.10'\nb: \"010\"\nc: 'it''s'\nd: \"x\\u0041\\n\\\n  y\"\ne: ''\n",
    "a: x\na: y\n",
    "{a: 1, a: 2}\n",
    "a: &x 1\nb: *x\n",
    "a: &x {b: 1}\nc:\n  <<: *x\n",
    '"\\x5f_proto__": 1\n',
    "'<<': 1\n",
    'a: "\u0000"\n',
    `a: ${"[".repeat(63)}${"]".repeat(63)}\n`,
    "1: a\n'1': b\n",
    "1.0: a\n",
    "true: a\n",
    "? a\n: b\n",
    "? [a]\n: b\n",
    "a:\n- b\n-\n- - c\n  - d\n",
    "a: |\n  x\n   y\n\n  z\nb: >-\n  x\n  y\n\n  z\nc: |2\n   x\n",
    "a: x\n  y\n  z\nb: 'x\n  y'\n",
    "---\na: 1\n",
    "---\na: 1\n---\nb: 2\n",
    "a: 1\n...\n",
    "%YAML 1.1\n---\na: yes\n",
    "a: !!str 1\n",
    "a: 1 # note\n# note\nb: 'x'# no\n",
    "a: [1, 2,]\nb: {x, y: , 'z':1}\nc: [a: 1, ? b]\n",
    "a: @x\nb: `y\n",
    "a: %x\nb: -x\nc: ?x\nd: :x\n",
    "a:\n  - b\n c: d\n",
    "a: b: c\n",
    "a: [1\nb: 2\n",
    "text\n",
    "- a\n- b\n",
    "",
    "# nothing\n",
    "null\n",
    `${"k".repeat(1_100)}: 1\n`,
    "a: {\n  b: 1\n}\n",
    "a: {\nb: 1\n}\n",
    'a: "x\n y"\n',
    'a: "x\ny"\n',
    "'a':1\n",
    "{'a':1, \"b\":[2]}\n",
    "a : 1\n",
    "a:\tb\n",
    "a: b\r\nc: d\r\n",
    "\ufeffa: 1\n",
    "a: \u2028x\n",
    "constructor: 1\ntoString: 2\n",
    'a: "\\U00110000"\n',
    "a: 1e-400\n",
    "a: [-0.0e5, 0, 0.00, 0x0, 0o0, '1e-400', 0.001e-330]\n",
    'a: "\\U0000d800"\n',
    'a: "x\\\n\n  y"\n',
    'a: "x\n    \\ \n  y"\n',
    "\n...\na\n",
    "...\na: 1\n",
    '{a"b" # note\n  :c }\n',
    "[ a: b\n# note\n, c]\n",
    "- - - {}a: []\nb: c\n",
    "- - - []\u3000- - {}\n",
    '- - - []"a": 1\n  - b\n',
  ])("makes of %j what yaml makes", same);

  it.each([
    ["plain", `${"k".repeat(900_000)}: 1\n`],
    ["quoted", `"${"k".repeat(900_000)}": 1\n`],
    ["with spaces behind it", `a${" ".repeat(1_030)}: 1\n`],
  ])("leaves a key without end, %s, to yaml", (_, text) => same(text));

  const bits = [..."-?:,[]{}#&*!|>'\"%@` \n\\ax1~.+0"].concat([
    ..."\n\n  ".split(""),
    "\n  ",
    "\n- ",
    "\n    ",
    "- ",
    ": ",
    ": ",
    "? ",
    "a: ",
    "b: ",
    "'x'",
    '"y"',
    "---\n",
    "null",
    "true",
    "1e3",
    "é",
    "<<",
    " #",
    "|\n",
    ">-\n",
    ", ",
    "{a: ",
    "[b, ",
  ]);
  const soup = fc.array(fc.constantFrom(...bits), { maxLength: 24 }).map((parts) => parts.join(""));

  it("makes of any text what yaml makes", () => {
    fc.assert(fc.property(soup, same), { numRuns: Number(process.env.XB_RUNS ?? 3_000) });
  }, 600_000);

  it("makes of what yaml prints what yaml makes", () => {
    const flow = fc.constantFrom("FLOW", "BLOCK");
    const quotes = fc.constantFrom("QUOTE_DOUBLE", "QUOTE_SINGLE", "PLAIN", "BLOCK_LITERAL", "BLOCK_FOLDED");
    const value = fc.jsonValue({ maxDepth: 4, stringUnit: "grapheme" });
    fc.assert(
      fc.property(value, flow, quotes, (tree, collectionStyle, defaultStringType) => {
        same(stringify(tree, { collectionStyle, defaultStringType } as never));
      }),
      { numRuns: Number(process.env.XB_RUNS ?? 1_000) },
    );
  }, 600_000);
});
