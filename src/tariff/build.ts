import { rateText } from "../model/rate.ts";
import type { TariffSource } from "../model/tariff-result.ts";
import { dotted } from "./code.ts";
import { type Areas, type MeasureKind, rankOf } from "./measure.ts";
import type { Reading, ReadMeasure } from "./reading.ts";
import { parseSpelling } from "./spellings.ts";
import {
  type IndexedLine,
  packIndex,
  type SourcedMeasure,
  type TariffIndex,
  unpackLines,
} from "./tariff-index.ts";

/** A text that could not be read as a rate, and the lines that carry it. */
export interface Unread {
  readonly kind: MeasureKind;
  readonly text: string;
  readonly codes: readonly string[];
}

export interface RateCount {
  readonly kind: MeasureKind;
  readonly read: number;
  readonly understood: number;
}

/** What became of a file's rates. */
export interface BuildReport {
  readonly rows: number;
  readonly lines: number;
  readonly rates: readonly RateCount[];
  readonly unread: readonly Unread[];
}

export interface Built {
  readonly index: TariffIndex;
  readonly report: BuildReport;
}

/** Turns a reading into an index. `into` is an index that its lines are added to, in place of equal codes. */
export function buildIndex(
  reading: Reading,
  market: string,
  source: TariffSource,
  into?: TariffIndex,
): Built {
  const earlier = into === undefined ? [] : unpackLines(into);
  const tally = tallyRates();
  const own = reading.lines.map((line): IndexedLine => {
    const measures = line.measures.map((m) => sourced(tally.count(m, line.code), into?.sources.length ?? 0));
    return { ...line, measures };
  });
  const priced = new Set(earlier.filter((line) => line.measures.length > 0).map((line) => line.code));
  const added = own.filter((line) => line.measures.length > 0 || !priced.has(line.code));
  const joined = keepUsed([...earlier, ...added], [...(into?.sources ?? []), source]);
  const head = {
    market,
    coverage: into?.coverage ?? reading.coverage,
    areas: { ...into?.areas, ...reading.areas } satisfies Areas,
  };
  return {
    index: packIndex({ ...head, sources: joined.sources }, joined.lines),
    report: { rows: reading.rows, lines: reading.lines.length, ...tally.result() },
  };
}

/** Leaves out sources that no line rests on any more; the newest always stays. */
function keepUsed(
  lines: readonly IndexedLine[],
  sources: readonly TariffSource[],
): { lines: readonly IndexedLine[]; sources: readonly TariffSource[] } {
  const byCode = [...new Map(lines.map((line) => [line.code, line])).values()];
  const used = new Set(byCode.flatMap((line) => line.measures.map((m) => m.source)));
  used.add(sources.length - 1);
  if (used.size === sources.length) return { lines: byCode, sources };
  const kept = [...used].sort((a, b) => a - b);
  const renumber = (m: SourcedMeasure): SourcedMeasure => ({ ...m, source: kept.indexOf(m.source) });
  return {
    lines: byCode.map((line) => ({ ...line, measures: line.measures.map(renumber) })),
    sources: kept.map((id) => sources[id]!),
  };
}

interface Tally {
  count(measure: ReadMeasure, code: string): ReadMeasure & { rate?: string };
  result(): Pick<BuildReport, "rates" | "unread">;
}

/** Reads each distinct text once and keeps count of what was understood. */
function tallyRates(): Tally {
  const texts = new Map<string, string | undefined>();
  const counts = new Map<MeasureKind, { read: number; understood: number }>();
  const unread = new Map<string, { kind: MeasureKind; text: string; codes: string[] }>();
  const rateOf = (text: string): string | undefined => {
    if (!texts.has(text)) texts.set(text, spellOut(text));
    return texts.get(text);
  };
  return {
    count(measure, code) {
      const { spelled, ...rest } = measure;
      const rate = (spelled === undefined ? undefined : rateOf(spelled)) ?? rateOf(measure.text);
      if (measure.kind === "exclusion" || measure.kind === "special-heading") return rest;
      const count = counts.get(measure.kind) ?? { read: 0, understood: 0 };
      counts.set(measure.kind, count);
      count.read++;
      if (rate !== undefined) {
        count.understood++;
        return { ...rest, rate };
      }
      const key = `${measure.kind} ${measure.text}`;
      const entry = unread.get(key) ?? { kind: measure.kind, text: measure.text, codes: [] };
      unread.set(key, entry);
      if (entry.codes.at(-1) !== dotted(code)) entry.codes.push(dotted(code));
      return rest;
    },
    result: () => ({
      rates: [...counts]
        .map(([kind, count]) => ({ kind, ...count }))
        .sort((a, b) => rankOf(a.kind) - rankOf(b.kind)),
      unread: [...unread.values()].sort(
        (a, b) => rankOf(a.kind) - rankOf(b.kind) || b.codes.length - a.codes.length,
      ),
    }),
  };
}

function spellOut(text: string): string | undefined {
  const rate = parseSpelling(text);
  return rate === undefined ? undefined : rateText(rate);
}

const sourced = (measure: ReadMeasure & { rate?: string }, source: number): SourcedMeasure => ({
  ...measure,
  source,
});
