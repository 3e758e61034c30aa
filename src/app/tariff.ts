import { dirname, join } from "node:path";
import type { Profiles } from "../load/profiles.ts";
import { loadStoredTariff } from "../load/tariff-store.ts";
import { refuse } from "../load/text-file.ts";
import type { MarketProfile } from "../model/market.ts";
import { isTariffIndex } from "../tariff/index-schema.ts";
import { openTariff as openIndex, type Tariff } from "../tariff/lookup.ts";
import type { TariffIndex } from "../tariff/tariff-index.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** The folder in the user's own data that imported tariffs are kept in. */
export function userTariffs(env: Environment, platform: string = process.platform): string {
  const home = env.HOME ?? env.USERPROFILE ?? ".";
  const fallback =
    platform === "win32" ? (env.APPDATA ?? join(home, "AppData", "Roaming")) : join(home, ".local", "share");
  return join(env.XDG_DATA_HOME || fallback, "xb", "tariff");
}

/** The folder beside a launch that tariffs of that launch alone are kept in. */
export const launchTariffs = (launchFile: string): string => join(dirname(launchFile), ".xb", "tariff");

/** Where to look for imported tariffs: a named folder alone, else beside the launch, then the user's own. */
export function tariffFolders(
  env: Environment,
  options: { readonly dataDir?: string; readonly launchFile?: string } = {},
): readonly string[] {
  if (options.dataDir !== undefined) return [options.dataDir];
  const beside = options.launchFile === undefined ? [] : [launchTariffs(options.launchFile)];
  return [...beside, userTariffs(env)];
}

/** A market's id and those of what it extends; a customs union goes by its bloc: `["DE", "EU"]`. */
export function tariffIds(market: string, profiles: Profiles): readonly string[] {
  const ids: string[] = [];
  for (let id: string | undefined = profileId(market, profiles); id !== undefined; ) {
    if (ids.includes(plainId(id))) break;
    ids.push(plainId(id));
    id = profiles.find(id)?.extends;
  }
  return ids;
}

/** `EU` is the profile `_eu`. */
function profileId(market: string, profiles: Profiles): string {
  const bloc = `_${market.toLowerCase()}`;
  return profiles.ids.includes(market) || !profiles.ids.includes(bloc) ? market : bloc;
}

const plainId = (id: string): string => id.replace(/^_/, "").toUpperCase();

export const profileOf = (market: string, profiles: Profiles): MarketProfile | undefined =>
  profiles.find(profileId(market, profiles));

/** Stored indexes that have been looked through. */
const sound = new WeakMap<object, boolean>();

function isSound(value: unknown): value is TariffIndex {
  if (typeof value !== "object" || value === null) return false;
  const known = sound.get(value) ?? isTariffIndex(value);
  sound.set(value, known);
  return known;
}

/** The raw index stored for a market; undefined where none was imported. */
export function storedIndex(ids: readonly string[], folders: readonly string[]): TariffIndex | undefined {
  const stored = loadStoredTariff(ids, folders);
  if (stored === undefined) return undefined;
  if (!isSound(stored.value)) throw refuse(stored.file, "tariff.bad-index");
  return stored.value;
}

/** The tariff that was imported for a market or its customs union, open for look-up; undefined without one. */
export function openTariff(
  market: string,
  profiles: Profiles,
  folders: readonly string[],
): Tariff | undefined {
  const index = storedIndex(tariffIds(market, profiles), folders);
  if (index === undefined) return undefined;
  return openIndex(index, { nonMfn: nonMfnOrigins(profileOf(market, profiles)) });
}

/** Origins that the profile's own tables of MFN rates leave out. */
function nonMfnOrigins(profile: MarketProfile | undefined): readonly string[] {
  const tables = Object.values(profile?.customs?.duty ?? {});
  return [...new Set(tables.flatMap((table) => table.exceptOrigin ?? []))];
}
