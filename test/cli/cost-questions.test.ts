import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { CostResult } from "../../src/model/cost-result.ts";
import { folder, xb } from "./run.ts";

const few = ["--on", "2026-11-24", "-m", "US,AU", "-p", "TEA-001"];
const json = (args: readonly string[]): CostResult => JSON.parse(xb(["cost", ...args, "-f", "json"]).out);

describe("cost answers more than what it costs", () => {
  const asked = [...few, "--sensitivity", "--scenarios", "--monte-carlo", "--lanes"];

  it("as data", () => {
    const { estimates } = json(["examples/spring-launch", ...asked]);
    expect(estimates).toHaveLength(2);
    for (const estimate of estimates) {
      expect(estimate.sensitivity!.map(({ factor }) => factor)).toContain("duty");
      expect(estimate.scenarios![0]).toMatchObject({ scenario: "port-closed" });
      expect(Number(estimate.band!.p10.amount)).toBeLessThan(Number(estimate.band!.p90.amount));
      expect(estimate.lanes!.some(({ model }) => model === "stock")).toBe(true);
    }
  });

  it.each(["table", "markdown"])("as %s, in both languages", (format) => {
    const en = xb(["cost", "examples/spring-launch", ...asked, "-f", format, "--lang", "en"]).out;
    expect(en).toContain("What moves the margin");
    expect(en).toContain("The dollar falls by 8");
    expect(en).toContain("P90");
    expect(en).toMatch(/warehouse (wins|loses)/);
    expect(xb(["cost", "examples/spring-launch", ...asked, "-f", format, "--lang", "zh"]).out).toContain(
      "海外仓",
    );
  });

  it("but not of a single quote, which has no prices and lanes", () => {
    const quote = ["--to", "AU", "--hs", "610910", "--origin", "CN", "--value", "50 AUD"];
    expect(xb(["cost", ...quote, "--lanes"])).toMatchObject({ code: 2, out: "" });
  });
});

it.each([
  ["scenarios: { x: { duty: { '*': abc } } }", "abc"],
  ["demand: { TEE-9: { perHalfHour: 3 } }", "did you mean TEE-1?"],
  ["selling: {}\nmarkets: [{ id: AU, shipping: { lane: air-parsel } }]", "did you mean air-parcel?"],
  ["scenarios: { x: { lanes: [air-parsel] } }", "did you mean air-parcel?"],
  ["scenarios: { x: { markets: [AX] } }", "market AX is not defined; did you mean AU?"],
  ["scenarios: { x: { markets: [NOWHERE] } }", "known: AU"],
  ["scenarios: { x: { fx: { EUU: -8% } } }", "EUU does not name an ISO 4217 currency"],
  ["risk: { volatility: { EUU: 8% } }", "EUU"],
])("refuses %s, with its place", (line, found) => {
  const launch = folder("minimal");
  const file = join(launch, "launch.yaml");
  const text = readFileSync(file, "utf8");
  const kept = line.includes("\nmarkets:") ? text.slice(0, text.indexOf("markets:")) : text;
  writeFileSync(file, `${kept}\n${line}\n`);
  const ran = xb(["cost", launch, "--scenarios"]);
  expect(ran).toMatchObject({ code: 2, out: "" });
  expect(ran.err).toMatch(/launch\.yaml:\d+:\d+: error/);
  expect(ran.err).toContain(found);
});

it("tells of past streams that it can learn nothing from, each name at its first row", () => {
  const launch = folder("minimal");
  const file = join(launch, "launch.yaml");
  writeFileSync(file, `${readFileSync(file, "utf8")}\ndemand: past.csv\n`);
  const row = (product: string, market: string, host: string) =>
    `2026-11-16T20:00:00+11:00,${product},12,${market},${host}`;
  const rows = [row("TEE-1", "AU", "mei"), row("TEE-9", "AU", "mei"), row("TEE-9", "NZ", "rui")];
  writeFileSync(join(launch, "past.csv"), ["start,product,orders,market,host", ...rows, ""].join("\n"));
  const ran = xb(["plan", launch, "--on", "2026-11-24"]);
  expect(ran.code).toBe(0);
  expect(ran.err).toMatch(/past\.csv:3:\d+: warning.*product TEE-9 .* 2 rows/);
  expect(ran.err).toMatch(/past\.csv:4:\d+: warning.*market NZ .* 1 row /);
  expect(ran.err).toMatch(/past\.csv:4:\d+: warning.*host rui /);
  expect(ran.err).toContain("did you mean TEE-1?");
});

it.each([
  ["en", /2 rows of past streams lie outside their market's audience hours.*line 3 of past\.csv/],
  ["zh", /历史直播中有 2 行不在该市场的观众时段内.*past\.csv 第 3 行/],
])("tells of past streams while their market was away (%s)", (lang, line) => {
  const launch = folder("minimal");
  const file = join(launch, "launch.yaml");
  writeFileSync(file, `${readFileSync(file, "utf8")}\ndemand: past.csv\n`);
  const rows = ["20", "04", "05"].map((hour) => `2026-11-16T${hour}:00:00+11:00,TEE-1,12,AU,mei`);
  writeFileSync(join(launch, "past.csv"), ["start,product,orders,market,host", ...rows, ""].join("\n"));
  const { warnings } = JSON.parse(
    xb(["plan", launch, "--on", "2026-11-24", "--lang", lang, "-f", "json"]).out,
  );
  const told = warnings.filter((w: { code: string }) => w.code === "plan.past-closed");
  expect(told.map((w: { message: string }) => w.message)).toEqual([expect.stringMatching(line)]);
});

it("the spread of the launch's exchange rates is a cost of each sale", () => {
  const launch = folder("spring-launch");
  const file = join(launch, "launch.yaml");
  writeFileSync(file, `${readFileSync(file, "utf8")}\nfx: { on: 2026-11-20, spread: 2% }\n`);
  const [estimate] = json([launch, ...few]).estimates;
  expect(estimate!.lines.map(({ id }) => id)).toContain("fx.spread");
});

describe("cost --compare", () => {
  it("tells what changed, and why, beside the totals", () => {
    const launch = folder("spring-launch");
    const base = join(launch, "base.json");
    xb(["cost", launch, "--on", "2026-11-24", "-o", base]);
    const products = join(launch, "products.yaml");
    writeFileSync(products, readFileSync(products, "utf8").replace('"18.00 CNY"', '"21.00 CNY"'));
    const { estimates, comparison } = json([launch, ...few, "--compare", base]);
    expect(estimates).toHaveLength(2);
    expect(comparison!.changes.map(({ why }) => why)).toEqual(
      [0, 1].map(() => [{ kind: "cost", from: "18.00 CNY", to: "21.00 CNY" }]),
    );
    expect(xb(["cost", launch, ...few, "--compare", base, "-f", "markdown"]).out).toContain(
      "18.00 CNY → 21.00 CNY",
    );
  });

  it.each(["{}", '{"schema":"xb.cost/1","estimates":[{}]}', "not json"])("refuses %s", (text) => {
    const launch = folder("spring-launch");
    const base = join(launch, "base.json");
    writeFileSync(base, text);
    const ran = xb(["cost", launch, "--compare", base]);
    expect(ran).toMatchObject({ code: 2, out: "" });
    expect(ran.err).toContain("base.json");
  });
});
