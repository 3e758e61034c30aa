import { spawn } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { bin, folder, xb } from "./run.ts";

const rows = 800;
const header =
  "sku,name,category,hs,origin,cost,price.US,price.DE,weight,size,quantityPerOrder,contains,evidence";
const goods = ["apparel.tops,6109.10", "food.tea,0902.10", "toy.plush,9503.00", "jewelry.watch,9102.11"];

/** Enough text for several portions: lines in quotes, kinds that are rare, rows alike and not. */
const lines = Array.from({ length: rows }, (_, i) => {
  const name =
    i % 9 === 0 ? `"Two\n${"lines ".repeat(70 + (i % 11))}""${i}"""` : `毛绒 ${"long ".repeat(100)}${i}`;
  const price = i % 13 === 0 ? "" : `${10 + ((i * 37) % 90)}.${i % 10}9 USD`;
  const size = i % 101 === 0 ? `${(i % 7) + 1}.5x8x6cm` : "12x8x6cm";
  const contains = i % 17 === 0 ? "cotton;silk" : "";
  const paper = i % 500 === 3 ? `"[{""type"":""test-report"",""number"":""T-${i}""}]"` : "";
  return `S-${i},${name},${goods[i % 4]},CN,${5 + (i % 40)}.5 CNY,${price},29 EUR,${80 + (i % 900)}g,${size},1,${contains},${paper}`;
});

function launch(text: string): string {
  const at = folder();
  writeFileSync(join(at, "products.csv"), text);
  writeFileSync(
    join(at, "launch.yaml"),
    `xb: 1\nname: Threads\ncurrency: CNY\norigin: CN\nproducts: products.csv\nmarkets: [ { id: US }, { id: DE } ]
waivers: [ { rule: de.epr.packaging, sku: "S-39*", reason: "Sold off", until: 2027-06-01 } ]\n`,
  );
  return at;
}

const changed = (index: number, line: string): string =>
  [header, ...lines.map((old, i) => (i === index ? line : old))].join("\n");
const plain = launch([header, ...lines].join("\n"));
const broken = launch(changed(600, "S-600,Bad price,food.tea,0902.10,CN,5 CNY,cheap,29 EUR,80g,1x1x1cm,1,,"));
const twice = launch(changed(600, lines[7]!));
const narrow = launch(changed(500, "S-500,Narrow"));
const unclosed = launch(changed(500, 'S-500,"Never closed,food.tea'));

const on = ["--on", "2026-11-22"];

/** All that a run leaves: what it says, its exit code, and its files. */
function left(at: string, args: readonly string[], threads: number) {
  const { code, out, err } = xb([...args, ...on], { cwd: at, env: { XB_THREADS: String(threads) } });
  const files = readdirSync(at).filter((name) => !/^(launch|products)\./.test(name));
  return { code, out, err, files: files.map((name) => [name, readFileSync(join(at, name), "utf8")]) };
}

const commands: readonly (readonly string[])[] = [
  ["cost", "--totals", "-f", "csv"],
  ["cost", "--totals", "-f", "ndjson", "--max-landed", "40 USD", "-o", "cost.csv"],
  ["check", "-f", "csv", "-o", "check.ndjson"],
  ["check", "-f", "ndjson", "--all", "--fail-on", "never", "--shard", "2/3"],
];

describe("threads change nothing that is said", () => {
  test.each(commands)(
    "%s %s %s %s",
    (...args) => {
      const alone = left(plain, args, 0);
      expect(alone.out.length).toBeGreaterThan(100_000);
      for (const threads of [1, 2, 3]) expect(left(plain, args, threads), `${threads}`).toEqual(alone);
    },
    300_000,
  );

  test.each([
    ["a bad cell", broken],
    ["an id met twice", twice],
    ["a short row", narrow],
    ["an open quote", unclosed],
  ])(
    "%s in the middle is refused alike",
    (_, at) => {
      for (const args of [
        ["cost", "--totals", "-f", "csv", "-o", "cost.ndjson"],
        ["check", "-f", "csv", "-o", "check.ndjson"],
      ]) {
        const alone = left(at, args, 0);
        expect(alone.code).toBe(2);
        expect(alone.files).toEqual([]);
        for (const threads of [1, 3]) expect(left(at, args, threads)).toEqual(alone);
      }
    },
    300_000,
  );

  test.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)("%s ends them all and leaves nothing", async (signal, code) => {
    const at = launch(changed(0, lines[0]!));
    const env = { PATH: process.env.PATH ?? "", HOME: at, TMPDIR: at, XB_THREADS: "2" };
    const args = ["cost", "-f", "csv", "-o", "cost.csv", ...on];
    const child = spawn(process.execPath, [bin, ...args], { cwd: at, env, stdio: "ignore" });
    const ended = new Promise((done) => child.on("close", (exit, by) => done(exit ?? by)));
    while (!readdirSync(at).some((name) => name.endsWith(".tmp")))
      await new Promise((go) => setTimeout(go, 5));
    child.kill(signal);
    expect(await ended).toBe(code);
    expect(readdirSync(at).sort()).toEqual(["launch.yaml", "products.csv"]);
  });

  test("a reader that goes away ends them quietly", async () => {
    const env = { PATH: process.env.PATH ?? "", HOME: plain, XB_THREADS: "2" };
    const child = spawn(process.execPath, [bin, "cost", "--totals", "-f", "csv", ...on], { cwd: plain, env });
    let said = "";
    child.stderr.on("data", (part) => (said += part));
    child.stdout.once("data", () => child.stdout.destroy());
    expect(await new Promise((done) => child.on("close", done))).toBe(0);
    expect(said).toBe("");
  });
});
