import { relative } from "node:path";
import { threadId } from "node:worker_threads";
import { type Checker, prepareCheck } from "../check/check.ts";
import type { Look } from "../check/facts.ts";
import { hashPart } from "../check/fingerprint.ts";
import { type FailOn, gateFailures, verdictOf } from "../check/gate.ts";
import type { CheckInput } from "../check/input.ts";
import { applyWaivers, waiverNotices } from "../check/waivers.ts";
import type { LoadedLaunch } from "../load/launch.ts";
import type { Profiles } from "../load/profiles.ts";
import type { CellPlace } from "../load/rows.ts";
import type { CheckItem, CheckResult, Location } from "../model/check-result.ts";
import type { Exchange } from "../model/exchange.ts";
import { matches } from "../model/pattern.ts";
import type { Warning } from "../model/result.ts";
import { generator } from "../model/version.ts";
import { message } from "../text/message.ts";
import { type CheckOptions, checkInput } from "./check.ts";
import { anyMark, marks, newTape, type TapedItem } from "./check-tape.ts";
import { fingerprint } from "./play-tape.ts";
import { withRulePlaces } from "./rule-places.ts";
import type { LineFormat } from "./stream-cost.ts";
import type { ProductRow } from "./stream-products.ts";

/** `foot`, where a format has one, gives two parts: the verdicts stand between them. */
export type CheckLines = Pick<LineFormat<CheckItem, CheckResult>, "head" | "line"> & {
  readonly foot?: (result: Omit<CheckResult, "items">) => readonly [string, string];
  /** A verdict, after a comma. */
  readonly verdict?: (verdict: CheckResult["verdicts"][number]) => string;
};

export interface CheckStream {
  /** Items that belong to no product: what each market's begin with. */
  begin(): void;
  product(product: ProductRow, file: string): void;
  /** What came of the products since it was last asked. */
  told(): CheckPart;
  /** What the result says besides items and verdicts. */
  end(sum: CheckSum): CheckResult;
}

/** What the findings of some products come to. */
export interface CheckPart {
  /** For each market; `thread` is whose numbers the texts have. */
  readonly tapes: readonly Uint8Array[];
  readonly thread: number;
  /** Of NDJSON, each after a comma. */
  readonly verdicts: string;
  readonly sum: CheckSum;
}

export interface CheckSum {
  readonly summary: CheckResult["summary"];
  /** Items that fail the gate. */
  readonly failures: number;
  /** Numbers of the waivers that were used. */
  readonly used: ReadonlySet<number>;
}

/** Adds up what portions come to. */
export function checkSums(): { readonly sum: CheckSum; add(more: CheckSum): void } {
  const used = new Set<number>();
  const sum = { summary: noItems(), failures: 0, used };
  return {
    sum,
    add({ summary, failures, used: more }) {
      for (const status of statuses) sum.summary[status] += summary[status];
      sum.failures += failures;
      for (const waiver of more) used.add(waiver);
    },
  };
}

const statuses = ["pass", "fail", "unknown", "waived"] as const;
const noItems = () => ({ pass: 0, fail: 0, unknown: 0, waived: 0 });

export interface CheckGate {
  readonly failOn: FailOn;
  readonly baseline?: Pick<CheckResult, "items">;
}

/** What is kept of an item: it stands in many products. */
interface Kept extends TapedItem {
  readonly status: CheckItem["status"];
  readonly severity: CheckItem["severity"];
  /** The item, where it fails the gate. */
  readonly failing: CheckItem | undefined;
  /** Not of one product alone. */
  readonly alike: boolean;
}

/** Answers that are remembered in all markets. */
const mostAnswers = 30_000;
/** Characters of texts, past which all are forgotten so that memory stays flat. */
const mostText = 4 << 20;

/** Checks one product of a catalogue after the other; nothing is kept of them but counts. */
export function checkStream(
  loaded: LoadedLaunch,
  profiles: Profiles,
  exchange: Exchange,
  options: CheckOptions,
  gate: CheckGate,
  formats: readonly CheckLines[],
): CheckStream {
  let here: { readonly row: ProductRow; readonly shown: string; readonly literal: boolean } | undefined;
  const slots = new WeakMap<object, number>();
  const base = checkInput({ ...loaded, products: [] }, profiles, exchange, options);
  const input: CheckInput = {
    ...base,
    locate(place) {
      if (place.of !== "product") return base.locate?.(place);
      if (here === undefined) return undefined;
      const slot = here.row.slot(place.path);
      const { shown: file } = here;
      if (here.literal) return { file, ...here.row.place(slot) };
      const marked = { file, line: marks.line, column: marks.column } as unknown as Location;
      slots.set(marked, slot);
      return marked;
    },
  };
  const checker = withRulePlaces(loaded, () => prepareCheck(input));
  const waivers = loaded.launch.waivers ?? [];
  const lastDay = [options.on, ...checker.markets.map((m) => m.span.last)].toSorted().at(-1)!;
  const used = new Set<number>();
  const waived = (items: readonly CheckItem[]): readonly CheckItem[] => {
    if (waivers.length === 0) return items;
    const done = applyWaivers(items, waivers, options.on, lastDay);
    for (const waiver of done.used) used.add(waivers.indexOf(waiver));
    return done.items;
  };
  const tapes = checker.markets.map(newTape);
  const verdictLine = formats.find((format) => format.verdict !== undefined)?.verdict;
  let verdicts = "";
  let summary = noItems();
  let failures = 0;
  const known = new Set(gate.baseline?.items.map((item) => `${item.fingerprint} ${item.status}`));
  const kept = (market: number, item: CheckItem, slot: number | undefined): Kept => {
    const alike = { ...item, sku: marks.sku, fingerprint: marks.fingerprint };
    const texts = formats.map((format) =>
      slot === undefined ? format.line(item) : bare(format.line(alike)),
    );
    return {
      text: tapes[market]!.define(texts, slot === undefined ? undefined : itemHash(item)),
      slot: slot ?? nowhere,
      status: item.status,
      severity: item.severity,
      failing: gateFailures([item], gate.failOn)[0],
      alike: slot !== undefined,
    };
  };
  const common = checker.items();
  const ofScripts = common.filter((item) => item.sku !== undefined);
  const alone = new Set(ofScripts.map((item) => item.sku!));
  const memories = checker.markets.map((market, index) =>
    market.remember({
      keep: (item) => kept(index, waived([item])[0]!, slots.get(item.location ?? input) ?? nowhere),
      plain: (answer) => !anyMark.test(answer),
      look: patternLook(loaded),
    }),
  );
  const withMarks = hasMarks(loaded, checker);
  const forget = (): void => {
    for (const part of [...memories, ...tapes]) part.forget();
  };
  const size = (parts: readonly { size(): number }[]): number =>
    parts.reduce((sum, part) => sum + part.size(), 0);
  /** What is kept of a product's items in each market where it is offered; undefined where it must be told by itself. */
  const remembered = ({ product, plain }: ProductRow): Found | undefined => {
    if (!plain || withMarks || alone.has(product.sku)) return undefined;
    let strange = false;
    const facts = checker.facts(product, () => {
      strange = true;
    });
    if (strange) return undefined;
    const found: Found[number][] = [];
    for (let index = 0; index < memories.length; index++) {
      const offered = checker.markets[index]!.offers(product);
      const items = offered ? memories[index]!.product(facts) : [];
      if (items === undefined) return undefined;
      found.push({ items, offered });
    }
    return found;
  };
  const literal = ({ product }: ProductRow): Found => {
    const scripted = ofScripts.filter((item) => item.sku === product.sku);
    const found = waived([...scripted, ...checker.product(product)]);
    return checker.markets.map((market, index) => {
      const own = found.filter((item) => item.market === market.id).toSorted(byRule);
      return { items: own.map((item) => kept(index, item, undefined)), offered: market.offers(product) };
    });
  };
  const count = (items: readonly Kept[], sku: string): void => {
    for (const { status, failing, alike } of items) {
      if (status !== "not-applicable") summary[status] += 1;
      if (failing === undefined) continue;
      const print = alike ? fingerprint(sku, itemHash(failing)) : failing.fingerprint;
      if (!known.has(`${print} ${failing.status}`)) failures += 1;
    }
  };
  const places = placesOfRow();
  const write = (market: number, items: readonly Kept[], sku: string): void => {
    if (items.length > 0) tapes[market]!.row(sku, items, places.at);
    count(items, sku);
  };
  let lastFile = "";
  let shown = "";
  return {
    begin() {
      const ofNone = waived(common.filter((item) => item.sku === undefined));
      checker.markets.forEach(({ id }, index) => {
        const items = ofNone.filter((item) => item.market === id).toSorted(byRule);
        write(
          index,
          items.map((item) => kept(index, item, undefined)),
          "",
        );
      });
    },
    product(row, file) {
      if (file !== lastFile) {
        lastFile = file;
        shown = relative(loaded.root, file) || file;
        forget();
      }
      if (size(memories) > mostAnswers || size(tapes) > mostText) forget();
      here = { row, shown, literal: false };
      let found = remembered(row);
      if (found === undefined) {
        here = { row, shown, literal: true };
        found = literal(row);
      }
      places.of(row);
      for (let index = 0; index < found.length; index++) {
        const { items, offered } = found[index]!;
        write(index, items, row.sku);
        if (!offered || verdictLine === undefined) continue;
        const verdict = verdictOf(items);
        verdicts += verdictLine({ sku: row.sku, market: checker.markets[index]!.id, verdict });
      }
    },
    told() {
      const part = {
        tapes: tapes.map((tape) => tape.take().slice()),
        thread: threadId,
        verdicts,
        sum: { summary, failures, used },
      };
      verdicts = "";
      summary = noItems();
      failures = 0;
      return part;
    },
    end(sum) {
      const notices = waivers.flatMap((waiver, index) =>
        waiverNotices(waiver, sum.used.has(index), options.on, lastDay),
      );
      const warnings: Warning[] = [
        ...checker.warnings(),
        ...notices.map(({ id, args }) => ({ code: id, message: message(options.lang, id, args) })),
      ];
      return { ...emptyResult(options.on), warnings, summary: sum.summary };
    },
  };
}

/** By market. */
type Found = readonly { readonly items: readonly Kept[]; readonly offered: boolean }[];

const nowhere = -1;

const byRule = (a: CheckItem, b: CheckItem): number => (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);

/** Which scripts and waivers are about a product. */
function patternLook({ launch, scripts }: LoadedLaunch): Look | undefined {
  const patterns = [
    ...scripts.flatMap(({ settings }) => settings.products ?? []),
    ...(launch.waivers ?? []).flatMap(({ sku }) => sku ?? []),
  ];
  if (patterns.length === 0) return undefined;
  return ({ product }) =>
    patterns.map((pattern) => (matches(pattern, product!.product.sku) ? "+" : "-")).join("");
}

/** Whether what is written of products may have marks that are not ours. */
function hasMarks({ launch, scripts }: LoadedLaunch, { markets }: Checker): boolean {
  const written = [
    JSON.stringify([launch, markets.map(({ rules }) => rules)]),
    ...scripts.map((s) => s.text),
  ];
  return written.some((text) => anyMark.test(text));
}

/** The hash of an item before its product's id goes into it. */
const itemHash = ({ rule, market }: CheckItem) => hashPart(market, hashPart(rule));

/** Json of a mark is in quotes; what stands there is a number. */
const bare = (text: string): string =>
  text.replaceAll(`"${marks.line}"`, marks.line).replaceAll(`"${marks.column}"`, marks.column);

/** Places are looked for once in a row, however many items stand there. */
function placesOfRow() {
  const found: CellPlace[] = [];
  const rows: number[] = [];
  let row: ProductRow | undefined;
  let serial = 0;
  return {
    of(next: ProductRow): void {
      row = next;
      serial += 1;
    },
    at(slot: number): CellPlace {
      if (rows[slot] !== serial) {
        rows[slot] = serial;
        found[slot] = row!.place(slot);
      }
      return found[slot]!;
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
  summary: noItems(),
});
