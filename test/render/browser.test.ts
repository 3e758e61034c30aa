import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { render } from "../../src/render/formats.ts";
import { reportResult } from "./fixtures.ts";

const executablePath = process.env.XB_BROWSER ?? "/usr/bin/chromium";
const required = process.env.XB_REQUIRE_BROWSER === "1";
const there = existsSync(executablePath);
if (!there && !required)
  console.warn(`no browser at ${executablePath}: the tests of the page in a browser are skipped`);

const flags = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

describe.skipIf(!there && !required)("the page in a browser", () => {
  let browser: Browser;
  let url: string;

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath, args: flags });
    const file = join(mkdtempSync(join(tmpdir(), "xb-page-")), "launch.html");
    writeFileSync(
      file,
      await render("report", "html", reportResult(), { lang: "en", width: 100, color: false }),
    );
    url = pathToFileURL(file).href;
  });
  afterAll(() => browser?.close());

  /** Opens the page; whatever the browser complains of or asks the network for fails the test. */
  async function onPage(options: BrowserContextOptions, act: (page: Page) => Promise<void>): Promise<void> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("console", (entry) => complaints.push(entry.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("request", (request) => void (request.url() === url || complaints.push(request.url())));
    await page.goto(url);
    await act(page);
    await context.close();
    expect(complaints).toEqual([]);
  }

  /** The text that a reader sees, in the language that is switched on. */
  // biome-ignore lint/performance/useDomNodeTextContent: textContent has the other language too
  const shown = (locator: Locator): Promise<string> => locator.innerText();

  async function violations(page: Page): Promise<string[]> {
    const found = await page.evaluate(`${axe}; axe.run(document, { resultTypes: ["violations"] })`);
    const { violations: list } = found as { violations: { id: string; nodes: { html: string }[] }[] };
    return list.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`);
  }

  it.each([
    ["light", { colorScheme: "light" }],
    ["dark", { colorScheme: "dark" }],
    ["narrow", { viewport: { width: 400, height: 800 } }],
  ] as const)("has no accessibility violation (%s)", async (_name, options) => {
    await onPage({ ...options, bypassCSP: true }, async (page) => {
      expect(await violations(page)).toEqual([]);
      await page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true");
      await page.locator("button.cell.blocked").first().click();
      expect(await violations(page)).toEqual([]);
    });
  });

  it("switches language, and remembers it", async () => {
    await onPage({}, async (page) => {
      await page.locator("label:has(#lang-zh)").click();
      expect(await shown(page.locator("h1"))).toBe("春季茶与美妆发布");
      expect(await shown(page.locator("#h-verdicts"))).toBe("能否在当地销售？");
      expect(await page.locator("html").getAttribute("lang")).toBe("zh");
      expect(await page.title()).toBe("春季茶与美妆发布");
      await page.reload();
      expect(await shown(page.locator("#h-verdicts"))).toBe("能否在当地销售？");
    });
  });

  it("switches the theme", async () => {
    await onPage({ colorScheme: "light" }, async (page) => {
      const paper = (): Promise<string> => page.evaluate("getComputedStyle(document.body).backgroundColor");
      const light = await paper();
      await page.locator("label:has(#theme-dark)").click();
      expect(await paper()).not.toBe(light);
    });
  });

  it("opens a verdict by keyboard, moves focus into it, and gives it back on Escape", async () => {
    await onPage({}, async (page) => {
      const cell = page.locator("button.cell.blocked").first();
      await cell.focus();
      await page.keyboard.press("Enter");
      const drawer = page.locator(".drawer:popover-open");
      expect(await shown(drawer)).toContain("food facility registration is missing");
      expect(await drawer.locator("a").first().getAttribute("href")).toBe(
        "https://www.ecfr.gov/current/title-21/section-1.225",
      );
      expect(await page.evaluate("document.activeElement.closest('.drawer') !== null")).toBe(true);
      await page.keyboard.press("Escape");
      expect(await drawer.count()).toBe(0);
      expect(await page.evaluate("document.activeElement.matches('button.cell')")).toBe(true);
    });
  });

  it("shows times in a host's zone and in the reader's own", async () => {
    await onPage({ timezoneId: "Asia/Tokyo", locale: "en-GB" }, async (page) => {
      const third = page.locator('svg[data-zone="America/New_York"] svg.window').nth(2);
      const top = async (): Promise<number> => Number((await third.getAttribute("viewBox"))!.split(" ")[1]);
      const scale = Number(
        await page.locator('svg[data-zone="America/New_York"]').getAttribute("data-scale"),
      );
      const own = await top();
      await page.locator('label:has(input[value="Asia/Shanghai"])').click();
      expect(await top()).toBeCloseTo(own - 13 * 60 * scale, 1);
      await page.locator('label:has(input[value="mine"])').click();
      expect(await top()).toBeCloseTo(own - 14 * 60 * scale, 1);
      const row = page.locator("td.mine").first();
      const utc = new Date((await row.getAttribute("data-utc"))!);
      const tokyo = new Date(utc.getTime() + 9 * 3_600_000).toISOString().slice(11, 16);
      expect(await row.textContent()).toContain(tokyo);
    });
  });

  it("goes from a margin to its waterfall, opening the fold", async () => {
    await onPage({}, async (page) => {
      await page.locator('#cost a[href="#c-3"]').first().click();
      await expect.poll(() => page.locator("#c-3").isVisible()).toBe(true);
      expect(await page.locator("#c-3 table.fall").count()).toBe(6);
    });
  });

  it("says the same without script", async () => {
    await onPage({ javaScriptEnabled: false }, async (page) => {
      await page.locator("label:has(#lang-zh)").click();
      await page.locator("button.cell.blocked").first().click();
      expect(await shown(page.locator(".drawer:popover-open"))).toContain("缺少食品企业注册");
      expect(await page.locator("fieldset.js").isVisible()).toBe(false);
    });
  });
});
