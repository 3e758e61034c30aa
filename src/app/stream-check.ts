import { relative } from "node:path";
import { prepareCheck } from "../check/check.ts";
import { type FailOn, gateFailures, newSince, verdictOf } from "../check/gate.ts";
import type { CheckInput } from "../check/input.ts";
import { applyWaivers, type Waiver, waiverNotices } from "../check/waivers.ts";
import type { LoadedLaunch } from "../load/launch.ts";
import type { Profiles } from "../load/profiles.ts";
import type { Path, Span } from "../model/diagnostic.ts";
import type { Exchange } from "../model/exchange.ts";
import type { CheckItem, CheckResult, Warning } from "../model/result.ts";
import { generator } from "../model/version.ts";
import { message } from "../text/message.ts";
import { type CheckOptions, checkInput } from "./check.ts";
import type { LineFormat } from "./stream-cost.ts";
import type { PlacedProduct } from "./stream-rows.ts";

/** `foot` gives two parts: the verdicts stand between them. */
export type CheckLines = Pick<LineFormat<CheckItem, CheckResult>, "head" | "line"> & {
  foot(result: Omit<CheckResult, "items">): readonly [string, string] | undefined;
};

/** Takes text of one format. Items are ordered by market, so each market has its own, and verdicts have theirs. */
export interface CheckWriter {
  item(format: number, market: number, text: string): void;
  verdict(verdict: CheckResult["verdicts"][number]): void;
}

export interface CheckStream {
  product(product: PlacedProduct): void;
  /** What the result says besides items and verdicts. */
  end(): CheckResult;
  /** Items that fail the gate. */
  failures(): number;
}

export interface CheckGate {
  readonly failOn: FailOn;
  readonly baseline?: Pick<CheckResult, "items">;
}

/** Checks one product of a catalogue after the other; nothing is kept of them but counts. */
export function checkStream(
  loaded: LoadedLaunch,
  profiles: Profiles,
  exchange: Exchange,
  options: CheckOptions,
  gate: CheckGate,
  formats: readonly CheckLines[],
  writer: CheckWriter,
): CheckStream {
  let here: ((path: Path) => Span) | undefined;
  let last = { file: "", shown: "" };
  const shown = (file: string): string => {
    if (file !== last.file) last = { file, shown: relative(loaded.root, file) || file };
    return last.shown;
  };
  const base = checkInput({ ...loaded, products: [] }, profiles, exchange, options);
  const input: CheckInput = {
    ...base,
    locate(place) {
      if (place.of !== "product") return base.locate?.(place);
      if (here === undefined) return undefined;
      const { file, line, col } = here(place.path);
      return { file: shown(file), line, column: col };
    },
  };
  const checker = prepareCheck(input);
  const waivers = loaded.launch.waivers ?? [];
  const lastDay = [options.on, ...checker.markets.map((m) => m.span.last)].toSorted().at(-1)!;
  const used = new Set<Waiver>();
  const waived = (items: readonly CheckItem[]): readonly CheckItem[] => {
    if (waivers.length === 0) return items;
    const done = applyWaivers(items, waivers, options.on, lastDay);
    for (const waiver of done.used) used.add(waiver);
    return done.items;
  };
  const places = new Map(checker.markets.map((market, index) => [market.id, index]));
  const summary = { pass: 0, fail: 0, unknown: 0, waived: 0 };
  let failures = 0;
  const byRule = (a: CheckItem, b: CheckItem): number => (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
  const tell = (items: readonly CheckItem[]): void => {
    for (const item of items) {
      if (item.status !== "not-applicable") summary[item.status] += 1;
      const market = places.get(item.market)!;
      formats.forEach((format, index) => {
        writer.item(index, market, format.line(item));
      });
    }
    const judged = gate.baseline === undefined ? items : newSince(items, gate.baseline);
    failures += gateFailures(judged, gate.failOn).length;
  };
  const common = checker.items();
  const ofNone = waived(common.filter((item) => item.sku === undefined));
  for (const { id } of checker.markets) {
    tell(ofNone.filter((item) => item.market === id).toSorted(byRule));
  }
  const ofScripts = common.filter((item) => item.sku !== undefined);
  return {
    product({ value, locate }) {
      here = locate;
      const found = waived([
        ...ofScripts.filter((item) => item.sku === value.sku),
        ...checker.product(value),
      ]);
      for (const market of checker.markets) {
        const own = found.filter((item) => item.market === market.id).toSorted(byRule);
        tell(own);
        if (!market.offers(value)) continue;
        const verdict = { sku: value.sku, market: market.id, verdict: verdictOf(own) };
        writer.verdict(verdict);
      }
      here = undefined;
    },
    failures: () => failures,
    end() {
      const notices = waivers.flatMap((waiver) =>
        waiverNotices(waiver, used.has(waiver), options.on, lastDay),
      );
      const warnings: Warning[] = [
        ...checker.warnings,
        ...notices.map(({ id, args }) => ({ code: id, message: message(options.lang, id, args) })),
      ];
      return { ...emptyResult(options.on), warnings, summary };
    },
  };
}

const emptyResult = (on: string): CheckResult => ({
  schema: "xb.check/1",
  on,
  generator,
  warnings: [],
  items: [],
  verdicts: [],
  summary: { pass: 0, fail: 0, unknown: 0, waived: 0 },
});
