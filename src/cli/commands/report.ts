import type { Command } from "commander";
import { openRates, ownRates } from "../../app/exchange.ts";
import { launchRates } from "../../app/imported-rates.ts";
import { reportLaunch } from "../../app/report.ts";
import { undeclaredIn } from "../../app/undeclared.ts";
import { mostAnswers, refuseBeyond } from "../../app/whole.ts";
import { ratesFolder, tariffsFrom } from "../data.ts";
import { openLaunch } from "../open.ts";
import { commonOptions, launchOptions, type Parsed, translate } from "../options.ts";
import type { CommandContext } from "../program.ts";
import { stages, stageWords, withProgress } from "../progress.ts";
import { show, targetsOf } from "../show.ts";

export function define(command: Command, context: CommandContext): void {
  const t = translate(context.lang);
  launchOptions(command, t)
    .argument("[launch]", t("arg.launch"))
    .addHelpText("after", `\n${t("report.examples")}`)
    .action((launch: string | undefined, options: Parsed) => run(launch, options, context));
}

async function run(argument: string | undefined, options: Parsed, context: CommandContext): Promise<void> {
  const { terminal } = context;
  const common = commonOptions(options, terminal);
  const list = targetsOf("report", common, terminal);
  const { loaded, profiles } = openLaunch(argument, common, terminal);
  refuseBeyond(loaded, mostAnswers.page);
  const rates = openRates(ownRates(loaded), ratesFolder(terminal));
  const folders = tariffsFrom(terminal, undefined, loaded.source.file);
  const asked = {
    on: common.on,
    lang: common.lang,
    bilingual: list.some((target) => target.format === "html"),
    tariff: launchRates(loaded, profiles, folders),
  };
  const { risk, scenarios } = loaded.launch;
  const extras = { band: risk !== undefined, scenarios: scenarios !== undefined };
  const result = await withProgress({ ...common, terminal }, stageWords, (step, stage) =>
    reportLaunch(loaded, profiles, rates, {
      ...asked,
      ...(asked.bilingual ? { extras } : {}),
      step,
      stage: (name) => stage(stages.indexOf(name)),
    }),
  );
  await show("report", result, common, terminal, list, {
    loaded,
    undeclared: undeclaredIn(loaded.products.map(({ value }) => value)),
  });
}
