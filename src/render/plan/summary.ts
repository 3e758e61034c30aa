import type { NearFeast, PlanChange, PlanConflict, PlanResult } from "../../model/plan-result.ts";
import { type Lang, message } from "../../text/message.ts";
import { type RenderContext, textIn } from "../context.ts";
import { groupsBy } from "../layout/group.ts";
import { clockOf, dateIn, percent, plainNumber, shortDayIn } from "../layout/number.ts";

export function summaryText(lang: Lang, result: PlanResult): string {
  return message(lang, "render.plan.summary", {
    streams: result.streams.length,
    markets: new Set(result.streams.map((stream) => stream.market)).size,
    status: message(lang, `render.plan.${result.status}`),
    value: plainNumber(result.objective, 0),
    currency: result.currency,
    gap: percent(result.gap),
  });
}

/** The markets that are streamed to, in the launch's order where it is known. */
export function plannedMarkets({ streams }: PlanResult, { launch }: Pick<RenderContext, "launch">): string[] {
  const order = Object.keys(launch?.markets ?? {});
  const place = (id: string): number => (order.includes(id) ? order.indexOf(id) : order.length);
  return [...new Set(streams.map((stream) => stream.market))].sort((a, b) => place(a) - place(b));
}

/** `AE 2027-01-04: AE gets at least 2 streams a week; lin has at most 1 night a week`. */
export const conflictText = (
  lang: Lang,
  { market, sku, weeks = [], requirements, perhapsFewer }: PlanConflict,
): string =>
  message(lang, perhapsFewer ? "render.plan.conflict-perhaps" : "render.plan.conflict-line", {
    where: [market ?? sku, ...weeks].join(" "),
    requirements: requirements.map(({ text }) => text).join(message(lang, "render.semicolon")),
  });

/** What to ask instead: `min 1 for AE (about 320 CNY)`. */
export const insteadTexts = (lang: Lang, { relax }: PlanConflict, currency: string): string[] =>
  relax.map(({ text, cost }) =>
    cost === undefined
      ? text
      : message(lang, "render.plan.instead-cost", { text, cost: plainNumber(cost, 0), currency }),
  );

/** A feast by name and day, as messages name it. */
export const feastIn = (lang: Lang, { name, date, to }: NearFeast): { feast: string; date: string } => ({
  feast: name === undefined ? "?" : textIn(lang, name),
  date: to === undefined ? dateIn(lang, date) : `${dateIn(lang, date)} – ${dateIn(lang, to)}`,
});

/** `SA: Eid al-Fitr, 9 Mar 2027: Mon 8 Mar 22:00, Wed 10 Mar 21:00`, each market's feast once. */
export function nearTexts(lang: Lang, { streams }: Pick<PlanResult, "streams">): string[] {
  const pairs = streams.flatMap((stream) => (stream.near ?? []).map((feast) => ({ stream, feast })));
  const groups = groupsBy(pairs, ({ stream, feast }) =>
    JSON.stringify([stream.market, feast.date, feast.to, feast.name]),
  );
  return [...groups.values()].map((group) => {
    const { market } = group[0]!.stream;
    const closes = group.some(({ feast }) => feast.closes);
    return message(lang, closes ? "render.plan.near-closes" : "render.plan.near-line", {
      market,
      ...feastIn(lang, group[0]!.feast),
      streams: group
        .map(({ stream: { start } }) => `${shortDayIn(lang, start)} ${clockOf(start)}`)
        .join(message(lang, "render.comma")),
    });
  });
}

export const wantedText = (
  lang: Lang,
  { what, value, atMost }: PlanResult["wanted"][number],
  currency: string,
): string =>
  message(lang, atMost === undefined ? "render.plan.wanted-line" : "render.plan.wanted-range", {
    what,
    value: plainNumber(value, 0),
    most: plainNumber(atMost ?? value, 0),
    currency,
  });

/** `SA-07 moved: Mon 4 Jan 20:00 lin → Tue 5 Jan 21:00 mei: a limit of its host`. */
export function changeText(lang: Lang, { kind, slot, from, to, why }: PlanChange): string {
  return message(lang, `render.plan.change.${kind}`, {
    slot,
    from: placeText(lang, from),
    to: placeText(lang, to),
    why,
  });
}

const placeText = (lang: Lang, place: PlanChange["from"]): string =>
  place === undefined ? "" : `${shortDayIn(lang, place.start)} ${clockOf(place.start)} ${place.host}`;

/** `SA: by 10 Feb 2027 for Eid clothes and gifts (until 2 Mar 2027, air-parcel)`. */
export const cutoffText = (
  lang: Lang,
  { market, season, ends, lane, order }: NonNullable<PlanResult["cutoffs"]>[number],
): string =>
  message(lang, "render.plan.cutoff-line", {
    market,
    season: textIn(lang, season),
    ends: dateIn(lang, ends),
    lane,
    order: dateIn(lang, order),
  });

/** The heads and cells of the table of expected sales, which terminal and Markdown share. */
export function demandRows(lang: Lang, demand: NonNullable<PlanResult["demand"]>) {
  const ids = ["product", "market", "expected", "range", "at", "by", "short", "dispatch"] as const;
  const heads = ids.map((id) => message(lang, `render.col.${id}`));
  const rows = demand.map(({ sku, market, expected, low, high, place, by, short, dispatch }) => [
    sku,
    market,
    plainNumber(expected, 0),
    `${plainNumber(low, 0)}–${plainNumber(high, 0)}`,
    place,
    dateIn(lang, by),
    short === undefined ? "?" : plainNumber(short, 0),
    dispatch === undefined ? "–" : `${dateIn(lang, dispatch.latest)} ${dispatch.lane}`,
  ]);
  return { heads, rows, right: [2, 3, 6] };
}

/** The excluded pairs of one reason: `GUM-003 in SA AE`. */
export function excludedText(lang: Lang, result: PlanResult): string[] {
  const groups = groupsBy(result.excluded, ({ sku, because }) => JSON.stringify([sku, because]));
  return [...groups.values()].map((group) =>
    message(lang, "render.plan.excluded-line", {
      sku: group[0]!.sku,
      markets: group.map(({ market }) => market).join(" "),
      because: becauseText(lang, group[0]!.because),
    }),
  );
}

function becauseText(lang: Lang, because: string): string {
  if (because.startsWith("check.")) return message(lang, "render.plan.because-check");
  return because.startsWith("cost.") ? message(lang, "render.plan.because-cost", { because }) : because;
}
