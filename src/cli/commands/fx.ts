import { dirname, resolve } from "node:path";
import type { Command } from "commander";
import { ratesFeed, readTable, shownRates, withTable } from "../../app/fx.ts";
import { fetchText } from "../../load/fetch-rates.ts";
import { readText } from "../../load/text-file.ts";
import { usageError } from "../../model/diagnostic.ts";
import { resultHead } from "../../model/version.ts";
import { formatsOf } from "../../render/formats.ts";
import { safeJson } from "../../render/json.ts";
import { palette } from "../../render/layout/paint.ts";
import { table } from "../../render/layout/table.ts";
import { visible } from "../../render/layout/visible.ts";
import { message } from "../../text/message.ts";
import { ratesFolder } from "../data.ts";
import { type Common, commonOptions, formatText, outputOptions, type Parsed, translate } from "../options.ts";
import type { CommandContext } from "../program.ts";
import { makeFolder, writeFiles } from "../write.ts";

/** `xb fx show | import FILE | update`: the only command that ever opens a connection, and only to update. */
export function define(command: Command, context: CommandContext): void {
  const t = translate(context.lang);
  outputOptions(command, t)
    .argument("[action]", "show | import | update", "show")
    .argument("[file]", t("fx.arg"))
    .option("-f, --format <name>", formatText(t, formatsOf("fx")))
    .option("--data-dir <dir>", t("quote.opt.data-dir"))
    .option("--url <url>", t("fx.url"))
    .addHelpText("after", `\n${t("fx.examples")}`)
    .action((action: string, file: string | undefined, options: Parsed) =>
      run(action, file, options, context),
    );
}

async function run(
  action: string,
  file: string | undefined,
  options: Parsed,
  context: CommandContext,
): Promise<void> {
  const { terminal } = context;
  const common = commonOptions(options, terminal);
  const folder = ratesFolder(terminal, options.dataDir as string | undefined);
  if (action === "show") return showRates(folder, common, context);
  if (action === "import") {
    if (file === undefined) throw usageError("usage.needs", { command: "xb fx import", what: "FILE" });
    return store(folder, readTable(file, readText(resolve(terminal.cwd, file), "text")), common, context);
  }
  if (action === "update") {
    const url = (options.url as string | undefined) ?? ratesFeed();
    return store(folder, readTable(url, await fetchText(url)), common, context);
  }
  throw usageError("usage.not-one-of", { option: "xb fx", value: action, values: "show, import, update" });
}

async function store(
  folder: string,
  table: ReturnType<typeof readTable>,
  { lang }: Common,
  { terminal }: CommandContext,
): Promise<void> {
  const made = withTable(folder, table);
  makeFolder(dirname(made.file));
  writeFiles([made]);
  const args = { count: Object.keys(table.rates).length, day: table.on, title: table.title };
  await terminal.out(`${visible(message(lang, "fx.read", args))}\n`);
  terminal.err(`${visible(message(lang, "write.done", { file: made.file }))}\n`);
}

async function showRates(folder: string, common: Common, { terminal }: CommandContext): Promise<void> {
  const rates = shownRates(folder);
  if (common.format === "json") {
    return terminal.out(`${safeJson({ ...resultHead("fx", common.on), rates }, 2)}\n`);
  }
  const t = translate(common.lang);
  const columns = [
    { head: t("fx.head-currency") },
    { head: t("fx.head-rate"), align: "right" as const },
    { head: t("fx.head-day") },
    { head: t("fx.head-source"), flex: true },
  ];
  const rows = rates.map((r) => [r.currency, r.perUsd, r.on, visible(r.title)]);
  await terminal.out(`${table(columns, rows, terminal.columns, palette(common.color).dim)}\n`);
}
