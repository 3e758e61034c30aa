import type * as z from "zod";
import type { Path } from "../model/diagnostic.ts";

interface Def {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly innerType?: z.ZodType;
  readonly in?: z.ZodType;
  readonly element?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly getter?: () => z.ZodType;
  readonly entries?: Readonly<Record<string, string>>;
  readonly catchall?: z.ZodType;
}

const defOf = (schema: z.ZodType): Def => (schema as unknown as { _zod: { def: Def } })._zod.def;

/** The schemas without wrappers and unions that a value may be checked by. */
function bare(schema: z.ZodType): z.ZodType[] {
  const def = defOf(schema);
  if (def.innerType) return bare(def.innerType);
  if (def.type === "pipe" && def.in) return bare(def.in);
  if (def.type === "lazy" && def.getter) return bare(def.getter());
  if (def.options) return def.options.flatMap(bare);
  return [schema];
}

function step(schema: z.ZodType, part: string | number): z.ZodType[] {
  const def = defOf(schema);
  if (typeof part === "number") return def.element ? bare(def.element) : [];
  const child = def.shape?.[part] ?? def.catchall ?? def.valueType;
  return child ? bare(child) : [];
}

/** The schemas that stand at a path, unions opened. */
export function schemasAt(schema: z.ZodType, path: Path): z.ZodType[] {
  return path.reduce<z.ZodType[]>((here, part) => here.flatMap((s) => step(s, part)), bare(schema));
}

/** The schema of a part of a map. */
export const partSchema = (schema: z.ZodType, key: string): z.ZodType | undefined =>
  defOf(schema).shape?.[key];

/** Keys that the map at `path` may have; of several shapes, the one sharing most keys with the value. */
export function keysAt(schema: z.ZodType, path: Path, value: unknown): string[] {
  const present = typeof value === "object" && value !== null ? Object.keys(value) : [];
  const shapes = schemasAt(schema, path).flatMap((s) =>
    Object.keys(defOf(s).shape ?? {}).length > 0 ? [Object.keys(defOf(s).shape!)] : [],
  );
  const shared = (keys: readonly string[]) => keys.filter((k) => present.includes(k)).length;
  return shapes.sort((a, b) => shared(b) - shared(a))[0] ?? [];
}

const words: Readonly<Record<string, string>> = {
  object: "a map",
  record: "a map",
  array: "a list",
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
};

/** What is expected at a path, in words: `a list`, `text`, `one of post, courier`. */
export function describeSchema(schema: z.ZodType, path: Path): string {
  const kinds = schemasAt(schema, path).map((s) => {
    const def = defOf(s);
    return def.entries ? `one of ${Object.values(def.entries).join(", ")}` : (words[def.type] ?? def.type);
  });
  return [...new Set(kinds)].join(" or ") || "something else";
}

/** The kind of cell a CSV column holds, by the row schema: what `parseCsv` asks. */
export function cellKind(row: z.ZodType, column: string): "text" | "number" | "boolean" | "list" | "json" {
  const types = schemasAt(row, column.split(".")).map((s) => defOf(s).type);
  if (types.includes("array")) return "list";
  if (types.includes("string")) return "text";
  if (types.includes("number") || types.includes("int")) return "number";
  if (types.includes("boolean")) return "boolean";
  return "json";
}
