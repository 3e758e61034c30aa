import type { Command } from "commander";
import { answer } from "../../app/answers.ts";
import { type CompareWeights, compareAnswers, defaultWeights } from "../../app/compare.ts";
import { openRates, ownRates } from "../../app/exchange.ts";
import { launchRates } from "../../app/imported-rates.ts";
import { mostAnswers, refuseBeyond } from "../../app/whole.ts";
import { usageError } from "../../model/diagnostic.ts";
import { ratesFolder, tariffsFrom } from "../data.ts";
import { openLaunch } from "../open.ts";
import { append, commonOptions, launchOptions, type Parsed, translate } from "../options.ts";
import type { CommandContext } from "../program.ts";
import { stages, stageWords, withProgress } from "../progress.ts";
import { show, targetsOf } from "../show.ts";

export function define(command: Command, context: CommandContext): void {
  const t = translate(context.lang);
  launchOptions(command, t)
    .argument("[launch]", t("arg.launch"))
    .option("--weight <part>", t("compare.opt.weight"), append)
    .addHelpText("after", `\n${t("compare.examples")}`)
    .action((launch: string | undefined, options: Parsed) => run(launch, options, context));
}

async function run(argument: string | undefined, options: Parsed, context: CommandContext): Promise<void> {
  const { terminal } = context;
  const common = commonOptions(options, terminal);
  const list = targetsOf("compare", common, terminal);
  const weights = weightsOf((options.weight as string[] | undefined) ?? []);
  const { loaded, profiles } = openLaunch(argument, common, terminal);
  refuseBeyond(loaded, mostAnswers.list);
  const rates = openRates(ownRates(loaded), ratesFolder(terminal));
  const folders = tariffsFrom(terminal, undefined, loaded.source.file);
  const asked = { on: common.on, lang: common.lang, tariff: launchRates(loaded, profiles, folders) };
  const answers = await withProgress({ ...common, terminal }, stageWords, (step, stage) =>
    answer(loaded, profiles, rates, { ...asked, step, stage: (name) => stage(stages.indexOf(name)) }),
  );
  await show(
    "compare",
    compareAnswers(loaded, answers, rates.exchange, common.on, weights),
    common,
    terminal,
    list,
    { loaded },
  );
}

function weightsOf(texts: readonly string[]): CompareWeights {
  const own = texts.map((text) => {
    const [, part, value] = /^(\w+)=(\d{1,4}(?:\.\d{1,4})?)$/.exec(text) ?? [];
    if (part === undefined || !Object.hasOwn(defaultWeights, part)) {
      throw usageError("usage.not-one-of", {
        option: "--weight",
        value: text,
        values: Object.keys(defaultWeights)
          .map((key) => `${key}=N`)
          .join(", "),
      });
    }
    return [part, Number(value)];
  });
  return { ...defaultWeights, ...Object.fromEntries(own) };
}
