import type { CheckItem } from "../model/check-result.ts";
import type { Launch } from "../model/launch.ts";
import { matches } from "../model/pattern.ts";
import type { MessageArgs, MessageId } from "../text/message.ts";
import { isDay } from "./days.ts";

export type Waiver = NonNullable<Launch["waivers"]>[number];

/** Something to warn about, to be put into words late. */
export interface Notice {
  readonly id: MessageId;
  readonly args: MessageArgs;
}

export interface Waived {
  readonly items: readonly CheckItem[];
  readonly notices: readonly Notice[];
  /** Waivers that fit something. */
  readonly used: ReadonlySet<Waiver>;
}

/** Waives what fails or is not known; announces waivers that have ended, and those that fit nothing. */
export function applyWaivers(
  items: readonly CheckItem[],
  waivers: readonly Waiver[],
  on: string,
  lastDay: string,
): Waived {
  const used = new Set<Waiver>();
  const waived = items.map((item) => {
    const waiver = open(item) ? waivers.find((w) => fits(w, item)) : undefined;
    if (!waiver) return item;
    used.add(waiver);
    if (hasEnded(waiver, on)) return item;
    const { reason, until } = waiver;
    return {
      ...item,
      status: "waived" as const,
      waiver: { reason, ...(until === undefined ? {} : { until }) },
    };
  });
  return { items: waived, used, notices: waivers.flatMap((w) => waiverNotices(w, used.has(w), on, lastDay)) };
}

const open = ({ status }: CheckItem): boolean => status === "fail" || status === "unknown";

function fits(waiver: Waiver, { rule, sku, market }: CheckItem): boolean {
  return (
    matches(waiver.rule, rule) &&
    (waiver.sku === undefined || (sku !== undefined && matches(waiver.sku, sku))) &&
    (waiver.market === undefined || waiver.market === market)
  );
}

/** A last day that is not a date counts as past. */
const hasEnded = ({ until }: Waiver, on: string): boolean =>
  until !== undefined && (!isDay(until) || until < on);

/** What is to be said of a waiver, once it is known whether it fitted anything. */
export function waiverNotices(waiver: Waiver, used: boolean, on: string, lastDay: string): Notice[] {
  const { rule, until } = waiver;
  if (until !== undefined && !isDay(until)) return [{ id: "check.waiver-malformed", args: { rule, until } }];
  if (hasEnded(waiver, on)) return [{ id: "check.waiver-expired", args: { rule, until: until ?? "" } }];
  if (!used) return [{ id: "check.waiver-unused", args: { rule } }];
  if (until !== undefined && until < lastDay) {
    return [{ id: "check.waiver-short", args: { rule, until, day: lastDay } }];
  }
  return [];
}
