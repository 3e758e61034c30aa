import type { PlanResult } from "../model/result.ts";
import type { PlanProblem } from "./problem.ts";
import { isNightStream, type State } from "./state.ts";

/** Hours, nights and shortest rest of each host who streams, in the order of the launch. */
export function hostTotals({ hosts }: PlanProblem, state: State): PlanResult["hosts"] {
  return hosts.flatMap((host, index) => {
    const held = state.byHost[index]!.map((p) => p.column);
    if (held.length === 0) return [];
    const minutes = held.reduce((sum, c) => sum + c.end - c.start, 0);
    const rests = held
      .slice(1)
      .map((c, i) => c.start - held[i]!.end)
      .filter((rest) => rest >= host.limits.rest);
    return [
      {
        id: host.id,
        hours: minutes / 60,
        nights: held.filter(isNightStream).length,
        restMin: rests.length === 0 ? null : Math.min(...rests) / 60,
      },
    ];
  });
}
