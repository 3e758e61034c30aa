import { type FailOn, gateFailures } from "../check/gate.ts";
import type { ResultLines } from "../load/result-lines.ts";
import { NotStreamable } from "../load/rows.ts";
import type { CheckItem, CheckResult } from "../model/check-result.ts";
import type { CostResult, Estimate } from "../model/cost-result.ts";
import { costSummary } from "./cost-summary.ts";
import { inShards, uniqueWarnings, withoutShard } from "./merge.ts";

/** Parts of a whole that are joined as they pass; what is kept of them does not grow with them. */
export interface MergedStream<Result, Item> {
  /** Without items, estimates and verdicts. */
  readonly result: Result;
  items(): Generator<Item>;
  verdicts(): Generator<CheckResult["verdicts"]>;
  readonly failed: boolean;
}

export type MergedCost = MergedStream<CostResult, Estimate>;
export type MergedCheck = MergedStream<CheckResult, CheckItem>;

export const isCost = (merged: MergedCost | MergedCheck): merged is MergedCost =>
  merged.result.schema === "xb.cost/1";

export function mergeLines(parts: readonly ResultLines[], failOn: FailOn): MergedCost | MergedCheck {
  const sorted = inShards(parts, ({ head }) => head);
  return sorted[0]!.head.schema === "xb.cost/1" ? mergedCost(sorted) : mergedCheck(sorted, failOn);
}

function mergedCost(parts: readonly ResultLines[]): MergedCost {
  const heads = parts.map(({ head }) => head as CostResult);
  const sum = { estimates: 0, unknown: 0, losses: 0 };
  for (const part of parts) {
    for (const { value } of part.lines()) {
      const one = costSummary([value as Estimate], []);
      sum.estimates += one.estimates;
      sum.unknown += one.unknown;
      sum.losses += one.losses;
    }
  }
  const gates = heads.flatMap(({ summary }) => summary.gates ?? []);
  const summary = { ...sum, ...(gates.length > 0 ? { gates } : {}) };
  return {
    result: { ...withoutShard(heads[0]!), warnings: uniqueWarnings(heads), summary } as CostResult,
    *items() {
      for (const part of parts) for (const { value } of part.lines()) yield value as Estimate;
    },
    *verdicts() {},
    failed: gates.length > 0,
  };
}

/** A stretch of a part's lines that are of one market. */
interface Run {
  readonly market: string;
  readonly from: number;
  to: number;
}

/** A part has its items by market; one that changes market so often is none of ours. */
const mostRuns = 10_000;

function mergedCheck(parts: readonly ResultLines[], failOn: FailOn): MergedCheck {
  const heads = parts.map(({ head }) => head as CheckResult);
  const summary = { pass: 0, fail: 0, unknown: 0, waived: 0 };
  let failures = 0;
  const runs = parts.map((part, index) =>
    runsOf(part, (item) => {
      if (item.sku === undefined && index > 0) return;
      if (item.status !== "not-applicable") summary[item.status] += 1;
      failures += gateFailures([item], failOn).length;
    }),
  );
  const markets = [...new Set(runs.flatMap((list) => list.map(({ market }) => market)))];
  function* ofMarket(index: number, market: string, common: boolean): Generator<CheckItem> {
    for (const run of runs[index]!) {
      if (run.market !== market) continue;
      for (const { value } of parts[index]!.lines(run.from, run.to)) {
        const item = value as CheckItem;
        if ((item.sku === undefined) === common) yield item;
      }
    }
  }
  return {
    result: { ...withoutShard(heads[0]!), warnings: uniqueWarnings(heads), summary } as CheckResult,
    *items() {
      for (const market of markets) {
        yield* ofMarket(0, market, true);
        for (const index of parts.keys()) yield* ofMarket(index, market, false);
      }
    },
    *verdicts() {
      for (const part of parts) yield* part.verdicts();
    },
    failed: failures > 0,
  };
}

function runsOf(part: ResultLines, count: (item: CheckItem) => void): Run[] {
  const runs: Run[] = [];
  let from = 0;
  for (const { value, end } of part.lines()) {
    const item = value as CheckItem;
    count(item);
    const last = runs.at(-1);
    if (last?.market === item.market) last.to = end;
    else runs.push({ market: item.market, from, to: end });
    if (runs.length > mostRuns) throw new NotStreamable("markets mixed");
    from = end;
  }
  return runs;
}
