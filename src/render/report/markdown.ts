import type { ReportResult } from "../../model/report.ts";
import { message } from "../../text/message.ts";
import { checkBlocks } from "../check/markdown.ts";
import { compareBlocks } from "../compare/markdown.ts";
import { type RenderContext, textIn } from "../context.ts";
import { costBlocks } from "../cost/markdown.ts";
import { document, plain } from "../layout/markdown.ts";
import { dateIn } from "../layout/number.ts";
import { planBlocks } from "../plan/markdown.ts";

/** For a job summary or a pull-request comment: the answers in the order in which they are asked. */
export function render(result: ReportResult, given: RenderContext): string {
  const context = { ...given, launch: result.launch };
  const { lang } = context;
  const title = `# ${plain(textIn(lang, result.launch.name))}`;
  const facts = message(lang, "render.facts-of", { date: dateIn(lang, result.on) });
  const { check, cost, plan, compare } = result;
  const part = (id: "check" | "cost" | "plan" | "compare", blocks: readonly string[]): string[] => [
    `## ${message(lang, `render.title.${id}`)}`,
    ...blocks,
  ];
  return document(
    [
      title,
      facts,
      ...(check ? part("check", checkBlocks(check, context)) : []),
      ...(cost ? part("cost", costBlocks(cost, context)) : []),
      ...(plan ? part("plan", planBlocks(plan, context)) : []),
      ...(compare ? part("compare", compareBlocks(compare, context)) : []),
    ],
    (left) => message(lang, "render.more-blocks", { count: left }),
  );
}
