import { describe, expect, it } from "vitest";
import type { CheckResult } from "../../src/model/check-result.ts";
import type { CostResult } from "../../src/model/cost-result.ts";
import type { Diagnostic } from "../../src/model/diagnostic.ts";
import type { RenderContext } from "../../src/render/context.ts";
import { renderDiagnostics } from "../../src/render/diagnostics.ts";
import { formatsOf, render } from "../../src/render/formats.ts";
import { hints } from "../../src/render/hints.ts";
import { widthOf } from "../../src/render/layout/width.ts";
import { type Lang, message } from "../../src/text/message.ts";
import {
  checkResult,
  compareResult,
  costResult,
  hostile,
  launch,
  planResult,
  reportResult,
} from "./fixtures.ts";

const context = (lang: Lang, width: number, color = false): RenderContext => ({ lang, width, color, launch });

const results = (lang: Lang) =>
  ({
    check: checkResult(lang),
    cost: costResult(lang),
    plan: planResult(lang),
    compare: compareResult(),
    report: reportResult(),
  }) as const;
const commands = ["check", "cost", "plan", "compare", "report"] as const;

// biome-ignore lint/suspicious/noControlCharactersInRegex: what must not be there
const rawControl = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/;

describe("tables", () => {
  for (const command of commands)
    for (const lang of ["en", "zh"] as const)
      it(`of ${command} in ${lang} look as they should`, async () => {
        const text = await render(command, "table", results(lang)[command], context(lang, 100));
        await expect(text).toMatchFileSnapshot(`snapshots/${command}.${lang}.txt`);
      });

  it.each(commands.flatMap((command) => [60, 80, 140].map((width) => [command, width] as const)))(
    "of %s fit %i columns",
    async (command, width) => {
      for (const lang of ["en", "zh"] as const) {
        const text = await render(command, "table", results(lang)[command], context(lang, width));
        expect(text.split("\n").filter((line) => widthOf(line) > width)).toEqual([]);
      }
    },
  );

  it.each(commands)("of %s are coloured only when asked", async (command) => {
    const plain = await render(command, "table", results("en")[command], context("en", 100));
    const coloured = await render(command, "table", results("en")[command], context("en", 100, true));
    expect(plain).not.toMatch(rawControl);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are escape sequences
    expect(coloured.replace(/\u001b\[\d+m/g, "")).toBe(plain);
    expect(coloured).not.toBe(plain);
  });

  it("let no hostile name reach the terminal", async () => {
    const check: CheckResult = {
      ...checkResult(),
      items: checkResult().items.map((item) => ({ ...item, sku: hostile, message: hostile, fix: hostile })),
    };
    const cost: CostResult = {
      ...costResult(),
      estimates: costResult().estimates.map((estimate) => ({ ...estimate, sku: hostile, regime: hostile })),
    };
    const streams = planResult().streams.map((stream) => ({ ...stream, host: hostile, products: [hostile] }));
    const plan = { ...planResult(), streams };
    for (const [command, result] of [
      ["check", check],
      ["cost", cost],
      ["plan", plan],
    ] as const)
      for (const format of ["table", "markdown", "csv"]) {
        const text = await render(command, format, result, {
          ...context("en", 100),
          explain: true,
          verbose: true,
        });
        expect(text.replaceAll("\r\n", "\n")).not.toMatch(rawControl);
        expect(text).not.toContain("##[");
        expect(text).not.toContain("::error::");
      }
  });

  it("explain how a figure came about", async () => {
    const text = await render("cost", "table", costResult(), { ...context("en", 100), explain: true });
    expect(text).toContain("= 17.5% × 9.14 USD");
    expect(text).toContain("since 2026-01-01 · checked 2026-11-20");
  });
});

describe("markdown", () => {
  it("of a launch looks as it should", async () => {
    await expect(await render("report", "markdown", reportResult(), context("en", 100))).toMatchFileSnapshot(
      "snapshots/report.md",
    );
  });

  it("fits a pull-request comment, and says what it leaves out", async () => {
    const { estimates, ...rest } = costResult();
    const many = Array.from({ length: 40 }, () => estimates).flat();
    const text = await render("cost", "markdown", { ...rest, estimates: many }, context("en", 100));
    expect(text.length).toBeLessThan(65_536);
    expect(text).toMatch(/more sections do not fit here/);
  });
});

describe("formats", () => {
  it("are those of the interface, the default first", () => {
    expect(formatsOf("plan")).toEqual(["table", "json", "csv", "markdown", "ics", "html"]);
    expect(formatsOf("check")).toEqual("table json ndjson csv markdown sarif junit github html".split(" "));
    expect(formatsOf("cost")).toEqual(["table", "json", "ndjson", "csv", "markdown", "html"]);
    expect(formatsOf("compare")).toEqual(["table", "json", "csv", "markdown"]);
    expect(formatsOf("report")).toEqual(["table", "markdown", "html"]);
  });

  it("take an empty result", async () => {
    const empty = {
      check: {
        ...checkResult(),
        items: [],
        verdicts: [],
        summary: { pass: 0, fail: 0, unknown: 0, waived: 0 },
      },
      cost: { ...costResult(), estimates: [], summary: { estimates: 0, unknown: 0, losses: 0 } },
      plan: { ...planResult(), streams: [], unmet: [], excluded: [], hosts: [], wanted: [] },
      compare: { ...compareResult(), products: [] },
      report: { ...reportResult(), plan: undefined, check: undefined, cost: undefined, compare: undefined },
    };
    for (const command of commands)
      for (const format of formatsOf(command))
        expect(
          await render(command, format, empty[command], { lang: "en", width: 80, color: false }),
        ).toMatch(/\n$/);
  });
});

describe("hints", () => {
  it.each([
    ["check", results("en").check, "`xb explain us.food.facility-registration`"],
    ["cost", results("en").cost, "`xb cost -p TEA-001 -m US --explain`"],
    ["plan", results("en").plan, "`xb plan -o streams.ics`"],
    ["compare", results("en").compare, "`xb cost -m ID --explain`"],
    ["report", results("en").report, "`xb report -o launch.html`"],
  ])("of %s name the next command", (_command, result, words) => {
    const [hint] = hints(result);
    expect(message("en", hint!.message, hint!.args)).toContain(words);
  });
});

describe("diagnostics", () => {
  const at = (line: number, col: number, endCol: number) => ({
    file: "products.yaml",
    line,
    col,
    endLine: line,
    endCol,
  });
  const diagnostic: Diagnostic = {
    code: "input.unknown-key",
    severity: "error",
    message: "input.unknown-key-guess",
    args: { key: "wieght", guess: "weight" },
    help: { message: "help.see-schema", args: { name: "products" } },
    at: at(12, 3, 9),
    lineText: "  wieght: 150g",
  };

  it("point at what is meant", () => {
    expect(renderDiagnostics([diagnostic], { lang: "en", color: false, width: 80 })).toBe(
      [
        "products.yaml:12:3: error: unknown key wieght; did you mean weight?",
        " 12 │   wieght: 150g",
        "    │   ^^^^^^",
        "  = `xb schema products` prints what is allowed",
        "",
      ].join("\n"),
    );
  });

  it.each([
    [
      "CJK",
      "  name: { zh: 茉莉, hs: 902 }",
      22,
      25,
      " 1 │   name: { zh: 茉莉, hs: 902 }",
      `   │ ${" ".repeat(23)}^^^`,
    ],
    ["a tab", "\thz: x", 2, 4, " 1 │   hz: x", "   │   ^^"],
    ["an escape", "a: \u001b[31m", 4, 5, " 1 │ a: ␛[31m", "   │    ^"],
  ])("stand right under %s", (_name, lineText, col, endCol, line, mark) => {
    const lines = renderDiagnostics([{ ...diagnostic, lineText, at: at(1, col, endCol) }], {
      lang: "en",
      color: false,
      width: 80,
    }).split("\n");
    expect(lines.slice(1, 3)).toEqual([line, mark]);
  });

  it("cut a long line around the mark", () => {
    const lineText = `${"x".repeat(200)}BAD${"y".repeat(200)}`;
    const lines = renderDiagnostics([{ ...diagnostic, lineText, at: at(1, 201, 204) }], {
      lang: "zh",
      color: false,
      width: 60,
    }).split("\n");
    expect(lines[1]).toContain("BAD");
    expect(lines[2]!.indexOf("^")).toBe(lines[1]!.indexOf("BAD"));
    expect(Math.max(...lines.slice(1, 3).map(widthOf))).toBeLessThanOrEqual(60);
  });

  it("speak Chinese, and need no place", () => {
    const { at: _, lineText: __, ...rest } = diagnostic;
    expect(renderDiagnostics([rest], { lang: "zh", color: false, width: 80 })).toContain(
      message("zh", rest.message, rest.args),
    );
  });
});
