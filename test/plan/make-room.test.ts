import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Column } from "../../src/plan/columns.ts";
import { makeRoom } from "../../src/plan/make-room.ts";
import type { PlanProblem } from "../../src/plan/problem.ts";
import { emptyState, fits, hold, type Placed, type State } from "../../src/plan/state.ts";
import { column, freeHost, openMarket, openProblem } from "./by-hand.ts";
import { held, isValid } from "./held.ts";

const day = (clock: string, part: Partial<Column> = {}): Column => column(`2027-03-23T${clock}Z`, part);

describe("a studio is freed for a stream that finds none", () => {
  const hosts = Array.from({ length: 6 }, (_, i) => freeHost({ id: `h${i}`, site: "a" }));
  const markets = ["GB", "DE", "US", "FR", "IT", "ES"].map((id) => openMarket({ id }));
  const room = (id: string, ids?: string[]) => ({
    id,
    site: "a",
    turnaround: 0,
    ...(ids && { markets: ids }),
  });
  const of = (studios: ReturnType<typeof room>[]) => openProblem({ markets, hosts, studios });
  const at = (m: number, clock = "10:00"): Column => day(clock, { market: m, host: m });
  const holding = (p: PlanProblem, list: [Column, number][]): State => {
    const state = emptyState(p);
    for (const [one, studio] of list) hold(state, { column: one, studio });
    return state;
  };
  const all = [
    room("x", ["GB", "DE"]),
    room("y", ["DE", "US"]),
    room("z", ["US", "FR"]),
    room("w", ["FR", "IT"]),
    room("v", ["IT", "ES"]),
    room("u", ["ES"]),
  ];

  it.each([
    ["one moves on", 3, [[1, 0]], 0, 0, [[1, 1]]],
    [
      "a chain of three moves on",
      6,
      [
        [1, 0],
        [2, 1],
        [3, 2],
      ],
      0,
      0,
      [
        [1, 1],
        [2, 2],
        [3, 3],
      ],
    ],
    [
      "a longer chain is not tried",
      6,
      [
        [1, 0],
        [2, 1],
        [3, 2],
        [4, 3],
        [5, 4],
      ],
      0,
      undefined,
      undefined,
    ],
    ["one that is free is taken", 3, [[1, 1]], 0, 0, [[1, 1]]],
    ["none is there to move to", 1, [[1, 0]], 0, undefined, undefined],
  ] as [string, number, [number, number][], number, number | undefined, [number, number][] | undefined][])(
    "%s",
    (_, count, there, who, room_, after) => {
      const p = of(all.slice(0, count));
      const state = holding(
        p,
        there.map(([m, studio]) => [at(m), studio]),
      );
      const before = held(state);
      expect(makeRoom(p, state, at(who))).toBe(room_);
      if (after === undefined) expect(held(state)).toEqual(before);
      else expect([...state.all].map(({ column: c, studio }) => [c.market, studio]).sort()).toEqual(after);
      expect(isValid(p, state)).toBe(true);
    },
  );

  it("two that stand in its way both move, or neither does", () => {
    const two = [room("x"), room("y")];
    const p = of(two);
    const list = (third: Placed[]): [Column, number][] => [
      [at(1, "09:30"), 0],
      [at(2, "10:30"), 0],
      ...third.map(({ column: c, studio }): [Column, number] => [c, studio]),
    ];
    const state = holding(p, list([]));
    expect(makeRoom(p, state, at(0))).toBe(1);
    const full = holding(p, list([{ column: at(3, "10:45"), studio: 1 }]));
    const before = held(full);
    expect(makeRoom(p, full, at(0))).toBeUndefined();
    expect(held(full)).toEqual(before);
    const wide = of([room("x", ["GB", "DE", "US"]), room("y", ["DE"]), room("z", ["US"])]);
    const moved = holding(wide, list([]));
    expect(makeRoom(wide, moved, at(0))).toBe(0);
    expect(held(moved)).toEqual(["23T09:30 11 1", "23T10:30 22 2"]);
  });

  it("not for one that its market or host forbids", () => {
    const p = of(all.slice(0, 3));
    const state = holding(p, [[at(1), 0]]);
    expect(makeRoom(p, state, { ...at(0), host: 1 })).toBeUndefined();
    expect(
      makeRoom({ ...p, markets: [openMarket({ max: 0 }), ...p.markets.slice(1)] }, state, at(0)),
    ).toBeUndefined();
    expect([...state.all]).toHaveLength(1);
  });

  it("never breaks what is held, and gives a studio that is free", () => {
    const rooms = fc.array(fc.subarray(["GB", "DE", "US", "FR"], { minLength: 1 }), {
      minLength: 2,
      maxLength: 4,
    });
    const clocks = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(rooms, clocks, (lists, starts) => {
        const p = of(lists.map((ids, i) => room(`r${i}`, ids)));
        const state = emptyState(p);
        for (const [m, half] of starts.entries()) {
          const one = at(m, `${10 + (half >> 1)}:${half % 2 ? "30" : "00"}`);
          const before = [...state.all].map((placed) => placed.column);
          const studio = fits(p, state, one) ?? makeRoom(p, state, one);
          expect(new Set([...state.all].map((placed) => placed.column))).toEqual(new Set(before));
          if (studio !== undefined) hold(state, { column: one, studio });
          expect(isValid(p, state)).toBe(true);
        }
      }),
      { numRuns: 60, seed: 2 },
    );
  });
});
