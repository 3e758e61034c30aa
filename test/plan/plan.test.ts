import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PlannedStream } from "../../src/model/plan-result.ts";
import { upperBound } from "../../src/plan/bound.ts";
import { columnsOf } from "../../src/plan/columns.ts";
import { plan } from "../../src/plan/plan.ts";
import type { PlanProblem } from "../../src/plan/problem.ts";
import { verify } from "../../src/plan/verify.ts";
import { message } from "../../src/text/message.ts";
import { host, market, problem, problems } from "./instance.ts";

const words = {
  say: (id: Parameters<typeof message>[1], args = {}) => message("en", id, args),
  weekOf: String,
};
const solve = (p: PlanProblem) => plan(p, words);

describe("plans of random launches", () => {
  it("keep every constraint, state their objective, and stay under the bound", () => {
    fc.assert(
      fc.property(problems, (p) => {
        const found = solve(p);
        const verdict = verify(p, found.streams);
        expect(verdict.violations).toEqual([]);
        expect(verdict.objective).toBe(found.objective);
        expect(found.bound).toBeGreaterThanOrEqual(found.objective - 1e-9);
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  it("are the same for the same launch and seed", () => {
    fc.assert(
      fc.property(problems, (p) => {
        expect(JSON.stringify(solve(p))).toBe(JSON.stringify(solve(p)));
      }),
      { numRuns: 10, seed: 7 },
    );
  });

  it("have a bound that no host less raises and no looser limit lowers", () => {
    fc.assert(
      fc.property(problems, (p) => {
        const bound = (q: PlanProblem): number => upperBound(q, columnsOf(q));
        const fewer = { ...p, hosts: p.hosts.slice(1) };
        const looser = { ...p, markets: p.markets.map((m) => ({ ...m, max: m.max + 1, minGap: 30 })) };
        expect(bound(fewer)).toBeLessThanOrEqual(bound(p) + 1e-9);
        expect(bound(looser)).toBeGreaterThanOrEqual(bound(p) - 1e-9);
      }),
      { numRuns: 40, seed: 7 },
    );
  });
});

describe("re-planning", () => {
  const first = solve(problem());

  it("keeps pinned streams, their slots and UIDs", () => {
    const again = solve(problem({ pins: first.streams }));
    expect(again.streams.map((s) => [s.id, s.uid, s.sequence, s.pinned])).toEqual(
      first.streams.map((s) => [s.id, s.uid, 0, true]),
    );
  });

  it("reports a pin that breaks a rule, and raises the sequence of what takes its slot", () => {
    const [gone] = first.streams;
    const away = { from: gone!.hostStart.slice(0, 10), to: gone!.hostStart.slice(0, 10) };
    const p = problem({ pins: first.streams, hosts: [host({ off: [away] })] });
    const again = solve(p);
    expect(again.unmet.filter((u) => u.kind === "pin").map((u) => u.stream)).toContain(gone!.id);
    expect(verify(p, again.streams).violations).toEqual([]);
    const moved = again.streams.find((s) => s.slot === gone!.slot);
    const cancelled = again.dropped?.find((s) => s.slot === gone!.slot);
    expect((moved ?? cancelled)?.sequence).toBe(1);
  });
});

describe("explanations", () => {
  it.each([
    ["no host speaks a language", { hosts: [host({ languages: { ja: 1 } })] }],
    ["nobody who speaks its language", { hosts: [host({ sleep: { from: "01:00", to: "09:00" } })] }],
    ["lack the permit", { markets: [market({ barredHosts: ["lin"], min: 1 })] }],
    ["has no audience hours", { markets: [market({ audience: [], min: 1 })] }],
  ])("%s", (text, part) => {
    const base = problem({ markets: [market({ min: 1 })] });
    const [first] = solve({ ...base, ...part }).unmet;
    expect(first?.why).toContain(text);
  });
});

describe("the verifier finds each broken rule", () => {
  const p = problem({
    hosts: [
      host({ site: "one", off: [{ from: "2027-03-25", to: "2027-03-25" }] }),
      host({ id: "mia", site: "one", languages: { ja: 1 } }),
    ],
    studios: [{ id: "s1", site: "one", turnaround: 30 }],
  });
  const good = solve(p).streams;
  const at = (utc: string, part: Partial<PlannedStream> = {}): PlannedStream => {
    const end = new Date(Date.parse(utc) + 3_600_000).toISOString();
    return { ...good[0]!, id: `x-${utc}`, utc, start: utc, hostStart: utc, end, ...part };
  };
  const rules = (streams: readonly PlannedStream[], q: PlanProblem = p): string[] => [
    ...new Set(verify(q, streams).violations.map((v) => v.rule)),
  ];

  it("none in a good plan", () => expect(rules(good)).toEqual([]));
  it.each([
    ["1", "the market is closed", [at("2027-03-23T12:00:00Z")]],
    ["2", "the host is asleep", [at("2027-03-23T22:30:00Z")]],
    ["2", "a day off", [at("2027-03-25T14:00:00Z")]],
    ["3", "no language", [at("2027-03-23T19:00:00Z", { host: "mia" })]],
    ["4", "too close", [at("2027-03-23T18:00:00Z"), at("2027-03-23T20:00:00Z")]],
    ["5", "no break", [at("2027-03-23T18:00:00Z"), at("2027-03-23T19:00:00Z")]],
    ["7", "the studio is taken", [at("2027-03-23T18:00:00Z"), at("2027-03-23T19:00:00Z")]],
    ["7", "in no studio", [at("2027-03-23T18:00:00Z", { studio: undefined as never })]],
    ["7", "in a studio that is not there", [at("2027-03-23T18:00:00Z", { studio: "s9" })]],
    ["9", "too many products", [at("2027-03-23T19:00:00Z", { products: ["A", "B", "C"] })]],
    ["9", "a product twice", [at("2027-03-23T19:00:00Z", { products: ["A", "A"] })]],
    ["time", "off the grid", [at("2027-03-23T19:10:00Z")]],
    ["time", "outside the window", [at("2027-03-21T19:00:00Z")]],
  ])("%s: %s", (rule, _, streams) => {
    expect(rules(streams)).toContain(rule);
  });

  it("6: hours and nights of the host", () => {
    const days = ["23", "24", "26", "27"].map((d) => at(`2027-03-${d}T18:00:00Z`));
    const tight = {
      ...p,
      hosts: [host({ site: "one", limits: { ...host().limits, nightsPerWeek: 1, perWeek: 120 } })],
    };
    expect(rules(days, tight)).toContain("6");
  });

  it("8: more streams than the week takes", () => {
    const days = ["22", "23", "24", "26", "27"].map((d) => at(`2027-03-${d}T18:00:00Z`));
    expect(rules(days)).toContain("8");
  });

  it("9: a product before it is there", () => {
    const late = { ...p, products: p.products.map((product) => ({ ...product, from: "2027-03-24" })) };
    expect(rules([at("2027-03-23T18:00:00Z", { products: ["A"] })], late)).toEqual(["9"]);
    expect(rules([at("2027-03-26T18:00:00Z", { products: ["A"] })], late)).toEqual([]);
  });

  it("10: a pin that could stand and does not, or too few with a share to keep", () => {
    expect(rules(good.slice(1), { ...p, pins: good })).toEqual(["10"]);
    expect(rules(good, { ...p, pins: [...good, at("2027-03-23T12:00:00Z")] })).toEqual([]);
    expect(rules(good.slice(1), { ...p, pins: good, keep: 100 })).toEqual(["10"]);
    expect(rules(good.slice(1), { ...p, pins: good, keep: 50 })).toEqual([]);
  });

  it("a wrong objective", () => {
    expect(verify(p, good).objective).not.toBe(verify(p, good.slice(1)).objective);
  });
});

describe("rest over a clock change is elapsed time", () => {
  it("23:00 to 10:30 over London's spring change is 10.5 hours", () => {
    const london = host({
      zone: "Europe/London",
      languages: { en: 1 },
      sleep: { from: "02:00", to: "06:00" },
    });
    const wide = market({
      minGap: 60,
      audience: [{ days: ["sat", "sun"], from: "08:00", weights: Array(32).fill(1) }],
    });
    const p = problem({
      hosts: [{ ...london, limits: { ...london.limits, shiftSpan: 180, perDay: 600 } }],
      markets: [wide],
    });
    const stream = (utc: string): PlannedStream => ({
      ...solve(problem()).streams[0]!,
      id: utc,
      utc,
      start: utc,
      hostStart: utc,
      end: new Date(Date.parse(utc) + 3_600_000).toISOString(),
    });
    // Ends 23:00 GMT on the Saturday; begins 10:30 BST on the Sunday, which is 09:30 UTC.
    const found = verify(p, [stream("2027-03-27T22:00:00Z"), stream("2027-03-28T09:30:00Z")]);
    expect(found.violations.map((v) => v.rule)).toContain("5");
  });
});
