import type { Command } from "commander";
import { explain } from "../../app/explain.ts";
import { openProfiles } from "../../load/profiles.ts";
import type { Explanation } from "../../model/look-up-result.ts";
import { resultHead } from "../../model/version.ts";
import { textIn } from "../../render/context.ts";
import { formatsOf } from "../../render/formats.ts";
import { safeJson } from "../../render/json.ts";
import { palette } from "../../render/layout/paint.ts";
import { visibleLines } from "../../render/layout/visible.ts";
import { wrap } from "../../render/layout/width.ts";
import { type Lang, message } from "../../text/message.ts";
import { type Common, commonOptions, formatText, outputOptions, type Parsed, translate } from "../options.ts";
import type { CommandContext } from "../program.ts";

export function define(command: Command, context: CommandContext): void {
  const t = translate(context.lang);
  outputOptions(command, t)
    .argument("<id>", t("explain.arg"))
    .option("-m, --market <id>", t("explain.market"))
    .option("-f, --format <name>", formatText(t, formatsOf("explain")))
    .option("--markets <dir>", t("opt.markets"))
    .addHelpText("after", `\n${t("explain.examples")}`)
    .action((id: string, options: Parsed) => run(id, options, context));
}

async function run(id: string, options: Parsed, { terminal }: CommandContext): Promise<void> {
  const { market, ...rest } = options;
  const common = commonOptions(rest, terminal);
  const found = explain(id, market as string | undefined, openProfiles(common.marketsDir));
  if (common.format === "json") {
    return terminal.out(`${safeJson({ ...resultHead("explain", common.on), explanations: found }, 2)}\n`);
  }
  const pages = found.map((e) => page(asText(e), common, terminal.columns));
  await terminal.out(`${pages.join("\n")}`);
}

/** As `found`, with what must not reach a terminal made visible; line breaks stay. */
const asText = (found: Explanation): Explanation =>
  JSON.parse(JSON.stringify(found), (_, value) =>
    typeof value === "string" ? visibleLines(value) : value,
  ) as Explanation;

function page(e: Explanation, common: Common, width: number): string {
  const t = translate(common.lang);
  const paint = palette(common.color);
  const line = (label: string, text: string | undefined): string[] =>
    text === undefined || text === ""
      ? []
      : wrap(`${label}: ${text}`, width - 4).map((part, i) =>
          i === 0 ? `  ${part.replace(label, () => paint.dim(label))}` : `    ${part}`,
        );
  const held = [
    e.from === undefined ? "" : sinceText(common.lang, e.from),
    e.until === undefined ? "" : t("explain.until").replace("{until}", e.until),
    e.checked === undefined ? "" : t("explain.checked").replace("{checked}", e.checked),
  ].filter((part) => part !== "");
  const text = (value: Explanation["title"] | undefined): string | undefined =>
    value === undefined ? undefined : textIn(common.lang, value);
  return [
    paint.bold(e.market === "" ? e.id : `${e.market} ${e.id}`),
    ...(text(e.title) ?? "").split("\n").flatMap((said) => wrap(said, width - 2).map((part) => `  ${part}`)),
    ...(e.value === undefined ? [] : [`  ${e.value}`]),
    ...line(t("explain.fix"), text(e.fix)),
    ...line(t("explain.law"), e.law),
    ...line(t("explain.dates"), held.join(", ")),
    ...line(t("explain.certainty"), t(`render.certainty.${e.certainty}`)),
    // An address stays whole, so that it can be opened.
    ...e.sources.flatMap((s) => [...line(t("explain.source"), s.title), ...(s.url ? [`    ${s.url}`] : [])]),
    ...line(t("explain.note"), text(e.note)),
    ...line(t("explain.settle"), text(e.settle)),
    ...(e.fires ?? []).flatMap((c) => line(t("explain.fires"), caseText(c))),
    ...(e.passes ?? []).flatMap((c) => line(t("explain.passes"), caseText(c))),
    "",
  ].join("\n");
}

/** `before-2024` tells that it held when facts began to be gathered. */
const sinceText = (lang: Lang, from: string): string =>
  from.startsWith("before-")
    ? message(lang, "explain.before", { year: from.slice("before-".length) })
    : message(lang, "explain.since", { from });

const caseText = (example: object): string => JSON.stringify(example).replaceAll('"', "");
