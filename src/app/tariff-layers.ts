import { hsBestFit, hsDigits, hsKeyFit } from "../cost/hs.ts";
import { type Origin, originOf, plain } from "../cost/source.ts";
import type { DutyTable, LayerRate } from "../model/customs.ts";
import { holdsOn, type Provenance } from "../model/fact.ts";
import type { MarketProfile } from "../model/market.ts";
import type { SourceRef } from "../model/result.ts";
import { isCountry } from "../model/scalar.ts";
import type { TariffLayer, TariffSource } from "../model/tariff-result.ts";
import { coversOrigin, inForce, type MeasureKind, rankOf } from "../tariff/measure.ts";
import type { FoundMeasure } from "../tariff/search.ts";
import type { TariffIndex } from "../tariff/tariff-index.ts";

/** The question that layers answer: goods of an origin under a code (digits) on a day. */
export interface Query {
  readonly hs: string;
  readonly origin: string | undefined;
  readonly on: string;
}

/** Measures of an imported tariff, and how many for single origins were left out for want of one. */
export function importedLayers(
  measures: readonly FoundMeasure[],
  index: TariffIndex,
  query: Query,
): { readonly layers: readonly TariffLayer[]; readonly hidden: number } {
  const known = measures.map((measure) => ({ measure, answer: answerFor(measure, index, query.origin) }));
  const shown = known.filter(({ measure, answer }) => answer !== "no" && !isHidden(measure, query));
  const layers = [...shown]
    .sort((a, b) => rankOf(a.measure.kind) - rankOf(b.measure.kind))
    .map(({ measure, answer }) => toLayer(measure, answer, index, query));
  return {
    layers,
    hidden: known.filter(({ measure }) => isHidden(measure, query)).length,
  };
}

const isHidden = ({ origins, kind }: FoundMeasure, { origin }: Query): boolean =>
  origin === undefined && origins !== undefined && kind !== "additional";

/** Whom a measure is for: its areas, or programmes, of which those named like a country are that country's. */
function answerFor(measure: FoundMeasure, index: TariffIndex, origin: string | undefined) {
  if (measure.programs === undefined || origin === undefined)
    return coversOrigin(measure, origin, index.areas);
  if (measure.programs.includes(origin)) return "yes";
  return measure.programs.some((program) => mayBe(program, origin)) ? "maybe" : "no";
}

/** Whether goods of an origin may come under a programme: unless it is named like another country. */
const mayBe = (program: string, origin: string): boolean =>
  program === origin || !(/^[A-Z]{2}$/.test(program) && isCountry(program));

const onConditions: readonly MeasureKind[] = [
  "mfn-end-use",
  "preference",
  "quota",
  "special-heading",
  "exclusion",
];

/** Proof of origin, a quota, a paper: what the file alone cannot tell. */
const isConditional = ({ kind, note }: FoundMeasure): boolean =>
  onConditions.includes(kind) || (kind === "suspension" && note !== undefined);

function toLayer(
  measure: FoundMeasure,
  answer: "yes" | "no" | "maybe",
  index: TariffIndex,
  { origin, on }: Query,
): TariffLayer {
  const programs = measure.programs?.filter((name) => origin === undefined || mayBe(name, origin));
  const { kind, rate, text, origins, from, until, note, heading, additionalCode } = measure;
  return {
    layer: kind,
    ...given({ rate, origins, programs, from, until }),
    text,
    status: statusOf(measure, on),
    at: [heading ?? measure.printedOn, additionalCode].filter(Boolean).join(" "),
    ...(answer === "maybe" || isConditional(measure) ? { conditional: true as const } : {}),
    ...given({ note: [quotaText(measure), note].filter(Boolean).join("; ") || undefined }),
    source: sourceRef(index.sources[measure.source]!),
    certainty: "authority",
  };
}

const quotaText = ({ quota }: FoundMeasure): string | undefined => quota && `quota ${quota}`;

function statusOf(measure: FoundMeasure, on: string): TariffLayer["status"] {
  if (measure.suspended) return "suspended";
  if (inForce(measure, on)) return "in-force";
  return measure.from !== undefined && measure.from > on ? "later" : "ended";
}

export const sourceRef = (source: TariffSource): SourceRef => ({
  title: [source.title, source.revision].filter(Boolean).join(", "),
  ...given({ url: source.url, from: source.effective }),
  checked: source.imported,
});

/** Drops what is undefined, as exact optional properties want it. */
function given<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

/** Layers of the market's profile that name the goods, where no imported one stands for the same heading. */
export function profileLayers(
  profile: MarketProfile,
  query: Query,
  taken: ReadonlySet<string>,
): TariffLayer[] {
  return Object.entries(profile.customs?.additional ?? {}).flatMap(([id, layer]) => {
    const fits = Object.values(layer.rates).filter(
      (entry) => fitsQuery(entry, query) && !taken.has(entry.heading ?? ""),
    );
    const closest = Math.max(...fits.map((entry) => closeness(entry, query)));
    return fits
      .filter((entry) => closeness(entry, query) === closest)
      .map((entry) => fromProfile(id, entry, layer, profile, query.on));
  });
}

function fitsQuery(entry: LayerRate, { hs, origin }: Query): boolean {
  if (entry.origin !== undefined && (origin === undefined || !entry.origin.includes(origin))) return false;
  if (origin !== undefined && entry.exceptOrigin?.includes(origin)) return false;
  if (entry.exceptHs !== undefined && hsBestFit(hs, entry.exceptHs) !== undefined) return false;
  return entry.hs === undefined ? entry.category === undefined : hsBestFit(hs, entry.hs) !== undefined;
}

const closeness = (entry: LayerRate, { hs }: Query): number =>
  entry.hs === undefined ? 0 : hsBestFit(hs, entry.hs)!;

function fromProfile(
  id: string,
  entry: LayerRate,
  layer: Provenance & { readonly when?: unknown },
  profile: MarketProfile,
  on: string,
): TariffLayer {
  const origin = originOf(profile.sources ?? {}, entry, layer);
  const rate = entry.rate ?? (entry.exempt === undefined ? undefined : "free");
  const conditional = entry.when !== undefined || layer.when !== undefined;
  return {
    layer: id,
    ...(rate === undefined || rate === "unknown" ? {} : { rate }),
    text: rate ?? (entry.floor === undefined ? "" : `≥ ${entry.floor}`),
    ...provenanceOf(entry, layer),
    ...given({ origins: entry.origin, at: entry.heading, note: plain(entry.exempt ?? entry.note) }),
    status: profileStatus({ ...layer, ...entry }, on),
    ...(conditional ? { conditional: true as const } : {}),
    ...sourced(origin),
  };
}

const provenanceOf = (entry: Provenance, layer: Provenance): { from?: string; until?: string } =>
  given({ from: entry.from ?? layer.from, until: entry.until ?? layer.until });

const sourced = (origin: Origin): Pick<TariffLayer, "source" | "certainty"> => ({
  source: origin.source ?? { title: "" },
  certainty: origin.certainty,
});

function profileStatus(fact: Provenance, on: string): TariffLayer["status"] {
  if (holdsOn(fact, on)) return "in-force";
  return fact.until !== undefined && fact.until < on ? "ended" : "later";
}

/** The profile's own base rates: of the longest code in force that the goods lie in, else of those below theirs. */
export function profileBase(profile: MarketProfile, { hs, origin, on }: Query): TariffLayer[] {
  const tables = Object.values(profile.customs?.duty ?? {})
    .filter((table) => holdsOn(table, on) && !(origin !== undefined && table.exceptOrigin?.includes(origin)))
    .filter((table) => table.origin === undefined || (origin !== undefined && table.origin.includes(origin)));
  const closest = Math.max(...tables.map((table) => hsKeyFit(hs, table.rates ?? {}) ?? -1));
  return tables.flatMap((table) =>
    Object.entries(table.rates ?? {})
      .filter(([code]) => (closest < 0 ? isBelow(code, hs) : hsFit(hs, code) === closest))
      .map(([code, rate]) => baseLayer(code, rate, table, profile)),
  );
}

const isBelow = (code: string, hs: string): boolean => hsDigits(code).startsWith(hs);

function hsFit(hs: string, code: string): number | undefined {
  const digits = hsDigits(code);
  return hs.startsWith(digits) ? digits.length : undefined;
}

function baseLayer(code: string, rate: string, table: DutyTable, profile: MarketProfile): TariffLayer {
  return {
    layer: "mfn",
    ...(rate === "unknown" ? {} : { rate }),
    text: rate,
    ...given({ from: table.from, until: table.until }),
    status: "in-force",
    at: code,
    ...sourced(originOf(profile.sources ?? {}, table)),
  };
}
