import type { CheckResult } from "../../model/result.ts";
import { message } from "../../text/message.ts";
import { marketName, productName, type RenderContext } from "../context.ts";
import { code, document, link, markdownTable, plain } from "../layout/markdown.ts";
import { verdictMatrix } from "./matrix.ts";
import { summaryText } from "./summary.ts";
import { gravity, type MarketTasks, type Task, tasksByMarket } from "./task.ts";

export const render = (result: CheckResult, context: RenderContext): string =>
  document([`## ${message(context.lang, "render.title.check")}`, ...checkBlocks(result, context)], (left) =>
    message(context.lang, "render.more-blocks", { count: left }),
  );

/** Summary, matrix, and a list with boxes to tick for each market. */
export function checkBlocks(result: CheckResult, context: RenderContext): string[] {
  const tasks = tasksByMarket(result.items).flatMap((market) => marketBlocks(market, context));
  return [plain(summaryText(context.lang, result)), matrixBlock(result, context), ...tasks];
}

const signs = { blocked: "⛔", fix: "🔧", unknown: "❔", ready: "✅" } as const;

function matrixBlock(result: CheckResult, context: RenderContext): string {
  const matrix = verdictMatrix(result.verdicts);
  const rows = matrix.skus.map((sku) => [
    plain(productName(context, sku)),
    ...matrix.markets.map((market) => {
      const verdict = matrix.verdict(sku, market);
      return verdict === undefined
        ? ""
        : `${signs[verdict]} ${message(context.lang, `render.verdict.${verdict}`)}`;
    }),
  ]);
  return markdownTable([message(context.lang, "render.col.product"), ...matrix.markets.map(plain)], rows);
}

function marketBlocks({ market, byDoer }: MarketTasks, context: RenderContext): string[] {
  const groups = byDoer.map(({ who, tasks }) => {
    const heading = `**${message(context.lang, `render.who.${who}`)}**`;
    return [heading, "", ...tasks.map((task) => taskLine(task, context))].join("\n");
  });
  const [first, ...rest] = groups;
  return [`### ${plain(marketName(context, market))}\n\n${first}`, ...rest];
}

function taskLine(task: Task, context: RenderContext): string {
  const { message: what, fix, reference } = task.first;
  const subjects = task.subjects.map(code).join(" ");
  const parts = [`**${gravity(context, task)}**`, ...(subjects === "" ? [] : [subjects]), plain(what)];
  const todo = fix ? ` → ${plain(fix)}` : "";
  return `- [ ] ${parts.join(" ")}${todo} (${code(task.rule)}, ${link(reference.law ?? reference.title, reference.url)})`;
}
