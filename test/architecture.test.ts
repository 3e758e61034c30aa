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

  it("ask the machine for nothing that a result could depend on: clock, zone, locale, cores, chance", () => {
    const asks =
      /Date\.now\(|new Date\(\)|\bDate\(\)|performance\.now|hrtime|Math\.random|randomUUID|getTimezoneOffset|resolvedOptions|toLocale|localeCompare|Intl\.\w+\((undefined|\)|\[)|\.get(Hours|Day|Date|Month|FullYear|Minutes)\(|hardwareConcurrency|availableParallelism|cpus\(/;
    const found = all.filter(({ path, text }) => asks.test(stripComments(text)) && !edge.has(path));
    expect(found.map((f) => f.path)).toEqual([]);
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

  it("keep binary fractions out of money: no Number, Math, toFixed or decimal literal where amounts are made", () => {
    const wrong = all.filter(
      ({ path, text }) => moneyPath.test(path) && !Object.hasOwn(notMoney, path) && usesBinary(text),
    );
    expect(wrong.map((f) => f.path)).toEqual([]);
    expect(
      Object.keys(notMoney).filter((path) => !all.some((f) => f.path === path && usesBinary(f.text))),
    ).toEqual([]);
  });

  it.each([
    "a * 0.2",
    "Number(x.amount)",
    "n.toFixed(2)",
    "Math.round(x)",
    "parseFloat(t)",
    "Number.parseFloat(t)",
  ])("see %s as a binary fraction", (code) => expect(usesBinary(code)).toBe(true));

  it.each(["exact(1, 5)", 'moneyOf("0.20 EUR")', "// 0.2 of it", "x.n * 2n", "list[0].n"])(
    "see none in %s",
    (code) => expect(usesBinary(code)).toBe(false),
  );
});

/** Where the day of "today", how long work takes, and a reader's own clock come in. */
const edge = new Set([
  "cli/terminal.ts",
  "cli/progress-worker.ts",
  "cli/threads.ts",
  "cli/init-questions.ts",
  "render/html/script.ts",
]);

const moneyPath = /^(cost\/|fx\/|model\/(money|exact|exchange|rate|rate-value|fx-table)\.ts)/;
/** Files that work with other numbers than money, and with which. */
const notMoney: Readonly<Record<string, string>> = {
  "cost/compiled-code.ts": "safe integers, held to the long way by compiled.test.ts",
  "cost/compiled-sale.ts": "safe integers, as above",
  "cost/lanes.ts": "orders a month",
  "cost/layer.ts": "digits of a code",
  "cost/measure-text.ts": "days",
  "cost/monte-carlo.ts": "random moves, exact millionths before they meet money",
  "model/money.ts": "how many parts of a split get a unit more",
};

function usesBinary(text: string): boolean {
  const code = stripComments(text).replace(/"[^"\n]*"/g, '""');
  return /\bNumber\b|\bparse(Float|Int)\b|\.toFixed\b|\bMath\.|(?<![\w.])\d+\.\d/.test(code);
}

function stripComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
}
