import { resolve } from "node:path";
import { relocate } from "../app/check.ts";
import { directoryOf } from "../app/directory.ts";
import { undeclaredIn } from "../app/undeclared.ts";
import type { LoadedLaunch } from "../load/launch.ts";
import type { CheckResult } from "../model/check-result.ts";
import type { CostResult } from "../model/cost-result.ts";
import type { PlanResult } from "../model/plan-result.ts";
import type { ReportResult } from "../model/report.ts";
import type { CompareResult, Warning } from "../model/result.ts";
import type { RenderContext } from "../render/context.ts";
import { renderDiagnostics } from "../render/diagnostics.ts";
import { formatsOf, render } from "../render/formats.ts";
import { hints } from "../render/hints.ts";
import { visible } from "../render/layout/visible.ts";
import { wrap } from "../render/layout/width.ts";
import { warningTexts } from "../render/warnings.ts";
import { message } from "../text/message.ts";
import { emit, type Target, targets } from "./emit.ts";
import type { Common } from "./options.ts";
import type { Terminal } from "./terminal.ts";

type AnyResult = CheckResult | CostResult | PlanResult | CompareResult | ReportResult;

/** Formats whose file names are read from the folder that the command runs in. */
const fromHere = new Set(["table", "sarif", "github", "junit", "markdown", "html"]);

/** Which outputs were asked for; refused before any work where a format does not exist. */
export const targetsOf = (command: string, common: Common, terminal: Terminal): Target[] =>
  targets(command, formatsOf(command), common, terminal.cwd);

/** Renders a result in every format that was asked for, then says on standard error what is worth knowing. */
export async function show(
  command: string,
  result: AnyResult,
  common: Common,
  terminal: Terminal,
  list: readonly Target[],
  extra: Partial<RenderContext> & { readonly loaded?: LoadedLaunch } = {},
): Promise<void> {
  const { loaded, ...rest } = extra;
  const context: RenderContext = {
    lang: common.lang,
    width: terminal.columns,
    color: common.color,
    verbose: common.verbose,
    ...(loaded === undefined ? {} : { launch: directoryOf(loaded, command === "plan") }),
    ...rest,
  };
  const placed = loaded === undefined ? undefined : relocated(result, loaded.root, terminal.cwd);
  await emit(
    list,
    (format, toFile) => {
      const seen = placed !== undefined && fromHere.has(format) ? placed : result;
      return render(command, format, seen, toFile ? { ...context, color: false, width: 120 } : context);
    },
    terminal,
  );
  tellAfter(result, common, terminal, list, loaded);
}

/** A launch as loaded; without products where they pass as a stream. */
type Told = Pick<LoadedLaunch, "warnings"> & Partial<Pick<LoadedLaunch, "products">>;

/** What is worth knowing besides the result, on standard error. */
export function tellAfter(
  result: AnyResult,
  common: Common,
  terminal: Terminal,
  list: readonly Target[],
  loaded: Told | undefined,
): void {
  if (common.quiet) return;
  if (loaded !== undefined && loaded.warnings.length > 0) {
    const { lang, color } = common;
    terminal.err(renderDiagnostics(loaded.warnings, { lang, color, width: terminal.columns }));
  }
  if (loaded?.products?.length === 0 && common.shard === undefined) {
    terminal.err(warningLine(message(common.lang, "hint.no-products"), common, terminal));
  }
  tellWarnings(result.warnings, common, terminal);
  const products = loaded?.products?.map(({ value }) => value) ?? [];
  if (common.format === "table") {
    for (const hint of hints(result, undeclaredIn(products)))
      terminal.err(`${visible(message(common.lang, hint.message, hint.args))}\n`);
  }
  for (const { file } of list) {
    if (file !== undefined)
      terminal.err(`${visible(message(common.lang, "write.done", { file: shown(file, terminal) }))}\n`);
  }
}

const mostWarnings = 8;

/** Warnings on standard error; not all of a long list. */
function tellWarnings(list: readonly Warning[], common: Common, terminal: Terminal): void {
  const texts = warningTexts(list);
  const told = common.verbose ? texts : texts.slice(0, mostWarnings);
  for (const text of told) terminal.err(warningLine(text, common, terminal));
  const count = texts.length - told.length;
  if (count > 0) terminal.err(`${message(common.lang, "hint.warnings", { count })}\n`);
}

/** On a terminal in lines of its width, else in one, for those who search a log. */
function warningLine(text: string, { lang }: Common, { columns, errIsTTY }: Terminal): string {
  const whole = `${message(lang, "diagnostic.warning")}: ${visible(text)}`;
  return `${errIsTTY ? wrap(whole, columns - 2).join("\n  ") : whole}\n`;
}

function shown(file: string, { cwd }: Terminal): string {
  return file.startsWith(`${resolve(cwd)}/`) ? file.slice(resolve(cwd).length + 1) : file;
}

function relocated(result: AnyResult, root: string, cwd: string): AnyResult {
  if (result.schema === "xb.check/1") return { ...result, items: relocate(result.items, root, cwd) };
  if (result.schema === "xb.report/1" && result.check !== undefined) {
    return { ...result, check: { ...result.check, items: relocate(result.check.items, root, cwd) } };
  }
  return result;
}
