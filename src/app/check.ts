import { relative } from "node:path";
import { check } from "../check/check.ts";
import { checkSummary } from "../check/gate.ts";
import type { CheckInput, CheckMarket } from "../check/input.ts";
import type { Place } from "../check/place.ts";
import type { LoadedLaunch, LoadedMarket } from "../load/launch.ts";
import type { Profiles } from "../load/profiles.ts";
import type { CheckItem, CheckResult, Location } from "../model/check-result.ts";
import type { Path, Span } from "../model/diagnostic.ts";
import { convert, type Exchange } from "../model/exchange.ts";
import { moneyOf } from "../model/money.ts";
import type { PlannedStream } from "../model/plan-result.ts";
import type { Lang } from "../text/message.ts";
import { smallParcelDays } from "./market-lanes.ts";
import { withRulePlaces } from "./rule-places.ts";
import { checkTables } from "./tables.ts";
import { wholeRules } from "./whole-rules.ts";

export interface CheckOptions {
  readonly on: string;
  readonly lang: Lang;
  readonly all?: boolean;
  /** Local dates of the streams of each market, when a plan is known. */
  readonly streams?: ReadonlyMap<string, readonly string[]>;
}

/** May the launch's products be sold in its markets, and what is missing. */
export function checkLaunch(
  loaded: LoadedLaunch,
  profiles: Profiles,
  exchange: Exchange,
  options: CheckOptions,
): CheckResult {
  const input = checkInput(loaded, profiles, exchange, options);
  const result = withRulePlaces(loaded, () => check(input));
  // A script names products that this run, or this shard of it, may not be about.
  const skus = new Set(loaded.products.map((p) => p.value.sku));
  const items = result.items.filter((item) => item.sku === undefined || skus.has(item.sku));
  return { ...result, items, summary: checkSummary(items) };
}

export function checkInput(
  loaded: LoadedLaunch,
  profiles: Profiles,
  exchange: Exchange,
  options: CheckOptions,
): CheckInput {
  return {
    on: options.on,
    lang: options.lang,
    tables: checkTables(profiles),
    products: loaded.products.map((p) => p.value),
    hosts: loaded.hosts.map((h) => h.value),
    markets: loaded.markets.map((market) => checkMarket(loaded, market, profiles, exchange, options)),
    scripts: loaded.scripts.map((s) => ({ ...s, file: relative(loaded.root, s.file) })),
    launch: loaded.launch,
    convert: (text, currency) => convert(exchange, moneyOf(text), currency)?.value,
    locate: locator(loaded),
    all: options.all === true,
  };
}

/** Local days of the streams of the plan that a launch pins, by market: they are what is judged. */
export const pinnedDays = ({ pins }: Pick<LoadedLaunch, "pins">): ReadonlyMap<string, readonly string[]> =>
  streamDays(pins?.streams ?? []);

/** Local days of streams, by market. */
export function streamDays(
  streams: readonly Pick<PlannedStream, "market" | "start">[],
): ReadonlyMap<string, readonly string[]> {
  const days = new Map<string, string[]>();
  for (const { market, start } of streams) {
    days.set(market, [...(days.get(market) ?? []), start.slice(0, 10)]);
  }
  return days;
}

function checkMarket(
  loaded: LoadedLaunch,
  market: LoadedMarket,
  profiles: Profiles,
  exchange: Exchange,
  options: CheckOptions,
): CheckMarket {
  const rules = wholeRules(market, loaded, profiles, options.lang);
  const streams = options.streams?.get(market.id);
  const days = transitDays(loaded, market, exchange);
  return {
    id: market.id,
    names: market.names,
    settings: market.settings,
    profile: market.profile,
    ...(rules === undefined ? {} : { rules }),
    ...(days === undefined ? {} : { transitDays: days }),
    ...(streams === undefined ? {} : { streams }),
  };
}

/** Longest days to the buyer by the lane that a small parcel takes; undefined where no lane is known. */
export const transitDays = (loaded: LoadedLaunch, market: LoadedMarket, exchange: Exchange) =>
  smallParcelDays(loaded, market, exchange)?.max;

/** Places of the input as lines of files, the files relative to the launch's folder. */
function locator(loaded: LoadedLaunch): (place: Place) => Location | undefined {
  const names = new Map<string, string>();
  const nameOf = (file: string): string => {
    const name = names.get(file) ?? (relative(loaded.root, file) || file);
    names.set(file, name);
    return name;
  };
  const at = ({ file, line, col }: Span): Location => ({ file: nameOf(file), line, column: col });
  const products = new Map(loaded.products.map((p) => [p.value.sku, p]));
  const hosts = new Map(loaded.hosts.map((h) => [h.value.id, h]));
  const launch = (path: Path): Location => at(loaded.source.locate(path));
  return (place) => {
    if (place.of === "launch") return launch(place.path);
    if (place.of === "product") {
      const product = products.get(place.sku);
      return product && at(product.locate(place.path));
    }
    if (place.of === "host") {
      const host = hosts.get(place.id);
      return host && at(host.locate(place.path));
    }
    const index = loaded.launch.markets.findIndex((m) => m.id === place.id);
    return index < 0 ? undefined : launch(["markets", index, ...place.path]);
  };
}

/** The same items with their files as seen from another folder: what annotations in CI need. */
export function relocate(items: readonly CheckItem[], root: string, cwd: string): CheckItem[] {
  const names = new Map<string, string>();
  const shown = (file: string): string => {
    const name = names.get(file) ?? relative(cwd, `${root}/${file}`).split("\\").join("/");
    names.set(file, name);
    return name;
  };
  return items.map((item) =>
    item.location === undefined
      ? item
      : { ...item, location: { ...item.location, file: shown(item.location.file) } },
  );
}
