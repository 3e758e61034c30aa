import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { CheckItem, CheckResult } from "../../src/model/check-result.ts";
import type { PlanResult } from "../../src/model/plan-result.ts";
import type { CompareResult } from "../../src/model/result.ts";
import { folder, xb } from "./run.ts";

const on = ["--on", "2026-11-24"];
const isOpen = ({ status, severity }: CheckItem): boolean =>
  (status === "fail" || status === "unknown") && severity !== "advise";

/** The spring launch with a rule of its own that its tea breaks, as long as it takes. */
function launch(takes: string): string {
  const made = folder("spring-launch");
  const file = join(made, "launch.yaml");
  const rule = `{ title: { en: A stamp, zh: 印章 }, topic: label, severity: fix, certainty: computed, from: 2026-01-01, law: x, source: own, takes: ${takes}, when: { category: food.tea }, needs: [ { evidence: origin-certificate } ], cases: { passes: [ { category: toy } ] } }`;
  const text = readFileSync(file, "utf8").replace(
    "  - id: AU\n",
    `  - id: AU\n    sources: { own: { title: The office, read: 2026-11-01, certainty: authority } }\n    rules: { au.test.stamp: ${rule} }\n`,
  );
  writeFileSync(file, text);
  return made;
}

describe("how long a paper takes", () => {
  const made = launch("{ min: 10, max: 90, source: own }");

  it("stands in the item, with its source", () => {
    const { items }: CheckResult = JSON.parse(xb(["check", made, ...on, "-f", "json", "-m", "AU"]).out);
    const item = items.find(({ rule }) => rule === "au.test.stamp")!;
    expect(item.takes).toEqual({
      min: 10,
      max: 90,
      source: "The office",
      checked: "2026-11-01",
      certainty: "authority",
    });
  });

  it.each([
    ["en", "takes 10–90 days"],
    ["zh", "需时 10–90 天"],
  ])("is read in %s, on the terminal and in Markdown", (lang, words) => {
    for (const format of ["table", "markdown"]) {
      const ran = xb(["check", made, ...on, "-m", "AU", "-f", format, "--lang", lang]);
      expect(ran.out).toContain(words);
    }
  });

  it("warns of a stream before it can be there", () => {
    const { warnings, streams }: PlanResult = JSON.parse(
      xb(["plan", made, ...on, "-f", "json", "-m", "AU"]).out,
    );
    const first = streams
      .filter(({ products }) => products.includes("TEA-001"))
      .map(({ start }) => start.slice(0, 10))
      .sort()[0]!;
    const late = warnings.filter(({ code }) => code === "plan.paper-late").map(({ message }) => message);
    expect(late.some((text) => text.includes("au.test.stamp") && text.includes(first))).toBe(true);
    expect(late.some((text) => text.includes("2027-02-22"))).toBe(true);
  });

  it("is not warned of where there is time", () => {
    const early = launch("{ max: 10, source: own }");
    const { warnings }: PlanResult = JSON.parse(xb(["plan", early, ...on, "-f", "json", "-m", "AU"]).out);
    expect(warnings.filter(({ message }) => message.includes("au.test.stamp"))).toEqual([]);
  });

  it("compare shows the longest wait and how many nobody knows, which are never taken for none", () => {
    const { items }: CheckResult = JSON.parse(xb(["check", made, ...on, "-f", "json"]).out);
    const { products }: CompareResult = JSON.parse(xb(["compare", made, ...on, "-f", "json"]).out);
    for (const { sku, markets } of products) {
      for (const row of markets) {
        const open = items.filter((i) => i.sku === sku && i.market === row.market && isOpen(i));
        const days = open.flatMap(({ takes }) => takes?.max ?? takes?.min ?? []);
        expect(row.effort!.unknown).toBe(open.length - days.length);
        expect(row.effort!.days).toBe(days.length > 0 ? Math.max(...days) : open.length === 0 ? 0 : null);
        const work = open.reduce((sum, { takes }) => sum + 1 + (takes?.max ?? takes?.min ?? 90) / 90, 0);
        const part = row.verdict === "blocked" ? 0 : Math.max(0, 1 - work / 8);
        expect(row.parts.compliance).toBeCloseTo(part, 2);
      }
    }
  });

  it.each(["{}", "{ min: 5, max: 3 }", "{ max: 5, source: nobody }"])("%s is refused", (takes) => {
    expect(xb(["check", launch(takes), ...on])).toMatchObject({ code: 2, out: "" });
  });
});
