import type { PlannedStream, PlanResult } from "../model/plan-result.ts";
import type { Lang } from "../text/message.ts";
import { sayIn } from "./say.ts";

/** Markets with streams in which nothing may be shown: a `min` asks for them all the same. */
export function emptyStreamWarnings(streams: readonly PlannedStream[], lang: Lang): PlanResult["warnings"] {
  const say = sayIn(lang);
  const empty = streams.filter(({ products }) => products.length === 0);
  return [...new Set(empty.map(({ market }) => market))].map((market) => {
    const count = empty.filter((stream) => stream.market === market).length;
    return { code: "plan.nothing-to-show", message: say("plan.nothing-to-show", { market, count }) };
  });
}
