import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { columnsOf } from "../../src/plan/columns.ts";
import { conflictsOf } from "../../src/plan/conflict.ts";
import { loadHighs } from "../../src/plan/highs.ts";
import { irreducible } from "../../src/plan/irreducible.ts";
import { plan, schedule } from "../../src/plan/plan.ts";
import type { PlanProblem } from "../../src/plan/problem.ts";
import { keyOf } from "../../src/plan/requirement.ts";
import type { Solver } from "../../src/plan/solver.ts";
import { emptyState, hold } from "../../src/plan/state.ts";
import { langs, type MessageArgs, type MessageId, message } from "../../src/text/message.ts";
import { host, market, problem } from "./instance.ts";

let solver: Solver;
beforeAll(async () => {
  solver = await loadHighs();
});
const conflicts = (p: PlanProblem) => conflictsOf(p, schedule(p, solver).state, solver);
const week = { from: "2027-03-22", to: "2027-03-28" };

it("an irreducible set is impossible, and possible without any one of its members", () => {
  const sets = fc.array(fc.uniqueArray(fc.nat(11), { minLength: 1, maxLength: 4 }), {
    minLength: 1,
    maxLength: 4,
  });
  fc.assert(
    fc.property(sets, (cores) => {
      const all = Array.from({ length: 12 }, (_, i) => i);
      const impossible = (some: readonly number[]) =>
        cores.some((core) => core.every((i) => some.includes(i)));
      const { kept: found, perhapsFewer } = irreducible(all, impossible);
      expect(perhapsFewer).toBe(false);
      expect(impossible(found)).toBe(true);
      for (const one of found) expect(impossible(found.filter((i) => i !== one))).toBe(false);
    }),
    { seed: 7 },
  );
});

it("a set that could not be tried to the end is impossible, and says that fewer may be", () => {
  let tries = 3;
  const impossible = (some: readonly number[]) => (tries-- > 0 ? some.includes(5) : undefined);
  const { kept, perhapsFewer } = irreducible([0, 1, 2, 3, 4, 5, 6, 7], impossible);
  expect(kept).toContain(5);
  expect(kept.length).toBeGreaterThan(1);
  expect(perhapsFewer).toBe(true);
});

describe("requirements that exclude each other", () => {
  const limited = (limits: Partial<PlanProblem["hosts"][number]["limits"]>) =>
    host({ limits: { ...host().limits, ...limits } });

  it("two markets of one host, in a week of more possible streams than can be judged at once", () => {
    const crowd = Array.from({ length: 12 }, (_, i) => `E${i}`);
    const p = problem({
      window: week,
      products: [],
      resolution: 15,
      markets: [
        ...crowd.map((id) => market({ id, min: 1, target: 1 })),
        market({ id: "PL", languages: ["pl"], min: 1, target: 1 }),
        market({ id: "CZ", languages: ["cs"], min: 1, target: 1 }),
      ],
      hosts: [
        ...crowd.map((id) => host({ id })),
        host({
          id: "eva",
          zone: "Europe/London",
          sleep: { from: "00:00", to: "07:00" },
          languages: { pl: 1, cs: 1, en: 0.1 },
          limits: { ...host().limits, perWeek: 60 },
        }),
      ],
    });
    const state = schedule(p, solver).state;
    const whole = emptyState(p);
    for (const placed of state.all)
      if (!["PL", "CZ"].includes(p.markets[placed.column.market]!.id)) hold(whole, placed);
    const found = conflictsOf(p, whole, solver);
    expect(columnsOf(p).length).toBeGreaterThan(6_000);
    expect(found[0]!.requirements).toEqual(
      expect.arrayContaining([
        { kind: "min", market: "PL" },
        { kind: "min", market: "CZ" },
        { kind: "perWeek", host: "eva" },
      ]),
    );
  });

  it("a min and the one night of its only host, with what would do instead", () => {
    const p = problem({
      window: week,
      products: [],
      markets: [market({ min: 3, target: 3 })],
      hosts: [limited({ nightsPerWeek: 1 })],
    });
    const [found, ...others] = conflicts(p);
    expect(others).toEqual([]);
    expect(found!.requirements).toEqual([
      { kind: "min", market: "GB" },
      { kind: "nights", host: "lin" },
    ]);
    expect(found!.ways.map(({ ease, steps }) => [ease.kind, steps])).toEqual(
      expect.arrayContaining([
        ["min", 1],
        ["nights", 1],
        ["speaker", 1],
      ]),
    );
  });

  it("two markets that want the same host's hours: neither alone is too much", () => {
    const p = problem({
      window: week,
      products: [],
      markets: [
        market({ min: 2, target: 2 }),
        market({ id: "IE", zone: "Europe/Dublin", min: 2, target: 2 }),
      ],
      hosts: [limited({ perWeek: 60, nightsPerWeek: 7 })],
    });
    const [found] = conflicts(p);
    expect(found!.requirements.map(keyOf).sort()).toEqual(
      [
        { kind: "min", market: "GB" },
        { kind: "min", market: "IE" },
        { kind: "perWeek", host: "lin" },
      ]
        .map((r) => JSON.stringify(r))
        .sort(),
    );
    expect(found!.ways.find(({ ease }) => ease.kind === "perWeek")).toMatchObject({
      steps: 1,
      minutes: 60,
      cost: 40,
    });
  });

  it("alike weeks are told once, and what is possible not at all", () => {
    const twice = problem({
      products: [],
      markets: [market({ min: 3, target: 3 })],
      hosts: [limited({ nightsPerWeek: 1 })],
    });
    expect(conflicts(twice).map(({ weeks }) => weeks)).toEqual([[0, 1]]);
    expect(conflicts(problem({ products: [], markets: [market({ min: 1 })] }))).toEqual([]);
  });

  it("sees nights that belong to the next week of the host: the weeks together, where each alone would do", () => {
    const p = problem({
      products: [],
      markets: [market({ min: 2, target: 2 })],
      hosts: [limited({ nightsPerWeek: 1 })],
      window: { from: "2027-03-22", to: "2027-04-11" },
    });
    const [found] = conflicts(p);
    expect(found!.weeks.length).toBeGreaterThan(0);
    expect(found!.requirements.map(({ kind }) => kind)).toEqual(["min", "nights"]);
  });

  it.each([
    ["off", host({ off: [{ from: "2027-03-20", to: "2027-03-30" }] }), {}],
    ["sleep", host({ sleep: { from: "01:00", to: "09:00" } }), {}],
    ["available", host({ available: [{ days: ["mon"], from: "09:00", to: "12:00" }] }), {}],
    ["studio", host({ site: "hz" }), { studios: [{ id: "a", site: "elsewhere", turnaround: 30 }] }],
    ["permit", host(), { markets: [market({ min: 1, barredHosts: ["lin"] })] }],
    ["gap", host(), { markets: [market({ min: 4, minGap: 4000 })] }],
    ["shift", host({ limits: { ...host().limits, shiftSpan: 30 } }), {}],
    ["perDay", host({ limits: { ...host().limits, perDay: 30 } }), {}],
  ])("%s", (kind, one, part) => {
    const p = problem({ window: week, products: [], markets: [market({ min: 1 })], hosts: [one], ...part });
    const [found] = conflicts(p);
    expect(found!.requirements.map((r) => r.kind)).toContain(kind);
    expect(found!.requirements.length).toBeLessThanOrEqual(3);
  });

  it("is told in words, in every language, and the same twice", () => {
    const p = problem({
      window: week,
      products: [],
      markets: [market({ min: 3, target: 3 })],
      hosts: [limited({ nightsPerWeek: 1 })],
    });
    for (const lang of langs) {
      const words = {
        say: (id: MessageId, args?: MessageArgs) => message(lang, id, args),
        weekOf: () => "2027-03-22",
      };
      const { conflicts: told = [] } = plan(p, words, solver);
      expect(told).toHaveLength(1);
      expect(told[0]).toMatchObject({ kind: "market-min", market: "GB", weeks: ["2027-03-22"] });
      const texts = [
        ...told[0]!.requirements.map(({ text }) => text),
        ...told[0]!.relax.map(({ text }) => text),
      ];
      expect(texts.join("\n")).not.toMatch(/[{}]|plan\./);
      expect(plan(p, words, solver).conflicts).toEqual(told);
    }
  });
});

describe("products that the streams cannot show so often", () => {
  const words = { say: (id: MessageId, args?: MessageArgs) => message("en", id, args), weekOf: String };
  const of = (products: PlanProblem["products"]) =>
    plan(
      problem({
        window: week,
        markets: [market({ min: 2, target: 2, max: 4, value: 40, productsPerStream: 1 })],
        products,
      }),
      words,
      solver,
    ).conflicts;
  const product = (sku: string, minAppearances: number, part = {}) => ({
    sku,
    markets: ["GB"],
    minAppearances,
    priority: 1,
    ...part,
  });

  it("names those that compete, the places and the streams", () => {
    const [found] = of([product("A", 2), product("B", 2)])!;
    expect(found!.kind).toBe("product-min");
    expect(found!.requirements.map(({ kind }) => kind).sort()).toEqual(
      ["appearances", "appearances", "places", "streams"].sort(),
    );
    expect(found!.relax.map(({ text }) => text)).toContain("2 products in a stream for GB");
  });

  it("names the gate that keeps one out", () => {
    const [found] = of([product("A", 2, { markets: [], gated: ["GB"] })])!;
    expect(found!.requirements).toEqual([
      { kind: "appearances", sku: "A", text: "A is shown at least 2 times" },
      { kind: "gate", sku: "A", text: "A may not be shown in GB, or would sell at a loss there" },
    ]);
  });

  it("is silent where everything is shown", () => expect(of([product("A", 2)])).toBeUndefined());
});
