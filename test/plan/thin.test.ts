import { describe, expect, test } from "vitest";
import { type Column, columnsOf } from "../../src/plan/columns.ts";
import { loadHighs } from "../../src/plan/highs.ts";
import { plan } from "../../src/plan/plan.ts";
import { bestHosts, thinned } from "../../src/plan/thin.ts";
import { verify } from "../../src/plan/verify.ts";
import { column } from "./by-hand.ts";
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

describe("of very many hosts", () => {
  const made = (starts: number, hosts: number, part: Partial<Column> = {}): Column[] =>
    Array.from({ length: starts }, (_, s) =>
      Array.from({ length: hosts }, (_, host) => ({
        ...column("2027-03-23T08:00Z", part),
        host,
        start: s * 60,
        end: s * 60 + 60,
        value: (host * 7) % 11,
      })),
    ).flat();

  test("those worth most at each start are kept, and of the others as many, in turn", () => {
    const all = made(3, 10);
    const kept = bestHosts(all, 5);
    expect(kept).toHaveLength(15);
    // Worth 10, 9 and 8: hosts 3, 6 and 9; then those whose turn it is.
    expect(kept.map(({ host }) => host)).toEqual([3, 6, 9, 0, 1, 3, 6, 9, 7, 8, 3, 6, 9, 2, 4]);
    expect(bestHosts(all, 5, new Set([all[5]!])).filter((c) => c.start === 0)).toHaveLength(6);
    expect(bestHosts(all, 99)).toHaveLength(30);
  });

  test("all are kept until they are too many for a programme", () => {
    const few = made(45, 1_000);
    expect(thinned(few, new Set())).toBe(few);
    const many = made(46, 1_000);
    // 12 000 in a week of 46 starts.
    expect(thinned(many, new Set())).toHaveLength(46 * 260);
    const weeks = Array.from({ length: 10 }, (_, marketWeek) => made(41, 1_000, { marketWeek })).flat();
    expect(thinned(weeks, new Set())).toHaveLength(10 * 41 * 292);
  });
});
