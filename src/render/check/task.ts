import type { CheckItem, CheckStatus, Severity } from "../../model/check-result.ts";
import { message } from "../../text/message.ts";
import type { RenderContext } from "../context.ts";
import { groupsBy } from "../layout/group.ts";

export const doers = ["seller", "supplier", "agent", "host"] as const;
export type Doer = (typeof doers)[number];

/** One thing to do in a market: the items of one rule that ask the same, for one or several products. */
export interface Task {
  readonly market: string;
  readonly who: Doer;
  readonly rule: string;
  readonly status: CheckStatus;
  readonly severity: Severity;
  readonly first: CheckItem;
  /** Places of its items in the result's list. */
  readonly at: readonly number[];
  readonly subjects: readonly string[];
}

export interface MarketTasks {
  readonly market: string;
  readonly byDoer: readonly { readonly who: Doer; readonly tasks: readonly Task[] }[];
}

/** What stops or delays a launch first: failures before questions, blocks before advice. */
const ranks = ["fail block", "fail fix", "unknown block", "unknown fix", "fail advise", "unknown advise"];

export const rank = (item: Pick<CheckItem, "status" | "severity">): number => {
  const at = ranks.indexOf(`${item.status} ${item.severity}`);
  return at < 0 ? ranks.length : at;
};

export const isOpen = (item: CheckItem): boolean => item.status === "fail" || item.status === "unknown";

export const doerOf = (item: CheckItem): Doer => doers.find((who) => who === item.who) ?? "seller";

/** What an item speaks of: a product, a host, or the whole market. */
export const subjectOf = (item: CheckItem): string => item.sku ?? item.host ?? "";

/** Open items by market in the result's order, then by who must act, the gravest first. */
export function tasksByMarket(items: readonly CheckItem[]): MarketTasks[] {
  const markets = [...new Set(items.map((item) => item.market))];
  const tasks = tasksOf(items);
  return markets
    .map((market) => ({ market, byDoer: byDoer(tasks.filter((task) => task.market === market)) }))
    .filter(({ byDoer }) => byDoer.length > 0);
}

function byDoer(tasks: readonly Task[]): MarketTasks["byDoer"] {
  return doers
    .map((who) => ({ who, tasks: tasks.filter((task) => task.who === who) }))
    .filter((group) => group.tasks.length > 0);
}

function tasksOf(items: readonly CheckItem[]): Task[] {
  const open = [...items.keys()].filter((index) => isOpen(items[index]!));
  const groups = groupsBy(open, (index) => {
    const { market, rule, status, severity, message: text, fix } = items[index]!;
    return JSON.stringify([market, rule, status, severity, text, fix]);
  });
  const ranked = [...groups.values()].map((at) => ({ at, by: rank(items[at[0]!]!) }));
  return ranked.sort((a, b) => a.by - b.by).map(({ at }) => asTask(items, at));
}

function asTask(items: readonly CheckItem[], at: readonly number[]): Task {
  const first = items[at[0]!]!;
  const subjects = [...new Set(at.map((index) => subjectOf(items[index]!)))].filter((s) => s !== "");
  const { market, rule, status, severity } = first;
  return { market, rule, status, severity, who: doerOf(first), first, at, subjects };
}

/** `to fix`, `blocks the sale`, `not known: could block`. */
export function gravity(
  { lang }: Pick<RenderContext, "lang">,
  task: Pick<CheckItem, "status" | "severity">,
): string {
  const severity = message(lang, `render.severity.${task.severity}`);
  return task.status === "unknown" ? message(lang, "render.unknown-severity", { severity }) : severity;
}

/** `takes 30–157 days`, `takes 28 days or more`; nothing where it is not known. */
export function takesText({ lang }: Pick<RenderContext, "lang">, { takes }: CheckItem): string | undefined {
  if (takes === undefined) return undefined;
  const { min, max } = takes;
  const unsure =
    takes.certainty === "authority" ? "" : ` (${message(lang, `render.certainty.${takes.certainty}`)})`;
  if (max === undefined) return `${message(lang, "render.takes-from", { min: min ?? 0 })}${unsure}`;
  const days = min === undefined || min === max ? String(max) : `${min}–${max}`;
  return `${message(lang, min === undefined ? "render.takes-to" : "render.takes", { days })}${unsure}`;
}

/** The law an item rests on, with its dates and how sure we are of it. */
export function referenceText({ lang }: Pick<RenderContext, "lang">, { reference }: CheckItem): string {
  const dated = /^\d/.test(reference.from ?? "")
    ? message(lang, "render.since", { date: reference.from! })
    : undefined;
  const certainty = message(lang, `render.certainty.${reference.certainty}`);
  return [reference.law ?? reference.title, dated, certainty]
    .filter((part) => part !== undefined)
    .join(" · ");
}
