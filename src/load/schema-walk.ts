import type * as z from "zod";
import type { Path } from "../model/diagnostic.ts";
import type { MessageId, Said } from "../text/message.ts";

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

const words: Readonly<Record<string, MessageId>> = {
  object: "kind.map",
  record: "kind.map",
  array: "kind.list",
  string: "kind.text",
  number: "kind.number",
  int: "kind.whole-number",
  boolean: "kind.boolean",
};

/** What is expected at a path: a list, text, one of some words; several kinds are joined by "or". */
export function describeSchema(schema: z.ZodType, path: Path): Said {
  const kinds = new Map<string, Said>();
  for (const found of schemasAt(schema, path)) {
    const { entries, type } = defOf(found);
    const values = Object.values(entries ?? {}).join(", ");
    kinds.set(
      values || (words[type] ?? type),
      entries ? oneOf(values) : { say: words[type] ?? "kind.other" },
    );
  }
  return [...kinds.values()].reduceRight<Said | undefined>(either, undefined) ?? { say: "kind.other" };
}

export const oneOf = (values: string): Said => ({ say: "kind.one-of", args: { values } });

const either = (rest: Said | undefined, kind: Said): Said =>
  rest === undefined ? kind : { say: "kind.or", args: { kind, rest } };

/** The kind of cell a CSV column holds, by the row schema: what `parseCsv` asks. */
export function cellKind(row: z.ZodType, column: string): "text" | "number" | "boolean" | "list" | "json" {
  const types = schemasAt(row, column.split(".")).map((s) => defOf(s).type);
  if (types.includes("array")) return "list";
  if (types.includes("string")) return "text";
  if (types.includes("number") || types.includes("int")) return "number";
  if (types.includes("boolean")) return "boolean";
  return "json";
}
