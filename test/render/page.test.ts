import { createHash } from "node:crypto";
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
