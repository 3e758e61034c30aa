import { describe, expect, it } from "vitest";
import { judgedSpan } from "../../src/check/days.ts";
import { nothing } from "../../src/check/finding.ts";
import { textIn, wordingOf } from "../../src/check/wording.ts";
import type { Product } from "../../src/model/product.ts";
import { checked, item, market, rules, tea } from "./launch.ts";

function says(rule: object, part: Partial<Product>, lang: "en" | "zh" = "en"): string | undefined {
  const written = { needs: [{ not: { contains: "meat" } }], ...rule };
  const markets = [market("XX", rules({ "xx.a.rule": written }))];
  const launch = { window: { from: "2027-01-04", to: "2027-01-31" } };
  const products = [{ ...tea, ...part }];
  return item(checked({ markets, products, launch, lang, all: true }), "xx.a.rule")?.message;
}

const good = { contains: [] };
const bad = { contains: ["meat"] };
const memory = { source: undefined, from: undefined, certainty: "unverified" };
const found = "Required; contains: meat";

describe("the words of a rule", () => {
  it.each<[string, object, Partial<Product>, string]>([
    [
      "its title, without a full stop",
      { title: { en: "No. 5 is required.", zh: "x" } },
      good,
      "No. 5 is required",
    ],
    ["why it fails", {}, bad, found],
    [
      "its own question",
      { question: { en: "Is meat in it?", zh: "有肉吗？" } },
      {},
      "Required; Is meat in it?",
    ],
    ["no question where it fails", { question: { en: "Is meat in it?", zh: "x" } }, bad, found],
    ["that it is proposed", { status: "proposed" }, bad, `${found}; proposed, not law`],
    [
      "that nobody verified it",
      memory,
      bad,
      `${found}; not verified, so advice only until a source is found`,
    ],
    [
      "what would settle it",
      { ...memory, settle: "a call to SFDA." },
      bad,
      `${found}; not verified, so advice only; it would be settled by: a call to SFDA`,
    ],
    ["a note", { note: { en: "Since the reform.", zh: "改革后" } }, bad, `${found}; note: Since the reform`],
    ["why it was changed", { reason: "our lawyer" }, bad, `${found}; changed here: our lawyer`],
    ["none of these where it passes", { ...memory, note: "x", reason: "y" }, good, "Required"],
    ["no day before the launch's first", { from: "2027-01-03" }, bad, found],
    ["nor the first", { from: "2027-01-04" }, bad, found],
    ["a day within it", { from: "2027-01-05" }, good, "Required; from 2027-01-05"],
    ["a day to come", { from: "2027-02-10" }, bad, `${found}; begins on 2027-02-10`],
    ["that it is switched off", { off: true, reason: "not ours" }, bad, "Required; switched off: not ours"],
    ["that it was repealed", { status: "repealed" }, bad, "Required; not in force: repealed"],
    ["that it is suspended", { status: "suspended" }, bad, "Required; not in force: suspended"],
    [
      "that it has ended",
      { from: "2020-01-01", until: "2026-12-31" },
      bad,
      "Required; not in force: 2020-01-01..2026-12-31",
    ],
    ["that it begins later", { from: "2028-01-01" }, bad, "Required; not in force: 2028-01-01.."],
    [
      "that an old one has ended",
      { ...memory, until: "2026-12-31" },
      bad,
      "Required; not in force: ..2026-12-31",
    ],
    ["of other goods its title alone", { when: { category: "toy" } }, bad, "Required"],
    [
      "one question for each thing",
      { needs: [{ not: { contains: "meat" } }, { not: { contains: ["meat", "alcohol"] } }, { known: "hs" }] },
      {},
      "Required; contains: not declared; is there meat, alcohol?; hs: not declared",
    ],
  ])("are %s", (_, rule, part, wanted) => {
    expect(says(rule, part)).toBe(wanted);
  });

  it("are Chinese where that is asked", () => {
    const rule = { title: { en: "x", zh: "不得含肉。" }, note: { en: "Note.", zh: "改革后。" } };
    expect(says(rule, bad, "zh")).toBe("不得含肉；contains：meat；说明：改革后");
  });

  it("have both what is missing and why", () => {
    const [compiled] = [
      { rule: { title: { en: "Required" }, status: "in-force" }, upcoming: false, idle: undefined },
    ];
    const finding = {
      ...nothing,
      missing: ["a", "b"],
      reasons: [{ id: "check.not-covered", args: { what: "EN 1" } }],
    } as const;
    const words = wordingOf(compiled as never, "en")(
      "fail",
      finding,
      judgedSpan("2026-11-24", undefined, undefined),
    );
    expect(words).toBe("Required; missing: a, b; not covered: EN 1");
  });
});

it("a text in one language stands for all", () => {
  expect(textIn("x", "zh")).toBe("x");
  expect(textIn({ en: "x", zh: "某" }, "zh")).toBe("某");
  expect(textIn({ en: "x", zh: "某" }, "en")).toBe("x");
  expect(textIn({ en: "x" }, "zh")).toBe("x");
});
