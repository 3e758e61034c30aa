import type { Profiles } from "../load/profiles.ts";
import { type Diagnostic, InputError } from "../model/diagnostic.ts";
import type { MarketProfile } from "../model/market.ts";
import type { TariffBase, TariffLayer, TariffShowResult } from "../model/tariff-result.ts";
import { version } from "../model/version.ts";
import type { BaseRate } from "../tariff/base-rate.ts";
import { digitsOf, dotted } from "../tariff/code.ts";
import { hsProblems } from "../tariff/hs-problems.ts";
import { nomenclature } from "../tariff/nomenclature.ts";
import { openTariff, profileOf, storedIndex, tariffIds } from "./tariff.ts";
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
  refuseBadCode(request.hs);
  const hs = digitsOf(request.hs);
  const profile = profileOf(request.market, profiles);
  const tariff = openTariff(request.market, profiles, request.folders);
  if (profile === undefined && tariff === undefined) profiles.resolve(request.market);
  const query: Query = { hs, origin: request.origin, on: request.on };
  const head = {
    schema: "xb.tariff/1" as const,
    on: request.on,
    generator: { name: "xb" as const, version },
    warnings: [],
    market: request.market,
    hs: dotted(hs),
    ...(request.origin === undefined ? {} : { origin: request.origin }),
  };
  if (tariff === undefined) return { ...head, ...fromProfileAlone(profile!, query) };
  const base = tariff.rateFor(hs, request.origin, request.on);
  if (base.kind === "unknown-code") throw unknownCode(hs, request.market, base.near.map(nearText));
  const index = storedIndex(tariffIds(request.market, profiles), request.folders)!;
  const imported = importedLayers(tariff.measures(hs), index, query);
  const taken = new Set(imported.layers.map((layer) => layer.at ?? ""));
  const used = new Set(tariff.measures(hs).map((m) => m.source));
  return {
    ...head,
    lines: tariff.lines(hs).length === 0 ? linesOfNomenclature(hs) : tariff.lines(hs),
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
  const base = profileBase(profile, query);
  const layers: readonly TariffLayer[] = [
    ...(base === undefined ? [] : [base]),
    ...profileLayers(profile, query, new Set()),
  ];
  return {
    lines: linesOfNomenclature(query.hs),
    base: { kind: "not-imported" },
    layers,
    hidden: 0,
    sources: [],
  };
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

function refuseBadCode(code: string): void {
  const [problem] = hsProblems(code);
  if (problem === undefined) return;
  const near = problem.near.map(nearText).join("; ");
  const diagnostic: Diagnostic = {
    code: `hs.${problem.kind}`,
    severity: "error",
    message: `tariff.hs-${problem.kind}`,
    args: { code, part: problem.part },
    ...(near === "" ? {} : { help: { message: "tariff.near", args: { near } } }),
  };
  throw new InputError([diagnostic]);
}

function unknownCode(hs: string, market: string, near: readonly string[]): Error {
  return new InputError([
    {
      code: "hs.not-in-tariff",
      severity: "error",
      message: "tariff.not-in-tariff",
      args: { code: dotted(hs), market },
      ...(near.length === 0 ? {} : { help: { message: "tariff.near", args: { near: near.join("; ") } } }),
    },
  ]);
}

function nearText(entry: { code: string; text?: string; descriptions?: readonly string[] }): string {
  return `${entry.code} ${entry.text ?? entry.descriptions?.at(-1) ?? ""}`.trim();
}
