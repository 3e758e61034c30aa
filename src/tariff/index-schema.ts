import * as z from "zod";
import { rateSchema } from "../model/rate.ts";
import { measureKinds } from "./measure.ts";
import type { TariffIndex } from "./tariff-index.ts";

const text = z.string();
const texts = z.array(text);
const column = text.regex(/^(-?\d{1,9}( -?\d{1,9})*)?$/);
const position = z.int().min(0);

const source = z.object({
  format: text,
  title: text,
  publisher: text.exactOptional(),
  url: text.exactOptional(),
  revision: text.exactOptional(),
  effective: text.exactOptional(),
  file: text,
  sha256: text,
  imported: text,
});

const measure = z.object({
  kind: z.enum(measureKinds),
  text,
  rate: rateSchema.exactOptional(),
  origins: texts.exactOptional(),
  except: texts.exactOptional(),
  programs: texts.exactOptional(),
  from: text.exactOptional(),
  until: text.exactOptional(),
  heading: text.exactOptional(),
  additionalCode: text.exactOptional(),
  quota: text.exactOptional(),
  legal: text.exactOptional(),
  note: text.exactOptional(),
  suspended: z.literal(true).exactOptional(),
  source: position,
});

/** A stored tariff, which may have come with a stranger's launch. */
const shape: z.ZodType<TariffIndex> = z.object({
  schema: z.literal("xb.tariff-index/1"),
  market: text,
  coverage: z.enum(["all-lines", "all-measures", "some-lines"]),
  sources: z.array(source),
  areas: z.record(text, z.object({ name: text.exactOptional(), countries: texts })),
  codes: text.regex(/^(\d{2,14}(\n\d{2,14})*)?$/),
  nodes: column,
  units: column,
  sets: column,
  unitNames: texts,
  texts: text,
  parents: column,
  measures: z.array(measure),
  measureSets: z.array(z.array(position)),
});

const numbers = (list: string): number[] => (list === "" ? [] : list.split(" ").map(Number));
const below = (list: readonly number[], limit: number): boolean => list.every((n) => n >= -1 && n < limit);

/** Whether a value is an index whose columns fit together, so that nothing can lead nowhere or in a circle. */
export function isTariffIndex(value: unknown): value is TariffIndex {
  const checked = shape.safeParse(value);
  if (!checked.success) return false;
  const index = checked.data;
  const count = numberOfLines(index.codes);
  const [nodes, units, sets, parents] = [index.nodes, index.units, index.sets, index.parents].map(
    numbers,
  ) as [number[], number[], number[], number[]];
  return (
    [nodes, units, sets].every((list) => list.length === count) &&
    parents.length === (count === 0 ? parents.length : index.texts.split("\n").length) &&
    below(nodes, parents.length) &&
    below(units, index.unitNames.length) &&
    below(sets, index.measureSets.length) &&
    parents.every((parent, node) => parent >= -1 && parent < node) &&
    index.measureSets.every((set) => below(set, index.measures.length)) &&
    below(
      index.measures.map((m) => m.source),
      index.sources.length,
    )
  );
}

const numberOfLines = (codes: string): number => (codes === "" ? 0 : codes.split("\n").length);
