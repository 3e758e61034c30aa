import { resolve } from "node:path";
import type { Command } from "commander";
import { isCalendarDate } from "../model/calendar-date.ts";
import { usageError } from "../model/diagnostic.ts";
import { formatsOf } from "../render/formats.ts";
import { type Lang, langs, type MessageId, message } from "../text/message.ts";
import type { Terminal } from "./terminal.ts";

/** What plan, check, cost, report and compare share, with defaults filled in. */
export interface Common {
  readonly markets: readonly string[];
  readonly products: readonly string[];
  readonly on: string;
  readonly format: string;
  readonly output: readonly string[];
  readonly lang: Lang;
  readonly marketsDir?: string;
  readonly color: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly shard?: { readonly index: number; readonly of: number };
}

export type Translate = (id: MessageId) => string;

const collect = (value: string, earlier: readonly string[] = []): string[] => [
  ...earlier,
  ...value
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== ""),
];
export const append = (value: string, earlier: readonly string[] = []): string[] => [...earlier, value];

/** What `--format` takes, its default first. */
export const formatText = (t: Translate, formats: readonly string[]): string =>
  t("opt.format").replace("{values}", formats.join(", "));

/** Options of every command: language, colour, how much is said. */
export function outputOptions(command: Command, t: Translate): Command {
  return command
    .option("--lang <lang>", t("opt.lang"))
    .option("--color", t("opt.color"))
    .option("--no-color", t("opt.no-color"))
    .option("-q, --quiet", t("opt.quiet"))
    .option("--verbose", t("opt.verbose"));
}

/** The options that commands on a launch share. */
export function launchOptions(command: Command, t: Translate): Command {
  command
    .option("-m, --market <id>", t("opt.market"), collect)
    .option("-p, --product <sku>", t("opt.product"), collect)
    .option("--on <date>", t("opt.on"))
    .option("-f, --format <name>", formatText(t, formatsOf(command.name())))
    .option("-o, --output <file>", t("opt.output"), append)
    .option("--markets <dir>", t("opt.markets"));
  return outputOptions(command, t);
}

/** `--shard`, for the commands whose work can be cut. */
export const shardOption = (command: Command, t: Translate): Command =>
  command.option("--shard <k/n>", t("opt.shard"));

/** Options as commander parsed them. */
export type Parsed = Readonly<Record<string, unknown>>;

export function commonOptions(parsed: Parsed, terminal: Terminal): Common {
  const shard = parsed.shard === undefined ? undefined : parseShard(String(parsed.shard));
  return {
    markets: (parsed.market as string[] | undefined) ?? [],
    products: (parsed.product as string[] | undefined) ?? [],
    on: parseOn(parsed.on as string | undefined, terminal),
    format: (parsed.format as string | undefined) ?? "table",
    output: (parsed.output as string[] | undefined) ?? [],
    lang: pickLang(parsed.lang as string | undefined, terminal.env),
    ...(parsed.markets === undefined ? {} : { marketsDir: resolve(terminal.cwd, parsed.markets as string) }),
    color: wantsColor(parsed.color as boolean | undefined, terminal),
    quiet: parsed.quiet === true,
    verbose: parsed.verbose === true,
    ...(shard === undefined ? {} : { shard }),
  };
}

function parseOn(value: string | undefined, terminal: Terminal): string {
  if (value === undefined) return terminal.now().toISOString().slice(0, 10);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value) || !isCalendarDate(value))
    throw usageError("usage.bad-date", { value });
  return value;
}

function parseShard(value: string): { index: number; of: number } {
  const [, k, n] = /^(\d{1,6})\/(\d{1,6})$/.exec(value) ?? [];
  const index = Number(k);
  const of = Number(n);
  if (!k || index < 1 || index > of) throw usageError("usage.bad-shard", { value });
  return { index, of };
}

/** The language of text: the option, else `LC_ALL`, `LC_MESSAGES`, `LANG`, else English. */
export function pickLang(option: string | undefined, env: Terminal["env"]): Lang {
  if (option !== undefined) {
    const found = langs.find((lang) => lang === option);
    if (!found) throw usageError("usage.bad-lang", { value: option });
    return found;
  }
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || "";
  return locale.toLowerCase().startsWith("zh") ? "zh" : "en";
}

/** Colour: the option, else `NO_COLOR`, `FORCE_COLOR`, else whether standard output is a terminal. */
export function wantsColor(option: boolean | undefined, terminal: Terminal): boolean {
  if (option !== undefined) return option;
  const { env } = terminal;
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== "0";
  return terminal.outIsTTY && env.TERM !== "dumb";
}

/** `180d` or `180`: how old what was checked may be. */
export function ageInDays(value: string): number {
  if (!/^\d{1,5}d?$/.test(value)) throw usageError("usage.not-read", { option: "--max-age", value });
  return Number.parseInt(value, 10);
}

export const translate =
  (lang: Lang): Translate =>
  (id) =>
    message(lang, id);
