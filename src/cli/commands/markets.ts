import { existsSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import type { Command } from "commander";
import { draftMarket, schemaFile } from "../../app/market-draft.ts";
import { faultsOf, marketIds, openSections, profileNamed, standingOf } from "../../app/markets.ts";
import { jsonSchema } from "../../app/schema.ts";
import { openProfiles, readProfiles } from "../../load/profiles.ts";
import { usageError } from "../../model/diagnostic.ts";
import { marketIdSchema } from "../../model/product.ts";
import { resultHead } from "../../model/version.ts";
import { textIn } from "../../render/context.ts";
import { formatsOf } from "../../render/formats.ts";
import { safeJson } from "../../render/json.ts";
import { palette } from "../../render/layout/paint.ts";
import { type Column, table } from "../../render/layout/table.ts";
import { visible, visibleLines } from "../../render/layout/visible.ts";
import { message } from "../../text/message.ts";
import {
  ageInDays,
  type Common,
  commonOptions,
  formatText,
  outputOptions,
  type Parsed,
  translate,
} from "../options.ts";
import type { CommandContext } from "../program.ts";
import { writeFiles } from "../write.ts";

/** `xb markets [list | show ID | verify [ID | FILE]... | new ID]`. */
export function define(command: Command, context: CommandContext): void {
  const t = translate(context.lang);
  outputOptions(command, t)
    .argument("[action]", "list | show | verify | new", "list")
    .argument("[ids...]", t("markets.arg"))
    .option("--on <date>", t("opt.on"))
    .option("-f, --format <name>", formatText(t, formatsOf("markets")))
    .option("-o, --output <file>", t("markets.output"))
    .option("--markets <dir>", t("opt.markets"))
    .option("--max-age <days>", t("quote.opt.max-age"))
    .addHelpText("after", `\n${t("markets.examples")}`)
    .action((action: string, ids: string[], options: Parsed) => run(action, ids, options, context));
}

async function run(action: string, ids: string[], options: Parsed, context: CommandContext): Promise<void> {
  const { output, ...shared } = options;
  const common = commonOptions(shared, context.terminal);
  if (action === "new") return create(ids, output as string | undefined, common, context);
  if (output !== undefined) throw usageError("markets.output-is-for-new", {});
  if (action === "list") return list(common, context);
  if (action === "show") return showOne(ids, common, context);
  if (action === "verify") return verify(ids, options, common, context);
  throw usageError("usage.not-one-of", {
    option: "xb markets",
    value: action,
    values: "list, show, verify, new",
  });
}

async function list(common: Common, { terminal }: CommandContext): Promise<void> {
  const profiles = openProfiles(common.marketsDir);
  const all = marketIds(profiles).map((id) => standingOf(id, profiles, common.on));
  if (common.format === "json") {
    const result = { ...resultHead("markets", common.on), markets: all };
    return terminal.out(`${safeJson(result, 2)}\n`);
  }
  const say = translate(common.lang);
  const head = [
    "markets.id",
    "markets.name",
    "markets.facts",
    "markets.verified",
    "markets.oldest",
    "markets.missing",
    "markets.changes",
  ] as const;
  const rows = all.map((m) => [
    m.id,
    m.name === undefined ? "" : visible(textIn(common.lang, m.name)),
    String(m.facts),
    m.facts === 0 ? "" : `${Math.floor((m.verified * 100) / m.facts)}%`,
    m.oldestCheck ?? "",
    m.missing.join(", "),
    m.changes[0] === undefined ? "" : `${m.changes.length}; ${m.changes[0].day}`,
  ]);
  // What a narrow terminal leaves out first.
  const drop: Partial<Record<(typeof head)[number], number>> = { "markets.facts": 2, "markets.oldest": 1 };
  const columns = head.map((id): Column => {
    const dropped = drop[id] === undefined ? {} : { drop: drop[id] };
    if (id === "markets.id") return { head: say(id) };
    if (id === "markets.name") return { head: say(id), flex: true, least: 12 };
    return id === "markets.missing" || id === "markets.changes"
      ? { head: say(id), flex: true, least: 13 }
      : { head: say(id), align: "right", ...dropped };
  });
  await terminal.out(`${table(columns, rows, terminal.columns, palette(common.color).dim)}\n`);
}

async function showOne(ids: readonly string[], common: Common, { terminal }: CommandContext): Promise<void> {
  const [id] = ids;
  if (id === undefined) throw usageError("usage.needs", { command: "xb markets show", what: "ID" });
  const profiles = openProfiles(common.marketsDir);
  const profile = profileNamed(id, profiles);
  if (common.format === "json") return terminal.out(`${safeJson(profile, 2)}\n`);
  const { stringify } = await import("../../load/print-yaml.ts");
  const { changes, missing } = standingOf(id, profiles, common.on);
  const { duty, ...customs } = profile.customs ?? {};
  const shown = { ...profile, customs: { ...customs, duty: Object.keys(duty ?? {}) } };
  const soon = changes.map((c) => `# ${c.day} ${c.what} ${c.path}\n`).join("");
  const say = translate(common.lang);
  const gaps = missing.length === 0 ? "" : `# ${say("markets.missing")}: ${missing.join(", ")}\n`;
  await terminal.out(visibleLines(`${gaps}${soon}${stringify(shown, { lineWidth: terminal.columns })}`));
}

/** A path rather than an id. */
const isFile = (arg: string): boolean => /[./\\]/.test(arg);

async function verify(
  args: readonly string[],
  options: Parsed,
  common: Common,
  { terminal, exit }: CommandContext,
): Promise<void> {
  const read = readProfiles(args.filter(isFile).map((file) => resolve(terminal.cwd, file)));
  const profiles = openProfiles(common.marketsDir, read);
  const ids = [...args.filter((arg) => !isFile(arg)), ...read.map((profile) => profile.id)];
  const chosen = ids.length > 0 ? ids : marketIds(profiles);
  for (const id of chosen) profileNamed(id, profiles);
  const maxAge = options.maxAge === undefined ? undefined : ageInDays(String(options.maxAge));
  const faults = chosen.flatMap((id) => faultsOf(id, profiles, common.on, maxAge));
  if (common.format === "json") {
    await terminal.out(`${safeJson({ ...resultHead("markets-verify", common.on), faults }, 2)}\n`);
  } else {
    for (const f of faults) {
      const what = message(common.lang, `markets.${f.problem}`, { detail: f.detail });
      await terminal.out(`${visible(`${f.market} ${f.path}: ${what}`)}\n`);
    }
    for (const market of chosen) {
      const open = openSections(market, profiles);
      if (open.length === 0) continue;
      const told = message(common.lang, "markets.open", { market, sections: open.join(", ") });
      await terminal.out(`${visible(told)}\n`);
    }
    const id = faults.length === 0 ? "markets.all-good" : "markets.faults";
    await terminal.out(`${message(common.lang, id, { markets: chosen.length, count: faults.length })}\n`);
  }
  if (faults.length > 0) exit(1);
}

/** A draft of a profile, and beside it the schema that its first line names to editors; nothing is overwritten. */
async function create(
  ids: readonly string[],
  output: string | undefined,
  common: Common,
  { terminal }: CommandContext,
): Promise<void> {
  const [id] = ids;
  if (id === undefined) throw usageError("usage.needs", { command: "xb markets new", what: "ID" });
  if (!marketIdSchema.safeParse(id).success) throw usageError("markets.not-an-id", { id });
  if (openProfiles().find(id) !== undefined) throw usageError("markets.bundled", { id });
  const file = target(resolve(terminal.cwd, output ?? "."), `${id}.yaml`);
  if (existsSync(file)) throw usageError("markets.exists", { file });
  const schema = join(dirname(file), schemaFile);
  const say = translate(common.lang);
  const files = [{ file, text: draftMarket(id, common.on, say) }];
  if (!existsSync(schema))
    files.push({ file: schema, text: `${JSON.stringify(jsonSchema("market"), null, 2)}\n` });
  writeFiles(files);
  for (const written of files)
    terminal.err(`${visible(message(common.lang, "write.done", { file: written.file }))}\n`);
  const here = (path: string): string => relative(terminal.cwd, path) || ".";
  const next = message(common.lang, "markets.new-next", { file: here(file), folder: here(dirname(file)) });
  await terminal.out(`${visibleLines(next)}\n`);
}

const target = (path: string, name: string): string =>
  existsSync(path) && statSync(path).isDirectory() ? join(path, name) : path;
