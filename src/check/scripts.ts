import { matches } from "../model/pattern.ts";
import type { Product } from "../model/product.ts";
import type { MarketFacts, ScriptFacts, ScriptHit } from "./facts.ts";
import type { CheckInput, CheckMarket } from "./input.ts";
import { compilePhrases, type FindPhrases, type PhraseTable } from "./phrases.ts";

/** Finds claims and disclosures by the tables of phrases. */
export interface Phrases {
  readonly claims: FindPhrases;
  readonly disclosures: FindPhrases;
}

const compiled = new WeakMap<PhraseTable, Phrases>();

/** Compiling the tables costs more than a small check, so each table is compiled once. */
export function compilePhraseTable({ phrases }: CheckInput["tables"]): Phrases {
  const made = compiled.get(phrases) ?? {
    claims: compilePhrases(phrases.claims, phrases),
    disclosures: compilePhrases(phrases.disclosures, {
      ...phrases,
      negations: {},
      negationsAfter: {},
      harmless: {},
    }),
  };
  compiled.set(phrases, made);
  return made;
}

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
