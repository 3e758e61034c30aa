import type { Text } from "./fact.ts";
import type { PlannedStream } from "./plan-result.ts";
import type { Amount } from "./result.ts";
import type { Name } from "./scalar.ts";

/** All that a host needs in hand for one stream, in one language. */
export interface Brief {
  readonly stream: PlannedStream;
  readonly market: { readonly name: Text; readonly zone: string };
  readonly host: { readonly name: string; readonly zone: string };
  readonly products: readonly {
    readonly sku: string;
    readonly name: Name;
    readonly price?: Amount | null;
    /** Pieces that the price is for. */
    readonly quantity: number;
    readonly was?: string;
    readonly stock?: number;
  }[];
  /** What the market's law and the platform ask of what is said and shown; `open` is not yet settled. */
  readonly rules: readonly {
    readonly title: string;
    readonly fix?: string;
    readonly open: boolean;
    readonly skus: readonly string[];
  }[];
  readonly culture?: {
    readonly style: Text;
    readonly avoid: readonly Text[];
    readonly channels: readonly string[];
    readonly payment: readonly string[];
    readonly returns: Text;
  };
}
