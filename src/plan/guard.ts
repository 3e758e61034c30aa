import type { DayEffect } from "../model/calendar.ts";
import type { NearFeast } from "../model/plan-result.ts";
import { dateOfDay, dayNumber } from "../model/zone.ts";
import { localQuarter, openness } from "./clock.ts";
import type { PlanMarket } from "./problem.ts";

/** Effects farther away than this from a stream cannot reach it, moved by a day or not. */
const reach = 3;

/**
 * Feasts whose day is estimated, as the moon is yet to be sighted, and that a day earlier or later would close the
 * market to a stream or change what it is worth.
 */
export function nearFeasts(market: PlanMarket, start: number, end: number): NearFeast[] {
  const { day } = localQuarter(market.zone, start);
  const around = market.effects.filter(
    ({ date, to }) => dayNumber(date) - reach <= day && day <= dayNumber(to ?? date) + reach,
  );
  const estimated = around.filter((effect) => effect.estimated === true);
  if (estimated.length === 0) return [];
  const worth = (effects: readonly DayEffect[]): number[] => {
    const moved = { ...market, effects };
    return Array.from({ length: (end - start) / 15 }, (_, q) => openness(moved, start + 15 * q));
  };
  const now = worth(around);
  return estimated.flatMap((effect) => {
    const moved = [-1, 1].map((by) =>
      worth(around.map((other) => (other === effect ? shifted(other, by) : other))),
    );
    if (moved.every((quarters) => quarters.every((value, q) => value === now[q]))) return [];
    const { name, date, to } = effect;
    return [
      {
        ...(name === undefined ? {} : { name }),
        date,
        ...(to === undefined ? {} : { to }),
        closes: moved.some((quarters) => quarters.some((value) => value === 0)),
      },
    ];
  });
}

const shifted = (effect: DayEffect, by: number): DayEffect => ({
  ...effect,
  date: dateOfDay(dayNumber(effect.date) + by),
  ...(effect.to === undefined ? {} : { to: dateOfDay(dayNumber(effect.to) + by) }),
});
