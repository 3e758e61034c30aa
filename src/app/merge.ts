import { checkSummary } from "../check/gate.ts";
import type { CheckResult } from "../model/check-result.ts";
import type { CostResult } from "../model/cost-result.ts";
import { usageError } from "../model/diagnostic.ts";
import type { Warning } from "../model/result.ts";
import { costSummary } from "./cost-summary.ts";

export type Mergeable = CheckResult | CostResult;

/**
 * Joins the results of shards into what one run would have printed, byte for byte.
 * Shards may be given in any order; a missing or doubled one is an error.
 */
export function mergeResults(results: readonly Mergeable[]): Mergeable {
  const sorted = inShards(results, (result) => result);
  const first = sorted[0]!;
  const warnings = uniqueWarnings(sorted);
  if (first.schema === "xb.cost/1") {
    const costs = sorted as CostResult[];
    const estimates = costs.flatMap((r) => r.estimates);
    const gates = costs.flatMap((r) => r.summary.gates ?? []);
    return { ...withoutShard(costs[0]!), warnings, estimates, summary: costSummary(estimates, gates) };
  }
  const checks = sorted as CheckResult[];
  const items = byMarket(checks);
  const verdicts = checks.flatMap((r) => r.verdicts);
  return { ...withoutShard(checks[0]!), warnings, items, verdicts, summary: checkSummary(items) };
}

/** Parts in the order of their shards; refused where they are not the parts of one whole. */
export function inShards<T>(parts: readonly T[], headOf: (part: T) => Mergeable): T[] {
  const indexOf = (part: T): number => headOf(part).shard?.index ?? 0;
  const sorted = [...parts].sort((a, b) => indexOf(a) - indexOf(b));
  const heads = sorted.map(headOf);
  const first = heads[0];
  if (!first) throw usageError("usage.needs", { command: "xb merge", what: "FILE" });
  for (const head of heads) requireSame(first, head);
  requireWhole(heads);
  return sorted;
}

/** As one run orders items: by market, then what belongs to no product (alike in every shard), then products. */
function byMarket(checks: readonly CheckResult[]): CheckResult["items"] {
  const markets = [...new Set(checks.flatMap((r) => r.items.map((i) => i.market)))];
  return markets.flatMap((market) => [
    ...checks[0]!.items.filter((i) => i.market === market && i.sku === undefined),
    ...checks.flatMap((r) => r.items.filter((i) => i.market === market && i.sku !== undefined)),
  ]);
}

export function withoutShard<T extends Mergeable>(result: T): Omit<T, "shard"> {
  const { shard: _, ...rest } = result;
  return rest;
}

function requireSame(a: Mergeable, b: Mergeable): void {
  for (const key of ["schema", "on"] as const) {
    if (a[key] !== b[key]) throw usageError("merge.differs", { key, a: a[key], b: b[key] });
  }
  if (a.generator.version !== b.generator.version) {
    throw usageError("merge.differs", { key: "generator", a: a.generator.version, b: b.generator.version });
  }
}

function requireWhole(sorted: readonly Mergeable[]): void {
  const of = sorted[0]!.shard?.of;
  if (of === undefined) return;
  const have = sorted.map((r) => r.shard?.index);
  for (let index = 1; index <= of; index++) {
    const count = have.filter((i) => i === index).length;
    if (count !== 1) throw usageError(count === 0 ? "merge.missing" : "merge.twice", { index, of });
  }
}

/** Every warning once; that a waiver fits nothing holds only if it does so in every shard. */
export function uniqueWarnings(results: readonly Mergeable[]): Warning[] {
  const seen = new Map<string, Warning>();
  const everywhere = (w: Warning): boolean =>
    results.every((r) => r.warnings.some((other) => other.message === w.message));
  for (const warning of results.flatMap((r) => r.warnings)) {
    if (warning.code === "check.waiver-unused" && !everywhere(warning)) continue;
    seen.set(`${warning.code} ${warning.message}`, warning);
  }
  return [...seen.values()];
}
