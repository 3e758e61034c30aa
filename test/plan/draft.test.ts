import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cliqueRows, groupBy, type Span } from "../../src/plan/cliques.ts";
import { any, type Draft, emptyDraft, marked, none, row, variable } from "../../src/plan/draft.ts";

/** Rows as text: `lower ≤ terms ≤ upper`. */
const rowsOf = ({ rowLower, rowUpper, starts, indices, values }: Draft): string[] =>
  rowLower.map((lower, r) => {
    const terms = indices.slice(starts[r], starts[r + 1]).map((i, k) => `${values[starts[r]! + k]}x${i}`);
    return `${lower} ${terms.join(" ")} ${rowUpper[r]}`;
  });

describe("a programme being written", () => {
  it("numbers its variables and lists its rows", () => {
    const draft = emptyDraft();
    expect(variable(draft, 5, 1, true)).toBe(0);
    expect(variable(draft, -2, 7)).toBe(1);
    row(draft, none, 3, [[0, 1], 2], [[1], -1]);
    row(draft, 0, 0, [[], 1], [[], -1]);
    row(draft, 1, any, [[1], 1]);
    expect(draft).toMatchObject({
      cost: [5, -2],
      lower: [0, 0],
      upper: [1, 7],
      integer: [true, false],
      starts: [0, 3, 4],
    });
    expect(rowsOf(draft)).toEqual(["-Infinity 2x0 2x1 -1x1 3", "1 1x1 Infinity"]);
  });

  it("notes which rows are of a kind, none of them too", () => {
    const draft = emptyDraft();
    variable(draft, 0, 1);
    row(draft, 0, 1, [[0], 1]);
    expect(marked(draft, "some", () => row(draft, 0, 2, [[0], 1]) ?? "answer")).toBe("answer");
    marked(draft, "none", () => undefined);
    expect([...draft.marks]).toEqual([
      ["some", [1, 2]],
      ["none", [2, 2]],
    ]);
  });

  it("groups in the order of the first of each kind", () => {
    expect([...groupBy([3, 1, 4, 1, 5, 9, 2, 6], (n) => n % 3)]).toEqual([
      [0, [3, 9, 6]],
      [1, [1, 4, 1]],
      [2, [5, 2]],
    ]);
  });
});

describe("spans that share an instant", () => {
  const rows = (spans: readonly Span[], capacity: number): string[] => {
    const draft = emptyDraft();
    cliqueRows(draft, spans, capacity);
    return rowsOf(draft);
  };
  const span = (from: number, to: number, i: number, weight?: -1): Span => ({
    from,
    to,
    i,
    ...(weight && { weight }),
  });

  it.each([
    ["two that do not", [span(0, 10, 0), span(10, 20, 1)], 1, []],
    ["two that do", [span(5, 15, 1), span(0, 10, 0)], 1, ["-Infinity 1x0 1x1 1"]],
    ["two of a capacity of two", [span(0, 10, 0), span(5, 15, 1)], 2, []],
    ["three of two", [span(0, 10, 0), span(5, 15, 1), span(6, 7, 2)], 2, ["-Infinity 1x0 1x1 1x2 2"]],
    [
      "a chain has a row for each pair",
      [span(0, 10, 0), span(5, 15, 1), span(12, 20, 2)],
      1,
      ["-Infinity 1x0 1x1 1", "-Infinity 1x1 1x2 1"],
    ],
    [
      "none where only some have ended",
      [span(0, 30, 0), span(0, 10, 1), span(0, 20, 2), span(40, 50, 3)],
      1,
      ["-Infinity 1x0 1x1 1x2 1"],
    ],
    [
      "those that count against the others",
      [span(0, 10, 0), span(0, 10, 1), span(0, 10, 2, -1)],
      1,
      ["-Infinity 1x0 1x1 -1x2 1"],
    ],
    ["do not count among them", [span(0, 10, 0), span(0, 10, 2, -1)], 1, []],
    ["of no capacity", [span(0, 10, 0)], 0, ["-Infinity 1x0 0"]],
  ])("%s", (_, spans, capacity, found) => {
    expect(rows(spans, capacity)).toEqual(found);
  });

  it("are held to the capacity at every instant, and by no row more", () => {
    const spans = fc.array(fc.tuple(fc.nat(20), fc.integer({ min: 1, max: 8 })), { maxLength: 7 });
    fc.assert(
      fc.property(spans, fc.integer({ min: 1, max: 3 }), (list, capacity) => {
        const all = list.map(([from, length], i) => span(from, from + length, i));
        const draft = emptyDraft();
        cliqueRows(draft, all, capacity);
        const lists = draft.rowLower.map((_, r) => draft.indices.slice(draft.starts[r], draft.starts[r + 1]));
        for (let bits = 0; bits < 2 ** all.length; bits++) {
          const chosen = all.filter((_, i) => (bits >> i) & 1);
          const fits = chosen.every(
            ({ from }) => chosen.filter((s) => s.from <= from && from < s.to).length <= capacity,
          );
          expect(lists.every((own) => own.filter((i) => (bits >> i) & 1).length <= capacity)).toBe(fits);
        }
        const sets = lists.map((own) => new Set(own));
        for (const [a, one] of sets.entries())
          for (const [b, other] of sets.entries())
            if (a !== b) expect([...one].every((i) => other.has(i))).toBe(false);
      }),
      { numRuns: 30, seed: 5 },
    );
  });
});
