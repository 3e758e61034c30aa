import type { TariffLookup } from "../cost/input.ts";
import type { Profiles } from "../load/profiles.ts";
import { openTariff } from "./tariff.ts";

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
    if (found.kind !== "rate") return undefined;
    const { rate, text, from, source } = found.duty;
    return { rate, text, title: source.title, ...(from === undefined ? {} : { from }) };
  };
}
