import { expect, it } from "vitest";
import { irreducible } from "../../src/plan/irreducible.ts";

it.each([
  ["nothing", [], () => true, []],
  ["one", [1], (some: readonly number[]) => some.length > 0, [1]],
  ["early ones before late ones", [1, 2, 3, 4], (some: readonly number[]) => some.length >= 2, [1, 2]],
  [
    "those that exclude each other",
    [1, 2, 3, 4, 5],
    (some: readonly number[]) => some.includes(2) && some.includes(5),
    [2, 5],
  ],
  ["all", [1, 2, 3], (some: readonly number[]) => some.length === 3, [1, 2, 3]],
] as [string, number[], (some: readonly number[]) => boolean, number[]][])(
  "irreducible: %s",
  (_, all, impossible, found) => {
    expect(irreducible(all, impossible).kept).toEqual(found);
  },
);

it("irreducible: no set is asked about twice", () => {
  const asked: string[] = [];
  irreducible([1, 2, 3, 4], (some) => {
    asked.push(some.join());
    return some.includes(1) && some.includes(4);
  });
  expect(asked).toEqual(["", "1,2", "1,2,3", "1,2,4", "4", "4,1"]);
});
