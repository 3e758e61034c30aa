import { join, resolve } from "node:path";
import type { FailOn } from "../app/gates.ts";
import { isCost, mergeLines } from "../app/stream-merge.ts";
import { openLines } from "../load/result-lines.ts";
import type { CheckItem, CheckResult } from "../model/check-result.ts";
import type { CostResult, Estimate } from "../model/cost-result.ts";
import { safeJson } from "../render/json.ts";
import type { Target } from "./emit.ts";
import type { Common, Parsed } from "./options.ts";
import type { CommandContext } from "./program.ts";
import { tellAfter } from "./show.ts";
import { inSpool, piecesOf, withFiles } from "./stream.ts";
import { checkLines, costLines } from "./stream-lines.ts";

/** Joins parts as they pass; false where one of them, or a format, needs the whole. */
export async function streamed(
  files: readonly string[],
  options: Parsed,
  { terminal, exit }: CommandContext,
  { common, list }: { readonly common: Common; readonly list: readonly Target[] },
): Promise<boolean> {
  if (files.includes("-")) return false;
  const done = await inSpool(async (spool) => {
    const merged = mergeLines(
      files.map((file) => openLines(resolve(terminal.cwd, file))),
      options.failOn as FailOn,
    );
    const printed = join(spool, "out");
    await withFiles(
      list.map(({ file }) => file ?? printed),
      (outputs) => {
        const tell = (text: (format: string) => string): void =>
          list.forEach(({ format }, index) => {
            outputs[index]!.write(text(format));
          });
        if (isCost(merged)) tellCost(merged.result, merged.items(), tell);
        else tellCheck(merged.result, merged.items(), merged.verdicts(), tell);
      },
    );
    for (const piece of piecesOf(printed)) await terminal.out(piece);
    return merged;
  });
  if (done === undefined) return false;
  tellAfter(done.result, common, terminal, list, undefined);
  if (done.failed) exit(1);
  return true;
}

type Tell = (text: (format: string) => string) => void;

function tellCost(result: CostResult, estimates: Iterable<Estimate>, tell: Tell): void {
  tell((format) => costLines[format]!.head);
  for (const estimate of estimates) tell((format) => costLines[format]!.line(estimate));
  tell((format) => costLines[format]!.foot(result));
}

function tellCheck(
  result: CheckResult,
  items: Iterable<CheckItem>,
  verdicts: Iterable<CheckResult["verdicts"]>,
  tell: Tell,
): void {
  tell((format) => checkLines[format]!.head);
  for (const item of items) tell((format) => checkLines[format]!.line(item));
  tell((format) => checkLines[format]!.foot?.(result)[0] ?? "");
  let comma = "";
  for (const some of verdicts) {
    const text = comma + safeJson(some).slice(1, -1);
    if (some.length > 0) comma = ",";
    tell((format) => (checkLines[format]!.foot === undefined ? "" : text));
  }
  tell((format) => checkLines[format]!.foot?.(result)[1] ?? "");
}
