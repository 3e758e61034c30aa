// Stands in for zod in the bundles that start quickest. Schemas are written down, not built, and a value that fits
// is accepted at once. For one that does not, and for whatever is asked besides, zod itself builds them.
import { createRequire } from "node:module";
import type * as Zod from "zod";

/** What zod would make of a value; `refused` where zod has to decide. */
type Accept = (value: unknown) => unknown;
type Def = Readonly<Record<string, unknown>> & { readonly type: string };
type Shape = Readonly<Record<string, unknown>>;

interface Quick {
  readonly from: Quick | undefined;
  readonly op: string;
  readonly args: readonly unknown[];
  readonly def: Def;
  readonly accept: Accept;
  built: Whole | undefined;
}
type Whole = Record<string, (...args: readonly unknown[]) => unknown> & Zod.ZodType;

const refused = Symbol("refused");
const refuse: Accept = () => refused;
let settings: Zod.core.$ZodConfig = {};
let loaded: typeof Zod | undefined;

function zod(): typeof Zod {
  if (loaded === undefined) {
    loaded = createRequire(import.meta.url)(
      import.meta.url.endsWith(".ts") ? "zod" : "./zod.cjs",
    ) as typeof Zod;
    loaded.config(settings);
  }
  return loaded;
}

const isQuick = (value: unknown): value is Quick =>
  typeof value === "object" && value !== null && Object.hasOwn(value, "accept") && Object.hasOwn(value, "op");

function whole(schema: Quick): Whole {
  if (schema.built === undefined) {
    const maker = (schema.from === undefined ? zod() : whole(schema.from)) as unknown as Whole;
    schema.built = maker[schema.op]!(...schema.args.map(wholeArgument)) as Whole;
  }
  return schema.built;
}

/** Shapes stay lazy: some refer to themselves, and most parts are never asked for. */
function wholeArgument(value: unknown): unknown {
  if (isQuick(value)) return whole(value);
  if (Array.isArray(value)) return value.map(wholeArgument);
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  const made = {};
  for (const key of Object.keys(value)) {
    const get = (): unknown => wholeArgument((value as Shape)[key]);
    Object.defineProperty(made, key, { enumerable: true, configurable: true, get });
  }
  return made;
}

/** What is not among the methods is asked of zod's own schema. */
const askZod = new Proxy(
  {},
  { get: (_, key, schema) => (typeof key === "symbol" ? undefined : whole(schema as Quick)[key]) },
);

const methods = Object.assign(Object.create(askZod), {
  safeParse(this: Quick, value: unknown, ...rest: readonly unknown[]) {
    const data = this.accept(value);
    return data === refused ? whole(this).safeParse!(value, ...(rest as [])) : { success: true, data };
  },
  whole(this: Quick) {
    return whole(this);
  },
  optional(this: Quick) {
    const { accept } = this;
    const def = { type: "optional", innerType: this };
    return made(this, "optional", [], def, (value) => (value === undefined ? value : accept(value)));
  },
  exactOptional(this: Quick) {
    return made(this, "exactOptional", [], { type: "optional", innerType: this }, this.accept);
  },
  nullable(this: Quick) {
    const { accept } = this;
    const def = { type: "nullable", innerType: this };
    return made(this, "nullable", [], def, (value) => (value === null ? value : accept(value)));
  },
  transform(this: Quick, change: (value: unknown) => unknown) {
    const { accept } = this;
    return made(this, "transform", [change], { type: "pipe", in: this }, (value) => {
      const data = accept(value);
      return data === refused ? refused : change(data);
    });
  },
  describe(this: Quick, ...args: readonly unknown[]) {
    return made(this, "describe", args, this.def, this.accept);
  },
  meta(this: Quick, ...args: readonly unknown[]) {
    return made(this, "meta", args, this.def, this.accept);
  },
  refine(this: Quick, holds: (value: unknown) => unknown, ...rest: readonly unknown[]) {
    return checked(this, "refine", [holds, ...rest], holds);
  },
  regex(this: Quick, pattern: RegExp, ...rest: readonly unknown[]) {
    const plain = inAscii(pattern);
    return checked(this, "regex", [pattern, ...rest], (value) => {
      const asked = plain !== undefined && /^[ -~]*$/.test(value as string) ? plain : pattern;
      asked.lastIndex = 0;
      return asked.test(value as string);
    });
  },
  min(this: Quick, least: number, ...rest: readonly unknown[]) {
    return checked(this, "min", [least, ...rest], (value) => sizeOf(value) >= least);
  },
  max(this: Quick, most: number, ...rest: readonly unknown[]) {
    return checked(this, "max", [most, ...rest], (value) => sizeOf(value) <= most);
  },
  positive(this: Quick, ...args: readonly unknown[]) {
    return checked(this, "positive", args, (value) => (value as number) > 0);
  },
  int(this: Quick, ...args: readonly unknown[]) {
    return checked(this, "int", args, Number.isSafeInteger);
  },
  partial(this: Quick) {
    const def = { ...this.def, shape: optionalShape(this.def.shape as Shape) };
    return made(this, "partial", [], def, fields(def));
  },
  extend(this: Quick, more: Shape) {
    const shape = Object.defineProperties(
      {},
      {
        ...Object.getOwnPropertyDescriptors(this.def.shape as Shape),
        ...Object.getOwnPropertyDescriptors(more),
      },
    );
    const def = { ...this.def, shape };
    return made(this, "extend", [more], def, fields(def));
  },
  catchall(this: Quick, others: Quick) {
    const def = { ...this.def, strict: false, catchall: others };
    return made(this, "catchall", [others], def, fields(def));
  },
});
Object.defineProperty(methods, "_zod", {
  get(this: Quick) {
    return { def: this.def };
  },
});

function made(
  from: Quick | undefined,
  op: string,
  args: readonly unknown[],
  def: Def,
  accept: Accept,
): Quick {
  return { __proto__: methods, from, op, args, def, accept, built: undefined } as unknown as Quick;
}

function checked(
  from: Quick,
  op: string,
  args: readonly unknown[],
  holds: (value: unknown) => unknown,
): Quick {
  // What is not there is checked by zod alone.
  const accept = from.def.type === "optional" ? refuse : from.accept;
  return made(from, op, args, from.def, (value) => {
    const data = accept(value);
    return data !== refused && holds(data) ? data : refused;
  });
}

/** A pattern for plain text. Classes of Unicode take V8 milliseconds to look up, and most texts have no use for them. */
const inAscii = ({ source, flags, unicode }: RegExp): RegExp | undefined =>
  unicode ? new RegExp(source.replaceAll("\\p{L}", "A-Za-z").replaceAll("\\p{N}", "0-9"), flags) : undefined;

const sizeOf = (value: unknown): number =>
  typeof value === "number" ? value : (value as string | readonly unknown[]).length;

const isOptional = (schema: unknown): boolean => isQuick(schema) && schema.def.type === "optional";

function optionalShape(shape: Shape): Shape {
  const parts = Object.entries(shape);
  return Object.fromEntries(
    parts.map(([key, part]) => [key, isQuick(part) ? methods.optional.call(part) : part]),
  );
}

/** A part of a schema; one that zod has built already is asked. */
function accepted(schema: unknown, value: unknown): unknown {
  if (isQuick(schema)) return schema.accept(value);
  const result = (schema as Zod.ZodType).safeParse(value);
  return result.success ? result.data : refused;
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function fields({ shape, strict, catchall }: Def): Accept {
  let list: readonly (readonly [string, unknown])[] | undefined;
  return (value) => {
    if (!isPlain(value)) return refused;
    list ??= Object.entries(shape as Shape);
    const data: Record<string, unknown> = {};
    let known = 0;
    for (let i = 0; i < list.length; i++) {
      const [key, schema] = list[i]!;
      if (!(key in value)) {
        if (!isOptional(schema)) return refused;
        continue;
      }
      const part = value[key] === undefined ? refused : accepted(schema, value[key]);
      if (part === refused) return refused;
      data[key] = part;
      known++;
    }
    const keys = Object.keys(value);
    if (keys.length === known || (!strict && catchall === undefined)) return data;
    if (catchall === undefined) return refused;
    return entries(
      data,
      keys.filter((key) => !Object.hasOwn(shape as Shape, key)),
      value,
      undefined,
      catchall,
    );
  };
}

function entries(
  data: Record<string, unknown>,
  keys: readonly string[],
  value: Readonly<Record<string, unknown>>,
  keyType: unknown,
  valueType: unknown,
): unknown {
  for (const key of keys) {
    if (key === "__proto__" || value[key] === undefined) return refused;
    if (keyType !== undefined && accepted(keyType, key) !== key) return refused;
    const part = accepted(valueType, value[key]);
    if (part === refused) return refused;
    data[key] = part;
  }
  return data;
}

function map(op: string, args: readonly [unknown, unknown], quick: boolean): Quick {
  const [keyType, valueType] = args;
  const def = { type: "record", keyType, valueType };
  const accept: Accept = (value) =>
    isPlain(value) ? entries({}, Object.keys(value), value, keyType, valueType) : refused;
  return made(undefined, op, args, def, quick ? accept : refuse);
}

function isOfWords(schema: unknown): boolean {
  if (!isQuick(schema)) return true;
  const { type, options } = schema.def;
  return (
    type === "enum" ||
    type === "literal" ||
    (type === "union" && (options as readonly unknown[]).every(isOfWords))
  );
}

function scalar(
  op: string,
  type: string,
  args: readonly unknown[],
  fits: (value: unknown) => boolean,
): Quick {
  return made(undefined, op, args, { type }, (value) => (fits(value) ? value : refused));
}

type Args = readonly unknown[];
export const string = (...args: Args) =>
  scalar("string", "string", args, (value) => typeof value === "string");
export const number = (...args: Args) => scalar("number", "number", args, Number.isFinite);
export const int = (...args: Args) => scalar("int", "number", args, Number.isSafeInteger);
export const boolean = (...args: Args) =>
  scalar("boolean", "boolean", args, (value) => typeof value === "boolean");
export const literal = (wanted: unknown, ...rest: Args) =>
  scalar("literal", "literal", [wanted, ...rest], (value) => [wanted].flat().includes(value));

function enumOf(words: readonly string[] | Readonly<Record<string, string>>, ...rest: Args): Quick {
  const list = Object.values(words);
  const def = { type: "enum", entries: Object.fromEntries(list.map((word) => [word, word])) };
  return made(undefined, "enum", [words, ...rest], def, (value) =>
    list.includes(value as string) ? value : refused,
  );
}

export { enumOf as enum };

export const array = (element: unknown, ...rest: Args) =>
  made(undefined, "array", [element, ...rest], { type: "array", element }, (value) => {
    if (!Array.isArray(value)) return refused;
    const data = value.map((item) => accepted(element, item));
    return data.includes(refused) ? refused : data;
  });

export const union = (options: readonly unknown[], ...rest: Args) =>
  made(undefined, "union", [options, ...rest], { type: "union", options }, (value) => {
    for (const option of options) {
      const data = accepted(option, value);
      if (data !== refused) return data;
    }
    return refused;
  });

function objectOf(op: string, strict: boolean, shape: Shape, rest: Args): Quick {
  const def = { type: "object", shape, strict };
  return made(undefined, op, [shape, ...rest], def, fields(def));
}
export const object = (shape: Shape, ...rest: Args) => objectOf("object", false, shape, rest);
export const strictObject = (shape: Shape, ...rest: Args) => objectOf("strictObject", true, shape, rest);

/** A record by words must have them all: zod decides. */
export const record = (key: unknown, value: unknown) => map("record", [key, value], !isOfWords(key));
export const partialRecord = (key: unknown, value: unknown) => map("partialRecord", [key, value], true);

export const config = (wanted: Zod.core.$ZodConfig): void => {
  settings = wanted;
};
export const toJSONSchema = (...args: Args): unknown =>
  (zod().toJSONSchema as (...given: Args) => unknown)(...args.map(wholeArgument));
