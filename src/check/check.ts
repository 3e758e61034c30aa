import type { CheckItem, CheckResult } from "../model/check-result.ts";
import { InputError } from "../model/diagnostic.ts";
import type { Product } from "../model/product.ts";
import type { Warning } from "../model/result.ts";
import { generator } from "../model/version.ts";
import { message } from "../text/message.ts";
import type { ProductFacts } from "./facts.ts";
import { checkSummary, verdictOf } from "./gate.ts";
import type { CheckInput } from "./input.ts";
import { type MarketJudge, marketJudge } from "./market-judge.ts";
import { productReader } from "./product-facts.ts";
import { unknownRule } from "./rules.ts";
import { compilePhraseTable, readScripts } from "./scripts.ts";
import { applyWaivers, type Notice } from "./waivers.ts";
import type { StrangeWord } from "./words.ts";

/** A check made ready: compiled once, then asked product by product. */
export interface Checker {
  readonly markets: readonly MarketJudge[];
  /** Items that belong to no product: the market's, its hosts', its scripts'. */
  items(): CheckItem[];
  /** Items of one product in all markets where it is offered, before waivers; `strange` is told of unknown words. */
  product(product: Product, strange?: () => void): CheckItem[];
  /** What rules look at in a product; `strange` is told of unknown words. */
  facts(product: Product, strange: () => void): ProductFacts;
  warnings(): readonly Warning[];
}

/** Compiles rules and reads scripts. Throws an `InputError` for rules that cannot be loaded. */
export function prepareCheck(input: CheckInput): Checker {
  const warnings = new Map<string, Warning>();
  const warn = ({ id, args }: Notice): void => {
    const text = message(input.lang, id, args);
    if (!warnings.has(text)) warnings.set(text, { code: id, message: text });
  };
  const report =
    (where: string) =>
    ({ list, word, guess }: StrangeWord): void =>
      warn(
        guess === undefined
          ? { id: "check.strange-word", args: { where, list, word } }
          : { id: "check.strange-word-guess", args: { where, list, word, guess } },
      );
  const phrases = compilePhraseTable(input.tables);
  const reader = productReader(input.tables.vocabulary, phrases.claims);
  const scripts = readScripts(input.scripts, phrases);
  const markets = input.markets.map((market) =>
    marketJudge(market, input, { reader, scripts, report, warn }),
  );
  const problems = markets.flatMap((m) => m.problems);
  const strange = strangeRules(input, markets);
  if (problems.length + strange.length > 0) throw new InputError([...problems, ...strange]);
  const read = (product: Product, strange?: () => void): ProductFacts => {
    const tell = report(product.sku);
    return reader.read(product, (word) => {
      strange?.();
      tell(word);
    });
  };
  return {
    markets,
    warnings: () => [...warnings.values()],
    facts: read,
    items: () => markets.flatMap((m) => m.items()),
    product: (product, strange) => {
      const facts = read(product, strange);
      return markets.flatMap((m) => (m.offers(product) ? m.product(facts) : []));
    },
  };
}

/** Patches and waivers of a whole launch that name a rule which no selected market has. */
function strangeRules(input: CheckInput, markets: readonly MarketJudge[]): ReturnType<typeof unknownRule>[] {
  const known = new Set(markets.flatMap((m) => m.rules.map((r) => r.id)));
  if (markets.length === 0) return [];
  const broken = new Set(markets.flatMap((m) => m.problems.map((p) => String(p.args.rule))));
  const patched = Object.keys(input.launch.rules ?? {});
  return patched.filter((id) => !known.has(id) && !broken.has(id)).map((id) => unknownRule(id, [...known]));
}

/** May we sell it there, and what is missing: every rule of every market for every product. */
export function check(input: CheckInput): CheckResult {
  const checker = prepareCheck(input);
  const offered = input.products.flatMap((product) =>
    checker.markets.filter((m) => m.offers(product)).map((m) => ({ sku: product.sku, market: m.id })),
  );
  const found = [...checker.items(), ...input.products.flatMap((p) => checker.product(p))];
  const lastDay = [input.on, ...checker.markets.map((m) => m.span.last)].toSorted().at(-1)!;
  const { items, notices } = applyWaivers(found, input.launch.waivers ?? [], input.on, lastDay);
  const ordered = inOrder(items, input);
  return {
    schema: "xb.check/1",
    on: input.on,
    generator,
    warnings: [
      ...checker.warnings(),
      ...notices.map(({ id, args }) => ({ code: id, message: message(input.lang, id, args) })),
    ],
    items: ordered,
    verdicts: verdicts(offered, ordered),
    summary: checkSummary(ordered),
  };
}

/** By market, then what belongs to no product, then products, each in the order of the launch; then by rule. */
function inOrder(items: readonly CheckItem[], input: CheckInput): CheckItem[] {
  const markets = new Map(input.markets.map((m, i) => [m.id, i]));
  const skus = new Map(input.products.map((p, i) => [p.sku, i]));
  const market = (item: CheckItem): number => markets.get(item.market) ?? 0;
  const product = ({ sku }: CheckItem): number => (sku === undefined ? -1 : (skus.get(sku) ?? 0));
  return items.toSorted(
    (a, b) =>
      market(a) - market(b) || product(a) - product(b) || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0),
  );
}

function verdicts(
  offered: readonly { readonly sku: string; readonly market: string }[],
  items: readonly CheckItem[],
): CheckResult["verdicts"] {
  const byPair = new Map<string, CheckItem[]>();
  for (const item of items) {
    if (item.sku === undefined) continue;
    const key = `${item.sku}\u0000${item.market}`;
    const list = byPair.get(key);
    if (list) list.push(item);
    else byPair.set(key, [item]);
  }
  return offered.map(({ sku, market }) => {
    const own = byPair.get(`${sku}\u0000${market}`) ?? [];
    return { sku, market, verdict: verdictOf(own) };
  });
}
