import type { BodyList } from "../model/bodies.ts";
import type { Exact } from "../model/exact.ts";
import type { Host } from "../model/host.ts";
import type { Launch, LaunchMarket } from "../model/launch.ts";
import type { Evidence, Product } from "../model/product.ts";
import type { Span } from "./days.ts";
import type { NumberFormat } from "./numbers.ts";
import type { Hit } from "./phrases.ts";

/** A list of words as declared: what is there, and whether what is not listed is not there. */
export interface WordFacts {
  readonly present: ReadonlySet<string>;
  readonly complete: boolean;
  /** What cannot be there for physical reasons. */
  readonly never?: ReadonlySet<string>;
}

/** Bounds of the youngest age, in years, that a product is meant for: at least `min`, and below `below`. */
export interface AgeFacts {
  readonly min: number;
  readonly below: number;
}

export interface EvidencePool {
  readonly list: readonly Evidence[];
  readonly complete: boolean;
}

/** A product with its words resolved by the vocabulary; the same for all markets. */
export interface ProductFacts {
  readonly product: Product;
  /** Undefined where it is left out or not in the vocabulary. */
  readonly category: string | undefined;
  /** Digits only. */
  readonly hs: string | undefined;
  readonly contains: WordFacts;
  readonly claims: WordFacts;
  readonly imagery: WordFacts;
  readonly labelElements: WordFacts;
  readonly evidence: EvidencePool;
  readonly fromAge: AgeFacts;
}

export type ScriptSettings = NonNullable<Launch["scripts"]>[number];

/** A script with the claims and disclosures found in it. */
export interface ScriptFacts {
  /** Its place in the launch's list. */
  readonly index: number;
  readonly file: string;
  readonly text: string;
  readonly settings: ScriptSettings;
  readonly claims: ReadonlyMap<string, Hit>;
  readonly disclosures: ReadonlyMap<string, Hit>;
}

export interface ScriptHit extends Hit {
  readonly script: ScriptFacts;
}

export interface MarketFacts {
  readonly id: string;
  /** The id, the market it extends, its bloc: what prices and evidence may name. */
  readonly names: readonly string[];
  readonly settings: LaunchMarket;
  /** The country that goods leave from. */
  readonly origin: string | undefined;
  readonly streamLanguages: readonly string[] | undefined;
  readonly transitDays: number;
  readonly scripts: readonly ScriptFacts[];
}

/** A question about a subject that has a short answer. */
export type Look = (subject: Subject) => string | number;
/** Gives the answer to a question, and notes both. */
export type See = <A extends string | number>(look: (subject: Subject) => A) => A;

/** What one rule is judged for. */
export interface Subject {
  readonly market: MarketFacts;
  readonly span: Span;
  readonly evidence: EvidencePool;
  readonly product?: ProductFacts | undefined;
  readonly host?: Host | undefined;
  /** The host, or those who might speak the script. */
  readonly hosts: readonly Host[];
  readonly script?: ScriptFacts | undefined;
  /** Only the category is known: what is not declared may yet be. */
  readonly open?: boolean;
  /** Claims found in the scripts for this product and market. */
  readonly said?: ReadonlyMap<string, ScriptHit> | undefined;
  /** Where it is noted what a judgement rests on: questions are asked through it. */
  readonly see?: See;
}

/** What rules are compiled against: words, conversions, recognised bodies. */
export interface Context {
  /** Within an odd number of `not`: an exception holds for what is declared to be one. */
  readonly excluding?: boolean;
  /** The wider words of a word of `contains` or `claims`, itself included. */
  wider(word: string): readonly string[];
  group(name: string): readonly string[] | undefined;
  /** Lists of recognised certifiers of the market, by name. */
  readonly bodies: Readonly<Record<string, BodyList>>;
  /** Whether there is a word for such evidence. */
  isEvidence(type: string): boolean;
  /** Undefined for a format that is not in the table. */
  readonly numberFormat: (name: string) => NumberFormat | undefined;
  /** Money text in another currency; undefined without a rate. */
  convert(money: string, currency: string): Exact | undefined;
}
