import { expect, test } from "vitest";
import { columnsOf } from "../../src/plan/columns.ts";
import { loadHighs } from "../../src/plan/highs.ts";
import { plan } from "../../src/plan/plan.ts";
import { bestHosts, thinned } from "../../src/plan/thin.ts";
import { verify } from "../../src/plan/verify.ts";
import { host, market, problem } from "./instance.ts";

const words = { say: (id: string) => id, weekOf: String };
const crowd = (count: number) =>
  problem({
    window: { from: "2027-03-22", to: "2027-03-28" },
    markets: ["GB", "DE"].map((id) => market({ id, minGap: 60, target: 5, max: 6 })),
    hosts: Array.from({ length: count }, (_, i) => host({ id: `h${i}`, pay: 40 + (i % 3) })),
    rounds: 300,
  });

test("a thousand hosts who are nearly alike are planned at once, close to a bound of all of them", async () => {
  const p = crowd(1_000);
  const found = plan(p, words, await loadHighs());
  expect(verify(p, found.streams)).toEqual({ violations: [], objective: found.objective });
  expect(found.gap).toBeLessThan(0.01);
});

test("columns stop being made past the most that are asked for", () => {
  const all = columnsOf(crowd(20));
  expect(columnsOf(crowd(20), 100).length).toBeLessThan(130);
  expect(columnsOf(crowd(20), all.length)).toEqual(all);
});

test("of each start the hosts worth most are kept, others that differ from start to start, and pins", () => {
  const all = columnsOf(crowd(20));
  const pin = all.findLast(({ host: h }) => h === 19)!;
  const kept = bestHosts(all, 4, new Set([pin]));
  const starts = new Set(all.map((c) => `${c.market} ${c.start}`)).size;
  expect(kept.length).toBeLessThanOrEqual(4 * starts + 1);
  expect(kept).toContain(pin);
  expect(new Set(kept.map((c) => c.host)).size).toBe(20);
  expect(thinned(all, new Set())).toBe(all);
});
