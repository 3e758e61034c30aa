import { spawn } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { catalogue } from "../../bench/catalogue.mjs";
import { progressLine, unknownShare } from "../../src/cli/progress-line.ts";
import { onTerminal, terminals } from "./on-terminal.ts";
import { bin, folder, xb } from "./run.ts";

const words = { what: "Costing", left: "about {time} left" };

describe("a line of progress", () => {
  it.each([
    [1_000, unknownShare, "Costing  0:01"],
    [125_400, unknownShare, "Costing  2:05"],
    [1_500, 10, "Costing  1%  0:02"],
    [12_000, 340, "Costing  34%  0:12, about 0:23 left"],
    [60_000, 1000, "Costing  100%  1:00, about 0:00 left"],
  ])("after %i ms with %i thousandths done", (ms, share, line) => {
    expect(progressLine(words, ms, share)).toBe(line);
  });
});

const cost = ["cost", "--on", "2026-11-24", "-f", "csv"];

describe.skipIf(!terminals)("progress on a terminal", () => {
  it("comes after a second with the time left, and is gone before anything is printed", () => {
    const at = folder();
    catalogue(at, 400);
    const { out, code } = onTerminal(cost, { cwd: at });
    expect(code).toBe(0);
    const printed = out.indexOf("sku,order");
    const before = out.slice(0, printed);
    expect(before).toMatch(/^\rCosting {2}\d+% {2}\d:\d\d/);
    expect(before).toMatch(/about \d+:\d\d left/);
    expect(before.endsWith("\r\u001b[K")).toBe(true);
    expect(out.slice(printed)).not.toContain("Costing");
    const piped = xb(cost, { cwd: at });
    // Warnings are wrapped on a terminal.
    const unwrapped = (text: string): string => text.replaceAll("\r", "").replace(/\n {2}/g, " ");
    expect(unwrapped(out.slice(printed))).toBe(unwrapped(`${piped.out}${piped.err}`));
  }, 120_000);

  it.each([
    ["in CI", { CI: "true" }, []],
    ["when quiet", {}, ["--quiet"]],
    ["on a dumb terminal", { TERM: "dumb" }, []],
  ])(
    "stays away %s",
    (_, env, more) => {
      const at = folder();
      catalogue(at, 400);
      const { out, code } = onTerminal([...cost, ...more], { cwd: at, env });
      expect(code).toBe(0);
      expect(out.startsWith("sku,order")).toBe(true);
      expect(out).not.toContain("\u001b[K");
    },
    120_000,
  );

  it("names what a report is about: costs with their share, then the plan", () => {
    const at = folder();
    catalogue(at, 40);
    const { out, code } = onTerminal(["report", "--on", "2026-11-24"], { cwd: at });
    expect(code).toBe(0);
    expect(out).toMatch(/\rCosting {2}\d+% {2}\d:\d\d/);
    expect(out.slice(out.lastIndexOf("\u001b[K"))).not.toContain("Costing");
  }, 120_000);

  it("stays away from work of a moment", () => {
    const { out } = onTerminal(["plan", "--on", "2026-11-24", "-f", "csv"], { cwd: folder("minimal") });
    expect(out).not.toContain("\u001b[K");
  }, 60_000);
});

describe("a stream of minutes", () => {
  it.each(["SIGINT", "SIGTERM"] as const)(
    "stops at %s, and leaves nothing",
    async (signal) => {
      const at = folder();
      catalogue(at, 1_500);
      const away = folder();
      writeFileSync(join(at, "out.csv"), "old");
      const env = { PATH: process.env.PATH ?? "", HOME: at, TMPDIR: away };
      const child = spawn(process.execPath, [bin, ...cost, "-o", "out.csv"], {
        cwd: at,
        env,
        stdio: "ignore",
      });
      const ended = new Promise<number | null>((done) => child.on("close", done));
      while (readdirSync(away).length === 0) await new Promise((go) => setTimeout(go, 50));
      await new Promise((go) => setTimeout(go, 300));
      child.kill(signal);
      expect(await ended).toBe(signal === "SIGINT" ? 130 : 143);
      expect(readdirSync(away)).toEqual([]);
      expect(readdirSync(at).sort()).toEqual(["launch.yaml", "out.csv", "products.csv"]);
      expect(readFileSync(join(at, "out.csv"), "utf8")).toBe("old");
    },
    120_000,
  );
});
