import type { Command } from "commander";
import { faultsOf, marketIds, profileNamed, standingOf } from "../../app/markets.ts";
import { openProfiles } from "../../load/profiles.ts";
import { usageError } from "../../model/diagnostic.ts";
import { textIn } from "../../render/context.ts";
import { formatsOf } from "../../render/formats.ts";
import { safeJson } from "../../render/json.ts";
import { palette } from "../../render/layout/paint.ts";
import { table } from "../../render/layout/table.ts";
import { visible, visibleLines } from "../../render/layout/visible.ts";
import { message } from "../../text/message.ts";
import { type Common, commonOptions, formatText, outputOptions, type Parsed, translate } from "../options.ts";
import type { CommandContext } from "../program.ts";

/** `xb markets [list | show ID | verify [ID...]]`. */
export function define(command: Command, context: CommandContext): void {
  const t = translate(context.lang);
  outputOptions(command, t)
    .argument("[action]", "list | show | verify", "list")
    .argument("[ids...]", t("markets.arg"))
    .option("--on <date>", t("opt.on"))
    .option("-f, --format <name>", formatText(t, formatsOf("markets")))
    .option("--markets <dir>", t("opt.markets"))
    .option("--max-age <days>", t("quote.opt.max-age"))
    .addHelpText("after", `\n${t("markets.examples")}`)
    .action((action: string, ids: string[], options: Parsed) => run(action, ids, options, context));
}

async function run(action: string, ids: string[], options: Parsed, context: CommandContext): Promise<void> {
  const common = commonOptions(options, context.terminal);
  if (action === "list") return list(common, context);
  if (action === "show") return showOne(ids, common, context);
  if (action === "verify") return verify(ids, options, common, context);
  throw usageError("usage.not-one-of", { option: "xb markets", value: action, values: "list, show, verify" });
}

async function list(common: Common, { terminal }: CommandContext): Promise<void> {
  const profiles = openProfiles(common.marketsDir);
  const all = marketIds(profiles).map((id) => standingOf(id, profiles, common.on));
  if (common.format === "json") {
    const result = { schema: "xb.markets/1", on: common.on, markets: all };
    return terminal.out(`${safeJson(result, 2)}\n`);
  }
  const say = translate(common.lang);
  const head = [
    "markets.id",
    "markets.name",
    "markets.facts",
    "markets.verified",
    "markets.oldest",
    "markets.changes",
  ] as const;
  const rows = all.map((m) => [
    m.id,
    m.name === undefined ? "" : visible(textIn(common.lang, m.name)),
    String(m.facts),
    m.facts === 0 ? "" : `${Math.floor((m.verified * 100) / m.facts)}%`,
    m.oldestCheck ?? "",
    m.changes[0] === undefined ? "" : `${m.changes.length}; ${m.changes[0].day}`,
  ]);
  const columns = head.map((id, i) => ({
    head: say(id),
    align: i < 2 ? ("left" as const) : ("right" as const),
  }));
  await terminal.out(`${table(columns, rows, terminal.columns, palette(common.color).dim)}\n`);
}

async function showOne(ids: readonly string[], common: Common, { terminal }: CommandContext): Promise<void> {
  const [id] = ids;
  if (id === undefined) throw usageError("usage.needs", { command: "xb markets show", what: "ID" });
  const profiles = openProfiles(common.marketsDir);
  const profile = profileNamed(id, profiles);
  if (common.format === "json") return terminal.out(`${safeJson(profile, 2)}\n`);
  const { stringify } = await import("../../load/print-yaml.ts");
  const { changes } = standingOf(id, profiles, common.on);
  const { duty, ...customs } = profile.customs ?? {};
  const shown = { ...profile, customs: { ...customs, duty: Object.keys(duty ?? {}) } };
  const soon = changes.map((c) => `# ${c.day} ${c.what} ${c.path}\n`).join("");
  await terminal.out(visibleLines(`${soon}${stringify(shown)}`));
}

async function verify(
  ids: readonly string[],
  options: Parsed,
  common: Common,
  { terminal, exit }: CommandContext,
): Promise<void> {
  const profiles = openProfiles(common.marketsDir);
  const chosen = ids.length > 0 ? ids : marketIds(profiles);
  for (const id of chosen) profileNamed(id, profiles);
  const maxAge = options.maxAge === undefined ? undefined : Number.parseInt(String(options.maxAge), 10);
  const faults = chosen.flatMap((id) => faultsOf(id, profiles, common.on, maxAge));
  if (common.format === "json") {
    await terminal.out(`${safeJson({ schema: "xb.markets-verify/1", on: common.on, faults }, 2)}\n`);
  } else {
    for (const f of faults) {
      const what = message(common.lang, `markets.${f.problem}`, { detail: f.detail });
      await terminal.out(`${visible(`${f.market} ${f.path}: ${what}`)}\n`);
    }
    const id = faults.length === 0 ? "markets.all-good" : "markets.faults";
    await terminal.out(`${message(common.lang, id, { markets: chosen.length, count: faults.length })}\n`);
  }
  if (faults.length > 0) exit(1);
}
