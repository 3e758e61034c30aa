import fc from "fast-check";
import { expect, it } from "vitest";
import { emptyDraft, row, variable } from "../../src/plan/draft.ts";
import { type Linear, remembering, type SolveOptions, type Solver } from "../../src/plan/solver.ts";
import { excerpt, split } from "../../src/plan/split.ts";

/** Terms of a programme's rows, by row. */
const rowsOf = ({ rowLower, rowUpper, starts, indices, values }: Linear) =>
  rowLower.map((lower, r) => ({
    lower,
    upper: rowUpper[r]!,
    terms: indices.slice(starts[r], starts[r + 1]).map((i, k) => [i, values[starts[r]! + k]!] as const),
  }));
const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);
const worth = ({ cost }: Linear, x: readonly number[]): number => sum(cost.map((c, i) => c * x[i]!));

const term = fc.tuple(
  fc.nat(6),
  fc.integer({ min: -3, max: 3 }).filter((v) => v !== 0),
);
const drawn = fc.record({
  cost: fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 7, maxLength: 7 }),
  lower: fc.array(fc.nat(1), { minLength: 7, maxLength: 7 }),
  rows: fc.array(
    fc.record({
      terms: fc.uniqueArray(term, { minLength: 1, maxLength: 3, selector: ([i]) => i }),
      lower: fc.constantFrom(Number.NEGATIVE_INFINITY, -4, 0),
      upper: fc.constantFrom(Number.POSITIVE_INFINITY, 1, 5),
      dual: fc.integer({ min: -3, max: 3 }),
    }),
    { maxLength: 6 },
  ),
  parts: fc.array(fc.nat(2), { minLength: 7, maxLength: 7 }),
  choice: fc.array(fc.nat(3), { minLength: 7, maxLength: 7 }),
});

function written({
  cost,
  lower,
  rows,
}: {
  cost: number[];
  lower: number[];
  rows: { terms: (readonly [number, number])[]; lower: number; upper: number }[];
}): Linear {
  const draft = emptyDraft();
  for (const c of cost) variable(draft, c, 3);
  for (const { terms, lower: least, upper } of rows)
    row(draft, least, upper, ...terms.map(([i, value]) => [[i], value] as const));
  return { ...draft, lower };
}

it("parts are worth what the whole is, but for the rows between them at their prices", () => {
  fc.assert(
    fc.property(drawn, (d) => {
      const linear = written(d);
      const { constant, parts } = split(
        linear,
        Int32Array.from(d.parts),
        3,
        d.rows.map(({ dual }) => dual),
      );
      expect(parts.flatMap(({ variables }) => variables).sort((a, b) => a - b)).toEqual([
        0, 1, 2, 3, 4, 5, 6,
      ]);
      for (const [w, { variables, linear: own }] of parts.entries()) {
        expect(variables).toEqual([0, 1, 2, 3, 4, 5, 6].filter((i) => d.parts[i] === w));
        const inside = rowsOf(linear).filter(({ terms }) => terms.every(([i]) => d.parts[i] === w));
        expect(rowsOf(own)).toEqual(
          inside.map(({ terms, ...rest }) => ({
            ...rest,
            terms: terms.map(([i, v]) => [variables.indexOf(i), v]),
          })),
        );
        expect([own.lower, own.upper, own.integer]).toEqual([
          variables.map((i) => linear.lower[i]),
          variables.map(() => 3),
          variables.map(() => false),
        ]);
      }
      const between = rowsOf(linear).map(({ terms, lower, upper }, r) => {
        const { dual } = d.rows[r]!;
        const side = dual > 0 ? upper : lower;
        const joins = terms.some(([i]) => d.parts[i] !== d.parts[terms[0]![0]]);
        if (!joins || dual === 0 || !Number.isFinite(side)) return 0;
        return dual * (side - sum(terms.map(([i, v]) => v * d.choice[i]!)));
      });
      const apart = sum(
        parts.map(({ variables, linear: own }) =>
          worth(
            own,
            variables.map((i) => d.choice[i]!),
          ),
        ),
      );
      expect(constant + apart).toBeCloseTo(worth(linear, d.choice) + sum(between), 9);
    }),
    { numRuns: 60, seed: 9 },
  );
});

it("what the duals prove of the parts together is what they prove of the whole", () => {
  fc.assert(
    fc.property(drawn, (d) => {
      const linear = written(d);
      const { constant, parts } = split(
        linear,
        Int32Array.from(d.parts),
        3,
        d.rows.map(({ dual }) => dual),
      );
      const rows = rowsOf(linear).map((own, r) => ({
        ...own,
        dual: d.rows[r]!.dual,
        side: d.rows[r]!.dual > 0 ? own.upper : own.lower,
      }));
      const priced = rows.filter(({ dual, side }) => dual !== 0 && Number.isFinite(side));
      const of = (w: number): number => {
        const own = priced.filter(({ terms }) => terms.every(([i]) => d.parts[i] === w));
        const gains = linear.cost.map((c, i) => {
          const reduced =
            c -
            sum(priced.flatMap(({ terms, dual }) => terms.flatMap(([j, v]) => (j === i ? [dual * v] : []))));
          return d.parts[i] === w ? Math.max(reduced * d.lower[i]!, reduced * 3) : 0;
        });
        return sum(own.map(({ dual, side }) => dual * side)) + sum(gains);
      };
      for (const [w, { relaxed }] of parts.entries()) expect(relaxed).toBeCloseTo(of(w), 9);
      const joint = priced.filter(({ terms }) => terms.some(([i]) => d.parts[i] !== d.parts[terms[0]![0]]));
      expect(constant).toBeCloseTo(sum(joint.map(({ dual, side }) => dual * side)), 9);
    }),
    { numRuns: 60, seed: 10 },
  );
});

it("what has no part yet goes where what it is tied to is, else to the first", () => {
  const rows = [[0, 3], [3, 4], [1, 5], [5, 2], [6]].map((list) => ({
    terms: list.map((i) => [i, 1] as const),
    lower: 0,
    upper: 1,
  }));
  const linear = written({ cost: Array(7).fill(1), lower: Array(7).fill(0), rows });
  const { parts } = split(linear, Int32Array.from([1, 2, 0]), 3, Array(5).fill(0));
  expect(parts.map(({ variables }) => variables)).toEqual([
    [2, 6],
    [0, 3, 4],
    [1, 5],
  ]);
});

it("an excerpt keeps its variables' order, and of its rows what is left", () => {
  const rows = [[0, 1], [2], [1, 2, 3]].map((list, r) => ({
    terms: list.map((i) => [i, i + 2] as const),
    lower: r,
    upper: r + 5,
  }));
  const linear = written({ cost: [1, 2, 3, 4, 5, 6, 7], lower: [0, 0, 0, 1, 0, 0, 0], rows });
  const some = excerpt(linear, [3, 1], [2, 1, 0]);
  expect([some.cost, some.lower, some.upper, some.integer]).toEqual([
    [4, 2],
    [1, 0],
    [3, 3],
    [false, false],
  ]);
  expect(rowsOf(some)).toEqual([
    {
      lower: 2,
      upper: 7,
      terms: [
        [1, 3],
        [0, 5],
      ],
    },
    { lower: 0, upper: 5, terms: [[1, 3]] },
  ]);
  expect(some.starts).toEqual([0, 2, 3]);
});

it("of programmes solved before the last two are not solved again", () => {
  const asked: unknown[] = [];
  const solver: Solver = (linear, options) => {
    asked.push([linear.cost[0], options.relax]);
    return linear.cost[0] === 9 ? undefined : { objective: linear.cost[0]!, bound: 0, values: [] };
  };
  const solve = remembering(solver);
  const linear = (cost: number, part: Partial<Linear> = {}): Linear => ({
    ...written({ cost: [cost], lower: [0], rows: [{ terms: [[0, 1]], lower: 0, upper: 1 }] }),
    ...part,
  });
  const options = (relax: boolean): SolveOptions => ({ relax, gap: 0, nodes: 1 });
  expect(solve(linear(1), options(true))).toMatchObject({ objective: 1 });
  expect(solve(linear(1), options(true))).toMatchObject({ objective: 1 });
  expect(asked).toEqual([[1, true]]);
  solve(linear(1), options(false));
  expect(asked).toHaveLength(2);
  expect(solve(linear(9), options(true))).toBeUndefined();
  expect(solve(linear(9), options(true))).toBeUndefined();
  solve(linear(1), options(false));
  expect(asked).toHaveLength(3);
  solve(linear(1), options(true));
  expect(asked).toHaveLength(4);
  const others: Partial<Linear>[] = [
    { lower: [1] },
    { upper: [2] },
    { rowLower: [1] },
    { rowUpper: [2] },
    { indices: [0, 0], starts: [0, 2], values: [1, 1] },
    { values: [2] },
    { cost: [1, 1] },
  ];
  for (const part of others) {
    const before = asked.length;
    const fresh = remembering(solver);
    fresh(linear(1), options(true));
    fresh(linear(1, part), options(true));
    expect(asked).toHaveLength(before + 2);
  }
});
