import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseJson, parseNdjson } from "../../src/load/json.ts";
import { jsonErrorAt } from "../../src/load/json-error.ts";
import { InputError } from "../../src/model/diagnostic.ts";

const problems = (work: () => unknown): string[] => {
  try {
    work();
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.diagnostics.map((d) => `${d.message}@${d.at?.line}:${d.at?.col}`);
  }
};

describe("where JSON stops being JSON, on every Node", () => {
  it.each([
    ["{\n  a: 1 }", "2:3"],
    ['{\n  "a" 1 }', "2:7"],
    ["[1,\n2,\n]", "3:1"],
    ['{"a": 1,\n}', "2:1"],
    ['{"a": [1, 2\n', "2:1"],
    ['{"a":\n "x\n"}', "2:4"],
    ['[\n"\\x"]', "2:2"],
    ["[1] 2", "1:5"],
    ["[\n-]", "2:1"],
    ["[\n01]", "2:2"],
    ["[\n nul]", "2:2"],
    ["{}}", "1:3"],
    ["", "1:1"],
  ])("%j at %s", (text, place) => {
    expect(problems(() => parseJson("f.json", text))).toEqual([`json.syntax@${place}`]);
  });

  it("finds a place in whatever JSON.parse refuses, and none in what it takes", () => {
    const pieces = fc.constantFrom(
      "[",
      "]",
      "{",
      "}",
      ":",
      ",",
      '"a"',
      "1",
      "-0.5e3",
      "true",
      "null",
      " ",
      "\n",
      '"',
      "x",
    );
    fc.assert(
      fc.property(
        fc.array(pieces, { maxLength: 12 }).map((p) => p.join("")),
        (text) => {
          const end = jsonErrorAt(text);
          let good = true;
          try {
            JSON.parse(text);
          } catch {
            good = false;
          }
          // What follows the place cannot mend what stands before it.
          return good ? end === text.length : end <= text.length;
        },
      ),
    );
  });
});

describe("NDJSON", () => {
  it("says the line of each record that is none, a hundred at most, in a time that does not explode", () => {
    const text = `{"a":1}\n{"a":\n${"oops\n".repeat(20_000)}`;
    const found = problems(() => parseNdjson("f.ndjson", text));
    expect(found.slice(0, 2)).toEqual(["json.syntax@2:6", "json.syntax@3:1"]);
    expect(found).toHaveLength(100);
  }, 5_000);

  it("tells the place inside a record, whatever it holds", () => {
    const source = parseNdjson("f.ndjson", '{"a":1}\n\n{"a":{"b":[1,"x"]}}\n');
    expect(source.locate([1, "a", "b", 1])).toMatchObject({ line: 3, col: 14 });
  });
});

describe("large JSON, whose places are not kept", () => {
  const filler = `"filler": "${"x".repeat(3 << 20)}"`;
  it.each([
    ["nested too deep", `{${filler}, "a": ${"[".repeat(200)}${"]".repeat(200)}}`, "yaml.too-deep@1:"],
    ["a prototype", `{${filler}, "__proto__": {"x": 1}}`, "yaml.bad-key@1:"],
  ])("is refused like small: %s", (_, text, expected) => {
    expect(problems(() => parseJson("f.json", text)).join()).toContain(expected);
  });
});
