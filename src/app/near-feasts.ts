import type { PlannedStream, PlanResult } from "../model/plan-result.ts";
import type { Lang } from "../text/message.ts";
import { sayIn } from "./say.ts";

/** Markets with streams that the estimated day of a feast may close or change. */
export function nearFeastWarnings(streams: readonly PlannedStream[], lang: Lang): PlanResult["warnings"] {
  const say = sayIn(lang);
  const near = streams.filter((stream) => stream.near !== undefined);
  return [...new Set(near.map(({ market }) => market))].map((market) => {
    const own = near.filter((stream) => stream.market === market);
    const closed = own.filter((stream) => stream.near?.some(({ closes }) => closes));
    const told = closed.length > 0 ? closed : own;
    const [day = ""] = told.map(({ start }) => start.slice(0, 10)).sort();
    const code = closed.length > 0 ? "plan.near-closed" : "plan.near-feast";
    return { code, message: say(code, { market, count: told.length, day }) };
  });
}
