import { type AdHoc, adHocCase, measureName } from "../cost/ad-hoc.ts";
import { type Quote, quote } from "../cost/estimate.ts";
import type { Overrides, TariffLookup } from "../cost/input.ts";
import { kgOf } from "../cost/measure-text.ts";
import type { Profiles } from "../load/profiles.ts";
import type { CostResult } from "../model/cost-result.ts";
import { InputError, usageError } from "../model/diagnostic.ts";
import { type Exact, exact, parseExact } from "../model/exact.ts";
import { type Money, parseMoney } from "../model/money.ts";
import { parseRate, type Rate } from "../model/rate.ts";
import { countrySchema, hsSchema, weightSchema } from "../model/scalar.ts";
import { generator } from "../model/version.ts";
import type { MessageId } from "../text/message.ts";
import type { CostOptions } from "./cost.ts";
import { costSummary } from "./cost-summary.ts";
import type { Rates } from "./exchange.ts";
import { costMarket } from "./sale-input.ts";
import { sayIn } from "./say.ts";

/** The options of an ad-hoc quote, as text; see INTERFACE for their meaning. */
export interface QuoteOptions {
  readonly to: string;
  readonly hs?: string;
  readonly category?: string;
  readonly origin?: string;
  readonly from?: string;
  readonly value?: string;
  readonly freight?: string;
  readonly insurance?: string;
  readonly quantity?: string;
  readonly weight?: string;
  readonly mode?: string;
  readonly region?: string;
  readonly channel?: string;
  readonly buyer?: string;
  readonly clearance?: string;
  readonly duty?: readonly string[];
  readonly tax?: readonly string[];
  readonly fee?: readonly string[];
  readonly noFees?: boolean;
  readonly regime?: string;
  readonly evidence?: readonly string[];
  readonly measure?: readonly string[];
}

/** One estimate from options alone. Throws an `InputError` where a rate that it needs is missing. */
export function quoteOf(
  options: QuoteOptions,
  profiles: Profiles,
  rates: Rates,
  common: Pick<CostOptions, "on" | "lang">,
  tariff?: TariffLookup,
): CostResult {
  const profile = profiles.resolve(options.to);
  const market = costMarket({ id: options.to, profile }, common.lang);
  const say = sayIn(common.lang);
  const made = adHocCase(
    parseAdHoc(options),
    market,
    common.on,
    rates.exchange,
    parseOverrides(options),
    say,
    tariff,
  );
  const found = quote(made, { currency: market.currency });
  refuseMissing(found);
  return {
    schema: "xb.cost/1",
    on: common.on,
    generator,
    warnings: rates.stale(currenciesOf(options, market.currency), common.on, say),
    currency: market.currency,
    estimates: [found.estimate],
    summary: costSummary([found.estimate], []),
  };
}

/** Currencies whose rate matters: none when everything is in the market's own. */
function currenciesOf({ value, freight, insurance, fee }: QuoteOptions, here: string): string[] {
  const used = [value, freight, insurance, ...(fee ?? [])].flatMap((text) => text?.trim().slice(-3) ?? []);
  const foreign = used.filter((currency) => currency !== here);
  return foreign.length === 0 ? [] : [...foreign, here];
}

function refuseMissing({ missingRates, estimate }: Quote): void {
  if (missingRates.length === 0) return;
  const why = (id: string): string => estimate.unknown.find((u) => u.what === id)?.why ?? "";
  throw new InputError(
    missingRates.map(({ id, option }) => ({
      code: "quote.missing-rate",
      severity: "error",
      message: "quote.missing-rate",
      args: { line: id, why: why(id), option },
    })),
  );
}

function parseAdHoc(o: QuoteOptions): AdHoc {
  if (o.value === undefined) throw usageError("quote.needs-value");
  return {
    value: moneyOption("--value", o.value),
    quantity: wholeOption("--quantity", o.quantity ?? "1"),
    measures: Object.fromEntries((o.measure ?? []).map(measure)),
    evidence: (o.evidence ?? []).map((text) => text.split(":")[0]!),
    ...optional("hs", o.hs, (text) => checked("--hs", text, hsSchema, "expect.hs")),
    ...optional("category", o.category, (text) => text),
    ...optional("origin", o.origin, (text) => checked("--origin", text, countrySchema, "expect.country")),
    ...optional("from", o.from, (text) => checked("--from", text, countrySchema, "expect.country")),
    ...optional("freight", o.freight, (text) => moneyOption("--freight", text)),
    ...optional("insurance", o.insurance, (text) => moneyOption("--insurance", text)),
    ...optional("kg", o.weight, (text) => kgOf(checked("--weight", text, weightSchema, "expect.weight"))),
    ...optional("mode", o.mode, (text) =>
      oneOf("--mode", text, ["post", "courier", "air", "sea", "rail", "road"]),
    ),
    ...optional("region", o.region, (text) => text),
    ...optional("channel", o.channel, (text) => oneOf("--channel", text, ["marketplace", "own-store"])),
    ...optional("buyer", o.buyer, (text) => oneOf("--buyer", text, ["consumer", "business"])),
    ...optional("clearance", o.clearance, (text) => oneOf("--clearance", text, ["simplified", "full"])),
  };
}

function parseOverrides(o: QuoteOptions): Overrides {
  const fees = Object.fromEntries(
    (o.fee ?? []).map((text) => {
      const [name, amount] = pair("--fee", text);
      return [name, moneyOption("--fee", amount)];
    }),
  );
  return {
    duty: ratesByLayer("--duty", o.duty ?? [], "mfn"),
    tax: ratesByLayer("--tax", o.tax ?? [], "main"),
    fees,
    ...(o.noFees === true ? { noFees: true } : {}),
    ...(o.regime === undefined ? {} : { regime: o.regime }),
  };
}

function ratesByLayer(option: string, texts: readonly string[], main: string): Record<string, Rate> {
  return Object.fromEntries(
    texts.map((text) => {
      const [, layer, rate = text] = /^([A-Za-z][\w.-]*)=(.+)$/.exec(text) ?? [];
      return [layer ?? main, rateOption(option, rate)];
    }),
  );
}

function rateOption(option: string, text: string): Rate {
  const rate = parseRate(text);
  if (rate === undefined) throw bad(option, text, "expect.rate");
  return rate;
}

function moneyOption(option: string, text: string): Money {
  const found = parseMoney(text.trim());
  if (found === undefined || found.value.n < 0n) throw bad(option, text, "expect.money");
  return found;
}

function wholeOption(option: string, text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw bad(option, text, "expect.whole");
  return Number(text);
}

function measure(text: string): [string, Exact] {
  const [name, value] = pair("--measure", text);
  const found = parseExact(value.replace(/%$/, ""));
  if (found === undefined) throw bad("--measure", text, "expect.decimal");
  return [measureName(name), found];
}

function pair(option: string, text: string): [string, string] {
  const at = text.indexOf("=");
  if (at < 1) throw bad(option, text, "expect.pair");
  return [text.slice(0, at), text.slice(at + 1)];
}

/** `--fx "USD=7.1 CNY"` as units per dollar; cross rates go through the other currency's. */
export function fxOptions(
  texts: readonly string[],
  perUsd: (currency: string) => Exact | undefined,
): Record<string, Exact> {
  const own: Record<string, Exact> = {};
  for (const text of texts) {
    const [, from, units, to] = /^([A-Z]{3})=(\d{1,12}(?:\.\d{1,10})?) ([A-Z]{3})$/.exec(text.trim()) ?? [];
    const rate = parseExact(units ?? "");
    if (from === undefined || to === undefined || rate === undefined || rate.n === 0n)
      throw bad("--fx", text, "expect.fx");
    const base = from === "USD" ? exact(1) : (own[from] ?? perUsd(from));
    if (base !== undefined) own[to] = exact(base.n * rate.n, base.d * rate.d);
    else if (to === "USD") own[from] = exact(rate.d, rate.n);
  }
  return own;
}

function oneOf<const T extends string>(option: string, text: string, values: readonly T[]): T {
  const found = values.find((value) => value === text);
  if (found === undefined)
    throw usageError("usage.not-one-of", { option, value: text, values: values.join(", ") });
  return found;
}

type Check = { safeParse(value: string): { success: boolean } };

function checked(option: string, text: string, schema: Check, id: MessageId): string {
  if (!schema.safeParse(text).success) throw bad(option, text, id);
  return text;
}

function optional<K extends string, T>(
  key: K,
  text: string | undefined,
  parse: (text: string) => T,
): { [P in K]?: T } {
  return (text === undefined ? {} : { [key]: parse(text) }) as { [P in K]?: T };
}

/** An option whose value is not what it should be; the message says how it is written. */
function bad(option: string, value: string, id: MessageId): InputError {
  return new InputError([
    { code: id, severity: "error", message: id, args: { found: `${option} ${JSON.stringify(value)}` } },
  ]);
}
