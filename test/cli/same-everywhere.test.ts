import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { main } from "../../src/cli/main.ts";
import { bin, folder, xb } from "./run.ts";

/** As some file systems list a folder: in no order. */
const order = vi.hoisted(() => ({ turned: false }));
vi.mock("node:fs", async (original) => {
  const fs = await original<typeof import("node:fs")>();
  const readdirSync = (...args: Parameters<typeof fs.readdirSync>) => {
    const list = fs.readdirSync(...args);
    return order.turned ? [...list].reverse() : list;
  };
  return { ...fs, readdirSync };
});

const on = ["--on", "2026-11-24"];
const runs = [
  ["plan", "examples/spring-launch", ...on, "-f", "json"],
  ["plan", "examples/minimal", ...on, "-f", "ics"],
  ["check", "examples/spring-launch", ...on, "-f", "json"],
  ["cost", "examples/minimal", ...on, "-f", "json", "--monte-carlo"],
  ["report", "examples/minimal", ...on, "-f", "html", "--lang", "en"],
  ["compare", "examples/spring-launch", ...on, "-f", "csv", "--lang", "zh"],
];

/** A run in this process on a pretended clock. */
async function at(now: string, args: readonly string[], columns = 100): Promise<string> {
  const out: Buffer[] = [];
  const said: string[] = [];
  await main(args, {
    cwd: process.cwd(),
    env: { HOME: "/nonexistent" },
    columns,
    outIsTTY: false,
    errIsTTY: false,
    inIsTTY: false,
    out: async (text) => void out.push(Buffer.from(text)),
    err: (text) => void said.push(text),
    readStdin: () => Buffer.from(""),
    now: () => new Date(now),
  });
  return `${Buffer.concat(out)}${said.join("")}`;
}

describe.each(runs)("%s %s is the same", (...args) => {
  it("in every zone and locale", () => {
    const plain = xb(args, { env: { TZ: "UTC", LANG: "C" } }).out;
    expect(plain.length).toBeGreaterThan(500);
    for (const env of [
      { TZ: "Pacific/Apia", LC_ALL: "tr_TR.UTF-8", LANG: "tr_TR.UTF-8" },
      { TZ: "America/St_Johns", LC_ALL: "ar_SA.UTF-8", COLUMNS: "20", TERM: "dumb" },
    ]) {
      expect(xb(args, { env }).out).toBe(plain);
    }
  }, 180_000);

  it("on every day that it is run", async () => {
    const [one, other] = [await at("1999-12-31T23:59:59Z", args), await at("2031-06-01T00:00:00Z", args)];
    expect(other).toBe(one);
  });

  it("whatever order folders list their files in", async () => {
    const own = join(folder(), "own");
    mkdirSync(own);
    for (const id of ["AU", "US", "GB"]) writeFileSync(join(own, `${id}.yaml`), `id: ${id}\n`);
    const with_ = [...args, "--markets", own];
    const one = await at("2026-11-24T00:00:00Z", with_);
    order.turned = true;
    const other = await at("2026-11-24T00:00:00Z", with_);
    order.turned = false;
    expect(other).toBe(one);
  });
});

it("a plan is the same on one core", ({ skip }) => {
  const words = ["plan", "examples/spring-launch", ...on, "-f", "json"];
  const one = spawnSync("taskset", ["-c", "0", process.execPath, bin, ...words], { encoding: "utf8" });
  if (one.error !== undefined) skip("taskset is not there");
  expect(one.stdout).toContain('"streams"');
  expect(one.stdout).toBe(xb(words).out);
});
