import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { here, misdeeds } from "./here.ts";
import { folder } from "./run.ts";

/** What would keep a pattern busy for minutes that tries every place of a run from every other. */
const on = ["--on", "2026-11-24"];
const run = (text: string, times = 300_000): string => text.repeat(times);
const minimal = readFileSync("examples/minimal/launch.yaml", "utf8");
const products = (name: string): string =>
  minimal.replace(/^products:\n(?:[ -].*\n)+/m, `products: ${name}\n`);

function launch(text: string, files: Readonly<Record<string, string>> = {}): string {
  const at = folder();
  for (const [name, content] of Object.entries({ "launch.yaml": text, ...files })) {
    mkdirSync(dirname(join(at, name)), { recursive: true });
    writeFileSync(join(at, name), content);
  }
  return at;
}

it("digits in a share", async () => {
  const at = launch(products("p.csv"), { "p.csv": `sku,name,materials.cotton\nA,x,${run("1")}x\n` });
  const ran = await here(["check", ...on, "-f", "csv"], at);
  expect(misdeeds(ran, "p.csv")).toEqual([]);
  expect(ran.err).toMatch(/^p\.csv:2:5: error/);
});

it("lines without a word between two products", async () => {
  const list = `- { sku: A, name: a }\n${run("\n")}- { sku: B, name: b }\n`;
  const at = launch(products("p.yaml"), { "p.yaml": list });
  const ran = await here(["init", "product", "--yes", "--product", "x"], at);
  expect(misdeeds(ran)).toEqual([]);
  expect(ran.code).toBe(0);
  expect(readFileSync(join(at, "p.yaml"), "utf8").startsWith(list)).toBe(true);
});

it.each(["-", "_a"])("of %j in a name that becomes an id", async (part) => {
  const ran = await here(["init", "new", "--yes", "--product", `a${run(part, 60_000)}b`], folder());
  expect(misdeeds(ran)).toEqual([]);
  expect(ran.code).toBe(0);
});

it.each([" ", "\n", "\u3000", "a\n"])("of %j in a product's name", async (part) => {
  const product = { sku: "A", name: `x${run(part, 19_000 / part.length)}y`, category: "food.tea" };
  const at = launch(products("p.json"), { "p.json": JSON.stringify([product]) });
  for (const args of [["check", "--all"], ["cost"], ["report"], ["plan", "--time-limit", "2s"]]) {
    const ran = await here([...args, ...on], at);
    expect(misdeeds(ran), args.join(" ")).toEqual([]);
    expect(ran.code, ran.err).not.toBe(2);
  }
});

it("a name of millions of signs, in a file of every kind", async () => {
  const name = run("纯a", 2_000_000);
  const files = {
    "p.csv": `sku,name\nA,${name}\n`,
    "p.ndjson": `{"sku":"A","name":"${name}"}\n`,
    "p.json": `[{"sku":"A","name":"${name}"}]`,
  };
  for (const [file, text] of Object.entries(files)) {
    const at = launch(products(file), { [file]: text });
    for (const args of [["check"], ["compare"], ["cost", "-f", "ndjson"]]) {
      const ran = await here([...args, ...on], at);
      expect(misdeeds(ran, file), `${file} ${args.join(" ")}`).toEqual([]);
      expect(ran.err).toMatch(/at most 20000/);
    }
  }
});

it.each([
  ["p.csv", `sku,name\n"A,${run("x\n", 8_000_000)}`, /p\.csv:2:1: error/],
  ["p.ndjson", `{"sku":"A","note":"${run("x", 16_000_000)}"}\n`, /p\.ndjson:1:1: error/],
])("a record without end in %s", async (name, text, message) => {
  const at = launch(products(name), { [name]: text });
  for (const format of ["ndjson", "table"]) {
    const ran = await here(["check", "-f", format, ...on], at);
    expect(misdeeds(ran, name)).toEqual([]);
    expect(ran.err).toMatch(message);
  }
});

it("a header of a million columns without names", async () => {
  const at = launch(products("p.csv"), { "p.csv": run(",", 1_000_000) });
  const ran = await here(["check", "-f", "csv", ...on], at);
  expect(misdeeds(ran, "p.csv")).toEqual([]);
  expect(ran.err).toMatch(/1000001 columns/);
});

it.each(["<= 1{n}", "<= 1.1{n} AUD", "<= {n}\n"])(
  "digits in a comparison of a rule of one's own: %j",
  async (form) => {
    const words = "{ en: a, zh: a }";
    const text = JSON.stringify(form.replace("{n}", run("1")));
    const rule = `id: AU
rules:
  au.x.y:
    topic: label
    title: ${words}
    severity: fix
    from: 2020-01-01
    certainty: unverified
    settle: ${words}
    fix: ${words}
    when: { price: ${text} }
    needs: [ { known: price } ]
`;
    const ran = await here(["check", "--markets", "own", ...on], launch(minimal, { "own/AU.yaml": rule }));
    expect(misdeeds(ran, "own/AU.yaml")).toEqual([]);
    expect(ran.err).toMatch(/^own\/AU\.yaml:11:20: error/);
  },
);

it("one id over and over, in a file of every kind", async () => {
  const files = {
    "p.csv": `sku,name\n${run("A,x\n", 100_000)}`,
    "p.ndjson": run('{"sku":"A","name":"x"}\n', 30_000),
    "p.json": `[${run('{"sku":"A","name":"x"},', 30_000)}{}]`,
  };
  for (const [name, text] of Object.entries(files)) {
    const at = launch(products(name), { [name]: text });
    for (const args of [["check"], ["cost", "-f", "ndjson"]]) {
      const ran = await here([...args, ...on], at);
      expect(misdeeds(ran, name), `${name} ${args.join(" ")}`).toEqual([]);
      expect(ran.err).toMatch(/product A is already defined at .*p\.\w+:/);
      expect(ran.err).toMatch(/100 problems/);
    }
  }
});

it("products in a comparison: the time grows as they do", async () => {
  const seconds = async (count: number): Promise<number> => {
    const rows = Array.from({ length: count }, (_, i) => `S${i},n`).join("\n");
    const ran = await here(
      ["compare", "-f", "csv", ...on],
      launch(products("p.csv"), { "p.csv": `sku,name\n${rows}` }),
    );
    expect(ran.code).toBe(0);
    return ran.ms;
  };
  await seconds(200);
  expect((await seconds(1_200)) / (await seconds(300))).toBeLessThan(7);
});
