import { type AudienceWindow, weekdays } from "../model/calendar.ts";
import type { MarketProfile } from "../model/market.ts";
import type { AudienceGrid } from "../model/report.ts";
import { dayNumber } from "../model/zone.ts";

const halfHours = 48;

/** The ordinary audience of each day of the window by the market's own clock, holidays left aside. */
export function audienceGrid(
  { audience }: MarketProfile,
  window: { readonly from: string; readonly to: string },
): AudienceGrid | undefined {
  if (audience === undefined) return undefined;
  const first = dayNumber(window.from);
  const count = dayNumber(window.to) - first + 1;
  const days = Array.from({ length: count }, (_, day) => weightsOn(audience, first + day));
  return { from: window.from, days };
}

/** Windows of the day, and what those of the day before leave past midnight. */
function weightsOn(audience: readonly AudienceWindow[], day: number): number[] {
  const weights = new Array<number>(halfHours).fill(0);
  for (const before of [0, 1]) {
    const weekday = weekdays[weekdayOf(day - before)]!;
    for (const window of audience.filter((w) => w.days.includes(weekday))) {
      const start = halfHourOf(window.from) - before * halfHours;
      for (const [i, weight] of window.weights.entries()) {
        const at = start + i;
        if (at >= 0 && at < halfHours) weights[at] = Math.max(weights[at]!, weight);
      }
    }
  }
  return weights;
}

/** Days since 1970-01-01, a Thursday, to a weekday with Monday first. */
const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;

function halfHourOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(":").map(Number);
  return hours * 2 + Math.floor(minutes / 30);
}
