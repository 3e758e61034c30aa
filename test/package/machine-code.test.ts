import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "xb-code-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Tells what a run compiles of WebAssembly. */
const watch = join(folder, "watch.cjs");
writeFileSync(
  watch,
  `for (const name of ["compile", "instantiate"]) {
     const own = WebAssembly[name];
     WebAssembly[name] = (...args) => { process.stderr.write("WebAssembly." + name); return own(...args); };
   }`,
);

const plan = (...node: string[]) =>
  spawnSync(
    process.execPath,
    [
      ...node,
      "--require",
      watch,
      "bin/xb.js",
      "plan",
      "examples/minimal",
      "--on",
      "2026-11-24",
      "-f",
      "json",
    ],
    { encoding: "utf8" },
  );

test("a plan takes the solver's code from the build, and compiles it where V8 is told otherwise", () => {
  expect(readdirSync(resolve("dist")).filter((name) => name.endsWith(".code"))).toHaveLength(1);
  const quick = plan();
  expect(quick.stderr).not.toContain("WebAssembly");
  expect(JSON.parse(quick.stdout).status).toBe("optimal");
  const other = plan("--no-wasm-tier-up");
  expect(other.stderr).toContain("WebAssembly");
  expect(other.stdout).toBe(quick.stdout);
});
