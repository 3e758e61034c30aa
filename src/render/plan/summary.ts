import type { PlanResult, Unmet } from "../../model/result.ts";
import { type Lang, message } from "../../text/message.ts";
import type { RenderContext } from "../context.ts";
import { percent, plainNumber } from "../layout/number.ts";

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

/** `ID, week of 4 Jan: wanted 2, got 0`. */
export function unmetText(lang: Lang, unmet: Unmet): string {
  const { kind, market, sku, week, stream, wanted, got, why } = unmet;
  const where = [market, sku, stream, week].filter((part) => part !== undefined).join(" ");
  return message(lang, "render.plan.unmet-line", {
    kind: message(lang, `render.unmet.${kind}`),
    where,
    wanted,
    got,
    why,
  });
}

export const wantedText = (
  lang: Lang,
  { what, value }: PlanResult["wanted"][number],
  currency: string,
): string => message(lang, "render.plan.wanted-line", { what, value: plainNumber(value, 0), currency });

/** The excluded pairs of one reason: `GUM-003 in SA AE`. */
export function excludedText(lang: Lang, result: PlanResult): string[] {
  const groups = new Map<string, { sku: string; because: string; markets: string[] }>();
  for (const { sku, market, because } of result.excluded) {
    const key = JSON.stringify([sku, because]);
    const group = groups.get(key) ?? { sku, because, markets: [] };
    group.markets.push(market);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ sku, because, markets }) =>
    message(lang, "render.plan.excluded-line", {
      sku,
      markets: markets.join(" "),
      because: becauseText(lang, because),
    }),
  );
}

function becauseText(lang: Lang, because: string): string {
  if (because.startsWith("check.")) return message(lang, "render.plan.because-check");
  return because.startsWith("cost.") ? message(lang, "render.plan.because-cost", { because }) : because;
}
