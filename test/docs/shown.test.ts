import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Marked } from "marked";
import { describe, expect, it } from "vitest";
import { languageOf, refreshed, shown } from "../../scripts/console.mjs";
import { calls, parses } from "../cli/calls.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const text = (name: string): string => readFileSync(join(root, name), "utf8");
const pages = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => join(folder, name));
const all = ["README.md", "CONTRIBUTING.md", "SECURITY.md", "examples/ci/README.md", ...pages("docs")];

describe("what the documents show is what xb prints", () => {
  // After a change that means to change them: node scripts/readme.mjs
  it.each(shown)(
    "%s",
    (name) => {
      expect(refreshed(text(name), languageOf(name))).toBe(text(name));
    },
    180_000,
  );
});

describe("sums in prose come out, and rest on figures that xb prints", () => {
  /** Both sides of a line such as `0.9 × 230 CNY = 207 CNY`. */
  const value = (side: string): number =>
    side
      .replace(/[A-Za-z]+/g, "")
      .replace(/[()]/g, "")
      .split("−")
      .map((term) => term.split("×").reduce((product, factor) => product * Number(factor.trim()), 1))
      .reduce((sum, term) => sum - term);

  it.each(["docs/planner.md", "docs/cost.md"])("%s", (name) => {
    const shown = [...text(name).matchAll(/```console\n([\s\S]*?)```/g)].map((m) => m[1]).join("\n");
    const sums = text(name)
      .split("\n")
      .filter((line) => /^ {4}[\d(].* = .*\d/.test(line));
    expect(sums.length).toBeGreaterThan(0);
    for (const line of sums) {
      const sides = line.split(" = ").map(value);
      for (const side of sides) expect(side).toBeCloseTo(sides[0]!, 9);
      expect(shown).toContain(/([\d.]+) [A-Z]{3}$/.exec(line)![1]);
    }
  });
});

describe("calls of xb in shell blocks are ones that xb takes", () => {
  it.each(all)(
    "%s",
    async (name) => {
      for (const [, block = ""] of text(name).matchAll(/```(?:sh|console)\n([\s\S]*?)```/g)) {
        for (const words of calls(block)) await parses(words);
      }
    },
    180_000,
  );
});

describe("links lead somewhere", () => {
  const slug = (heading: string): string =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-");
  const headings = (markdown: string): string[] =>
    new Marked().lexer(markdown).flatMap((token) => (token.type === "heading" ? slug(token.text) : []));

  it.each(all)("%s", (name) => {
    const wrong = [...text(name).matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g)].filter(
      ([, file = "", anchor]) => {
        const target = file === "" ? name : join(dirname(name), file);
        if (!existsSync(join(root, target))) return true;
        return anchor !== undefined && !headings(text(target)).includes(anchor);
      },
    );
    expect(wrong.map((match) => match[0])).toEqual([]);
  });
});
