import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folder, xb } from "./run.ts";

const launch = (change: (text: string) => string): string => {
  const at = folder("minimal");
  const file = join(at, "launch.yaml");
  writeFileSync(file, change(readFileSync(file, "utf8")));
  return at;
};

describe("usage", () => {
  it.each([
    [["--version"], 0, /^\d+\.\d+\.\d+\n$/, ""],
    [["--help"], 0, /Examples:/, ""],
    [["plan", "--help"], 0, /--on/, ""],
    [["plann"], 2, "", /did you mean plan\?/],
    [["check", "--formt", "json"], 2, "", /--format/],
    [["check", "-f", "jsn", "examples/minimal"], 2, "", /did you mean json\?/],
    [["check", "--on", "2026-02-30", "examples/minimal"], 2, "", /2026-02-30/],
    [["check", "-m", "XX", "examples/minimal"], 2, "", /XX/],
    [["check", "no-such-folder"], 2, "", /no-such-folder/],
    [["check", "examples/minimal", "-o", "x.pdf"], 2, "", /x\.pdf/],
  ] as const)("xb %j exits %i", (args, code, out, err) => {
    const ran = xb([...args]);
    expect(ran.code).toBe(code);
    if (out) expect(ran.out).toMatch(out);
    if (err) expect(ran.err).toMatch(err);
  });
});

describe("bad input exits 2, names its place, writes nothing", () => {
  it.each([
    [
      "a number as HS code",
      (t: string) => t.replace('"6109.10"', "6109.10"),
      /launch\.yaml:\d+:\d+.*quote it/s,
    ],
    ["an unknown key", (t: string) => t.replace("weight:", "wieght:"), /did you mean weight\?/],
    [
      "a duplicate key",
      (t: string) => t.replace("currency: CNY", "currency: CNY\ncurrency: USD"),
      /stands twice/,
    ],
    [
      "a wrong zone",
      (t: string) => t.replace("Asia/Shanghai", "Asia/Shanghia"),
      /launch\.yaml:\d+:\d+.*zone/s,
    ],
    ["an abbreviation as zone", (t: string) => t.replace("Asia/Shanghai", "CST"), /zone/],
    ["30 February", (t: string) => t.replace("2027-01-10", "2027-02-30"), /does not exist/],
    ["no such currency", (t: string) => t.replace("22.00 CNY", "22.00 RMB"), /currency/],
    ["no such market", (t: string) => t.replace("id: AU", "id: AQ"), /market/],
    ["money as a number", (t: string) => t.replace('"22.00 CNY"', "22"), /expected text|18\.00 CNY/],
    [
      "a window that ends before it begins",
      (t: string) => t.replace("to: 2027-01-10", "to: 2027-01-01"),
      /ends before/,
    ],
  ] as const)("%s", (_, change, message) => {
    const at = launch(change);
    for (const command of ["check", "cost", "plan", "report"]) {
      const ran = xb([
        command,
        at,
        "-o",
        join(at, "out.json").replace("json", command === "report" ? "html" : "json"),
      ]);
      expect(ran.err).toMatch(message);
      expect(ran.code).toBe(2);
      expect(ran.out).toBe("");
    }
    expect(readdirSync(at)).toEqual(["launch.yaml"]);
  });

  it("tells all errors of a file at once", () => {
    const at = launch((t) => t.replace("weight:", "wieght:").replace("22.00 CNY", "22.00 RMB"));
    const { err } = xb(["check", at]);
    expect(err).toMatch(/wieght/);
    expect(err).toMatch(/RMB/);
  });

  it("shows the line", () => {
    const at = launch((t) => t.replace("22.00 CNY", "22.00 RMB"));
    expect(xb(["check", at]).err).toContain('cost: "22.00 RMB"');
  });

  it("refuses links, folders and files outside", () => {
    const at = launch((t) => t.replace(/products:[\s\S]*?hosts:/, "products: ../other.yaml\nhosts:"));
    expect(xb(["check", at]).err).toMatch(/outside/);
    const linked = launch((t) => t.replace(/products:[\s\S]*?hosts:/, "products: p.yaml\nhosts:"));
    symlinkSync("/etc/passwd", join(linked, "p.yaml"));
    expect(xb(["check", linked]).err).toMatch(/symbolic link/);
    const dir = launch((t) => t.replace(/products:[\s\S]*?hosts:/, "products: p.yaml\nhosts:"));
    mkdirSync(join(dir, "p.yaml"));
    expect(xb(["check", dir]).err).toMatch(/is a folder/);
  });
});

describe("gates", () => {
  it("check fails with 1 where something is blocked, and passes with --fail-on never", () => {
    const strict = xb(["check", "examples/spring-launch", "--on", "2026-11-24", "-f", "json"]);
    expect(strict.code).toBe(1);
    const lax = xb([
      "check",
      "examples/spring-launch",
      "--on",
      "2026-11-24",
      "-f",
      "json",
      "--fail-on",
      "never",
    ]);
    expect(lax.code).toBe(0);
    expect(lax.out).toBe(strict.out);
  });

  it("cost fails with 1 where the margin is too small", () => {
    const args = ["cost", "examples/spring-launch", "--on", "2026-11-24", "-f", "json"];
    expect(xb(args).code).toBe(0);
    expect(xb([...args, "--min-margin", "95%"]).code).toBe(1);
  });
});

describe("results do not depend on the machine", () => {
  it.each(["check", "cost", "plan"])("%s", (command) => {
    const args = [command, "examples/spring-launch", "--on", "2026-11-24", "-f", "json"];
    const here = xb(args, { env: { TZ: "UTC", LANG: "C" } });
    const there = xb(args, { env: { TZ: "Asia/Kolkata", LANG: "tr_TR.UTF-8" } });
    expect(here.out.length).toBeGreaterThan(100);
    expect(there.out).toBe(here.out);
    expect(xb(args, { env: { TZ: "UTC", LANG: "C" } }).out).toBe(here.out);
  });
});
