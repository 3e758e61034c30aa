import type { PlanChange, PlannedStream } from "../model/plan-result.ts";
import type { Column } from "./columns.ts";
import type { PlanProblem } from "./problem.ts";
import type { PlanWords } from "./unmet.ts";

/** What became of a published plan: streams that moved, came and went, by slot, each with its reason. */
export function changesOf(
  problem: PlanProblem,
  pinned: readonly (Column | undefined)[],
  streams: readonly PlannedStream[],
  dropped: readonly PlannedStream[],
  { say }: PlanWords,
): PlanChange[] {
  const pins = new Map(problem.pins.map((pin, index) => [pin.slot, { pin, column: pinned[index] }]));
  const reason = (slot: string): string => {
    const known = pins.get(slot);
    if (known?.column === undefined) return say("plan.pin-breaks-rule", { stream: known?.pin.id ?? slot });
    return problem.keep === undefined
      ? say("plan.pin-collides", { stream: known.pin.id })
      : say("plan.change-better");
  };
  const came = streams.flatMap((stream): PlanChange[] => {
    const before = pins.get(stream.slot)?.pin;
    const head = { slot: stream.slot, market: stream.market, to: placeOf(stream) };
    if (before === undefined) return [{ kind: "added", ...head, why: say("plan.change-added") }];
    if (stream.pinned) return [];
    return [{ kind: "moved", ...head, from: placeOf(before), why: reason(stream.slot) }];
  });
  const went = dropped.map(
    (stream): PlanChange => ({
      kind: "dropped",
      slot: stream.slot,
      market: stream.market,
      from: placeOf(stream),
      why: reason(stream.slot),
    }),
  );
  return [...came, ...went];
}

const placeOf = ({ start, host, studio }: PlannedStream): NonNullable<PlanChange["from"]> => ({
  start,
  host,
  ...(studio === undefined ? {} : { studio }),
});
