import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Column, columnsOf } from "../../src/plan/columns.ts";
import { construct, fill, improve } from "../../src/plan/construct.ts";
import { gainOf, streamObjective } from "../../src/plan/penalty.ts";
import type { PlanProblem } from "../../src/plan/problem.ts";
import { emptyState, fits, hold, type State } from "../../src/plan/state.ts";
import { column, openMarket, openProblem, weightsOf } from "./by-hand.ts";
import { held, isValid } from "./held.ts";
import { problems } from "./instance.ts";

const day = (clock: string, part: Partial<Column> = {}): Column => column(`2027-03-23T${clock}Z`, part);
describe("filling a plan", () => {
  const apart = { markets: [openMarket({ minGap: 120 })] };
  it.each([
    ["takes what gains", {}, ["08:00", "10:00"], [], ["23T08:00 00 -1", "23T10:00 00 -1"]],
    ["dearest first", apart, ["08:00 100", "09:00 130", "10:00 100"], [], ["23T09:00 00 -1"]],
    ["of as dear the earlier in the list", apart, ["09:00 100", "08:00 100"], [], ["23T09:00 00 -1"]],
    ["nothing that costs", {}, ["08:00 0", "10:00 -5"], [], []],
    ["nothing twice", {}, ["08:00"], ["08:00"], ["23T08:00 00 -1"]],
    ["beside what is there", apart, ["09:00 500", "12:00"], ["08:00"], ["23T08:00 00 -1", "23T12:00 00 -1"]],
  ] as [string, Partial<PlanProblem>, string[], string[], string[]][])(
    "%s",
    (_, part, list, there, found) => {
      const made = (text: string) => {
        const [clock, value] = text.split(" ");
        return day(clock!, value === undefined ? {} : { value: Number(value) });
      };
      const p = openProblem(part);
      const state = emptyState(p);
      const columns = [...there.map(made), ...list.filter((text) => !there.includes(text)).map(made)];
      for (const one of columns.slice(0, there.length)) hold(state, { column: one, studio: -1 });
      fill(p, state, columns);
      expect(held(state)).toEqual(found);
    },
  );

  it("weighs each anew as weeks fill", () => {
    const weights = weightsOf({ belowTarget: 50, overTarget: 60 });
    const p = openProblem({
      markets: [openMarket({ target: 1 }), openMarket({ id: "DE", target: 1 })],
      weights,
    });
    const state = emptyState(p);
    fill(p, state, [
      day("08:00", { value: 40 }),
      day("10:00", { value: 45 }),
      day("12:00", { value: 20, market: 1 }),
      day("14:00", { value: 61 }),
    ]);
    expect(held(state)).toEqual(["23T12:00 10 -1", "23T14:00 00 -1"]);
  });

  it("ends where nothing fits that would gain, holds nothing that lowers the plan, and is the same each time", () => {
    fc.assert(
      fc.property(problems, (p) => {
        const columns = columnsOf(p);
        const state = emptyState(p);
        fill(p, state, columns);
        expect(isValid(p, state)).toBe(true);
        for (const one of columns) {
          if ([...state.all].some((placed) => placed.column === one)) continue;
          expect(fits(p, state, one) === undefined || gainOf(p, state, one) <= 0).toBe(true);
        }
        const again = emptyState(p);
        fill(p, again, columns);
        expect(held(again)).toEqual(held(state));
        // Of all that fits at first the dearest is in it.
        const gains = columns.map((one) => gainOf(p, emptyState(p), one));
        const best = columns[gains.indexOf(Math.max(...gains))];
        if (best !== undefined && Math.max(...gains) > 0 && fits(p, emptyState(p), best) !== undefined)
          expect([...state.all].some((placed) => placed.column === best)).toBe(true);
      }),
      { numRuns: 15, seed: 4 },
    );
  });
});

describe("improving a plan", () => {
  it("is never worse, still valid, leaves what is fixed, and is the same each time", () => {
    fc.assert(
      fc.property(problems, fc.nat(9), (p, seed) => {
        const columns = columnsOf(p);
        const start = (): State => {
          const state = emptyState(p);
          fill(
            p,
            state,
            columns.filter((_, i) => (i * 7 + seed) % 5 === 0),
          );
          return state;
        };
        const state = start();
        const fixed = new Set([...state.all].slice(0, 1).map((placed) => placed.column));
        const before = streamObjective(p, state);
        improve({ ...p, seed, rounds: 12 }, state, columns, fixed, () => false);
        expect(streamObjective(p, state)).toBeGreaterThanOrEqual(before);
        expect(isValid(p, state)).toBe(true);
        for (const one of fixed) expect([...state.all].some((placed) => placed.column === one)).toBe(true);
        const again = start();
        improve({ ...p, seed, rounds: 12 }, again, columns, fixed, () => false);
        expect(held(again)).toEqual(held(state));
      }),
      { numRuns: 12, seed: 6 },
    );
  });

  const poor = () => {
    const p = openProblem({ markets: [openMarket({ minGap: 120 })], rounds: 20 });
    const columns = [day("08:00"), day("09:00", { value: 150 }), day("10:00")];
    const state = emptyState(p);
    hold(state, { column: columns[1]!, studio: -1 });
    return { p, columns, state };
  };

  it("stops when it is enough, when its rounds are over, and where all is fixed", () => {
    for (const [rounds, fixed, enough] of [
      [20, [], () => true],
      [0, [], () => false],
      [20, [1], () => false],
    ] as const) {
      const { p, columns, state } = poor();
      improve({ ...p, rounds }, state, columns, new Set(fixed.map((i) => columns[i]!)), enough);
      expect(held(state)).toEqual(["23T09:00 00 -1"]);
    }
  });

  it("asks whether it is enough of what it has", () => {
    const { p, columns, state } = poor();
    const asked: number[] = [];
    improve({ ...p, rounds: 3 }, state, columns, new Set(), (objective) => asked.push(objective) > 2);
    expect(asked).toEqual([150, 150, 150]);
  });

  it("finds what the first plan missed", () => {
    const p = openProblem({ markets: [openMarket({ max: 1 })], rounds: 5 });
    const state = emptyState(p);
    hold(state, { column: day("08:00", { value: 10 }), studio: -1 });
    improve(p, state, [day("10:00", { value: 90 })], new Set(), () => false);
    expect(held(state)).toEqual(["23T10:00 00 -1"]);
  });
});

it("a first plan holds its pins as far as they fit together, then the best of the rest", () => {
  const p = openProblem({ markets: [openMarket({ minGap: 120 })], rounds: 4 });
  const pins = [day("09:00", { value: 1 }), day("10:00", { value: 999 })];
  const state = construct(p, [...pins, day("11:00"), day("06:00")], pins, () => false);
  expect(held(state)).toEqual(["23T06:00 00 -1", "23T09:00 00 -1", "23T11:00 00 -1"]);
});
