import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Lexer } from "marked";
import { beforeAll, describe, expect, it } from "vitest";
import type { PlanResult } from "../../src/model/plan-result.ts";
import { folder, xb } from "./run.ts";

const rates = join(folder(), "rates.csv");
writeFileSync(rates, "Date, USD, JPY, \n26 September 2024, 1.1155, 160.78, \n");

describe("plan --brief", () => {
  const at = folder();
  const sheets = join(at, "sheets");
  let plan: PlanResult;
  beforeAll(() => {
    plan = JSON.parse(
      xb([
        "plan",
        "examples/spring-launch",
        "-m",
        "SA,US",
        "--on",
        "2026-11-24",
        "--brief",
        sheets,
        "-f",
        "json",
      ]).out,
    );
  });
  const sheet = (name: string): string => readFileSync(join(sheets, name), "utf8");

  it("writes a sheet for every stream, in the languages that host or market share with xb", () => {
    const names = readdirSync(sheets);
    for (const { slot } of plan.streams) {
      expect(
        names.some((name) => name.startsWith(`${slot}.`)),
        slot,
      ).toBe(true);
    }
    const byChinese = plan.streams.find(({ host }) => host === "lin")!;
    expect(names).toContain(`${byChinese.slot}.zh.md`);
    expect(sheet(`${byChinese.slot}.zh.md`)).toContain("茉莉花茶");
  });

  it("tells both clocks, every product with its price, rules with boxes, and the market's habits", () => {
    const stream = plan.streams.find(({ market, host }) => market === "SA" && host !== "lin")!;
    const text = sheet(readdirSync(sheets).find((name) => name.startsWith(`${stream.slot}.en`))!);
    expect(text).toContain(`${stream.start.slice(11, 16)} (Asia/Riyadh)`);
    expect(text).toContain(`${stream.hostStart.slice(11, 16)} (`);
    for (const sku of stream.products) expect(text).toContain(`(${sku})`);
    expect(text).toMatch(/\d\.\d\d SAR/);
    expect(text).toContain("mada");
    const boxes = Lexer.lex(text).flatMap((token) => (token.type === "list" ? token.items : []));
    expect(boxes.filter((item: { task: boolean }) => item.task).length).toBeGreaterThan(6);
  });

  it.each([
    ["plan", "examples/minimal", "--brief", "/proc/xb/sheets"],
    ["init", "/proc/xb/launch", "--yes"],
    ["fx", "import", rates, "--data-dir", "/proc/xb/data"],
  ])("%s ends where no folder can be made", (...args) => {
    const ran = xb(args);
    expect(ran).toMatchObject({ code: 2, out: "" });
    expect(ran.err).toContain("/proc/xb");
  });

  it("writes nothing where the folder is a file", () => {
    const ran = xb(["plan", "examples/spring-launch", "-m", "SA", "--brief", "package.json"]);
    expect(ran).toMatchObject({ code: 2, out: "" });
    expect(existsSync("package.json/SA-01.en.md")).toBe(false);
  });
});
