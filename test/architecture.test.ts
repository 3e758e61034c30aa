import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const src = fileURLToPath(new URL("../src/", import.meta.url));

/** Which rooms a room may import from. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  model: ["model", "text"],
  text: ["text"],
  plan: ["plan", "model", "text"],
  check: ["check", "model", "text"],
  cost: ["cost", "model", "text"],
  tariff: ["tariff", "model", "text"],
  fx: ["fx", "model", "text"],
  load: ["load", "model", "text"],
  render: ["render", "model", "text"],
  app: ["app", "load", "plan", "check", "cost", "tariff", "fx", "model", "text"],
  cli: ["cli", "app", "load", "render", "model", "text"],
};
const pure = new Set(["model", "text", "plan", "check", "cost", "render"]);
const edges = new Set(["commander", "inquirer", "yaml", "papaparse"]);
const edgeRooms: Readonly<Record<string, readonly string[]>> = {
  commander: ["cli"],
  inquirer: ["cli"],
  yaml: ["load"],
  papaparse: ["load", "tariff", "fx"],
};

function files(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files(path) : path.endsWith(".ts") ? [path] : [];
  });
}

const all = files(src).map((path) => ({ path: path.slice(src.length), text: readFileSync(path, "utf8") }));
const room = (path: string): string => (path.includes("/") ? path.split("/")[0]! : "index");
const imports = (text: string): string[] =>
  [...text.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map((m) => m[1]!);

describe("the rooms of src", () => {
  it("import only downwards", () => {
    const wrong = all.flatMap(({ path, text }) =>
      imports(text)
        .filter((name) => name.startsWith("."))
        .map((name) => normalize(join(dirname(path), name)))
        .filter((target) => !target.startsWith(".."))
        .filter((target) => room(path) !== "index" && !allowed[room(path)]?.includes(room(target)))
        .map((target) => `${path} -> ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it("keep node, the clock and the console out of the pure rooms", () => {
    const banned = /from "node:|\bprocess\.|Date\.now\(|new Date\(\)|console\.|Math\.random\(/;
    const wrong = all.filter(({ path, text }) => pure.has(room(path)) && banned.test(stripComments(text)));
    expect(wrong.map((f) => f.path)).toEqual([]);
  });

  it("keep each edge library in its room", () => {
    const wrong = all.flatMap(({ path, text }) =>
      imports(text)
        .filter((name) => edges.has(name) && !edgeRooms[name]?.includes(room(path)))
        .map((name) => `${path} -> ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  it("have no inner barrels and no drawers", () => {
    const wrong = all.filter(({ path }) =>
      /(^|\/)(utils?|helpers?|common|core|services?)(\/|\.ts$)|\/index\.ts$/.test(path),
    );
    expect(wrong.map((f) => f.path)).toEqual([]);
  });

  it("have no money in floats: parseFloat and toFixed are not used in cost", () => {
    const wrong = all.filter(
      ({ path, text }) => /^(cost|fx|model\/(money|rate))/.test(path) && /parseFloat|toFixed\(/.test(text),
    );
    expect(wrong.map((f) => f.path)).toEqual([]);
  });
});

function stripComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
}
