import { type Rate, rateOf } from "../model/rate.ts";
import type { TariffSource } from "../model/tariff-result.ts";
import { digitsOf, dotted } from "./code.ts";
import { coversOrigin, inForce } from "./measure.ts";
import { rateRange } from "./rate-range.ts";
import type { FoundMeasure, Search, TariffLine } from "./search.ts";

/** The base rate of a code in an imported tariff, or why there is none. */
export type BaseRate =
  /** One rate: of the line itself, or of all `lines` that the code stands for. */
  | { readonly kind: "rate"; readonly duty: BaseDuty; readonly lines: number }
  /** Lines with different rates: more digits are needed. */
  | { readonly kind: "several"; readonly lines: readonly RatedLine[]; readonly range?: string }
  /** A rate is printed, xb cannot read it. */
  | { readonly kind: "unread"; readonly code: string; readonly text: string; readonly source: TariffSource }
  /** The line has no base rate for this origin and day in this tariff. */
  | { readonly kind: "none" }
  /** The tariff lists all its codes, and has not this one. */
  | { readonly kind: "unknown-code"; readonly near: readonly TariffLine[] };

export interface BaseDuty {
  /** The code it is printed on, with dots. */
  readonly code: string;
  readonly rate: Rate;
  /** In xb's own writing. */
  readonly rateText: string;
  /** As printed. */
  readonly text: string;
  readonly from?: string;
  readonly source: TariffSource;
}

export interface RatedLine {
  readonly code: string;
  readonly description: string;
  /** In xb's own writing, else as printed; left out where none is in force. */
  readonly rate?: string;
  readonly additionalCode?: string;
}

type Candidate = { readonly code: string; readonly measure?: FoundMeasure };
type Find = (hs: string, origin: string | undefined, on: string) => BaseRate;

export function baseRateFinder(search: Search, nonMfn: readonly string[]): Find {
  return (hs, origin, on) => {
    const code = digitsOf(hs);
    const leaves = search.leaves(code);
    if (leaves.length === 0) {
      if (search.index.coverage !== "all-lines") return { kind: "none" };
      return { kind: "unknown-code", near: search.near(code) };
    }
    const kind = origin !== undefined && nonMfn.includes(origin) ? "non-mfn" : "mfn";
    const candidates = leaves.flatMap((leaf): Candidate[] => {
      const rates = ratesOf(search, leaf, kind, origin, on);
      return rates.length === 0 ? [{ code: leaf }] : rates.map((measure) => ({ code: leaf, measure }));
    });
    return judge(search, candidates);
  };
}

/** The base measures of a line on a day: of the closest level that has any; several only by additional code. */
function ratesOf(
  { measures, index }: Search,
  code: string,
  kind: "mfn" | "non-mfn",
  origin: string | undefined,
  on: string,
): readonly FoundMeasure[] {
  const fitting = measures(code)
    .filter((m) => (m.kind === kind || m.kind === "provision") && inForce(m, on))
    .filter((m) => coversOrigin(m, origin, index.areas) === "yes");
  const named = fitting.filter((m) => m.origins !== undefined);
  const chosen = named.length > 0 ? named : fitting;
  const level = chosen.filter((m) => m.printedOn === chosen[0]!.printedOn);
  const newest = level
    .map((m) => m.from ?? "")
    .sort()
    .at(-1);
  const plain = level.filter((m) => m.additionalCode === undefined && (m.from ?? "") === newest).slice(0, 1);
  return plain.length > 0 ? plain : level;
}

function judge(search: Search, candidates: readonly Candidate[]): BaseRate {
  const texts = new Set(candidates.map(({ measure }) => measure && (measure.rate ?? measure.text)));
  if (texts.size > 1) return several(search, candidates);
  const { code, measure } = candidates[0]!;
  if (measure === undefined) return { kind: "none" };
  const source = search.index.sources[measure.source]!;
  if (measure.rate === undefined) return { kind: "unread", code: dotted(code), text: measure.text, source };
  return { kind: "rate", duty: dutyOf(measure, measure.rate, source), lines: candidates.length };
}

const dutyOf = (measure: FoundMeasure, rate: string, source: TariffSource): BaseDuty => ({
  code: measure.printedOn,
  rate: rateOf(rate),
  rateText: rate,
  text: measure.text,
  ...(measure.from === undefined ? {} : { from: measure.from }),
  source,
});

/** Lines that share the code their rate is printed on count as one. */
function several(search: Search, candidates: readonly Candidate[]): BaseRate {
  const lines = new Map(
    candidates.map(({ code, measure }) => {
      const line = ratedLine(search, measure?.printedOn ?? dotted(code), measure);
      return [`${line.code} ${line.additionalCode} ${line.rate}`, line];
    }),
  );
  const range = rateRange(candidates.map(({ measure }) => measure?.rate));
  return { kind: "several", lines: [...lines.values()], ...(range === undefined ? {} : { range }) };
}

function ratedLine(search: Search, code: string, measure: FoundMeasure | undefined): RatedLine {
  const rate = measure && (measure.rate ?? measure.text);
  return {
    code,
    description: search.line(digitsOf(code)).descriptions.slice(-2).join(": "),
    ...(rate === undefined ? {} : { rate }),
    ...(measure?.additionalCode === undefined ? {} : { additionalCode: measure.additionalCode }),
  };
}
