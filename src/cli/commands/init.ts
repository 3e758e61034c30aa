import { existsSync, mkdirSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import type { Command } from "commander";
import {
  draftLaunch,
  type HostAnswers,
  hostEntry,
  type InitAnswers,
  type ProductAnswers,
  productEntry,
  slug,
} from "../../app/init.ts";
import { appendEntry } from "../../load/append.ts";
import { assetFile } from "../../load/assets.ts";
import { findLaunch, insideFolder } from "../../load/folder.ts";
import { openProfiles, type Profiles } from "../../load/profiles.ts";
import { loadSource } from "../../load/records.ts";
import { readText } from "../../load/text-file.ts";
import { validate } from "../../load/validate.ts";
import { InputError, usageError } from "../../model/diagnostic.ts";
import { launchSchema } from "../../model/launch.ts";
import { near } from "../../model/near.ts";
import { isCountry, isCurrency } from "../../model/scalar.ts";
import { isZone } from "../../model/zone.ts";
import { visible, visibleLines } from "../../render/layout/visible.ts";
import { message } from "../../text/message.ts";
import { outputOptions, translate } from "../options.ts";
import type { CommandContext } from "../program.ts";
import { openPrompts, type Prompts } from "../prompts.ts";
import { writeFiles } from "../write.ts";

interface Flags {
  readonly name?: string;
  readonly origin?: string;
  readonly currency?: string;
  readonly market?: string[];
  readonly from?: string;
  readonly to?: string;
  readonly sku?: string;
  readonly product?: string;
  readonly category?: string;
  readonly hs?: string;
  readonly cost?: string;
  readonly price?: string;
  readonly weight?: string;
  readonly host?: string;
  readonly zone?: string;
  readonly languages?: string;
  readonly yes?: boolean;
}

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
  if (folder === "product" || folder === "host") return addEntry(folder, flags, prompts, context);
  const target = resolve(terminal.cwd, folder ?? ".");
  if (existsSync(join(target, "launch.yaml")))
    throw usageError("init.exists", { file: join(target, "launch.yaml") });
  const answers = await ask(flags, prompts, context);
  mkdirSync(target, { recursive: true });
  const files = draftLaunch(answers, schemasFrom(target)).map((draft) => ({
    file: join(target, draft.name),
    text: draft.text,
  }));
  for (const { file } of files) if (existsSync(file)) throw usageError("init.exists", { file });
  writeFiles(files);
  for (const { file } of files) terminal.err(`${visible(message(context.lang, "write.done", { file }))}\n`);
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

async function ask(flags: Flags, prompts: Prompts, context: CommandContext): Promise<InitAnswers> {
  const profiles = openProfiles();
  const known = profiles.ids.filter((id) => !id.startsWith("_"));
  const zh = context.lang === "zh";
  const name = flags.name ?? (await prompts.text("init.name", zh ? "我的第一次发布" : "My first launch"));
  const origin = checked(
    flags.origin ?? (await prompts.text("init.origin", "CN")),
    isCountry,
    "expect.country",
  );
  const currency = checked(
    flags.currency ?? (await prompts.text("init.currency", currencyGuess(origin, profiles))),
    isCurrency,
    "expect.currency",
  );
  const markets = flags.market ?? (await prompts.several("init.markets", known, ["US", "GB"]));
  for (const id of markets) if (!known.includes(id)) throw unknownMarket(id, known);
  const today = context.terminal.now();
  const from = flags.from ?? nextMonday(today);
  return {
    name,
    origin,
    currency,
    markets,
    window: { from, to: flags.to ?? plusDays(from, 27) },
    product: await askProduct(flags, prompts, origin, currency),
    host: await askHost(flags, prompts, profiles, markets),
  };
}

async function askProduct(
  flags: Flags,
  prompts: Prompts,
  origin: string,
  currency: string,
): Promise<ProductAnswers> {
  const name = flags.product ?? (await prompts.text("init.product", "Jasmine green tea 100 g"));
  const isDefault = name === "Jasmine green tea 100 g";
  const optional = (key: "category" | "hs" | "weight", example: string): { [k: string]: string } => {
    const value = flags[key] ?? (isDefault ? example : undefined);
    return value === undefined ? {} : { [key]: value };
  };
  const cost = flags.cost ?? (await prompts.text("init.cost", isDefault ? `18.00 ${currency}` : ""));
  const price = flags.price ?? (await prompts.text("init.price", isDefault ? `139.00 ${currency}` : ""));
  return {
    sku: flags.sku ?? slug(name, "P-001").toUpperCase(),
    name,
    origin,
    ...optional("category", "food.tea"),
    ...optional("hs", "0902.10"),
    ...optional("weight", "150g"),
    ...(cost === "" ? {} : { cost }),
    ...(price === "" ? {} : { price }),
  };
}

async function askHost(
  flags: Flags,
  prompts: Prompts,
  profiles: Profiles,
  markets: readonly string[],
): Promise<HostAnswers> {
  const name = flags.host ?? (await prompts.text("init.host", "Lin"));
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const guess = isZone(here) && here !== "UTC" ? here : "Asia/Shanghai";
  const zone = checked(flags.zone ?? (await prompts.text("init.zone", guess)), isZone, "expect.zone");
  const first = markets.flatMap((id) => profiles.find(id)?.languages?.stream.slice(0, 1) ?? []);
  const told =
    flags.languages ?? (await prompts.text("init.languages", [...new Set(first)].join(",") || "en"));
  return { id: slug(name, "host-1").toLowerCase(), name, zone, languages: parseLanguages(told) };
}

/** `en=0.8,zh` to levels; a language without one is spoken fully. */
function parseLanguages(text: string): Record<string, number> {
  return Object.fromEntries(
    text.split(",").map((part) => {
      const [tag = "", level = "1"] = part.trim().split("=");
      const value = Number(level);
      if (!/^[a-z]{2,3}(-\w+)*$/.test(tag) || !(value >= 0 && value <= 1)) {
        throw usageError("expect.language", { found: part });
      }
      return [tag, value];
    }),
  );
}

/** `xb init product` and `xb init host`: one more entry in the file that the nearest launch names. */
async function addEntry(
  what: "product" | "host",
  flags: Flags,
  prompts: Prompts,
  context: CommandContext,
): Promise<void> {
  const launchFile = findLaunch(undefined, context.terminal.cwd);
  if (launchFile === undefined) throw usageError("input.no-launch");
  const source = loadSource(launchFile);
  const checkedLaunch = validate(launchSchema, source);
  if (!("value" in checkedLaunch)) throw new InputError(checkedLaunch.diagnostics);
  const launch = checkedLaunch.value;
  const named = [launch[`${what}s`]].flat()[0];
  if (typeof named !== "string" || !/\.ya?ml$/.test(named))
    throw usageError("init.needs-yaml", { what: `${what}s` });
  const file = insideFolder(dirname(launchFile), named, source, [`${what}s`]);
  const entry =
    what === "product"
      ? productEntry(await askProduct(flags, prompts, launch.origin, launch.currency))
      : hostEntry(
          await askHost(
            flags,
            prompts,
            openProfiles(),
            launch.markets.map((m) => m.extends ?? m.id),
          ),
        );
  const text = appendEntry(file, readText(file, "yaml"), entry, what === "product" ? "sku" : "id");
  writeFiles([{ file, text }]);
  context.terminal.err(`${visible(message(context.lang, "write.done", { file }))}\n`);
}

function checked(
  value: string,
  good: (value: string) => boolean,
  id: "expect.country" | "expect.currency" | "expect.zone",
): string {
  if (!good(value)) throw usageError(id, { found: value });
  return value;
}

function unknownMarket(id: string, known: readonly string[]): Error {
  const guess = near(id, known);
  return guess === undefined
    ? usageError("input.unknown-market", { id })
    : usageError("input.unknown-market-guess", { id, guess });
}

function currencyGuess(origin: string, profiles: Profiles): string {
  return origin === "CN" ? "CNY" : (profiles.find(origin)?.currency ?? "USD");
}

function nextMonday(today: Date): string {
  const day = (today.getUTCDay() + 6) % 7;
  return plusDays(today.toISOString().slice(0, 10), 7 - day);
}

function plusDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
