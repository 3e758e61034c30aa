import type { Profiles } from "../load/profiles.ts";
import { InputError } from "../model/diagnostic.ts";
import type { MarketProfile } from "../model/market.ts";
import type { TariffBase, TariffShowResult } from "../model/tariff-result.ts";
import { resultHead } from "../model/version.ts";
import type { BaseRate } from "../tariff/base-rate.ts";
import { digitsOf, dotted } from "../tariff/code.ts";
import { nomenclature } from "../tariff/nomenclature.ts";
import { openTariff, profileOf, storedIndex, tariffIds } from "./tariff.ts";
import { badCode, unknownCode } from "./tariff-code.ts";
import { importedLayers, profileBase, profileLayers, type Query } from "./tariff-layers.ts";

export interface ShowRequest {
  readonly hs: string;
  readonly market: string;
  readonly origin?: string;
  readonly on: string;
  /** Where imported tariffs are kept. */
  readonly folders: readonly string[];
}

/** A code's line, its duties by layer and date, and where each comes from. */
export function showTariff(request: ShowRequest, profiles: Profiles): TariffShowResult {
  const problem = badCode(request.hs);
  if (problem !== undefined) throw new InputError([problem]);
  const hs = digitsOf(request.hs);
  const profile = profileOf(request.market, profiles);
  const tariff = openTariff(request.market, profiles, request.folders);
  if (profile === undefined && tariff === undefined) profiles.resolve(request.market);
  const query: Query = { hs, origin: request.origin, on: request.on };
  const head = {
    ...resultHead("tariff", request.on),
    market: request.market,
    hs: dotted(hs),
    ...(request.origin === undefined ? {} : { origin: request.origin }),
  };
  if (tariff === undefined) return { ...head, ...fromProfileAlone(profile!, query) };
  const base = tariff.rateFor(hs, request.origin, request.on);
  if (base.kind === "unknown-code") {
    throw new InputError([unknownCode(hs, request.market, base.near)]);
  }
  const index = storedIndex(tariffIds(request.market, profiles), request.folders)!;
  const imported = importedLayers(tariff.measures(hs), index, query);
  const taken = new Set(imported.layers.map((layer) => layer.at ?? ""));
  const used = new Set(tariff.measures(hs).map((m) => m.source));
  return {
    ...head,
    lines: described(tariff.lines(hs), hs),
    base: toBase(base),
    layers: [...imported.layers, ...(profile === undefined ? [] : profileLayers(profile, query, taken))],
    hidden: imported.hidden,
    sources: index.sources.filter((_, id) => used.has(id)),
  };
}

function fromProfileAlone(
  profile: MarketProfile,
  query: Query,
): Pick<TariffShowResult, "lines" | "base" | "layers" | "hidden" | "sources"> {
  const layers = [...profileBase(profile, query), ...profileLayers(profile, query, new Set())];
  return {
    lines: linesOfNomenclature(query.hs),
    base: { kind: "not-imported" },
    layers,
    hidden: 0,
    sources: [],
  };
}

/** The tariff's lines, with the nomenclature's descriptions where the tariff has none. */
function described(lines: TariffShowResult["lines"], hs: string): TariffShowResult["lines"] {
  if (lines.length === 0) return linesOfNomenclature(hs);
  return lines.map((line) =>
    line.descriptions.some((text) => text !== "")
      ? line
      : { ...line, descriptions: linesOfNomenclature(digitsOf(line.code))[0]!.descriptions },
  );
}

/** The code with the Harmonized System's own descriptions of its chapter, heading and subheading. */
function linesOfNomenclature(hs: string): TariffShowResult["lines"] {
  const texts = [2, 4, 6].map((length) => nomenclature().text(hs.slice(0, length)));
  return [{ code: dotted(hs), descriptions: texts.filter((text) => text !== undefined) }];
}

function toBase(base: Exclude<BaseRate, { kind: "unknown-code" }>): TariffBase {
  if (base.kind === "rate") {
    const { code, rateText, text } = base.duty;
    return { kind: "rate", code, rate: rateText, text };
  }
  if (base.kind === "unread") return { kind: "unread", code: base.code, text: base.text };
  return base;
}
