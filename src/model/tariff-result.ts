import type { Certainty } from "./fact.ts";
import type { ResultHead, SourceRef } from "./result.ts";

/** What `xb tariff import` made of a file. */
export interface TariffImportResult extends ResultHead<"tariff"> {
  readonly market: string;
  readonly source: TariffSource;
  /** The file that the index is stored in. */
  readonly stored: string;
  /** Whether the lines were added to those of earlier files. */
  readonly added: boolean;
  readonly rows: number;
  readonly lines: number;
  /** Codes that the stored tariff now has. */
  readonly codes: number;
  readonly rates: readonly { readonly kind: string; readonly read: number; readonly understood: number }[];
  readonly unread: readonly {
    readonly kind: string;
    readonly text: string;
    readonly codes: readonly string[];
  }[];
}

/** Where lines came from. */
export interface TariffSource {
  readonly format: string;
  readonly title: string;
  readonly publisher?: string;
  readonly url?: string;
  /** The edition that the file is, such as `2026 HTS Revision 10`. */
  readonly revision?: string;
  /** The day as of which the file holds. */
  readonly effective?: string;
  readonly file: string;
  readonly sha256: string;
  readonly imported: string;
}

/** What `xb tariff show` found. */
export interface TariffShowResult extends ResultHead<"tariff"> {
  readonly market: string;
  readonly hs: string;
  readonly origin?: string;
  /** The lines that the code stands for. */
  readonly lines: readonly {
    readonly code: string;
    readonly descriptions: readonly string[];
    readonly units?: string;
  }[];
  readonly base: TariffBase;
  readonly layers: readonly TariffLayer[];
  /** Measures for single origins that were left out for want of one. */
  readonly hidden: number;
  readonly sources: readonly TariffSource[];
}

export type TariffBase =
  | { readonly kind: "rate"; readonly code: string; readonly rate: string; readonly text: string }
  | {
      readonly kind: "several";
      readonly range?: string;
      readonly lines: readonly {
        readonly code: string;
        readonly additionalCode?: string;
        readonly rate?: string;
        readonly description: string;
      }[];
    }
  | { readonly kind: "unread"; readonly code: string; readonly text: string }
  | { readonly kind: "none" }
  | { readonly kind: "not-imported" };

export interface TariffLayer {
  /** The kind of measure, or the id of the profile's layer. */
  readonly layer: string;
  /** In xb's own writing; left out where it could not be read. */
  readonly rate?: string;
  /** As printed. */
  readonly text: string;
  readonly origins?: readonly string[];
  readonly programs?: readonly string[];
  readonly from?: string;
  readonly until?: string;
  readonly status: "in-force" | "ended" | "later" | "suspended";
  /** Where it is printed: a code or heading. */
  readonly at?: string;
  /** Whether who it is for, or on what condition, is left to find out. */
  readonly conditional?: true;
  readonly note?: string;
  readonly source: SourceRef;
  readonly certainty: Certainty;
}
