import type { ImportedRate, TariffGap, TariffLookup } from "../cost/input.ts";
import type { LoadedLaunch, LoadedMarket } from "../load/launch.ts";
import type { Profiles } from "../load/profiles.ts";
import { type Diagnostic, InputError } from "../model/diagnostic.ts";
import type { BaseRate } from "../tariff/base-rate.ts";
import { offered } from "./sale-input.ts";
import { openTariff } from "./tariff.ts";
import { unknownCode } from "./tariff-code.ts";

/** Base rates of the tariff that was imported for a market, as cost asks for them; undefined without one. */
export function importedRates(
  market: string,
  profiles: Profiles,
  folders: readonly string[],
): TariffLookup | undefined {
  const tariff = openTariff(market, profiles, folders);
  if (tariff === undefined) return undefined;
  return (hs, on, origin) => {
    const found = tariff.rateFor(hs, origin, on);
    if (found.kind === "unknown-code") throw new InputError([unknownCode(hs, market, found.near)]);
    return asked(found);
  };
}

/** What cost makes of an answer. Only where the tariff is silent do the profile's own rates count. */
function asked(found: Exclude<BaseRate, { kind: "unknown-code" }>): ImportedRate | TariffGap | undefined {
  if (found.kind === "none") return undefined;
  if (found.kind === "unread") return { why: "no-rate" };
  if (found.kind === "several") {
    return { why: "several", codes: found.lines.map(({ code, rate }) => `${code} ${rate ?? "?"}`) };
  }
  const { rate, text, from, source } = found.duty;
  return { rate, text, title: source.title, ...(from === undefined ? {} : { from }) };
}

/** The imported rates of each market of a launch, once no product has a code that its tariff does not know. */
export function launchRates(
  loaded: LoadedLaunch,
  profiles: Profiles,
  folders: readonly string[],
): (market: LoadedMarket) => TariffLookup | undefined {
  refuseUnknownCodes(loaded, profiles, folders);
  return (market) => importedRates(parentOf(market), profiles, folders);
}

/** Throws an `InputError` that names every product whose code is not in the imported tariff of its market. */
export function refuseUnknownCodes(
  loaded: LoadedLaunch,
  profiles: Profiles,
  folders: readonly string[],
): void {
  const problems = loaded.markets.flatMap((market) => problemsIn(market, loaded, profiles, folders));
  if (problems.length > 0) throw new InputError(problems);
}

function problemsIn(
  market: LoadedMarket,
  loaded: LoadedLaunch,
  profiles: Profiles,
  folders: readonly string[],
): Diagnostic[] {
  const tariff = openTariff(parentOf(market), profiles, folders);
  if (tariff?.coverage !== "all-lines") return [];
  return loaded.products.flatMap((product): Diagnostic[] => {
    const { hs } = product.value;
    if (hs === undefined || !offered(product.value, market) || tariff.lines(hs).length > 0) return [];
    const at = product.locate(["hs"]);
    const problem = unknownCode(hs, market.settings.id, tariff.near(hs));
    return [{ ...problem, at, lineText: product.lineText(at.line) }];
  });
}

/** A variant of a market (`US-W`) has the tariff of the one it extends. */
const parentOf = ({ settings }: LoadedMarket): string => settings.extends ?? settings.id;
