import { dirname, resolve } from "node:path";
import type { Command } from "commander";
import { launchTariffs, userTariffs } from "../../app/tariff.ts";
import { type Imported, importTariff } from "../../app/tariff-import.ts";
import { showTariff } from "../../app/tariff-show.ts";
import { findLaunch } from "../../load/folder.ts";
import { launchFile } from "../../load/no-launch.ts";
import { openProfiles } from "../../load/profiles.ts";
import { usageError } from "../../model/diagnostic.ts";
import { isCountry } from "../../model/scalar.ts";
import type { Step } from "../../model/step.ts";
import type { RenderContext } from "../../render/context.ts";
import { visible } from "../../render/layout/visible.ts";
import { message } from "../../text/message.ts";
import { tariffsFrom } from "../data.ts";
import { emit, targets } from "../emit.ts";
import { type Common, commonOptions, formatText, outputOptions, type Parsed, translate } from "../options.ts";
import type { CommandContext } from "../program.ts";
import { withProgress } from "../progress.ts";
import type { Terminal } from "../terminal.ts";
import { makeFolder, writeFiles } from "../write.ts";

export function define(command: Command, context: CommandContext): void {
  const t = translate(context.lang);
  const collect = (value: string, earlier: readonly string[] = []): string[] => [...earlier, value];
  const shared = (sub: Command): Command =>
    outputOptions(
      sub
        .requiredOption("-m, --market <id>", t("tariff.opt.market"))
        .option("--data-dir <dir>", t("tariff.opt.data-dir"))
        .option("--markets <dir>", t("opt.markets")),
      t,
    );
  command.addHelpText("after", `\n${t("tariff.examples")}`);
  shared(command.command("import").summary(t("tariff.cmd.import")).description(t("tariff.cmd.import")))
    .argument("<file...>", t("tariff.arg.file"))
    .option("--format <name>", t("tariff.opt.format"))
    .option("--json", t("tariff.opt.json"))
    .option("--map <column=field>", t("tariff.opt.map"), collect)
    .option("--revision <text>", t("tariff.opt.revision"))
    .option("--effective <date>", t("tariff.opt.effective"))
    .option("--beside", t("tariff.opt.beside"))
    .addHelpText("after", `\n${t("tariff.import-examples")}`)
    .action((files: readonly string[], options: Parsed) => importFiles(files, options, context));
  shared(command.command("show").summary(t("tariff.cmd.show")).description(t("tariff.cmd.show")))
    .argument("<hs>", t("tariff.arg.hs"))
    .option("--origin <country>", t("tariff.opt.origin"))
    .option("--on <date>", t("opt.on"))
    .option("-f, --format <name>", formatText(t, formats))
    .option("-o, --output <file>", t("opt.output"), collect)
    .addHelpText("after", `\n${t("tariff.show-examples")}`)
    .action((hs: string, options: Parsed) => show(hs, options, context));
}

const formats = ["table", "json"];

async function importFiles(
  files: readonly string[],
  options: Parsed,
  context: CommandContext,
): Promise<void> {
  const { terminal } = context;
  const common = settings({ ...options, format: options.json === true ? "json" : "table" }, terminal);
  const folder = importFolder(options, terminal);
  const profiles = openProfiles(common.marketsDir);
  const done: Imported[] = [];
  const read = (step: Step): void => {
    for (const [index, file] of files.entries()) {
      step(index, files.length > 1 ? files.length : 0);
      const request = {
        file: resolve(terminal.cwd, file),
        market: String(options.market),
        map: (options.map as string[] | undefined) ?? [],
        folder,
        on: common.on,
        lang: common.lang,
        ...text(options, "format"),
        ...text(options, "revision"),
        ...text(options, "effective"),
      };
      done.push(importTariff(request, profiles, done.at(-1)));
    }
  };
  await withProgress({ ...common, terminal }, "progress.tariff", read);
  store(done.at(-1)!);
  for (const { result } of done) {
    await terminal.out(await rendered(common.format, result, "import", common, terminal));
  }
  report(done, common, terminal);
}

const text = <K extends string>(options: Parsed, key: K): { [P in K]?: string } =>
  (options[key] === undefined ? {} : { [key]: String(options[key]) }) as { [P in K]?: string };

/** One market, not a list of them. */
const settings = (options: Parsed, terminal: Terminal): Common =>
  commonOptions({ ...options, market: [String(options.market)] }, terminal);

function importFolder(options: Parsed, { cwd, env }: Terminal): string {
  if (options.dataDir !== undefined) return resolve(cwd, String(options.dataDir));
  if (options.beside !== true) return userTariffs(env);
  return launchTariffs(launchFile(undefined, cwd));
}

function store({ output }: Imported): void {
  makeFolder(dirname(output.file));
  writeFiles([output]);
}

function report(done: readonly Imported[], common: Common, terminal: Terminal): void {
  if (common.quiet) return;
  const warnings = new Set(done.flatMap(({ result }) => result.warnings.map((w) => w.message)));
  for (const warning of warnings)
    terminal.err(`${message(common.lang, "diagnostic.warning")}: ${visible(warning)}\n`);
  terminal.err(`${visible(message(common.lang, "write.done", { file: done.at(-1)!.output.file }))}\n`);
}

async function show(hs: string, options: Parsed, { terminal }: CommandContext): Promise<void> {
  const common = settings(options, terminal);
  const list = targets("tariff", formats, common, terminal.cwd);
  const origin = options.origin === undefined ? undefined : String(options.origin).toUpperCase();
  if (origin !== undefined && !isCountry(origin)) throw usageError("expect.country", { found: origin });
  const nearest = findLaunch(undefined, terminal.cwd);
  const folders = tariffsFrom(terminal, options.dataDir as string | undefined, nearest);
  const result = showTariff(
    {
      hs,
      market: String(options.market),
      on: common.on,
      folders,
      ...(origin === undefined ? {} : { origin }),
    },
    openProfiles(common.marketsDir),
  );
  await emit(list, async (format) => rendered(format, result, "show", common, terminal), terminal);
}

async function rendered(
  format: string,
  result: Imported["result"] | ReturnType<typeof showTariff>,
  view: "import" | "show",
  common: Common,
  terminal: Terminal,
): Promise<string> {
  if (format === "json") return (await import("../../render/json.ts")).renderJson(result);
  const context: RenderContext = {
    lang: common.lang,
    width: terminal.columns,
    color: common.color,
    verbose: common.verbose,
  };
  return view === "import"
    ? (await import("../../render/tariff/import.ts")).render(result as Imported["result"], context)
    : (await import("../../render/tariff/show.ts")).render(result as ReturnType<typeof showTariff>, context);
}
