import type { CheckTables } from "../check/input.ts";
import type { FoldedPhrases, PhraseTable } from "../check/phrases.ts";
import { type FoldedTables, foldTables } from "../check/scripts.ts";
import type { FxTables } from "../fx/table.ts";
import { asset } from "../load/assets.ts";
import { late } from "../load/late.ts";
import type { Profiles } from "../load/profiles.ts";
import type { Lane } from "../model/lane.ts";
import type { MarketProfile } from "../model/market.ts";
import type { BareWords, Vocabulary } from "../model/vocabulary.ts";

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

export const everywhereOf = (profiles: Profiles): MarketProfile[] =>
  everywhere.flatMap((id) => profiles.find(id) ?? []);

/** Words, phrases, number formats and rules that hold for every market. */
export const checkTables = (profiles: Profiles): CheckTables => ({
  vocabulary: table<BareWords>("words"),
  get phrases() {
    return table<PhraseTable>("claims");
  },
  folded: foldedPhrases(),
  numbers: table("numbers"),
  get everywhere() {
    return everywhereOf(profiles);
  },
});

interface WrittenFolded {
  /** Languages of claims, each in a file of its own. */
  readonly claims: readonly string[];
  readonly disclosures: FoldedPhrases;
}

let folded: FoldedTables | undefined;

/** Phrases as the build folded them. */
function foldedPhrases(): FoldedTables {
  if (folded === undefined) {
    const { claims, disclosures } = table<WrittenFolded>("folded/index");
    folded = { claims: late(claims, (language) => asset(`folded/${language}.json`)), disclosures };
  }
  return folded;
}

/** Words without what explains them, which no judgement reads, and folded phrases: files by their name, for the build. */
export function writeTables(): Record<string, string> {
  const { claims, disclosures } = foldTables(table<PhraseTable>("claims"));
  const index: WrittenFolded = { claims: Object.keys(claims), disclosures };
  const languages = Object.entries(claims).map(([name, of]) => [`folded/${name}.json`, JSON.stringify(of)]);
  return {
    "words.json": JSON.stringify(bundledWords(), (key, value) =>
      (key === "en" || key === "zh") && typeof value === "string" ? undefined : value,
    ),
    "folded/index.json": JSON.stringify(index),
    ...Object.fromEntries(languages),
  };
}

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
