import type { PlanResult } from "../model/plan-result.ts";
import { localQuarter, minuteOf } from "./clock.ts";
import type { Column } from "./columns.ts";
import { weekCount } from "./penalty.ts";
import type { PlanHost, PlanProblem } from "./problem.ts";
import { isNightStream, type State } from "./state.ts";

/** Hours, nights and shortest rest of each host who streams, in the order of the launch. */
export function hostTotals(problem: PlanProblem, state: State): PlanResult["hosts"] {
  return problem.hosts.flatMap((host, index) => {
    const held = state.byHost[index]!.map((p) => p.column);
    if (held.length === 0) return [];
    const minutes = held.reduce((sum, c) => sum + c.end - c.start, 0);
    const nightMinutes = held.reduce((sum, c) => sum + c.nightMinutes, 0);
    const perWeek = host.limits.perWeek;
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
        nightHours: nightMinutes / 60,
        lateEnds: held.filter((c) => endsLate(host, c)).length,
        ...(perWeek === undefined
          ? {}
          : { load: Math.round((1000 * minutes) / (perWeek * weekCount(problem))) / 1000 }),
      },
    ];
  });
}

/** Whether less than an hour lies between a stream and the host's sleep. */
function endsLate({ zone, sleep }: PlanHost, { end }: Column): boolean {
  const left = (minuteOf(sleep.from) - localQuarter(zone, end).minute + 2 * 1440) % 1440;
  return left < 60;
}
