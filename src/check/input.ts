import type { Exact } from "../model/exact.ts";
import type { Host } from "../model/host.ts";
import type { Launch, LaunchMarket } from "../model/launch.ts";
import type { MarketProfile } from "../model/market.ts";
import type { Product } from "../model/product.ts";
import type { BareWords } from "../model/vocabulary.ts";
import type { Lang } from "../text/message.ts";
import type { ScriptSettings } from "./facts.ts";
import type { NumberFormats } from "./numbers.ts";
import type { PhraseTable } from "./phrases.ts";
import type { Locate } from "./place.ts";
import type { Rule } from "./rules.ts";
import type { FoldedTables } from "./scripts.ts";

/** The tables of `markets/` that hold for every market. */
export interface CheckTables {
  readonly vocabulary: BareWords;
  readonly phrases: PhraseTable;
  /** The same, folded; left out: languages are folded when a text needs them. */
  readonly folded?: FoldedTables;
  readonly numbers: NumberFormats;
  /** Profiles whose rules hold for every market: `_world`, `_platforms`, `_export`. */
  readonly everywhere: readonly MarketProfile[];
}

export interface CheckMarket {
  readonly id: string;
  readonly names: readonly string[];
  readonly settings: LaunchMarket;
  readonly profile: MarketProfile;
  /** Its rules, where they are whole already; left out: those of the profile are made whole. */
  readonly rules?: readonly Rule[];
  /** Longest days from dispatch to the buyer by the lane; left out: goods arrive on the day. */
  readonly transitDays?: number;
  /** Days on which streams are planned, when they are known. */
  readonly streams?: readonly string[];
}

export interface CheckScript {
  readonly file: string;
  readonly text: string;
  readonly settings: ScriptSettings;
}

export interface CheckInput {
  /** The day whose facts apply. */
  readonly on: string;
  readonly lang: Lang;
  readonly tables: CheckTables;
  readonly products: readonly Product[];
  readonly hosts: readonly Host[];
  readonly markets: readonly CheckMarket[];
  /** In the order of the launch's own list. */
  readonly scripts: readonly CheckScript[];
  readonly launch: Partial<Pick<Launch, "origin" | "window" | "evidence" | "waivers" | "rules">>;
  /** Money text (`"19.90 USD"`) in another currency; undefined without a rate. */
  readonly convert?: (money: string, currency: string) => Exact | undefined;
  readonly locate?: Locate;
  /** Also list rules that do not apply. */
  readonly all?: boolean;
}
