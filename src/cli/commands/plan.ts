import { join, resolve } from "node:path";
import type { Command } from "commander";
import { type Answers, answersFor, planWithGates } from "../../app/answers.ts";
import { briefLanguages, briefOf } from "../../app/brief.ts";
import { openRates, ownRates } from "../../app/exchange.ts";
import { launchRates } from "../../app/imported-rates.ts";
import { select } from "../../app/select.ts";
import { verifyPlan } from "../../app/verify-plan.ts";
import { mostAnswers, refuseBeyond } from "../../app/whole.ts";
import type { LoadedLaunch } from "../../load/launch.ts";
import { loadPlan } from "../../load/result.ts";
import { usageError } from "../../model/diagnostic.ts";
import type { PlanResult } from "../../model/plan-result.ts";
import type { StreamFilter } from "../../render/context.ts";
import { visible } from "../../render/layout/visible.ts";
import { renderBrief } from "../../render/plan/brief.ts";
import { langs, message } from "../../text/message.ts";
import { ratesFolder, tariffsFrom } from "../data.ts";
import { openLaunch } from "../open.ts";
import { type Common, commonOptions, launchOptions, type Parsed, translate } from "../options.ts";
import type { CommandContext } from "../program.ts";
import { withProgress } from "../progress.ts";
import { show, targetsOf } from "../show.ts";
import type { Terminal } from "../terminal.ts";
import { makeFolder, writeFiles } from "../write.ts";

export function define(command: Command, context: CommandContext): void {
  const t = translate(context.lang);
  launchOptions(command, t)
    .argument("[launch]", t("arg.launch"))
    .option("--max-gap <percent>", t("plan.opt.max-gap"))
    .option("--time-limit <duration>", t("plan.opt.time-limit"))
    .option("--keep <percent>", t("plan.opt.keep"))
    .option("--host <ids>", t("plan.opt.only"))
    .option("--studio <ids>", t("plan.opt.studio"))
    .option("--brief <dir>", t("plan.opt.brief"))
    .option("--verify <file>", t("plan.opt.verify"))
    .addHelpText("after", `\n${t("plan.examples")}`)
    .action((launch: string | undefined, options: Parsed) => run(launch, options, context));
}

async function run(argument: string | undefined, options: Parsed, context: CommandContext): Promise<void> {
  const { terminal } = context;
  const common = commonOptions(options, terminal);
  const list = targetsOf("plan", common, terminal);
  const { loaded, profiles } = openLaunch(argument, common, terminal);
  refuseBeyond(loaded, mostAnswers.list);
  const only = { ...listOf("hosts", options.host), ...listOf("studios", options.studio) };
  select("host", loaded.hosts, (h) => [h.value.id], only.hosts ?? []);
  select("studio", loaded.launch.studios ?? [], (s) => [s.id], only.studios ?? []);
  const rates = openRates(ownRates(loaded), ratesFolder(terminal));
  const keep = share("--keep", options.keep);
  if (options.verify !== undefined) {
    const file = resolve(terminal.cwd, String(options.verify));
    return reportVerdict(verifyPlan(loaded, rates.exchange, loadPlan(file), keep), common, context);
  }
  const folders = tariffsFrom(terminal, undefined, loaded.source.file);
  const maxGap = share("--max-gap", options.maxGap);
  const timeLimit = seconds("--time-limit", options.timeLimit);
  const planning = {
    on: common.on,
    lang: common.lang,
    tariff: launchRates(loaded, profiles, folders),
    ...(maxGap === undefined ? {} : { maxGap: maxGap / 100 }),
    ...(keep === undefined ? {} : { keep }),
    ...(timeLimit === undefined ? {} : { timeLimit }),
  };
  const plan = await withProgress({ ...common, terminal }, "progress.plan", (step) =>
    planWithGates(loaded, profiles, rates, { ...planning, step }),
  );
  if (options.brief !== undefined) {
    const folder = resolve(terminal.cwd, String(options.brief));
    const told = langs.map((lang) => answersFor(loaded, profiles, rates, { ...planning, lang }, plan));
    writeBriefs(folder, loaded, told, common, terminal);
  }
  await show("plan", plan, common, terminal, list, {
    loaded,
    ...(Object.keys(only).length === 0 ? {} : { streams: only }),
  });
  const failed = gatesOf(plan, maxGap, common);
  if (failed.length === 0) return;
  context.exit(1);
  for (const line of common.quiet ? [] : failed) terminal.err(`${line}\n`);
}

const listOf = (key: "hosts" | "studios", value: unknown): StreamFilter =>
  value === undefined ? {} : { [key]: String(value).split(",") };

/** A run sheet for each stream and each language that xb shares with its host or market. */
function writeBriefs(
  folder: string,
  loaded: LoadedLaunch,
  told: readonly Required<Answers>[],
  { lang: runLang, quiet }: Common,
  terminal: Terminal,
): void {
  const files = told[0]!.plan.streams.flatMap((stream) =>
    briefLanguages(loaded, stream).map((lang) => ({
      file: join(folder, `${stream.slot}.${lang}.md`),
      text: renderBrief(briefOf(loaded, told[langs.indexOf(lang)]!, stream), lang),
    })),
  );
  makeFolder(folder);
  writeFiles(files);
  if (!quiet) {
    terminal.err(`${message(runLang, "write.briefs", { count: files.length, folder: visible(folder) })}\n`);
  }
}

/** A percentage option as a number of per cent. */
function share(option: string, value: unknown): number | undefined {
  if (value === undefined) return undefined;
  const [, digits] = /^(\d{1,3}(?:\.\d{1,6})?)%?$/.exec(String(value)) ?? [];
  if (digits === undefined) throw usageError("usage.not-read", { option, value: String(value) });
  return Number(digits);
}

/** `60s`, `2m` or a bare number of seconds. */
function seconds(option: string, value: unknown): number | undefined {
  if (value === undefined) return undefined;
  const [, digits, unit] = /^(\d{1,6})(s|m)?$/.exec(String(value)) ?? [];
  if (digits === undefined) throw usageError("usage.not-read", { option, value: String(value) });
  return Number(digits) * (unit === "m" ? 60 : 1);
}

/** What of the plan fails a gate: a market's min not met, the gap that was asked for, `--keep`. */
function gatesOf({ unmet, gap, status }: PlanResult, maxGap: number | undefined, { lang }: Common): string[] {
  const short = unmet.filter((u) => u.kind === "market-min").length;
  const wide = maxGap !== undefined && gap * 100 > maxGap;
  const percent = `${(gap * 100).toFixed(2)}%`;
  return [
    ...(status === "infeasible" ? [message(lang, "gate.plan-infeasible")] : []),
    ...(short === 0 ? [] : [message(lang, "gate.plan-min", { count: short })]),
    ...(wide ? [message(lang, "gate.plan-gap", { found: percent, limit: `${maxGap}%` })] : []),
  ];
}

async function reportVerdict(
  verdict: ReturnType<typeof verifyPlan>,
  { lang }: Common,
  { terminal, exit }: CommandContext,
): Promise<void> {
  const { violations, objective, said, streams } = verdict;
  for (const { rule, what } of violations) await terminal.out(`${visible(`${rule}: ${what}`)}\n`);
  if (said !== objective) {
    await terminal.out(`${message(lang, "plan.verify-objective", { said, objective })}\n`);
  }
  const good = violations.length === 0 && said === objective;
  const last = good
    ? message(lang, "plan.verify-good", { count: streams, objective })
    : message(lang, "plan.verify-bad", { count: violations.length });
  await terminal.out(`${last}\n`);
  if (!good) exit(1);
}
