import type { CheckItem } from "../model/check-result.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Host } from "../model/host.ts";
import type { Product } from "../model/product.ts";
import { type CompiledRule, compileRules, judge, rulesByCategory } from "./compile.ts";
import { judgedSpan, type Span } from "./days.ts";
import { isForMarket } from "./evidence.ts";
import type { Context, EvidencePool, MarketFacts, ProductFacts, ScriptFacts, Subject } from "./facts.ts";
import type { CheckInput, CheckMarket } from "./input.ts";
import { type ItemMaker, itemMaker } from "./item.ts";
import { covers } from "./labels.ts";
import { amountIn } from "./prices.ts";
import type { ProductReader } from "./product-facts.ts";
import { type Remembered, type Remembering, remembered } from "./remembered.ts";
import { type Rule, resolveRules } from "./rules.ts";
import { saidOf, scriptsFor } from "./scripts.ts";
import type { Notice } from "./waivers.ts";
import type { Report } from "./words.ts";

/** What a market's judge shares with the others. */
interface Shared {
  readonly reader: ProductReader;
  readonly scripts: readonly ScriptFacts[];
  readonly report: (where: string) => Report;
  readonly warn: (notice: Notice) => void;
}

/** The rules of one market, compiled for the days that are judged. */
export interface MarketJudge {
  readonly id: string;
  readonly span: Span;
  readonly rules: readonly Rule[];
  readonly problems: readonly Diagnostic[];
  offers(product: Product): boolean;
  product(facts: ProductFacts): CheckItem[];
  items(): CheckItem[];
  /** Finds items of products by what rules looked at before. */
  remember<T>(how: Remembering<T>): Remembered<T>;
}

export function marketJudge(market: CheckMarket, input: CheckInput, shared: Shared): MarketJudge {
  const { rules, problems } = market.rules
    ? { rules: market.rules, problems: [] }
    : resolveRules(market.profile, input.tables.everywhere, input.launch.rules);
  const span = judgedSpan(input.on, input.launch.window, market.streams);
  const compiled = compileRules(rules, contextOf(market, input, shared.reader), span, input.on);
  const facts = marketFacts(market, input.launch.origin, shared.scripts);
  const launch = shared.reader.pool(input.launch.evidence, shared.report("launch"));
  const base = { market: facts, span, evidence: launch, hosts: none };
  const itemContext = { lang: input.lang, locate: input.locate ?? (() => undefined) };
  const makers = new Map<CompiledRule, ItemMaker>();
  const makerOf = (rule: CompiledRule): ItemMaker => {
    const maker = makers.get(rule) ?? itemMaker(rule, market.id, itemContext);
    makers.set(rule, maker);
    return maker;
  };
  const itemOf = (rule: CompiledRule, subject: Subject): CheckItem | undefined => {
    const outcome = rule.idle === undefined ? judge(rule, subject) : "not-applicable";
    return outcome !== "not-applicable" || input.all ? makerOf(rule)(outcome, subject) : undefined;
  };
  const run = (list: readonly CompiledRule[], subject: Subject): CheckItem[] => {
    const items: CheckItem[] = [];
    for (let i = 0; i < list.length; i++) {
      const item = itemOf(list[i]!, subject);
      if (item !== undefined) items.push(item);
    }
    return items;
  };
  const per = (what: Rule["per"]): CompiledRule[] =>
    compiled.filter((c) => c.rule.per === what && (input.all || c.idle === undefined));
  const open = { ...base, evidence: { list: launch.list, complete: false }, open: true };
  const ofProducts = per("product");
  const fitting = rulesByCategory(ofProducts, (category) => ({
    ...open,
    product: blank(category, shared.reader),
  }));
  const rulesFor = (product: ProductFacts): readonly CompiledRule[] =>
    input.all ? ofProducts : fitting(product);
  const subjectOf = (product: ProductFacts): Subject => {
    const evidence = joined(product.evidence, launch, input.launch.evidence !== undefined);
    return { market: facts, span, hosts: none, product, evidence, said: saidOf(product.product, facts) };
  };
  const ofPlatform = ({ when }: Rule): boolean => JSON.stringify(when ?? {}).includes('"platform"');
  if (market.settings.platform === undefined && rules.some(ofPlatform)) {
    shared.warn({ id: "check.no-platform", args: { market: market.id } });
  }
  return {
    id: market.id,
    span,
    rules,
    problems,
    offers: ({ markets }) => markets?.some((m) => market.names.includes(m)) ?? true,
    product: (product) => run(rulesFor(product), subjectOf(product)),
    remember: (how) => remembered({ rulesFor, subjectOf, itemOf }, how),
    items: () => [
      ...run(per("market"), base),
      ...hostsFor(market, facts, input.hosts).flatMap((host) => {
        const own = shared.reader.pool(host.evidence, shared.report(host.id));
        const evidence = joined(own, launch, input.launch.evidence !== undefined);
        return run(per("host"), { ...base, host, hosts: [host], evidence });
      }),
      ...facts.scripts.flatMap((script) => {
        const host = input.hosts.find((h) => h.id === script.settings.host);
        const hosts = host ? [host] : hostsFor(market, facts, input.hosts);
        return run(per("script"), { ...base, script, host, hosts });
      }),
    ],
  };
}

const none: readonly Host[] = [];

/** A product's or host's evidence and the launch's. What a declared list does not name is not there. */
function joined(own: EvidencePool, launch: EvidencePool, declared: boolean): EvidencePool {
  const list = launch.list.length === 0 ? own.list : [...own.list, ...launch.list];
  return { list, complete: own.complete && (launch.complete || !declared) };
}

function marketFacts(
  market: CheckMarket,
  origin: string | undefined,
  scripts: readonly ScriptFacts[],
): MarketFacts {
  return {
    id: market.id,
    names: market.names,
    settings: market.settings,
    origin,
    streamLanguages: market.profile.languages?.stream,
    transitDays: market.transitDays ?? 0,
    scripts: scriptsFor(market, scripts),
  };
}

function contextOf(market: CheckMarket, { tables, convert }: CheckInput, { wider }: ProductReader): Context {
  return {
    wider: (word) => wider.contains.get(word) ?? wider.claims.get(word) ?? [word],
    group: (name) => tables.vocabulary.countryGroups[name],
    bodies: market.profile.bodies ?? {},
    isEvidence: (type) => Object.hasOwn(tables.vocabulary.evidence, type),
    numberFormat: (name) => tables.numbers[name],
    convert: (money, currency) => (money.endsWith(currency) ? amountIn(money) : convert?.(money, currency)),
  };
}

/** Hosts who would stream there: those with evidence or a script for the market, or a language of its streams. */
function hostsFor(market: CheckMarket, facts: MarketFacts, hosts: readonly Host[]): Host[] {
  const languages = facts.streamLanguages;
  return hosts.filter(
    (host) =>
      languages === undefined ||
      facts.scripts.some((s) => s.settings.host === host.id) ||
      host.evidence?.some((e) => e.markets !== undefined && isForMarket(e, market.names)) ||
      Object.keys(host.languages).some((spoken) =>
        languages.some((l) => covers(spoken, l) || covers(l, spoken)),
      ),
  );
}

/** A product of which nothing but the category is known. */
function blank(category: string | undefined, reader: ProductReader): ProductFacts {
  const product = { sku: "-", name: "-", ...(category === undefined ? {} : { category }) };
  const facts = reader.read(product, () => {});
  return {
    ...facts,
    contains: { ...facts.contains, never: new Set() },
    fromAge: { min: 0, below: Number.POSITIVE_INFINITY },
  };
}
