import type { TariffSource } from "../model/tariff-result.ts";
import { type BaseRate, baseRateFinder } from "./base-rate.ts";
import { digitsOf } from "./code.ts";
import { coversOrigin, inForce } from "./measure.ts";
import { type FoundMeasure, searchOf, type TariffLine } from "./search.ts";
import type { Coverage, TariffIndex } from "./tariff-index.ts";

/** An imported tariff, open for look-up. All functions take codes with or without dots. */
export interface Tariff {
  readonly market: string;
  readonly sources: readonly TariffSource[];
  readonly coverage: Coverage;
  /** The most detailed lines that the code stands for: itself, those below it, or the one it lies in. */
  lines(hs: string): readonly TariffLine[];
  /** Every measure that all lines of the code have, in force or not, of whatever origin. */
  measures(hs: string): readonly FoundMeasure[];
  /** The base (MFN) rate for goods of an origin on a day, or why there is none. */
  rateFor(hs: string, origin: string | undefined, on: string): BaseRate;
  /** Additional duties in force for an origin on a day that all lines of the code have; US ones by heading. */
  additional(hs: string, origin: string | undefined, on: string): readonly FoundMeasure[];
  /** Codes of this tariff that are probably meant. */
  near(hs: string): readonly TariffLine[];
}

export interface TariffSettings {
  /** Origins that do not get the MFN rate but the general one (column 2). */
  readonly nonMfn?: readonly string[];
}

export function openTariff(index: TariffIndex, settings: TariffSettings = {}): Tariff {
  const search = searchOf(index);
  const shared = (hs: string): readonly FoundMeasure[] => {
    const common = commonStart(search.leaves(digitsOf(hs)));
    return search.measures(common.length > digitsOf(hs).length ? common : digitsOf(hs));
  };
  const rateFor = baseRateFinder(search, settings.nonMfn ?? []);
  return {
    market: index.market,
    sources: index.sources,
    coverage: index.coverage,
    lines: (hs) => search.leaves(digitsOf(hs)).map(search.line),
    measures: shared,
    rateFor,
    additional: (hs, origin, on) =>
      shared(hs)
        .filter((m) => m.kind === "additional" && inForce(m, on))
        .filter((m) => coversOrigin(m, origin, index.areas) === "yes"),
    near: (hs) => search.near(digitsOf(hs)),
  };
}

/** The digits that all codes begin with. */
function commonStart(codes: readonly string[]): string {
  const [first = ""] = codes;
  let length = first.length;
  for (const code of codes) while (!code.startsWith(first.slice(0, length))) length--;
  return first.slice(0, length);
}
