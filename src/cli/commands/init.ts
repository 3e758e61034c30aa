import { existsSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import type { Command } from "commander";
import { draftLaunch, hostEntry, productEntry } from "../../app/init.ts";
import { appendEntry, idsIn } from "../../load/append.ts";
import { assetFile } from "../../load/assets.ts";
import { insideFolder } from "../../load/folder.ts";
import { shownFile } from "../../load/launch.ts";
import { launchFile } from "../../load/no-launch.ts";
import { loadSource } from "../../load/records.ts";
import { readText, refuse } from "../../load/text-file.ts";
import { validate } from "../../load/validate.ts";
import { InputError, usageError } from "../../model/diagnostic.ts";
import { launchSchema } from "../../model/launch.ts";
import { visible, visibleLines } from "../../render/layout/visible.ts";
import { message } from "../../text/message.ts";
import type { Asking, Flags } from "../asking.ts";
import { askProduct } from "../init-product.ts";
import { ask, askHost } from "../init-questions.ts";
import { outputOptions, translate } from "../options.ts";
import type { CommandContext } from "../program.ts";
import { openPrompts } from "../prompts.ts";
import { makeFolder, writeFiles } from "../write.ts";

export function define(command: Command, context: CommandContext): void {
  const t = translate(context.lang);
  outputOptions(command, t)
    .argument("[folder]", t("init.arg"))
    .option("-y, --yes", t("init.yes"))
    .option("--name <text>", t("init.name"))
    .option("--origin <country>", t("init.origin"))
    .option("--currency <code>", t("init.currency"))
    .option("-m, --market <id>", t("init.markets"), (value: string, all: string[] = []) => [
      ...all,
      ...value.split(","),
    ])
    .option("--from <date>", t("init.from"))
    .option("--to <date>", t("init.to"));
  productFlags(command, t).option("--host <name>", t("init.host"));
  hostFlags(command, t)
    .addHelpText("after", `\n${t("init.examples")}`)
    .action((folder: string | undefined, flags: Flags) => run(folder, flags, context));
}

function productFlags(command: Command, t: ReturnType<typeof translate>): Command {
  return command
    .option("--product <name>", t("init.product"))
    .option("--sku <id>", t("init.sku"))
    .option("--category <word>", t("init.category"))
    .option("--hs <code>", t("init.hs"))
    .option("--cost <money>", t("init.cost"))
    .option("--price <money>", t("init.price"))
    .option("--weight <weight>", t("init.weight"));
}

const hostFlags = (command: Command, t: ReturnType<typeof translate>): Command =>
  command.option("--zone <zone>", t("init.zone")).option("--languages <list>", t("init.languages"));

async function run(folder: string | undefined, flags: Flags, context: CommandContext): Promise<void> {
  const { terminal } = context;
  const prompts = await openPrompts(terminal, flags.yes === true, context.lang);
  const asking = { flags, prompts, lang: context.lang };
  if (folder === "product" || folder === "host") return addEntry(folder, asking, context);
  const target = resolve(terminal.cwd, folder ?? ".");
  for (const name of ["launch.yaml", "products.yaml", "hosts.yaml"]) {
    const file = join(target, name);
    if (existsSync(file)) throw usageError("init.exists", { file });
  }
  const answers = await ask(asking, terminal.now());
  makeFolder(target);
  const files = draftLaunch(answers, context.lang, schemasFrom(target)).map((draft) => ({
    file: join(target, draft.name),
    text: draft.text,
  }));
  writeFiles(files);
  for (const { file } of files) sayWritten(file, context);
  const shown = folder ?? ".";
  await terminal.out(`${visibleLines(message(context.lang, "init.next", { folder: shown }))}\n`);
}

/** The schemas of an xb that is installed in the project around a folder; one of this machine alone helps nobody else. */
function schemasFrom(folder: string): string | undefined {
  const [project = "", installed] = assetFile("schemas").split(`${sep}node_modules${sep}`);
  if (installed === undefined || relative(project, folder).startsWith("..")) return undefined;
  const schemas = join(project, "node_modules", "xb-launch", "dist", "schemas");
  return relative(folder, schemas).split(sep).join("/");
}

/** `xb init product` and `xb init host`: one more entry in the file that the nearest launch names. */
async function addEntry(what: "product" | "host", asking: Asking, context: CommandContext): Promise<void> {
  const nearest = launchFile(undefined, context.terminal.cwd);
  const source = loadSource(nearest);
  const checkedLaunch = validate(launchSchema, source);
  if (!("value" in checkedLaunch)) throw new InputError(checkedLaunch.diagnostics);
  const launch = checkedLaunch.value;
  const named = [launch[`${what}s`]].flat()[0];
  if (typeof named !== "string" || !/\.ya?ml$/.test(named)) {
    throw refuse(nearest, "init.needs-yaml", { what: `${what}s` }, source.locate([`${what}s`]));
  }
  const file = insideFolder(dirname(nearest), named, source, [`${what}s`]);
  const before = readText(file, "yaml");
  const key = what === "product" ? "sku" : "id";
  const taken = idsIn(file, before, key);
  const entry =
    what === "product"
      ? productEntry(await askProduct(asking, launch.origin, launch.currency, taken), context.lang)
      : hostEntry(await askHost(asking, launch.origin, taken), context.lang);
  const text = appendEntry(file, before, entry, key);
  writeFiles([{ file, text }]);
  sayWritten(file, context);
}

function sayWritten(file: string, { lang, terminal }: CommandContext): void {
  terminal.err(`${visible(message(lang, "write.done", { file: shownFile(file, terminal.cwd) }))}\n`);
}
