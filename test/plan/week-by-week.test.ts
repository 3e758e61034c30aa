import { beforeAll, describe, expect, it } from "vitest";
import { byWeeks } from "../../src/plan/by-weeks.ts";
import type { Column } from "../../src/plan/columns.ts";
import { loadHighs } from "../../src/plan/highs.ts";
import { modelOf } from "../../src/plan/model.ts";
import { polish } from "../../src/plan/polish.ts";
import type { PlanProblem } from "../../src/plan/problem.ts";
import type { Solved, Solver } from "../../src/plan/solver.ts";
import { emptyState, type State } from "../../src/plan/state.ts";
import { stateOf, type Task } from "../../src/plan/task.ts";
import { type Search, solveWeek, type Week, weeksAlone, within } from "../../src/plan/weeks.ts";
import { smallLaunch as base, column, openMarket, openProblem } from "./by-hand.ts";

let solver: Solver;
beforeAll(async () => {
  solver = await loadHighs();
});
const options = { relax: false, gap: 0, nodes: 200 };
const on = (d: string, part: Partial<Column> = {}): Column => column(`2027-03-${d}T12:00Z`, part);
const of = (state: State): Column[] => [...state.all].map((placed) => placed.column);

const searchOf = (p: PlanProblem, pins: readonly Column[] = [], given = solver): Search => ({
  problem: p,
  pins: new Set(pins),
  solver: given,
  options,
});

describe("weeks", () => {
  it("only within so many days of the turn", () => {
    const p = openProblem();
    const all = ["25", "27", "28", "29", "30", "31"].map((d) => on(d));
    const found = (days: number) =>
      of(polish(searchOf(p), emptyState(p), all, new Set(), () => false, [days])).map((c) =>
        new Date(c.start * 60_000).getUTCDate(),
      );
    expect(found(4)).toEqual([27, 28, 29, 30]);
    expect(found(2)).toEqual([28, 29]);
    expect(found(8)).toEqual([25, 27, 28, 29, 30, 31]);
    const one = openProblem({ window: { from: "2027-03-22", to: "2027-03-28" } });
    expect(of(polish(searchOf(one), emptyState(one), all.slice(0, 2), new Set(), () => false, [20]))).toEqual(
      [],
    );
  });

  it("keep the columns that lose little, are chosen, or must stand", () => {
    const all = ["22", "23", "24", "25", "26"].map((d) => on(d));
    const week: Week = {
      columns: all,
      relaxed: 500,
      values: [0, 1e-6, 0, 1e-8, 0],
      duals: [-10, 90, 10, -11, 99],
      programme: () => modelOf(base, []),
    };
    expect(within(week, 10, new Set())).toEqual([0, 1, 2]);
    expect(within(week, 9, new Set([all[4]!]))).toEqual([1, 4]);
  });

  it.each([
    [
      "what was left out is worth no more than the loss",
      10,
      { bound: 480, objective: 470 },
      { bound: 490, objective: 470 },
    ],
    ["what is proven is more", 10, { bound: 495, objective: 470 }, { bound: 495, objective: 470 }],
    ["but no more than the relaxation", 10, { bound: 520, objective: 470 }, { bound: 500, objective: 470 }],
    [
      "where nothing was left out, what is proven",
      100,
      { bound: 480, objective: 470 },
      { bound: 480, objective: 470 },
    ],
    [
      "where the solver gave up, the relaxation",
      10,
      undefined,
      { bound: 500, objective: Number.NEGATIVE_INFINITY, chosen: [] },
    ],
  ])("are bounded: %s", (_, loss, solved, found) => {
    const all = ["22", "23", "24"].map((d) => on(d));
    const asked: unknown[] = [];
    const week: Week = {
      columns: all,
      relaxed: 500,
      values: [1, 0, 0],
      duals: [0, 50, 5],
      programme: (kept) => {
        asked.push(kept);
        return modelOf(base, []);
      },
    };
    const fake: Solver = (_linear, given) => {
      asked.push(given);
      return solved && ({ ...solved, values: [0.4, 0.6, 1] } as Solved);
    };
    const answer = solveWeek({ ...searchOf(base, [], fake), options: { ...options, gap: 0.4 } }, week, loss);
    expect(answer).toMatchObject(found);
    expect(asked).toEqual([loss === 100 ? [0, 1, 2] : [0, 2], { ...options, gap: 0.1 }]);
    if (solved !== undefined) expect(answer.chosen).toEqual(loss === 100 ? [all[1], all[2]] : [all[2]]);
  });

  it("are relaxed alone, with products priced, steps told and pins standing", () => {
    const all = [on("22"), on("23", { value: -50 }), on("29")];
    const steps: unknown[] = [];
    const search = {
      ...searchOf(base, [all[1]!]),
      step: (done: number, of_: number) => void steps.push([done, of_]),
    };
    const found = weeksAlone(search, all, new Map([["A", 20]]))!;
    expect(found.constant).toBe(-40);
    expect(steps).toEqual([
      [0, 4],
      [1, 4],
    ]);
    expect(found.weeks.map((week) => week.columns)).toEqual([[all[0], all[1]], [all[2]]]);
    // With 20 for the product, the pin at its loss, half an hour that tires, and what DE lacks; then what both lack.
    expect(found.weeks.map(({ relaxed }) => Math.round(relaxed))).toEqual([120 - 30 - 40 - 5, 120 - 40 - 40]);
    expect([...found.weeks[0]!.programme([1]).lower].slice(0, 1)).toEqual([1]);
    expect(found.weeks[0]!.programme([0]).cost[0]).toBe(120);
    expect(
      weeksAlone(
        searchOf(base, [], () => undefined),
        all,
        new Map(),
      ),
    ).toBeUndefined();
    let asked = 0;
    expect(
      weeksAlone(
        searchOf(base, [], (linear, given) => (asked++ > 0 ? undefined : solver(linear, given))),
        all,
        new Map(),
      ),
    ).toBeUndefined();
  });
});

it("what a solution chose is held, pins first, as far as it fits", () => {
  const p = openProblem({ markets: [openMarket({ minGap: 120 })] });
  const [a, b, c] = ["10:00", "11:00", "13:00"].map((clock) => column(`2027-03-23T${clock}Z`));
  const task: Task = {
    problem: p,
    columns: [],
    pins: [],
    wished: new Set(),
    greedy: emptyState(p),
    close: () => true,
  };
  const search: Search = { problem: p, pins: new Set([b!]), solver, options };
  const solved = (values: number[]): Solved => ({ objective: 0, bound: 0, values });
  expect(of(stateOf(task, search, [a!, b!, c!], solved([1, 0, 0.51])))).toEqual([b, c]);
  expect(of(stateOf(task, { ...search, pins: new Set() }, [a!, b!, c!], solved([1, 1, 0.5])))).toEqual([a]);
});

describe("weeks whose programmes are answered in turn", () => {
  const p = openProblem();
  const [a, b, pin] = [on("22"), on("29"), on("24", { value: -50 })];
  const answer = (bound: number, objective = 100): Solved => ({ bound, objective, values: [1] });
  const run = (
    answers: (Solved | undefined)[][],
    part: { constant?: number; proven?: number; close?: number; keep?: boolean } = {},
  ) => {
    const steps: unknown[] = [];
    // Programmes of all weeks together, and of days around a turn, are given up.
    const fake: Solver = ({ cost }) => (cost.length === 1 ? answers[cost[0]!]!.shift() : undefined);
    const weeks = [a!, b!].map((one, w): Week => {
      const draft = { ...modelOf(p, []), cost: [w] };
      return { columns: [one], relaxed: 120 - 10 * w, values: [1], duals: [0], programme: () => draft };
    });
    const step = (done: number, all: number) => void steps.push([done, all]);
    const search: Search = {
      ...searchOf(p, [], fake),
      step,
      ...(part.keep && { keep: { pins: new Set([pin!]), least: 1 } }),
    };
    const task: Task = {
      problem: p,
      columns: [],
      pins: [pin!],
      wished: new Set(),
      greedy: emptyState(p),
      close: (bound, objective) => bound - objective <= (part.close ?? 1e-6),
    };
    const found = byWeeks(task, search, { constant: part.constant ?? 0, weeks }, part.proven);
    expect(steps).toEqual([
      [2, 4],
      [3, 4],
    ]);
    return {
      bound: found.bound,
      held: of(found.state).sort((x, y) => x.start - y.start),
      left: answers.flat().length,
    };
  };

  it.each([
    ["are proven at once", [[answer(105)], [answer(100)]], { constant: -5 }, 200, 0],
    ["are solved again to be proven", [[answer(105), answer(101)], [answer(100)]], {}, 201, 0],
    ["to no avail", [[answer(105), answer(110)], [answer(100)]], {}, 205, 0],
    ["in vain", [[answer(105), undefined], [answer(100)]], {}, 205, 0],
    ["not where that is near enough", [[answer(105), answer(101)], [answer(100)]], { close: 10 }, 205, 1],
    [
      "nor further than is near enough",
      [
        [answer(105), answer(101)],
        [answer(103), answer(100)],
      ],
      { close: 4 },
      204,
      1,
    ],
    [
      "are bounded by what is proven of the whole",
      [[answer(105), answer(104)], [answer(100)]],
      { proven: 203 },
      203,
      0,
    ],
    [
      "are bounded by their relaxation where the solver gives up",
      [[undefined], [answer(100), answer(99)]],
      {},
      220,
      1,
    ],
  ] as [string, (Solved | undefined)[][], object, number, number][])(
    "%s",
    (_, answers, part, bound, left) => {
      expect(run(answers, part)).toEqual({ bound, held: [a, b], left });
    },
  );

  it("hold the pins of which some must stand", () => {
    expect(run([[answer(100)], [answer(100)]], { keep: true }).held).toEqual([a, pin, b]);
  });
});
