import { expect, describe as group, it } from "vitest";
import type { PlannedStream } from "../../src/model/plan-result.ts";
import type { Column } from "../../src/plan/columns.ts";
import { describe, plan, type Schedule, schedule } from "../../src/plan/plan.ts";
import type { PlanProblem } from "../../src/plan/problem.ts";
import { emptyState, hold } from "../../src/plan/state.ts";
import { column, freeHost, openMarket, openProblem, stream, weightsOf } from "./by-hand.ts";

const words = {
  say: (id: string, args?: object) => `${id} ${JSON.stringify(args ?? {})}`,
  weekOf: (week: number) => `w${week}`,
};
const on = (d: string, part: Partial<Column> = {}): Column => column(`2027-03-${d}T12:00Z`, part);
const pinAt = (d: string, part: Partial<PlannedStream> = {}) =>
  stream(`2027-03-${d}T12:00:00Z`, { id: `pin-${d}`, slot: `GB-${d}`, ...part });
const made = (part: Partial<PlanProblem>, columns: readonly Column[], rest: Partial<Schedule> = {}) => {
  const problem = openProblem({ maxGap: 0.1, ...part });
  const state = emptyState(problem);
  for (const one of columns) hold(state, { column: one, studio: -1 });
  return describe(
    {
      problem,
      columns,
      pinned: [],
      state,
      bound: 0,
      wanted: [],
      conflicts: [],
      productConflicts: [],
      ...rest,
    },
    words,
  );
};

group("how good a plan is", () => {
  const costs = {
    markets: [openMarket({ target: 2 })],
    weights: weightsOf({ belowTarget: 0.1, productShort: 7 }),
  };
  const products = [{ sku: "A", markets: ["GB"], minAppearances: 3, priority: 1 }];
  it.each([
    ["proven best", {}, 100, { status: "optimal", objective: 100, bound: 100, gap: 0 }],
    ["but for dust", {}, 100.00001, { status: "optimal", objective: 100, bound: 100.00001 }],
    ["just as near as is asked", {}, 110, { status: "within-gap", objective: 100, bound: 110, gap: 0.1 }],
    ["farther", {}, 111, { status: "feasible", objective: 100, bound: 111, gap: 0.11 }],
    ["no bound is below the plan", {}, 90, { status: "optimal", objective: 100, bound: 100, gap: 0 }],
    [
      "what streams lack is in it, without the dust of fractions",
      costs,
      0,
      { objective: 100 - 0.3, bound: 99.7 },
    ],
    ["and what products lack", { products, weights: weightsOf({ productShort: 7 }) }, 0, { objective: 86 }],
  ] as [string, Partial<PlanProblem>, number, object][])("%s", (_, part, bound, found) => {
    expect(made(part, [on("22")], { bound })).toMatchObject(found);
  });

  it("is told to one, of a plan worth less than that", () => {
    expect(made({ maxGap: 1 }, [on("22", { value: 0 })], { bound: 0.5 })).toMatchObject({
      gap: 0.5,
      status: "within-gap",
    });
    expect(made({ maxGap: 0.1 }, [on("22", { value: -4 })], { bound: -3 })).toMatchObject({
      gap: 0.25,
      objective: -4,
    });
  });
});

group("a plan as it is told", () => {
  it("has its streams by time, then market, and nothing that there is none of", () => {
    const columns = [on("23"), on("22", { market: 1, host: 1 }), on("22")];
    const found = made(
      { markets: [openMarket(), openMarket({ id: "DE" })], hosts: [freeHost(), freeHost({ id: "mia" })] },
      columns,
    );
    expect(found.streams.map(({ market, utc }) => `${market} ${utc.slice(8, 10)}`)).toEqual([
      "GB 22",
      "DE 22",
      "GB 23",
    ]);
    expect(Object.keys(found)).toEqual([
      "status",
      "objective",
      "bound",
      "gap",
      "streams",
      "unmet",
      "hosts",
      "wanted",
    ]);
    expect([found.unmet, found.wanted]).toEqual([[], []]);
    expect(found.hosts.map(({ id }) => id)).toEqual(["lin", "mia"]);
  });

  it("says what is worth having", () => {
    const wanted: Schedule["wanted"] = [
      { kind: "host", language: "ar", zone: "Asia/Riyadh", value: 70, atMost: 90 },
      { kind: "studio", site: "hz", value: 30 },
    ];
    expect(made({}, [], { wanted }).wanted).toStrictEqual([
      { what: 'plan.wanted-host {"language":"ar","zone":"Asia/Riyadh"}', value: 70, atMost: 90 },
      { what: 'plan.wanted-studio {"site":"hz"}', value: 30 },
    ]);
  });

  it("says what is not met: pins, markets, products; and what excludes what", () => {
    const part = {
      markets: [openMarket({ min: 1 })],
      window: { from: "2027-03-22", to: "2027-03-28" },
      products: [{ sku: "A", markets: ["GB"], minAppearances: 1, priority: 1 }],
      pins: [pinAt("22")],
    };
    const conflicts: Schedule["conflicts"] = [
      { market: "GB", weeks: [0], requirements: [{ kind: "pins" }], perhapsFewer: false, ways: [] },
    ];
    const productConflicts: Schedule["productConflicts"] = [
      { sku: "A", requirements: [], perhapsFewer: false, ways: [] },
    ];
    const found = made(part, [], { pinned: [undefined], conflicts, productConflicts });
    expect(found.unmet.map(({ kind }) => kind)).toEqual(["pin", "market-min", "product-min"]);
    expect(found.conflicts!.map(({ kind }) => kind)).toEqual(["market-min", "product-min"]);
    expect(made(part, [], { pinned: [undefined], productConflicts }).conflicts).toHaveLength(1);
  });
});

group("pins", () => {
  const [a, b] = [on("22"), on("23")];
  const pins = [pinAt("22"), pinAt("23")];
  const told = (
    part: Partial<PlanProblem>,
    held: readonly Column[],
    pinned: readonly (Column | undefined)[],
  ) => made({ pins, weights: weightsOf({ move: 30 }), ...part }, held, { pinned });

  it.each([
    ["all stand", {}, [a, b], [a, b], 200, "optimal", []],
    ["one collides", {}, [a], [a, b], 100, "optimal", ["pin-23 plan.pin-collides"]],
    ["one breaks a rule", {}, [a], [a, undefined], 100, "optimal", ["pin-23 plan.pin-breaks-rule"]],
    [
      "one moved, of which half must stand",
      { keep: 50 },
      [a],
      [a, b],
      70,
      "optimal",
      ["pin-23 plan.pin-collides"],
    ],
    [
      "both moved, of which half must stand",
      { keep: 50 },
      [],
      [a, b],
      -60,
      "infeasible",
      ["pin-22 plan.pin-collides", "pin-23 plan.pin-collides"],
    ],
    [
      "one moved, of which all must stand",
      { keep: 100 },
      [b],
      [a, b],
      70,
      "infeasible",
      ["pin-22 plan.pin-collides"],
    ],
    [
      "both moved, where they may",
      { keep: 0 },
      [],
      [a, b],
      -60,
      "feasible",
      ["pin-22 plan.pin-collides", "pin-23 plan.pin-collides"],
    ],
  ] as [string, Partial<PlanProblem>, Column[], (Column | undefined)[], number, string, string[]][])(
    "%s",
    (_, part, held, pinned, objective, status, unmet) => {
      const found = told(part, held, pinned);
      expect(found).toMatchObject({ objective, status });
      expect(found.unmet.map(({ stream: id, why }) => `${id} ${why.split(" ")[0]}`)).toEqual(unmet);
      expect(found.changes!.map(({ kind }) => kind)).toEqual(unmet.map(() => "dropped"));
      expect(found.dropped?.length ?? 0).toBe(unmet.length);
    },
  );

  it("are told with their week and stream", () => {
    const late = made({ pins: [pinAt("28"), pinAt("29")] }, [], { pinned: [on("28"), undefined] });
    expect(late.unmet).toEqual(
      [
        ["pin-28", "w0", "plan.pin-collides"],
        ["pin-29", "w1", "plan.pin-breaks-rule"],
      ].map(([id, week, why]) => ({
        kind: "pin",
        market: "GB",
        week,
        stream: id,
        wanted: 1,
        got: 0,
        why: `${why} {"stream":"${id}"}`,
        relax: [],
      })),
    );
  });

  it("are the candidates at their instant, of their market and host", () => {
    const p = openProblem({
      markets: [openMarket(), openMarket({ id: "DE" })],
      hosts: [freeHost(), freeHost({ id: "mia" })],
      window: { from: "2027-03-22", to: "2027-03-22" },
      rounds: 0,
      pins: [
        pinAt("22"),
        pinAt("22", { market: "DE", host: "mia" }),
        pinAt("21"),
        pinAt("22", { host: "gone" }),
      ],
    });
    const { pinned, columns } = schedule(p);
    expect(pinned.map((one) => one && [one.market, one.host, one.start === on("22").start])).toEqual([
      [0, 0, true],
      [1, 1, true],
      undefined,
      undefined,
    ]);
    expect(columns).toContain(pinned[0]);
    expect(schedule({ ...p, pins: [] }).pinned).toEqual([]);
    // They stand although each is a loss.
    const dear = p.hosts.map((host) => ({ ...host, pay: 999 }));
    const { state, pinned: stand } = schedule({ ...p, hosts: dear });
    expect([...state.all].map((placed) => placed.column)).toEqual(stand.slice(0, 2));
  });
});

it("without a solver nothing is said to exclude anything", () => {
  const p = openProblem({
    markets: [openMarket({ min: 9, max: 9 })],
    hosts: [freeHost({ limits: { ...freeHost().limits, perWeek: 60 } })],
    rounds: 0,
  });
  const made_ = schedule(p);
  expect([made_.conflicts, made_.productConflicts]).toEqual([[], []]);
  expect(made_.problem).toBe(p);
  expect(plan(p, words)).toEqual(describe(made_, words));
});
