import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { bin, folder, xb } from "./run.ts";

/** What the shell around a run did: `$XB` is the program, `$PWD` a folder of its own. */
function shell(script: string): { readonly code: number | null; readonly out: string; readonly err: string } {
  const env = {
    PATH: process.env.PATH ?? "",
    HOME: "/nonexistent",
    XB: bin,
    MINIMAL: `${process.cwd()}/examples/minimal`,
  };
  const done = spawnSync("bash", ["-c", script], { cwd: folder(), env, encoding: "utf8" });
  return { code: done.status, out: done.stdout, err: done.stderr };
}

const stack = /\n\s+at \S+ \(?.*:\d+:\d+|node:internal/;

it.each([
  ["a full disk takes the version", 'node "$XB" --version > /dev/full', 2, /ENOSPC/],
  ["a full disk takes the help", 'node "$XB" --help > /dev/full', 2, /ENOSPC/],
  ["a full disk takes the result", 'node "$XB" check "$MINIMAL" > /dev/full', 2, /ENOSPC/],
  ["no one takes the version", 'node "$XB" --version >&-', 0, /^$/],
  ["standard input is closed", 'node "$XB" check - <&-', 2, /^-:1:1: error/],
  [
    "the folder is gone",
    'cd "$(mktemp -d)"; rmdir "$PWD"; node "$XB" check',
    2,
    /^error: the folder.*ENOENT/,
  ],
  [
    "the folder is gone, and named",
    'cd "$(mktemp -d)"; rmdir "$PWD"; node "$XB" cost "$MINIMAL"',
    2,
    /^error: the folder/,
  ],
  ["the folder is gone, for help", 'cd "$(mktemp -d)"; rmdir "$PWD"; node "$XB" --help', 0, /^$/],
  [
    "the zone and the locale are none",
    'TZ=:/etc/passwd LC_ALL=$\'\\x80\\xff\' COLUMNS=1e9 TERM=dumb node "$XB" check "$MINIMAL"',
    0,
    /./,
  ],
])("%s", (_, script, code, told) => {
  const ran = shell(script);
  expect(ran.err + ran.out).not.toMatch(stack);
  expect(ran.err).toMatch(told);
  expect(ran.code).toBe(code);
});

it.each([
  ["products.csv", ["check", "cost", "plan", "compare"]],
  ["products.json", ["check", "cost", "plan", "compare"]],
  ["script.md", ["check", "report"]],
  ["past.csv", ["plan"]],
])("no output takes the place of the launch's %s", (name, commands) => {
  const at = folder();
  const text = readFileSync("examples/minimal/launch.yaml", "utf8");
  const product = { sku: "A", name: "a", category: "food.tea" };
  const files: Record<string, string> = {
    "products.csv": "sku,name\nA,a\n",
    "products.json": JSON.stringify([product]),
    "script.md": "Tea.\n",
    "past.csv": "start,market,product,orders\n2026-11-01T20:00:00+11:00,AU,A,12\n",
  };
  const list = name.startsWith("products") ? name : "products.json";
  for (const [file, content] of Object.entries(files)) writeFileSync(join(at, file), content);
  writeFileSync(
    join(at, "launch.yaml"),
    `${text.replace(/^products:\n(?:[ -].*\n)+/m, `products: ${list}\n`)}scripts: [ { file: script.md } ]\ndemand: past.csv\n`,
  );
  for (const command of commands) {
    for (const written of [name, `./x/../${name}`]) {
      const ran = xb(
        [command, ".", "--on", "2026-11-24", "-f", command === "report" ? "table" : "csv", "-o", written],
        { cwd: at },
      );
      expect(ran.err).toMatch(/is a file that the launch is made of/);
      expect(ran.code).toBe(2);
      expect(readFileSync(join(at, name), "utf8")).toBe(files[name]);
    }
  }
});
