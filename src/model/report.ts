import type { CheckResult } from "./check-result.ts";
import type { CostResult } from "./cost-result.ts";
import type { Text } from "./fact.ts";
import type { PlanResult } from "./plan-result.ts";
import type { CompareResult, ResultHead } from "./result.ts";

/** Audience of a market by its own wall clock: 48 half-hour weights for each local day from `from`. */
export interface AudienceGrid {
  readonly from: string;
  readonly days: readonly (readonly number[])[];
}

/** What people call the things that results name by id, and where those live. */
export interface LaunchDirectory {
  readonly name: Text;
  readonly window?: { readonly from: string; readonly to: string };
  readonly products: Readonly<Record<string, Text>>;
  readonly markets: Readonly<
    Record<string, { readonly name: Text; readonly zone: string; readonly audience?: AudienceGrid }>
  >;
  readonly hosts: Readonly<Record<string, { readonly name: Text; readonly zone: string }>>;
}

/** The three answers and the ranking; a part that was not asked for, or cannot be computed, is absent. */
export interface ReportParts {
  readonly plan?: PlanResult;
  readonly check?: CheckResult;
  readonly cost?: CostResult;
  readonly compare?: CompareResult;
}

export interface ReportResult extends ResultHead<"report">, ReportParts {
  readonly launch: LaunchDirectory;
  /** The same parts, item for item, with their text in other languages; the page switches between them. */
  readonly inLanguage?: Readonly<Partial<Record<"en" | "zh", ReportParts>>>;
}
