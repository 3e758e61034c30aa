import { matches } from "../model/pattern.ts";
import type { Product } from "../model/product.ts";
import type { MarketFacts, ScriptFacts, ScriptHit } from "./facts.ts";
import type { CheckInput, CheckMarket } from "./input.ts";
import {
  compileFolded,
  compilePhrases,
  type FindPhrases,
  type FoldedPhrases,
  foldPhrases,
  type PhraseTable,
} from "./phrases.ts";

/** Finds claims and disclosures by the tables of phrases. */
export interface Phrases {
  readonly claims: FindPhrases;
  readonly disclosures: FindPhrases;
}

/** The tables as the build folds them. */
export interface FoldedTables {
  readonly claims: FoldedPhrases;
  readonly disclosures: FoldedPhrases;
}

const compiled = new WeakMap<object, Phrases>();

/** Compiling the tables costs more than a small check, so each table is compiled once. */
export function compilePhraseTable(tables: Pick<CheckInput["tables"], "phrases" | "folded">): Phrases {
  const { folded } = tables;
  const key = folded ?? tables.phrases;
  const made = compiled.get(key) ?? (folded ? compileFoldedTables(folded) : compileTables(tables.phrases));
  compiled.set(key, made);
  return made;
}

const compileFoldedTables = ({ claims, disclosures }: FoldedTables): Phrases => ({
  claims: compileFolded(claims),
  disclosures: compileFolded(disclosures),
});

const compileTables = (table: PhraseTable): Phrases => ({
  claims: compilePhrases(table.claims, table),
  disclosures: compilePhrases(table.disclosures, unturned(table)),
});

export const foldTables = (table: PhraseTable): FoldedTables => ({
  claims: foldPhrases(table.claims, table),
  disclosures: foldPhrases(table.disclosures, unturned(table)),
});

/** What is disclosed is not turned around by a word beside it. */
const unturned = (table: PhraseTable): PhraseTable => ({
  ...table,
  negations: {},
  negationsAfter: {},
  harmless: {},
});

/** Scripts with what was found in them. Text of an unstated language is read in all of them. */
export function readScripts(scripts: CheckInput["scripts"], find: Phrases): ScriptFacts[] {
  return scripts.map(({ file, text, settings }, index) => ({
    index,
    file,
    text,
    settings,
    claims: find.claims(text, settings.language),
    disclosures: find.disclosures(text, undefined),
  }));
}

export function scriptsFor(market: CheckMarket, scripts: readonly ScriptFacts[]): ScriptFacts[] {
  return scripts.filter(({ settings }) => settings.markets?.some((m) => market.names.includes(m)) ?? true);
}

/** The first mention of each claim in the scripts for a product in a market. */
export function saidOf(product: Product, market: MarketFacts): ReadonlyMap<string, ScriptHit> | undefined {
  const ours = market.scripts.filter(
    ({ settings }) => settings.products?.some((pattern) => matches(pattern, product.sku)) ?? true,
  );
  if (ours.length === 0) return undefined;
  const said = new Map<string, ScriptHit>();
  for (const script of ours) {
    for (const [word, hit] of script.claims) if (!said.has(word)) said.set(word, { ...hit, script });
  }
  return said;
}
