import { createHash } from "node:crypto";
import { HtmlValidate } from "html-validate";
import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import type { ReportResult } from "../../src/model/report.ts";
import { render } from "../../src/render/formats.ts";
import { pageScript, pageScriptHash } from "../../src/render/html/script.ts";
import { pageStyle, pageStyleHash } from "../../src/render/html/style.ts";
import { checkResult, costResult, hostile, launch, planResult, reportResult } from "./fixtures.ts";

const context = { lang: "en", width: 100, color: false } as const;
const page = await render("report", "html", reportResult(), context);

const hashOf = (text: string): string => `sha256-${createHash("sha256").update(text).digest("base64")}`;

/** What a pattern finds; short, where the page itself would fill a failing test's output. */
const found = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map((match) => match[0].slice(0, 80));

/** Names, messages and everything else a stranger may write, all hostile. */
function hostileReport(): ReportResult {
  const spoil = <T>(value: T): T =>
    JSON.parse(JSON.stringify(value), (key, inner) =>
      hostileKeys.has(key) && typeof inner === "string" ? hostile : inner,
    );
  const { inLanguage: _, ...report } = reportResult();
  return {
    ...spoil(report),
    launch: { ...launch, name: hostile, products: spoil({ "TEA-001": { en: hostile } }) },
  };
}
const hostileKeys = new Set([
  "message",
  "fix",
  "why",
  "what",
  "law",
  "title",
  "label",
  "reason",
  "url",
  "en",
  "regime",
]);

describe("the page", () => {
  it("allows its own style and script alone", () => {
    expect(pageStyleHash).toBe(hashOf(pageStyle));
    expect(pageScriptHash).toBe(hashOf(pageScript));
    const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/
      .exec(page)![1]!
      .replaceAll("&#39;", "'");
    expect(policy).toContain(`style-src '${pageStyleHash}'; script-src '${pageScriptHash}'`);
    expect(found(page, / style="[^"]*"| on\w+="[^"]*"/g)).toEqual([]);
  });

  it("needs nothing from elsewhere", () => {
    expect(found(page, /<(link|img|iframe|object|embed|base)\b|\bsrc=|url\(/g)).toEqual([]);
  });

  it("has every text in both languages, and each id once", () => {
    const texts = ["May we sell it there?", "能否在当地销售？", "缺少食品企业注册"];
    expect(texts.filter((text) => !page.includes(text))).toEqual([]);
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map((m) => m[1]);
    expect(new Set(ids).size).toBe(ids.length);
    const targets = [...page.matchAll(/(?:href="#|popovertarget="|labelledby=")([^"]+)"/g)].map((m) => m[1]);
    expect(targets.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it("is the same twice", async () => {
    expect((await render("report", "html", reportResult(), context)) === page).toBe(true);
  });

  it("keeps hostile names harmless", async () => {
    const text = await render("report", "html", hostileReport(), context);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what must not be there
    const raw = /<script>alert|[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]|##\[/g;
    expect(found(text, raw)).toEqual([]);
    expect(found(text, /<script\b/g)).toHaveLength(2);
    expect(found(text, /href="(?!#|https?:)[^"]*"/g)).toEqual([]);
  });

  it.each([
    ["plan", planResult()],
    ["check", checkResult()],
    ["cost", costResult()],
  ])("of %s alone has its section, with and without names", async (command, result) => {
    const section = command === "check" ? "verdicts" : command;
    for (const directory of [{ launch }, {}]) {
      const text = await render(command, "html", result, { ...context, ...directory });
      expect(text.includes(`<section id="${section}"`)).toBe(true);
      expect(found(text, /undefined/g)).toEqual([]);
    }
  });

  it("says in both languages what to declare first, where something is not known", async () => {
    const report = reportResult();
    const unknown = { ...report.check!, summary: { ...report.check!.summary, unknown: 3 } };
    const known = { ...report.check!, summary: { ...report.check!.summary, unknown: 0 } };
    const undeclared = [{ key: "contains", count: 2 }];
    const pageOf = (check: typeof known, more: object): string | Promise<string> =>
      render("report", "html", { ...report, check }, { ...context, ...more });
    const told = await pageOf(unknown, { undeclared });
    for (const text of ["What to declare first", "首先要填写的内容", "<code>contains</code> (2)"])
      expect(told).toContain(text);
    for (const none of [pageOf(known, { undeclared }), pageOf(unknown, { undeclared: [] })])
      expect(await none).not.toContain("What to declare first");
  });

  it("prints folds as they are on screen", () => {
    expect(pageStyle).not.toContain("details-content");
  });

  it("shows scenarios and margin bands where the launch asks for them", async () => {
    const report = reportResult();
    const band = {
      p10: { amount: "-1.20", currency: "USD" },
      p50: { amount: "2.00", currency: "USD" },
      p90: { amount: "5.10", currency: "USD" },
      ...{ loss: "21.0%", volatility: "9%", days: 30, runs: 500, seed: 1, certainty: "reported" as const },
    };
    const margin = { amount: { amount: "-3.00", currency: "USD" }, percent: "-15.0%" };
    const outcome = { scenario: "line", name: { en: "The line is closed", zh: "航线关闭" } };
    const scenarios = [{ ...outcome, landed: null, margin, change: null }];
    const estimates = report.cost!.estimates.map((e, i) => (i === 0 ? { ...e, band, scenarios } : e));
    const text = await render("report", "html", { ...report, cost: { ...report.cost!, estimates } }, context);
    for (const shown of ["航线关闭", "1 of 1 at a loss", "-15.0%", "21.0%", "b-risky"]) {
      expect(text.includes(shown), shown).toBe(true);
    }
    expect(page.includes('id="h-bands"')).toBe(false);
  });

  it.each(["as usual", "of hostile names"])("is valid HTML, %s", async (kind) => {
    const text =
      kind === "as usual"
        ? page
        : await render("report", "html", hostileReport(), { ...context, lang: "zh" });
    const validator = new HtmlValidate({ extends: ["html-validate:standard"] });
    const { results } = await validator.validateString(text);
    const said = results.flatMap(({ messages }) =>
      messages.map((m) => `${m.ruleId} ${m.line}: ${m.message}`),
    );
    expect(said).toEqual([]);
  });

  it("is balanced markup", () => {
    const body = page
      .replace(/<(script|style)\b[\s\S]*?<\/\1>/g, "")
      .replace(/<!DOCTYPE html>/, "")
      .replace(/<(meta|input|hr|br)\b([^>]*)>/g, "<$1$2/>")
      .replace(/ (hidden|open|popover|autofocus|checked)(?=[ >/])/g, ' $1=""');
    const parser = new SaxesParser();
    parser.on("error", (error) => {
      throw error;
    });
    expect(() => parser.write(body).close()).not.toThrow();
  });
});
