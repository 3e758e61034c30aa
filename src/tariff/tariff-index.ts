import type { TariffSource } from "../model/tariff-result.ts";
import type { Areas, Measure } from "./measure.ts";

/**
 * How much of a tariff is here: every line, so that another code does not exist; every measure, at the level it is
 * declared at; or only some lines.
 */
export type Coverage = "all-lines" | "all-measures" | "some-lines";

/** A measure, and which of the index's sources it came from. */
export type SourcedMeasure = Measure & { readonly source: number };

/**
 * A tariff in few and long columns, so that thousands of lines load in milliseconds. Codes are sorted; the
 * columns of a line are joined by line breaks or blanks. Descriptions form a tree without repetitions.
 */
export interface TariffIndex {
  readonly schema: "xb.tariff-index/1";
  readonly market: string;
  readonly coverage: Coverage;
  readonly sources: readonly TariffSource[];
  readonly areas: Areas;
  readonly codes: string;
  /** Of each code: its node in the tree of descriptions, its unit, its set of measures (`-1`: none of its own). */
  readonly nodes: string;
  readonly units: string;
  readonly sets: string;
  readonly unitNames: readonly string[];
  /** Of each node: its text and the node above it (`-1`: none). */
  readonly texts: string;
  readonly parents: string;
  readonly measures: readonly SourcedMeasure[];
  readonly measureSets: readonly (readonly number[])[];
}

/** One line with what is its own. */
export interface IndexedLine {
  readonly code: string;
  readonly text: string;
  /** Descriptions above it, outermost first. */
  readonly path: readonly string[];
  readonly units?: string;
  readonly measures: readonly SourcedMeasure[];
}

type IndexHead = Pick<TariffIndex, "market" | "coverage" | "sources" | "areas">;

/** Numbers things in the order they first appear. */
function numbering<T>(key: (value: T) => string): { readonly list: T[]; of(value: T): number } {
  const list: T[] = [];
  const known = new Map<string, number>();
  return {
    list,
    of(value) {
      const id = key(value);
      let number = known.get(id);
      if (number === undefined) {
        number = list.push(value) - 1;
        known.set(id, number);
      }
      return number;
    },
  };
}

/** Packs lines into an index; of two lines with one code the later counts. */
export function packIndex(head: IndexHead, lines: readonly IndexedLine[]): TariffIndex {
  const byCode = new Map(lines.map((line) => [line.code, line]));
  const sorted = [...byCode.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
  const nodes = numbering<{ text: string; parent: number }>((n) => `${n.parent} ${n.text}`);
  const units = numbering<string>((name) => name);
  const measures = numbering<SourcedMeasure>((m) => JSON.stringify(m));
  const sets = numbering<readonly number[]>((set) => set.join(" "));
  const nodeOf = (line: IndexedLine): number =>
    [...line.path, line.text].reduce((parent, text) => nodes.of({ text, parent }), -1);
  const columns = {
    codes: sorted.map((line) => line.code).join("\n"),
    nodes: sorted.map(nodeOf).join(" "),
    units: sorted.map((line) => (line.units === undefined ? -1 : units.of(line.units))).join(" "),
    sets: sorted
      .map((line) => (line.measures.length === 0 ? -1 : sets.of(line.measures.map(measures.of))))
      .join(" "),
  };
  return {
    schema: "xb.tariff-index/1",
    ...head,
    ...columns,
    unitNames: units.list,
    texts: nodes.list.map((node) => node.text).join("\n"),
    parents: nodes.list.map((node) => node.parent).join(" "),
    measures: measures.list,
    measureSets: sets.list,
  };
}

/** Lines of an index by position; columns are taken apart when they are first needed. */
export interface Lines {
  readonly codes: readonly string[];
  measures(position: number): readonly SourcedMeasure[];
  /** Its own description after those above it. */
  descriptions(position: number): readonly string[];
  units(position: number): string | undefined;
}

export function openLines(index: TariffIndex): Lines {
  const numbers = (text: string): (() => readonly number[]) => once(() => text.split(" ").map(Number));
  const [nodes, units, sets, parents] = [
    numbers(index.nodes),
    numbers(index.units),
    numbers(index.sets),
    numbers(index.parents),
  ];
  const texts = once(() => index.texts.split("\n"));
  return {
    codes: index.codes === "" ? [] : index.codes.split("\n"),
    measures: (position) => (index.measureSets[sets()[position]!] ?? []).map((id) => index.measures[id]!),
    descriptions(position) {
      const path: string[] = [];
      for (let node = nodes()[position]!; node >= 0; node = parents()[node]!) path.unshift(texts()[node]!);
      return path;
    },
    units: (position) => index.unitNames[units()[position]!],
  };
}

function once<T>(make: () => T): () => T {
  let value: T | undefined;
  return () => {
    value ??= make();
    return value;
  };
}

/** Every line of an index, to be joined with others. */
export function unpackLines(index: TariffIndex): IndexedLine[] {
  const lines = openLines(index);
  return lines.codes.map((code, position) => {
    const path = [...lines.descriptions(position)];
    const text = path.pop() ?? "";
    const units = lines.units(position);
    return {
      code,
      text,
      path,
      ...(units === undefined ? {} : { units }),
      measures: lines.measures(position),
    };
  });
}
