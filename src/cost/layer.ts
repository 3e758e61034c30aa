import type { LayerRate } from "../model/customs.ts";
import { holdsOn } from "../model/fact.ts";
import { hasBelow, hsBestFit } from "./hs.ts";
import type { Item } from "./input.ts";
import { holds, inCategory, type Situation } from "./when.ts";

/**
 * The rate of a layer that applies to some goods: of those whose origin, place and conditions fit, the one that
 * names the goods most closely (longest HS code, or category), then the first written.
 */
export function rateFor(
  rates: Readonly<Record<string, LayerRate>>,
  item: Item,
  situation: Situation,
  on: string,
): LayerRate | undefined {
  const own = { ...situation, items: [item] };
  let best: LayerRate | undefined;
  let bestFit = -1;
  for (const entry of Object.values(rates)) {
    if (!holdsOn(entry, on) || !placeFits(entry, item, situation)) continue;
    const fit = goodsFit(entry, item);
    if (fit === undefined || fit <= bestFit || !holds(entry.when, own)) continue;
    if (entry.unless !== undefined && holds(entry.unless, own)) continue;
    best = entry;
    bestFit = fit;
  }
  return best;
}

/** Whether the choice among the rates turns on an HS code or an origin that the goods lack. */
export function needsToKnow(
  rates: Readonly<Record<string, LayerRate>>,
  item: Item,
  on: string,
): "hs" | "origin" | undefined {
  const live = Object.values(rates).filter((entry) => holdsOn(entry, on));
  if (item.origin === undefined && live.some((e) => e.origin !== undefined || e.exceptOrigin !== undefined)) {
    return "origin";
  }
  const possible = live.filter((entry) => originFits(entry, item));
  const byGoods = possible.some(
    (e) =>
      (e.hs !== undefined || e.exceptHs !== undefined) &&
      (e.category === undefined || item.category === undefined),
  );
  return item.hs === undefined && byGoods ? "hs" : undefined;
}

const originFits = (entry: LayerRate, item: Item): boolean =>
  (entry.origin === undefined || (item.origin !== undefined && entry.origin.includes(item.origin))) &&
  !(item.origin !== undefined && entry.exceptOrigin?.includes(item.origin));

function placeFits(entry: LayerRate, item: Item, { consignment }: Situation): boolean {
  const { region } = consignment;
  return (
    originFits(entry, item) &&
    (entry.region === undefined || (region !== undefined && entry.region.includes(region)))
  );
}

/** How closely an entry names the goods: by HS code or by category, whichever fits. Undefined: not these goods. */
function goodsFit(entry: LayerRate, item: Item): number | undefined {
  if (
    item.hs !== undefined &&
    entry.exceptHs !== undefined &&
    hsBestFit(item.hs, entry.exceptHs) !== undefined
  ) {
    return undefined;
  }
  if (entry.hs === undefined && entry.category === undefined) return 0;
  const byCode = entry.hs === undefined || item.hs === undefined ? undefined : hsBestFit(item.hs, entry.hs);
  const byCategory =
    entry.category !== undefined && inCategory(item.category, entry.category) ? 2 : undefined;
  return byCode === undefined ? byCategory : Math.max(byCode, byCategory ?? 0);
}

/** Whether the code is too short to tell: a rate names only some of the lines below it. */
export function isAmbiguous(
  rates: Readonly<Record<string, LayerRate>>,
  item: Item,
  on: string,
  chosen: LayerRate | undefined,
): boolean {
  const { hs } = item;
  if (hs === undefined) return false;
  return Object.values(rates).some(
    (entry) =>
      entry !== chosen &&
      holdsOn(entry, on) &&
      originFits(entry, item) &&
      [entry.hs, entry.exceptHs].some((list) => list !== undefined && hasBelow(hs, list)),
  );
}
