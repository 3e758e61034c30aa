import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { byWeeks } from "../../src/plan/by-weeks.ts";
import type { Column } from "../../src/plan/columns.ts";
import { loadHighs } from "../../src/plan/highs.ts";
import { modelOf, standing } from "../../src/plan/model.ts";
import { optimise } from "../../src/plan/optimise.ts";
import { polish } from "../../src/plan/polish.ts";
import type { PlanProblem } from "../../src/plan/problem.ts";
import type { Solver } from "../../src/plan/solver.ts";
import { emptyState, type State } from "../../src/plan/state.ts";
import type { Task } from "../../src/plan/task.ts";
import { type Search, weeksOfWhole } from "../../src/plan/weeks.ts";
import { holdThose, worth } from "../../src/plan/worth.ts";
import {
  smallLaunch as base,
  column,
  freeHost,
  openMarket,
  openProblem,
  stream,
  weightsOf,
} from "./by-hand.ts";
import { choices, together } from "./choices.ts";
import { isValid } from "./held.ts";

let solver: Solver;
beforeAll(async () => {
  solver = await loadHighs();
});
const options = { relax: false, gap: 0, nodes: 200 };
const free = freeHost();
const columns = fc
  .uniqueArray(
    fc.record({
      day: fc.constantFrom("23", "28", "29"),
      hour: fc.integer({ min: 9, max: 12 }),
      market: fc.nat(1),
      host: fc.nat(1),
      value: fc.integer({ min: -20, max: 150 }),
      nightMinutes: fc.constantFrom(0, 60),
    }),
    {
      minLength: 1,
      maxLength: 7,
      selector: ({ day, hour, market, host }) => `${day} ${hour} ${market} ${host}`,
    },
  )
  .map((list) =>
    list
      .map(({ day, hour, ...part }) => column(`2027-03-${day}T${String(hour).padStart(2, "0")}:00Z`, part))
      .sort((a, b) => a.market - b.market || a.start - b.start || a.host - b.host),
  );
/** The best of all choices, among those that `may` be. */
const best = (
  p: PlanProblem,
  all: readonly Column[],
  pins: ReadonlySet<Column>,
  may: (chosen: readonly Column[]) => boolean,
): number =>
  Math.max(
    ...choices(all).flatMap((chosen) => {
      const state = may(chosen) ? together(p, chosen) : undefined;
      return state === undefined ? [] : [worth(p, state, pins)];
    }),
  );
const pinsOf = (p: PlanProblem, pins: readonly Column[]): PlanProblem["pins"] =>
  pins.map((pin) =>
    stream(new Date(pin.start * 60_000).toISOString(), {
      market: p.markets[pin.market]!.id,
      host: p.hosts[pin.host]!.id,
    }),
  );
const on = (d: string, part: Partial<Column> = {}): Column => column(`2027-03-${d}T12:00Z`, part);
const of = (state: State): Column[] => [...state.all].map((placed) => placed.column);

describe("the best of all choices", () => {
  it("is found and proven, with the first pins that stand together", () => {
    fc.assert(
      fc.property(columns, fc.nat(2), (all, count) => {
        const pins = all.slice(0, count);
        const first = emptyState(base);
        for (const pin of pins) holdThose(base, first, [pin]);
        const stand = of(first);
        const p = { ...base, pins: pinsOf(base, pins) };
        const most = best(p, all, new Set(pins), (chosen) => stand.every((pin) => chosen.includes(pin)));
        const found = optimise(p, all, pins, solver);
        expect(isValid(p, found.state)).toBe(true);
        expect(worth(p, found.state, new Set(pins))).toBeCloseTo(most, 5);
        expect(found.bound).toBeCloseTo(most, 5);
        expect(found.relaxed!.bound).toBeGreaterThanOrEqual(most - 1e-6);
        for (const pin of stand) expect(of(found.state)).toContain(pin);
      }),
      { numRuns: 15, seed: 41 },
    );
  });

  it("with a share of pins to keep is found among those that keep it", () => {
    fc.assert(
      fc.property(columns, fc.constantFrom(0, 34, 50, 67, 100), (all, keep) => {
        const pins = together(base, all.slice(0, 3)) ? all.slice(0, 3) : all.slice(0, 1);
        const p = { ...base, keep, pins: pinsOf(base, pins) };
        const wished = new Set(pins);
        const kept = (chosen: readonly Column[]): boolean =>
          chosen.filter((c) => wished.has(c)).length * 100 >= keep * pins.length;
        const found = optimise(p, all, pins, solver);
        const most = best(p, all, wished, kept);
        expect(isValid(p, found.state)).toBe(true);
        expect(kept(of(found.state))).toBe(true);
        expect(found.bound).toBeGreaterThanOrEqual(most - 1e-6);
        expect(worth(p, found.state, wished)).toBeCloseTo(most, 5);
      }),
      { numRuns: 15, seed: 42 },
    );
  });

  it("is bounded, and a plan found, without a solver and where it gives up", () => {
    const none: Solver = () => undefined;
    const relaxedOnly: Solver = (linear, given) => (given.relax ? solver(linear, given) : undefined);
    fc.assert(
      fc.property(columns, (all) => {
        const most = best(base, all, new Set(), () => true);
        for (const given of [undefined, none, relaxedOnly]) {
          const found = optimise(base, all, [], given);
          expect(isValid(base, found.state)).toBe(true);
          expect(worth(base, found.state, new Set())).toBeLessThanOrEqual(most + 1e-6);
          expect(found.bound).toBeGreaterThanOrEqual(most - 1e-6);
        }
      }),
      { numRuns: 8, seed: 43 },
    );
  });
});

describe("a plan", () => {
  const [a, b] = ["22", "23"].map((d) => column(`2027-03-${d}T10:00Z`, { value: 10 }));
  const better = ["22", "23"].map((d) => column(`2027-03-${d}T11:00Z`));
  it.each([
    [undefined, 20],
    [100, 20],
    [51, 20],
    [50, 10 + 100 - 35],
    [0, 200 - 70],
  ])("of which %s per cent of two pins must stand is worth %i, and proven", (keep, value) => {
    const p = openProblem({
      weights: weightsOf({ move: 35 }),
      markets: [openMarket({ minGap: 120 })],
      pins: pinsOf(base, [a!, b!]),
      ...(keep !== undefined && { keep }),
    });
    const found = optimise(p, [a!, better[0]!, b!, better[1]!], [a!, b!], solver);
    expect(worth(p, found.state, new Set([a!, b!]))).toBe(value);
    expect(found.bound).toBeCloseTo(value, 6);
  });

  it("in whole streams is found where the relaxation holds halves", () => {
    const p = openProblem({ hosts: [freeHost({ limits: { ...free.limits, perWeek: 150 } })] });
    const all = ["22", "23", "24"].map((d, i) => on(d, { value: 100 + i }));
    const found = optimise(p, all, [], solver);
    expect(of(found.state).sort((x, y) => x.start - y.start)).toEqual(all.slice(1));
    expect(found.relaxed!.bound).toBeCloseTo(203 + 50, 6);
    expect(found.bound).toBeCloseTo(203, 6);
  });

  it("of those worth the same is the first, which holds the earlier streams", () => {
    const p = openProblem({ markets: [openMarket({ max: 1 })] });
    const all = ["23", "22", "24"].map((d) => on(d));
    expect(of(optimise(p, all, [], solver).state)).toEqual([all[0]]);
  });
});

describe("weeks solved by themselves", () => {
  const taskOf = (p: PlanProblem, all: readonly Column[], pins: readonly Column[]): Task => ({
    problem: p,
    columns: all,
    pins,
    wished: new Set(pins),
    greedy: emptyState(p),
    close: (bound, objective) => bound - objective <= 1e-6,
  });
  const searchOf = (p: PlanProblem, pins: readonly Column[] = [], given = solver): Search => ({
    problem: p,
    pins: new Set(pins),
    solver: given,
    options,
  });

  const weeksOf = (p: PlanProblem, search: Search, all: readonly Column[]) => {
    const whole = standing(modelOf(p, all), all, search.pins);
    const relaxed = solver(whole, { ...options, relax: true })!;
    return { weeks: weeksOfWhole(search, all, whole, relaxed), proven: relaxed.objective };
  };
  /** A solver that gives up on the first programme of whole streams: that of all weeks together. */
  const notTogether = (): Solver => {
    let asked = 0;
    return (linear, given) => (!given.relax && asked++ === 0 ? undefined : solver(linear, given));
  };

  it("make a valid plan with the pins in it, and bound the best", () => {
    fc.assert(
      fc.property(columns, fc.nat(1), fc.boolean(), (all, count, apart) => {
        const pins = all.slice(0, count);
        const search = searchOf(base, pins, apart ? notTogether() : solver);
        const { weeks, proven } = weeksOf(base, search, all);
        const found = byWeeks(taskOf(base, all, pins), search, weeks, proven);
        const most = best(base, all, new Set(), (chosen) => pins.every((pin) => chosen.includes(pin)));
        expect(isValid(base, found.state)).toBe(true);
        for (const pin of pins) expect(of(found.state)).toContain(pin);
        expect(worth(base, found.state, new Set())).toBeLessThanOrEqual(most + 1e-6);
        expect(found.bound).toBeGreaterThanOrEqual(most - 1e-6);
        expect(found.bound).toBeLessThanOrEqual(proven + 1e-6);
      }),
      { numRuns: 12, seed: 44 },
    );
  });

  it("that nothing joins make the best plan, and prove it to a ten thousandth", () => {
    const p = { ...base, products: [] };
    fc.assert(
      fc.property(columns, fc.boolean(), (all, apart) => {
        const steps: unknown[] = [];
        const step = (done: number, of_: number) => void steps.push([done, of_]);
        const search = { ...searchOf(p, [], apart ? notTogether() : solver), step };
        const found = byWeeks(taskOf(p, all, []), search, weeksOf(p, search, all).weeks);
        const most = best(p, all, new Set(), () => true);
        const near = 1e-4 * Math.max(1, Math.abs(most));
        expect(worth(p, found.state, new Set())).toBeGreaterThanOrEqual(most - near);
        expect(Math.abs(found.bound - most)).toBeLessThanOrEqual(near);
        if (apart)
          expect(steps.slice(0, 2)).toEqual([
            [2, 4],
            [3, 4],
          ]);
      }),
      { numRuns: 12, seed: 46 },
    );
  });

  it("at their turn are chosen anew, never for the worse", () => {
    fc.assert(
      fc.property(columns, fc.nat(5), (all, n) => {
        const from = emptyState(base);
        holdThose(
          base,
          from,
          all.filter((_, i) => i % 3 === n % 3),
        );
        const pins = of(from).slice(0, 1);
        const before = worth(base, from, new Set());
        const search = searchOf(base, pins);
        const found = polish(search, from, all, new Set(), () => false, [4, 28]);
        expect(isValid(base, found)).toBe(true);
        for (const pin of pins) expect(of(found)).toContain(pin);
        expect(worth(base, found, new Set())).toBeGreaterThanOrEqual(before - 1e-9);
        // A stretch of all days is the whole plan.
        const most = best(base, all, new Set(), (chosen) => pins.every((pin) => chosen.includes(pin)));
        if (all.length > 0) expect(worth(base, found, new Set())).toBeCloseTo(most, 5);
        expect(polish(search, from, all, new Set(), () => true, [28])).toBe(from);
        expect(
          polish(
            searchOf(base, pins, () => undefined),
            from,
            all,
            new Set(),
            () => false,
            [28],
          ),
        ).toBe(from);
      }),
      { numRuns: 10, seed: 45 },
    );
  });
});
