import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { PlanResult } from "../../src/model/plan-result.ts";
import { folder, xb } from "./run.ts";

/** The smallest launch, with a rule that bars its product in Australia on some days. */
function launch(days: string): string {
  const made = folder("minimal");
  const file = join(made, "launch.yaml");
  const rule = `{ title: { en: Barred, zh: 禁售 }, topic: prohibited, severity: block, certainty: computed, law: x, source: own, ${days}, when: { category: apparel }, needs: [ { evidence: origin-certificate } ], cases: { passes: [ { category: toy } ] } }`;
  const text = readFileSync(file, "utf8")
    .replace("    price:", "    evidence: []\n    price:")
    .concat(
      `    sources: { own: { title: x, read: 2026-11-01, certainty: authority } }\n    rules: { au.test.barred: ${rule} }\n`,
    );
  writeFileSync(file, text);
  return made;
}

const plan = (made: string): PlanResult =>
  JSON.parse(xb(["plan", made, "--on", "2026-11-24", "-f", "json"]).out);
const summary = (made: string): string => xb(["report", made, "--on", "2026-11-24", "-f", "markdown"]).out;

describe("what is barred on some days of the window", () => {
  it("is shown where the plan streams on others, and the report says that it may", () => {
    const made = launch("from: 2027-01-08");
    const { streams, excluded } = plan(made);
    expect(streams.map(({ start }) => start.slice(0, 10) < "2027-01-08")).toEqual([true, true]);
    expect(streams.every(({ products }) => products.includes("TEE-1"))).toBe(true);
    expect(excluded).toEqual([]);
    expect(summary(made)).not.toMatch(/blocks[^\n]*au\.test\.barred/);
    expect(xb(["check", made, "--on", "2026-11-24"]).out).toContain("blocks");
  });

  it("is not shown where the plan streams on those days, and the report says why", () => {
    const made = launch("from: 2027-01-01");
    const { streams, excluded } = plan(made);
    expect(streams.flatMap(({ products }) => products)).toEqual([]);
    expect(excluded).toEqual([{ sku: "TEE-1", market: "AU", because: "check.blocked" }]);
    expect(summary(made)).toMatch(/blocks[^\n]*au\.test\.barred/);
  });
});
