import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { parseYaml } from "../../src/load/yaml.ts";

vi.mock("zod", () => import("../../scripts/quick-zod.ts"));

interface Result {
  readonly success: boolean;
  readonly data?: unknown;
  readonly error?: { readonly issues: readonly unknown[] };
}

interface Schema {
  accept(value: unknown): unknown;
  safeParse(value: unknown): Result;
  /** The schema that zod itself makes of what the stand-in wrote down. */
  whole(): Schema;
}

const quick = {
  launch: (await import("../../src/model/launch.ts")).launchSchema,
  past: (await import("../../src/model/launch.ts")).pastStreamSchema,
  product: (await import("../../src/model/product.ts")).productSchema,
  host: (await import("../../src/model/host.ts")).hostSchema,
  lane: (await import("../../src/model/lane.ts")).laneSchema,
  market: (await import("../../src/model/market.ts")).marketSchema,
} as unknown as Record<string, Schema>;

const read = (file: string): unknown => parseYaml(file, readFileSync(file, "utf8")).value;
const example = (name: string): unknown => read(`examples/spring-launch/${name}.yaml`);
const values: readonly (readonly [string, unknown])[] = [
  ["launch", example("launch")],
  ["launch", read("examples/minimal/launch.yaml")],
  ...(example("products") as unknown[]).map((value) => ["product", value] as const),
  ...(example("hosts") as unknown[]).map((value) => ["host", value] as const),
  ["past", { start: "2026-10-06T20:00:00-04:00", market: "US", product: "TEA-001", orders: 14 }],
  ...readdirSync("markets")
    .filter((name) => /^[A-Z]{2}\.yaml$/.test(name))
    .slice(0, 12)
    .map((name) => ["market", read(`markets/${name}`)] as const),
];

type Container = Record<string | number, unknown>;

function placesIn(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== "object" || value === null) return [path];
  const keys = Array.isArray(value) ? value.map((_, at) => at) : Object.keys(value);
  return [path, ...keys.flatMap((key) => placesIn((value as Container)[key], [...path, key]))];
}

const odd = [
  undefined,
  null,
  true,
  0,
  -1,
  1.5,
  1e300,
  "",
  "x",
  "2027-02-30",
  "12.50 XXX",
  "US",
  [],
  ["x"],
  {},
  { en: "x" },
];

/** The value with a part of it left out, replaced, or with a key that nobody knows. */
function spoilt(value: unknown, at: number, how: number): unknown {
  const copy = structuredClone(value);
  const places = placesIn(copy).slice(1);
  const path = places[at % places.length]!;
  const inside = path
    .slice(0, -1)
    .reduce<unknown>((here, key) => (here as Container)[key], copy) as Container;
  const key = path.at(-1)!;
  if (how === 0 && !Array.isArray(inside)) delete inside[key];
  else if (how === 1 && !Array.isArray(inside)) inside.strange = 1;
  else inside[key] = odd[how % odd.length];
  return copy;
}

describe("the stand-in for zod", () => {
  it.each(values.map(([name, value], at) => [name, at, value] as const))(
    "accepts %s %i at once",
    (name, _, value) => {
      const found = quick[name]!.accept(value);
      const expected = quick[name]!.whole().safeParse(value);
      expect(expected.success).toBe(true);
      expect(JSON.stringify(found)).toBe(JSON.stringify(expected.data));
    },
  );

  it("says of spoilt values what zod says", () => {
    const pick = fc.tuple(fc.constantFrom(...values), fc.nat(), fc.integer({ min: 0, max: odd.length + 1 }));
    fc.assert(
      fc.property(pick, ([[name, value], at, how]) => {
        const made = spoilt(value, at, how);
        const found = quick[name]!.safeParse(made);
        const expected = quick[name]!.whole().safeParse(made);
        expect(found.success).toBe(expected.success);
        expect(found.data).toStrictEqual(expected.data);
        expect(JSON.stringify(found.data)).toBe(JSON.stringify(expected.data));
        expect(found.error?.issues).toEqual(expected.error?.issues);
      }),
      { numRuns: 400 },
    );
  });
});
