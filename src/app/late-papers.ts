import type { LoadedLaunch } from "../load/launch.ts";
import type { CheckItem } from "../model/check-result.ts";
import type { PlannedStream, PlanResult } from "../model/plan-result.ts";
import { dateOfDay, dayNumber } from "../model/zone.ts";
import type { Lang } from "../text/message.ts";
import type { PlanOptions } from "./plan.ts";
import { sayIn } from "./say.ts";

/** What is missing for a product and may not be there on the day of its first stream. */
export function latePapers(
  streams: readonly PlannedStream[],
  { products }: Pick<LoadedLaunch, "products">,
  { check, on }: Pick<PlanOptions, "check" | "on">,
  lang: Lang,
): PlanResult["warnings"] {
  const say = sayIn(lang);
  const kinds = new Map(products.map(({ value }) => [value.sku, value.category]));
  return (check?.items ?? []).flatMap((item) => {
    const days = item.takes?.max ?? item.takes?.min;
    if (days === undefined || item.sku === undefined || !isDue(item)) return [];
    const { sku, market, rule, status } = item;
    // Of a product without a category nearly every rule asks; that is what is missing, not its papers.
    if (status === "unknown" && kinds.get(sku) === undefined) return [];
    const first = streams
      .filter((s) => s.market === market && s.products.includes(sku))
      .map((s) => s.start.slice(0, 10))
      .sort()[0];
    const ready = dateOfDay(dayNumber(on) + days);
    if (first === undefined || ready <= first) return [];
    const message = say("plan.paper-late", { sku, market, rule, day: first, ready, days, on });
    return [{ code: "plan.paper-late", message }];
  });
}

const isDue = ({ status, severity }: CheckItem): boolean =>
  (status === "fail" || status === "unknown") && severity !== "advise";
