import { resolve } from "node:path";
import type { Command } from "commander";
import { Option } from "commander";
import { type FailOn, failOnLevels, gateFailures } from "../../app/gates.ts";
import { mergeResults } from "../../app/merge.ts";
import { loadResult } from "../../load/result.ts";
import { maxBytes } from "../../load/text-file.ts";
import { formatsOf } from "../../render/formats.ts";
import { targets } from "../emit.ts";
import {
  append,
  type Common,
  commonOptions,
  formatText,
  outputOptions,
  type Parsed,
  translate,
} from "../options.ts";
import type { CommandContext } from "../program.ts";
import { show } from "../show.ts";

export function define(command: Command, context: CommandContext): void {
  const t = translate(context.lang);
  outputOptions(command, t)
    .argument("<files...>", t("merge.arg"))
    .option("-f, --format <name>", formatText(t, formatsOf("check")), "json")
    .option("-o, --output <file>", t("opt.output"), append)
    .addOption(new Option("--fail-on <level>", t("check.opt.fail-on")).choices(failOnLevels).default("fix"))
    .addHelpText("after", `\n${t("merge.examples")}`)
    .action((files: string[], options: Parsed) => run(files, options, context));
}

/** Whether all that is asked for can be told line by line. */
const inLines = ({ format, output }: Common): boolean =>
  /^(csv|ndjson)$/.test(format) && output.every((name) => /\.(csv|ndjson)$/i.test(name));

async function run(files: readonly string[], options: Parsed, context: CommandContext): Promise<void> {
  const { terminal } = context;
  const common = commonOptions(options, terminal);
  if (inLines(common)) {
    const list = targets("check", formatsOf("check"), common, terminal.cwd);
    const { streamed } = await import("../stream-merge.ts");
    if (await streamed(files, options, context, { common, list })) return;
  }
  const result = mergeResults(
    files.map((file) =>
      file === "-"
        ? loadResult(file, terminal.readStdin(maxBytes.json))
        : loadResult(resolve(terminal.cwd, file)),
    ),
  );
  const command = result.schema === "xb.cost/1" ? "cost" : "check";
  await show(command, result, common, terminal, targets(command, formatsOf(command), common, terminal.cwd));
  const failed =
    result.schema === "xb.check/1"
      ? gateFailures(result.items, options.failOn as FailOn).length > 0
      : (result.summary.gates ?? []).length > 0;
  if (failed) context.exit(1);
}
