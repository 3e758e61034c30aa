import type { LoadedLaunch } from "../load/launch.ts";
import type { PlanResult } from "../model/plan-result.ts";
import { type Silence, silenceOf } from "../plan/demand.ts";
import type { PlanProblem } from "../plan/problem.ts";
import type { Lang } from "../text/message.ts";
import { pastSales } from "./demand.ts";
import { sayIn } from "./say.ts";

const reasons: readonly Silence[] = ["closed", "idle", "mute"];

/** Past streams that tell nothing of demand, by reason; those of products and markets nobody knows are told on loading. */
export function silentPast(loaded: LoadedLaunch, problem: PlanProblem, lang: Lang): PlanResult["warnings"] {
  const { demand } = loaded.launch;
  if (typeof demand !== "string") return [];
  const products = new Set(loaded.products.map(({ value }) => value.sku));
  const markets = new Set(loaded.markets.map(({ id }) => id));
  const silent = pastSales(loaded).flatMap((sale, row) => {
    const why = silenceOf(problem, sale);
    if (why === undefined || !products.has(sale.sku) || !markets.has(sale.market)) return [];
    return [{ why, line: loaded.past[row]!.locate(["start"]).line }];
  });
  return reasons.flatMap((why) => {
    const own = silent.filter((row) => row.why === why);
    if (own.length === 0) return [];
    const code = `plan.past-${why}` as const;
    const line = Math.min(...own.map((row) => row.line));
    return [{ code, message: sayIn(lang)(code, { rows: own.length, file: demand, line }) }];
  });
}
