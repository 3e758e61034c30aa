import type { CheckTables } from "../check/input.ts";
import type { FxTables } from "../fx/table.ts";
import { asset } from "../load/assets.ts";
import type { Profiles } from "../load/profiles.ts";
import type { Lane } from "../model/lane.ts";
import type { Vocabulary } from "../model/vocabulary.ts";

const read = new Map<string, unknown>();

/** A table that the build made of a file of `markets/`. */
function table<T>(name: string): T {
  const found = (read.get(name) ?? asset(`${name}.json`)) as T | undefined;
  read.set(name, found);
  if (found === undefined) throw new Error(`the build has no table ${name}`);
  return found;
}

/** Profiles whose rules hold in every market. */
const everywhere = ["_world", "_platforms", "_export"];

/** Words, phrases, number formats and rules that hold for every market. */
export const checkTables = (profiles: Profiles): CheckTables => ({
  vocabulary: bundledWords(),
  phrases: table("claims"),
  numbers: table("numbers"),
  get everywhere() {
    return everywhere.flatMap((id) => profiles.find(id) ?? []);
  },
});

/** The words that products, hosts and launches may use. */
export const bundledWords = (): Vocabulary => table("vocabulary");

interface BundledLanes {
  readonly lanes: readonly Lane[];
  readonly pauses: Readonly<Record<string, { readonly days: readonly { date: string; to?: string }[] }>>;
}

export const bundledLanes = (): readonly Lane[] => table<BundledLanes>("lanes").lanes;

/** Spans in which carriers of a country stand still; none where none is known. */
export const originPauses = (country: string) => table<BundledLanes>("lanes").pauses[country]?.days ?? [];

export const bundledRates = (): FxTables => table("fx");
