import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const away = mkdtempSync(join(tmpdir(), "xb-pack-"));
afterAll(() => rmSync(away, { recursive: true, force: true }));

interface Packed {
  readonly filename: string;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string }[];
}

const npm = (args: readonly string[], cwd: string): string =>
  execFileSync("npm", args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });

describe("the packed tarball, installed elsewhere", () => {
  let packed: Packed;
  beforeAll(() => {
    // The build is there already; packing must not make it anew under the tests that use it.
    const told = npm(["pack", "--json", "--ignore-scripts", "--pack-destination", away], root);
    const parsed: unknown = JSON.parse(told);
    packed = (Array.isArray(parsed) ? parsed[0] : Object.values(parsed as object)[0]) as Packed;
    npm(["init", "-y"], away);
    npm(["install", "--ignore-scripts", "--no-audit", "--no-fund", join(away, packed.filename)], away);
    cpSync(join(root, "examples/spring-launch"), join(away, "launch"), { recursive: true });
  });
  const xb = (...args: string[]): string =>
    execFileSync(join(away, "node_modules/.bin/xb"), args, {
      cwd: away,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });

  it("holds the tool, its data and its papers, and nothing else", () => {
    const strange = packed.files
      .map((f) => f.path)
      .filter(
        (path) =>
          !/^(bin\/xb\.js|bin\/package\.json|dist\/.+|README\.md|LICENSE|CHANGELOG\.md|package\.json)$/.test(
            path,
          ),
      );
    expect(strange).toEqual([]);
    expect(packed.files.map((f) => f.path)).toContain("dist/markets/SA.json");
  });

  it("runs", () => {
    expect(xb("--version")).toMatch(/^\d+\.\d+\.\d+\n$/);
    const quote = xb(
      "cost",
      "--to",
      "AU",
      "--hs",
      "6109.10",
      "--origin",
      "CN",
      "--value",
      "100 AUD",
      "--on",
      "2026-11-22",
      "-f",
      "json",
    );
    expect(JSON.parse(quote).schema).toBe("xb.cost/1");
    expect(
      JSON.parse(xb("plan", "launch", "--on", "2026-11-22", "-f", "json")).streams.length,
    ).toBeGreaterThan(0);
  });

  it("tells editors of a launch in the same project where the schemas are", () => {
    xb("init", "launches/tea", "--yes");
    const first = readFileSync(join(away, "launches/tea/hosts.yaml"), "utf8").split("\n")[0]!;
    const schema = /^# yaml-language-server: \$schema=(.+)$/.exec(first)![1]!;
    expect(schema).toBe("../../node_modules/xb-launch/dist/schemas/hosts.json");
    expect(existsSync(join(away, "launches/tea", schema))).toBe(true);
    expect(xb("check", "launches/tea", "--fail-on", "never", "-f", "json")).toContain("xb.check/1");
  });

  it("can be used as a library: the example in examples/library runs as it is", () => {
    cpSync(join(root, "examples/library/margins.mjs"), join(away, "margins.mjs"));
    const out = execFileSync(process.execPath, ["margins.mjs", "launch"], { cwd: away, encoding: "utf8" });
    expect(out).toMatch(/48 pairs of product and market: \d+ may be sold/);
    expect(out).toMatch(/TEA-001 +AU +\d+\.\d% +\d+ streams/);
  });

  it("has types that a strict program can use", () => {
    cpSync(join(root, "test/package/consumer.mts.txt"), join(away, "consumer.mts"));
    const tsc = join(root, "node_modules/typescript/bin/tsc");
    const flags = ["--noEmit", "--strict", "--module", "nodenext", "--target", "es2023", "--types", ""];
    const told = spawnSync(process.execPath, [tsc, ...flags, "consumer.mts"], {
      cwd: away,
      encoding: "utf8",
    });
    expect(told.stdout).toBe("");
    expect(told.status).toBe(0);
  });
});
