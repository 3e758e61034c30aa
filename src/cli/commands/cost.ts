import type { Command } from "commander";
import { costLaunch } from "../../app/cost.ts";
import { costChanges } from "../../app/cost-changes.ts";
import type { CostExtras } from "../../app/cost-extras.ts";
import { brokenLimits, type CostLimits } from "../../app/cost-gates.ts";
import { costSummary } from "../../app/cost-summary.ts";
import { openRates, ownRates, type Rates } from "../../app/exchange.ts";
import { importedRates, launchRates } from "../../app/imported-rates.ts";
import { fxOptions, type QuoteOptions, quoteOf } from "../../app/quote.ts";
import { sayIn } from "../../app/say.ts";
import { shardOf } from "../../app/shard.ts";
import { mostAnswers, refuseBeyond } from "../../app/whole.ts";
import type { LoadedLaunch } from "../../load/launch.ts";
import { openProfiles } from "../../load/profiles.ts";
import { loadCost } from "../../load/result.ts";
import type { CostResult } from "../../model/cost-result.ts";
import { usageError } from "../../model/diagnostic.ts";
import { parseExact } from "../../model/exact.ts";
import { parseMoney } from "../../model/money.ts";
import { visible } from "../../render/layout/visible.ts";
import { message } from "../../text/message.ts";
import { ratesFolder, tariffsFrom } from "../data.ts";
import { openLaunch } from "../open.ts";
import {
  ageInDays,
  append,
  type Common,
  commonOptions,
  launchOptions,
  type Parsed,
  shardOption,
  type Translate,
  translate,
} from "../options.ts";
import type { CommandContext } from "../program.ts";
import { withProgress } from "../progress.ts";
import { show, targetsOf } from "../show.ts";

export function define(command: Command, context: CommandContext): void {
  const t = translate(context.lang);
  shardOption(launchOptions(command, t), t).argument("[launch]", t("arg.launch"));
  quoteOptions(command, t)
    .option("--fx <rate>", t("quote.opt.fx"), append)
    .option("--totals", t("quote.opt.totals"))
    .option("--explain", t("quote.opt.explain"))
    .option("--min-margin <percent>", t("quote.opt.min-margin"))
    .option("--max-landed <money>", t("quote.opt.max-landed"))
    .option("--max-age <days>", t("quote.opt.max-age"))
    .option("--compare <file>", t("quote.opt.compare"))
    .option("--sensitivity", t("quote.opt.sensitivity"))
    .option("--scenarios", t("quote.opt.scenarios"))
    .option("--monte-carlo", t("quote.opt.monte-carlo"))
    .option("--lanes", t("quote.opt.lanes"))
    .option("--data-dir <dir>", t("quote.opt.data-dir"))
    .addHelpText("after", `\n${t("cost.examples")}`)
    .action((launch: string | undefined, options: Parsed) => run(launch, options, context));
}

function quoteOptions(command: Command, t: Translate): Command {
  return command
    .option("--to <market>", t("quote.opt.to"))
    .option("--hs <code>", t("quote.opt.hs"))
    .option("--category <word>", t("quote.opt.category"))
    .option("--origin <country>", t("quote.opt.origin"))
    .option("--from <country>", t("quote.opt.from"))
    .option("--value <money>", t("quote.opt.value"))
    .option("--freight <money>", t("quote.opt.freight"))
    .option("--insurance <money>", t("quote.opt.insurance"))
    .option("--quantity <n>", t("quote.opt.quantity"))
    .option("--weight <weight>", t("quote.opt.weight"))
    .option("--mode <mode>", t("quote.opt.mode"))
    .option("--region <code>", t("quote.opt.region"))
    .option("--channel <channel>", t("quote.opt.channel"))
    .option("--buyer <buyer>", t("quote.opt.buyer"))
    .option("--clearance <clearance>", t("quote.opt.clearance"))
    .option("--duty <rate>", t("quote.opt.duty"), append)
    .option("--tax <rate>", t("quote.opt.tax"), append)
    .option("--fee <fee>", t("quote.opt.fee"), append)
    .option("--no-fees", t("quote.opt.no-fees"))
    .option("--regime <id>", t("quote.opt.regime"))
    .option("--evidence <type>", t("quote.opt.evidence"), append)
    .option("--measure <quantity>", t("quote.opt.measure"), append);
}

async function run(argument: string | undefined, options: Parsed, context: CommandContext): Promise<void> {
  const { terminal } = context;
  const common = commonOptions(options, terminal);
  const list = targetsOf("cost", common, terminal);
  const limits = limitsOf(options);
  if (list.every(({ format }) => format === "csv" || format === "ndjson") && argument !== "-") {
    const { streamed } = await import("../stream-cost.ts");
    if (await streamed(argument, options, context, { common, list, limits, ratesWith })) return;
  }
  const base = options.compare === undefined ? undefined : loadCost(String(options.compare));
  const adHoc = options.to !== undefined && argument === undefined;
  const { result, rates, loaded } = adHoc
    ? quoteRun(options, common, context)
    : await launchRun(argument, options, common, context);
  const gates = brokenLimits(result.estimates, limits, common.on, rates.exchange, sayIn(common.lang));
  const final: CostResult = {
    ...result,
    ...(base === undefined ? {} : { comparison: costChanges(within(base, common, loaded), result) }),
    summary: costSummary(result.estimates, gates),
  };
  await show("cost", final, common, terminal, list, {
    explain: options.explain === true,
    ...(loaded === undefined ? {} : { loaded }),
  });
  if (gates.length === 0) return;
  context.exit(1);
  for (const gate of common.quiet ? [] : gates) {
    terminal.err(`${visible(message(common.lang, "gate.line", { gate: gate.gate, what: gate.message }))}\n`);
  }
}

function quoteRun(options: Parsed, common: Common, { terminal }: CommandContext) {
  if (extrasAsked(options).extras !== undefined) throw usageError("usage.needs-launch");
  const profiles = openProfiles(common.marketsDir);
  const dataDir = options.dataDir as string | undefined;
  const rates = ratesWith(options, {}, ratesFolder(terminal, dataDir), common.on);
  const quoted = { ...options, noFees: options.fees === false } as unknown as QuoteOptions;
  const tariff = importedRates(quoted.to, profiles, tariffsFrom(terminal, dataDir));
  return { result: quoteOf(quoted, profiles, rates, common, tariff), rates, loaded: undefined };
}

async function launchRun(
  argument: string | undefined,
  options: Parsed,
  common: Common,
  { terminal }: CommandContext,
) {
  const { loaded: whole, profiles } = openLaunch(argument, common, terminal);
  const loaded = { ...whole, products: shardOf(whole.products, common.shard) };
  refuseBeyond(loaded, mostAnswers.list);
  const dataDir = options.dataDir as string | undefined;
  const rates = ratesWith(options, ownRates(loaded), ratesFolder(terminal, dataDir), common.on);
  const folders = tariffsFrom(terminal, dataDir, loaded.source.file);
  const tariff = launchRates(loaded, profiles, folders);
  const extras = extrasAsked(options);
  const found = await withProgress({ ...common, terminal }, "progress.cost", (step) =>
    costLaunch(loaded, rates, {
      on: common.on,
      lang: common.lang,
      tariff,
      withoutPrices: options.totals === true,
      ...extras,
      step,
    }),
  );
  const result: CostResult = common.shard === undefined ? found : { ...found, shard: common.shard };
  return { result, rates, loaded };
}

/** The part of an earlier result that this run looks at. */
function within(
  base: CostResult,
  { markets, products }: Common,
  loaded: LoadedLaunch | undefined,
): CostResult {
  const ids = new Set(loaded?.markets.map(({ id }) => id));
  const skus = new Set(loaded?.products.map(({ value }) => value.sku));
  const estimates = base.estimates.filter(
    ({ market, sku }) =>
      (markets.length === 0 || ids.has(market)) &&
      (products.length === 0 || (sku !== undefined && skus.has(sku))),
  );
  return { ...base, estimates };
}

function extrasAsked(options: Parsed): { extras?: CostExtras } {
  const extras = {
    sensitivity: options.sensitivity === true,
    scenarios: options.scenarios === true,
    band: options.monteCarlo === true,
    lanes: options.lanes === true,
  };
  return Object.values(extras).includes(true) ? { extras } : {};
}

/** The run's exchange rates with `--fx` laid over all others. */
function ratesWith(
  options: Parsed,
  own: Partial<ReturnType<typeof ownRates>>,
  folder: string,
  on: string,
): Rates {
  const base = { perUsd: own.perUsd ?? {}, ...(own.on === undefined ? {} : { on: own.on }) };
  const told = (options.fx as string[] | undefined) ?? [];
  if (told.length === 0) return openRates(base, folder);
  const known = openRates(base, folder).exchange;
  const given = fxOptions(told, (currency) => known.rate("USD", currency));
  return openRates({ perUsd: { ...base.perUsd, ...given }, on: base.on ?? on }, folder);
}

function limitsOf(options: Parsed): CostLimits {
  const text = (key: string): string | undefined => options[key] as string | undefined;
  const margin = text("minMargin");
  const landed = text("maxLanded");
  const age = text("maxAge");
  return {
    ...(margin === undefined
      ? {}
      : { minMargin: need("--min-margin", margin, parseExact(margin.replace(/%$/, ""))) }),
    ...(landed === undefined ? {} : { maxLanded: need("--max-landed", landed, parseMoney(landed)) }),
    ...(age === undefined ? {} : { maxAgeDays: ageInDays(age) }),
  };
}

function need<T>(option: string, value: string, parsed: T | undefined): T {
  if (parsed === undefined) throw usageError("usage.not-read", { option, value });
  return parsed;
}
