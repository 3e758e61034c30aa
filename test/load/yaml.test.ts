import { describe, expect, it } from "vitest";
import { parseYaml } from "../../src/load/yaml.ts";
import { InputError } from "../../src/model/diagnostic.ts";

const problems = (text: string): string[] => {
  try {
    parseYaml("f.yaml", text);
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.diagnostics.map((d) => `${d.message}@${d.at?.line}:${d.at?.col}`);
  }
};

const bomb = `a: &a [x,x,x,x,x,x,x,x,x,x]
${["b", "c", "d", "e", "f", "g"].map((n, i) => `${n}: &${n} [${Array(10).fill(`*${"abcdef"[i]}`).join(",")}]`).join("\n")}
`;

describe("what YAML is refused, and where", () => {
  it.each([
    ["duplicate key", "a: 1\nb: 2\na: 3\n", "yaml.duplicate-key@3:1"],
    ["duplicate key in flow", "a: { x: 1, x: 2 }\n", "yaml.duplicate-key@1:12"],
    ["tab", "a:\n\tb: 1\n", "yaml.tab@2:1"],
    ["two documents", "a: 1\n---\nb: 2\n", "yaml.several-documents@2:1"],
    ["empty", "# nothing\n", "yaml.empty@1:1"],
    ["merge key", "a: &x {b: 1}\nc:\n  <<: *x\n", "yaml.merge-key@3:3"],
    ["prototype", "__proto__: { polluted: 1 }\n", "yaml.bad-key@1:1"],
    ["list as key", "? [a, b]\n: 1\n", "yaml.complex-key@1:3"],
    ["own tag", "a: !!js/function 'x'\n", "yaml.tag@1:18"],
    ["deep compact keys", `${"? ".repeat(5_000)}a\n`, "yaml.too-deep@1:1"],
    ["deep compact lists", `${"- ".repeat(5_000)}a\n`, "yaml.too-deep@1:1"],
    ["more values than a parser likes", "a: [1,2,3]\n".repeat(150_000), "yaml.too-many-nodes@1:1"],
    ["deep flow", `a: ${"[".repeat(80)}${"]".repeat(80)}\n`, "yaml.too-deep@1:68"],
  ])("%s", (_, text, expected) => {
    expect(problems(text)).toContain(expected);
  });

  it("stops an alias bomb", () => {
    expect(problems(bomb).join()).toMatch(/yaml\.(alias-bomb|too-many-aliases)/);
  });

  it("reads deep block nesting up to the limit and refuses more", () => {
    const nested = (n: number): string =>
      Array.from({ length: n }, (_, i) => `${" ".repeat(i)}a:`).join("\n");
    expect(problems(`${nested(60)} 1\n`)).toEqual([]);
    expect(problems(`${nested(70)} 1\n`)[0]).toMatch(/yaml\.too-deep@/);
  });

  it("counts brackets that are structure, not those in text", () => {
    const names = Array.from(
      { length: 200 },
      (_, i) => `- "Lamp [new ${i}"\n- it's {half price\n- x # [\n`,
    ).join("");
    expect(problems(names)).toEqual([]);
    expect(problems(`${names}- ${"[".repeat(70)}${"]".repeat(70)}\n`)[0]).toBe("yaml.too-deep@601:67");
  });

  it("finds twins among very many keys, and stops at a hundred problems", () => {
    const keys = Array.from({ length: 20_000 }, (_, i) => `k${i}: 1\n`).join("");
    expect(problems(keys)).toEqual([]);
    expect(problems(`${keys}k7: 2\n`)).toEqual(["yaml.duplicate-key@20001:1"]);
    expect(problems("a: 1\n".repeat(5_000))).toHaveLength(100);
    expect(problems("[]".repeat(5_000))).toHaveLength(100);
    expect(problems("---\n".repeat(5_000))).toHaveLength(1);
    expect(problems("1: a\n'1': b\n")).toEqual(["yaml.duplicate-key@2:1"]);
  }, 20_000);

  it("tells every syntax error of a file at once", () => {
    expect(problems("a: [1\nb: 2\nc: 'x\n").length).toBeGreaterThanOrEqual(1);
  });
});

describe("where a value stands", () => {
  const source = parseYaml("f.yaml", "a:\n  - x: 1\n    yy: [p, q]\n  - z\n");
  it.each([
    [["a", 0, "x"], "value", "2:8"],
    [["a", 0, "x"], "key", "2:5"],
    [["a", 0, "yy", 1], "value", "3:13"],
    [["a", 1], "value", "4:5"],
    [["a", 0, "missing"], "key", "2:5"],
  ] as const)("%j %s", (path, part, expected) => {
    const span = source.locate(path, part);
    expect(`${span.line}:${span.col}`).toBe(expected);
  });
});
