import { resolve } from "node:path";
import { type Command, Option } from "commander";
import { checkLaunch, pinnedDays } from "../../app/check.ts";
import { openRates, ownRates } from "../../app/exchange.ts";
import { type FailOn, failOnLevels, gateFailures, newSince } from "../../app/gates.ts";
import { refuseUnknownCodes } from "../../app/imported-rates.ts";
import { ruleCatalogue } from "../../app/rules.ts";
import { shardOf } from "../../app/shard.ts";
import { mostAnswers, refuseBeyond } from "../../app/whole.ts";
import { loadResult } from "../../load/result.ts";
import type { CheckResult } from "../../model/check-result.ts";
import { message } from "../../text/message.ts";
import { ratesFolder, tariffsFrom } from "../data.ts";
import { openLaunch } from "../open.ts";
import { commonOptions, launchOptions, type Parsed, shardOption, translate } from "../options.ts";
import type { CommandContext } from "../program.ts";
import { show, targetsOf } from "../show.ts";

export function define(command: Command, context: CommandContext): void {
  const t = translate(context.lang);
  shardOption(launchOptions(command, t), t)
    .argument("[launch]", t("arg.launch"))
    .addOption(new Option("--fail-on <level>", t("check.opt.fail-on")).choices(failOnLevels).default("fix"))
    .option("--all", t("check.opt.all"))
    .option("--baseline <file>", t("check.opt.baseline"))
    .addHelpText("after", `\n${t("check.examples")}`)
    .action((launch: string | undefined, options: Parsed) => run(launch, options, context));
}

async function run(argument: string | undefined, options: Parsed, context: CommandContext): Promise<void> {
  const { terminal } = context;
  const common = commonOptions(options, terminal);
  const list = targetsOf("check", common, terminal);
  if (list.every(({ format }) => format === "csv" || format === "ndjson") && argument !== "-") {
    const { streamed } = await import("../stream-check.ts");
    if (await streamed(argument, options, context, { common, list })) return;
  }
  const { loaded: whole, profiles } = openLaunch(argument, common, terminal);
  const loaded = { ...whole, products: shardOf(whole.products, common.shard) };
  refuseBeyond(loaded, mostAnswers.list);
  refuseUnknownCodes(loaded, profiles, tariffsFrom(terminal, undefined, loaded.source.file));
  const rates = openRates(ownRates(loaded), ratesFolder(terminal));
  const found = checkLaunch(loaded, profiles, rates.exchange, {
    on: common.on,
    lang: common.lang,
    all: options.all === true,
    streams: pinnedDays(loaded),
  });
  const result: CheckResult = common.shard === undefined ? found : { ...found, shard: common.shard };
  const baseline =
    options.baseline === undefined ? undefined : loadResult(resolve(terminal.cwd, String(options.baseline)));
  const judged = baseline?.schema === "xb.check/1" ? newSince(result.items, baseline) : result.items;
  const failures = gateFailures(judged, options.failOn as FailOn);
  await show("check", result, common, terminal, list, {
    loaded,
    ...(list.some(({ format }) => format === "sarif")
      ? { rules: ruleCatalogue(loaded, profiles, common.lang) }
      : {}),
  });
  if (failures.length === 0) return;
  context.exit(1);
  if (common.quiet) return;
  const args = { count: failures.length, level: String(options.failOn) };
  terminal.err(`${message(common.lang, "gate.check", args)}\n`);
}
