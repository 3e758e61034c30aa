import { relative } from "node:path";
import { prepareCheck } from "../check/check.ts";
import { hashPart } from "../check/fingerprint.ts";
import { checkSummary, type FailOn, gateFailures, verdictOf } from "../check/gate.ts";
import type { CheckInput } from "../check/input.ts";
import { applyWaivers, type Waiver, waiverNotices } from "../check/waivers.ts";
import type { LoadedLaunch } from "../load/launch.ts";
import type { Profiles } from "../load/profiles.ts";
import type { CellPlace } from "../load/rows.ts";
import type { CheckItem, CheckResult, Location, Verdict } from "../model/check-result.ts";
import type { Exchange } from "../model/exchange.ts";
import type { Warning } from "../model/result.ts";
import { generator } from "../model/version.ts";
import { message } from "../text/message.ts";
import { type CheckOptions, checkInput } from "./check.ts";
import { marks, type Tape, type TapedItem } from "./check-tape.ts";
import { fingerprint } from "./play-tape.ts";
import { kindReader, partsOf } from "./product-kinds.ts";
import type { LineFormat } from "./stream-cost.ts";
import type { Parts, ProductRow } from "./stream-products.ts";

/** `foot`, where a format has one, gives two parts: the verdicts stand between them. */
export type CheckLines = Pick<LineFormat<CheckItem, CheckResult>, "head" | "line"> & {
  readonly foot?: (result: Omit<CheckResult, "items">) => readonly [string, string];
};

export interface CheckStream {
  /** Which parts of products the rules only compare, or do not look at. */
  readonly parts: Parts;
  /** Items that belong to no product: what each market's begin with. */
  begin(): void;
  product(product: ProductRow, file: string): void;
  /** What the result says besides items and verdicts. */
  end(): CheckResult;
  /** Items that fail the gate. */
  failures(): number;
}

export interface CheckGate {
  readonly failOn: FailOn;
  readonly baseline?: Pick<CheckResult, "items">;
}

/** Where the findings go: a tape for each market, and the verdicts. */
export interface CheckOutputs {
  readonly formats: readonly CheckLines[];
  readonly tapes: readonly Tape[];
  verdict(sku: string, market: string, verdict: Verdict): void;
}

/** What was found of a product, and of all that are alike. */
interface Judged {
  readonly markets: readonly {
    readonly items: readonly TapedItem[];
    readonly verdict: Verdict | undefined;
  }[];
  readonly summary: CheckResult["summary"];
  readonly failing: readonly CheckItem[];
  /** Of this product alone. */
  readonly literal: boolean;
}

/** Kinds in all markets. */
const mostKinds = 100_000;
/** Characters of texts, past which all are forgotten so that memory stays flat. */
const mostText = 8 << 20;

/** Checks one product of a catalogue after the other; nothing is kept of them but counts. */
export function checkStream(
  loaded: LoadedLaunch,
  profiles: Profiles,
  exchange: Exchange,
  options: CheckOptions,
  gate: CheckGate,
  { formats, tapes, verdict }: CheckOutputs,
): CheckStream {
  let here: { readonly row: ProductRow; readonly shown: string; readonly literal: boolean } | undefined;
  const slots = new WeakMap<Location, number>();
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
  const summary = { pass: 0, fail: 0, unknown: 0, waived: 0 };
  let failures = 0;
  const known = new Set(gate.baseline?.items.map((item) => `${item.fingerprint} ${item.status}`));
  const isNew = (print: string | undefined, { status }: CheckItem): boolean =>
    !known.has(`${print} ${status}`);
  const byRule = (a: CheckItem, b: CheckItem): number => (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
  const literal = (market: number, item: CheckItem): TapedItem => ({
    text: tapes[market]!.define(formats.map((format) => format.line(item))),
    slot: -1,
  });
  const spelled = new Map<string, TapedItem>();
  const marked = (market: number, item: CheckItem): TapedItem => {
    const { rule, status, message: words, missing, evidence, waiver, location } = item;
    const slot = (location && slots.get(location)) ?? -1;
    // All else of an item is its rule's.
    const place =
      slot < 0 && location !== undefined ? `${location.file} ${location.line} ${location.column}` : "";
    const parts = [
      market,
      rule,
      status,
      words,
      ...missing,
      "",
      ...evidence,
      "",
      JSON.stringify(waiver),
      place,
      slot,
      lastShown,
    ];
    const key = parts.join("\u0000");
    const found = spelled.get(key);
    if (found !== undefined) return found;
    const alike = { ...item, sku: marks.sku, fingerprint: marks.fingerprint };
    const texts = formats.map((format) => bare(format.line(alike)));
    const made = { text: tapes[market]!.define(texts, itemHash(item)), slot };
    spelled.set(key, made);
    return made;
  };
  const common = checker.items();
  const ofScripts = common.filter((item) => item.sku !== undefined);
  const likenesses = checker.markets.map((market) => market.likeness());
  const kinds = kindReader(loaded, checker, likenesses, new Set(ofScripts.map((item) => item.sku!)));
  const judge = (row: ProductRow, tape: typeof literal, strange?: () => void) => {
    const product = row.product();
    const found = waived([
      ...ofScripts.filter((item) => item.sku === product.sku),
      ...checker.product(product, strange),
    ]);
    const markets = checker.markets.map((market, index) => {
      const own = found.filter((item) => item.market === market.id).toSorted(byRule);
      const items = own.map((item) => tape(index, item));
      return { items, verdict: market.offers(product) ? verdictOf(own) : undefined };
    });
    const judged: Judged = {
      markets,
      summary: checkSummary(found),
      failing: gateFailures(found, gate.failOn),
      literal: tape === literal,
    };
    const quotes = found.some(
      ({ status, rule }) => status === "fail" && likenesses.some(({ quoting }) => quoting.has(rule)),
    );
    return { judged, quotes };
  };
  const memory = new Map<string, Judged | "quotes" | "strange">();
  let lastShown = "";
  const learn = (row: ProductRow, kind: string | undefined): Judged => {
    let strange = false;
    const tooMuch = tapes.reduce((sum, tape) => sum + tape.size(), 0) > mostText;
    if (tooMuch || memory.size * tapes.length >= mostKinds) {
      memory.clear();
      spelled.clear();
      for (const tape of tapes) tape.forget();
    }
    if (kind !== undefined && memory.get(kind) !== "strange") {
      here = { row, shown: lastShown, literal: false };
      const { judged, quotes } = judge(row, marked, () => {
        strange = true;
      });
      if (!strange) {
        if (quotes) memory.set(kind, "quotes");
        memory.set(quotes ? kind + row.quoted() : kind, judged);
        return judged;
      }
      memory.set(kind, "strange");
    }
    here = { row, shown: lastShown, literal: true };
    return judge(row, literal).judged;
  };
  const count = ({ summary: more, failing, literal: alone }: Omit<Judged, "markets">, sku = ""): void => {
    summary.pass += more.pass;
    summary.fail += more.fail;
    summary.unknown += more.unknown;
    summary.waived += more.waived;
    failures +=
      gate.baseline === undefined
        ? failing.length
        : failing.filter((item) => isNew(alone ? item.fingerprint : fingerprint(sku, itemHash(item)), item))
            .length;
  };
  const places = placesOfRow();
  let lastFile = "";
  return {
    parts: partsOf(likenesses),
    begin() {
      const ofNone = waived(common.filter((item) => item.sku === undefined));
      checker.markets.forEach(({ id }, index) => {
        const items = ofNone.filter((item) => item.market === id).toSorted(byRule);
        tapes[index]!.row(
          "",
          items.map((item) => literal(index, item)),
          () => ({ line: 0, column: 0 }),
        );
      });
      const failing = gateFailures(ofNone, gate.failOn);
      count({ summary: checkSummary(ofNone), failing, literal: true });
    },
    product(row, file) {
      if (file !== lastFile) {
        memory.clear();
        lastFile = file;
        lastShown = relative(loaded.root, file) || file;
      }
      const kind = kinds(row);
      let judged = kind === undefined ? undefined : memory.get(kind);
      if (judged === "quotes") judged = memory.get(kind + row.quoted());
      if (typeof judged !== "object") judged = learn(row, kind);
      const { sku } = row;
      places.of(row);
      for (let index = 0; index < tapes.length; index++) {
        const { items, verdict: found } = judged.markets[index]!;
        if (items.length > 0) tapes[index]!.row(sku, items, places.at);
        if (found !== undefined) verdict(sku, checker.markets[index]!.id, found);
      }
      count(judged, sku);
    },
    failures: () => failures,
    end() {
      const notices = waivers.flatMap((waiver) =>
        waiverNotices(waiver, used.has(waiver), options.on, lastDay),
      );
      const warnings: Warning[] = [
        ...checker.warnings(),
        ...notices.map(({ id, args }) => ({ code: id, message: message(options.lang, id, args) })),
      ];
      return { ...emptyResult(options.on), warnings, summary };
    },
  };
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
  summary: { pass: 0, fail: 0, unknown: 0, waived: 0 },
});
