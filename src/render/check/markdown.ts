import type { CheckResult } from "../../model/check-result.ts";
import { message } from "../../text/message.ts";
import { marketName, productName, type RenderContext } from "../context.ts";
import { chunks } from "../layout/group.ts";
import { code, document, link, markdownTable, plain } from "../layout/markdown.ts";
import { verdictMatrix } from "./matrix.ts";
import { summaryText } from "./summary.ts";
import { gravity, type MarketTasks, type Task, takesText, tasksByMarket } from "./task.ts";

export const render = (result: CheckResult, context: RenderContext): string =>
  document([`## ${message(context.lang, "render.title.check")}`, ...checkBlocks(result, context)], (left) =>
    message(context.lang, "render.more-blocks", { count: left }),
  );

/** Summary, matrix, and a list with boxes to tick for each market. */
export function checkBlocks(result: CheckResult, context: RenderContext): string[] {
  const tasks = tasksByMarket(result.items).flatMap((market) => marketBlocks(market, context));
  return [plain(summaryText(context.lang, result)), matrixBlock(result, context), ...tasks];
}

/** What a reader takes in; `csv` has all. */
const mostRows = 60;
const mostSubjects = 12;
const tasksPerBlock = 40;

const signs = { blocked: "⛔", fix: "🔧", unknown: "❔", ready: "✅" } as const;

function matrixBlock(result: CheckResult, context: RenderContext): string {
  const matrix = verdictMatrix(result.verdicts);
  const rows = matrix.skus.slice(0, mostRows).map((sku) => [
    plain(productName(context, sku)),
    ...matrix.markets.map((market) => {
      const verdict = matrix.verdict(sku, market);
      return verdict === undefined
        ? ""
        : `${signs[verdict]} ${message(context.lang, `render.verdict.${verdict}`)}`;
    }),
  ]);
  const head = [message(context.lang, "render.col.product"), ...matrix.markets.map(plain)];
  const left = matrix.skus.length - rows.length;
  const more = left > 0 ? `\n\n${message(context.lang, "render.more", { count: left })}` : "";
  return `${markdownTable(head, rows)}${more}`;
}

function marketBlocks({ market, byDoer }: MarketTasks, context: RenderContext): string[] {
  const groups = byDoer.flatMap(({ who, tasks }) => {
    const heading = `**${message(context.lang, `render.who.${who}`)}**`;
    const lists = chunks(tasks, tasksPerBlock).map((part) =>
      part.map((task) => taskLine(task, context)).join("\n"),
    );
    return [`${heading}\n\n${lists[0]}`, ...lists.slice(1)];
  });
  const [first, ...rest] = groups;
  return [`### ${plain(marketName(context, market))}\n\n${first}`, ...rest];
}

function taskLine(task: Task, context: RenderContext): string {
  const { message: what, fix, reference } = task.first;
  const left = task.subjects.length - mostSubjects;
  const subjects = task.subjects.slice(0, mostSubjects).map(code).join(" ") + (left > 0 ? ` +${left}` : "");
  const parts = [`**${gravity(context, task)}**`, ...(subjects === "" ? [] : [subjects]), plain(what)];
  const takes = takesText(context, task.first);
  const todo = `${fix ? ` → ${plain(fix)}` : ""}${takes ? `; ${plain(takes)}` : ""}`;
  return `- [ ] ${parts.join(" ")}${todo} (${code(task.rule)}, ${link(reference.law ?? reference.title, reference.url)})`;
}
