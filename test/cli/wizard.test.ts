import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Lang, type MessageId, message } from "../../src/text/message.ts";
import { onTerminal, terminals } from "./on-terminal.ts";
import { folder, xb } from "./run.ts";

const enter = "\r";
const questions = ["name", "origin", "currency", "markets", "product", "cost", "price", "host", "zone"];
const languages: readonly [Lang, string][] = [
  ["en", "en_GB.UTF-8"],
  ["zh", "zh_CN.UTF-8"],
];

/** What is typed at each question, by its words; where nothing is, what is offered is taken. */
const answersIn = (lang: Lang, typed: Readonly<Record<string, string>>): [string, string][] =>
  [...questions, "languages"].map((key) => [
    message(lang, `init.${key}` as MessageId).slice(0, 20),
    `${typed[key] ?? ""}${enter}`,
  ]);

describe.skipIf(!terminals)("the questions of xb init, on a terminal", () => {
  it.each(languages)(
    "lead to a launch that runs (%s)",
    (lang, locale) => {
      const at = folder();
      const answers = answersIn(lang, { name: "Tea 茶 🍵", host: "林悦" });
      const shown = onTerminal(["init", "spring"], { cwd: at, env: { LANG: locale }, answers });
      expect(shown.left, shown.out).toEqual([]);
      expect(shown.code, shown.out).toBe(0);
      expect(shown.out).toContain(message(lang, "init.next", { folder: "spring" }));
      expect(readdirSync(join(at, "spring")).sort()).toEqual(["hosts.yaml", "launch.yaml", "products.yaml"]);
      expect(readFileSync(join(at, "spring/launch.yaml"), "utf8")).toContain("Tea 茶 🍵");
      expect(readFileSync(join(at, "spring/hosts.yaml"), "utf8")).toContain("林悦");
      expect(xb(["cost", "spring"], { cwd: at }).code).toBe(0);
    },
    240_000,
  );

  it("offer the category that a product's name suggests, and leave open what is not known", () => {
    const at = folder();
    const typed = { product: "陶瓷马克杯 350 毫升", price: "12.90 USD" };
    const [name, origin, currency, markets, product, ...rest] = answersIn("zh", typed);
    const own = (["init.ask-category", "init.hs", "init.weight"] as const).map((id): [string, string] => [
      message("zh", id).slice(0, 8),
      enter,
    ]);
    const answers = [name!, origin!, currency!, markets!, product!, ...own, ...rest];
    const shown = onTerminal(["init"], { cwd: at, env: { LANG: "zh_CN.UTF-8" }, answers });
    expect([shown.code, shown.left]).toEqual([0, []]);
    expect(shown.out).toContain("空格 选择");
    const products = readFileSync(join(at, "products.yaml"), "utf8");
    expect(products).toMatch(/sku: "P-001"[\s\S]*category: kitchenware\.tableware\n {2}# hs: /);
  }, 120_000);

  it("say what is wrong with an answer, and ask again", () => {
    const at = folder();
    const answers = answersIn("en", { origin: "China" });
    answers.splice(2, 0, ["ISO 3166-1", `\u0015CN${enter}`]);
    const { code, out } = onTerminal(["init", "spring"], { cwd: at, answers });
    expect(code, out).toBe(0);
    expect(readFileSync(join(at, "spring/launch.yaml"), "utf8")).toMatch(/^origin: CN /m);
  }, 240_000);

  it("leave nothing behind at Ctrl-C", () => {
    const at = folder();
    const [first, second] = answersIn("en", {});
    const answers: [string, string][] = [first!, [second![0], "\u0003"]];
    const { out, code } = onTerminal(["init", "spring"], { cwd: at, answers });
    expect(code, out).toBe(130);
    expect(existsSync(join(at, "spring"))).toBe(false);
    expect(out).not.toMatch(/defect|Error|at .*\.js/);
  }, 120_000);
});
