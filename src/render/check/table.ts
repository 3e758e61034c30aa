import type { CheckResult, Verdict } from "../../model/check-result.ts";
import { message } from "../../text/message.ts";
import { marketName, type RenderContext } from "../context.ts";
import { type Palette, palette, paragraph, severityPaint, verdictPaint } from "../layout/paint.ts";
import { type Cell, type Column, type Row, table } from "../layout/table.ts";
import { visible } from "../layout/visible.ts";
import { summaryText, verdictCounts } from "./summary.ts";
import { gravity, type MarketTasks, referenceText, type Task, takesText, tasksByMarket } from "./task.ts";

/** The checklist on a terminal: by market, then by who must act. */
export function render(result: CheckResult, context: RenderContext): string {
  const paint = palette(context.color);
  const markets = tasksByMarket(result.items);
  const sections = markets.map((market) => marketSection(result, market, context, paint));
  const clear = clearMarkets(result, markets, context, paint);
  return `${[...sections, ...clear, paragraph(summaryText(context.lang, result), context.width, paint.bold)].join("\n\n")}\n`;
}

function marketSection(
  result: CheckResult,
  { market, byDoer }: MarketTasks,
  context: RenderContext,
  paint: Palette,
): string {
  const rows = byDoer.flatMap(({ who, tasks }) =>
    tasks.map((task, i): Row => {
      const doer = i === 0 ? message(context.lang, `render.who.${who}`) : "";
      return [{ text: doer, paint: paint.bold }, ...taskRow(task, context, paint)];
    }),
  );
  const heading = marketHeading(result, market, context, paint);
  return `${heading}\n${table(columns(context), rows, context.width, paint.dim)}`;
}

function columns({ lang }: RenderContext): Column[] {
  const head = (id: "who" | "severity" | "concerns" | "todo"): string => message(lang, `render.col.${id}`);
  return [
    { head: head("who"), flex: true, least: 8 },
    { head: head("severity"), flex: true, least: 7 },
    { head: head("concerns"), flex: true, least: 12 },
    { head: head("todo"), flex: true },
  ];
}

function marketHeading(result: CheckResult, market: string, context: RenderContext, paint: Palette): string {
  const counts = verdictCounts(result.verdicts.filter((v) => v.market === market)).map(([verdict, count]) =>
    verdictPaint(paint, verdict)(`${count} ${verdictWord(context, verdict)}`),
  );
  const name = marketName(context, market);
  const title = name === market ? market : `${market} ${name}`;
  return [paint.bold(visible(title)), ...counts].join("  ");
}

const verdictWord = ({ lang }: RenderContext, verdict: Verdict): string =>
  message(lang, `render.verdict.${verdict}`);

function taskRow(task: Task, context: RenderContext, paint: Palette): Cell[] {
  const { message: what, fix } = task.first;
  const takes = takesText(context, task.first);
  const law = context.verbose ? [referenceText(context, task.first)] : [];
  return [
    { text: gravity(context, task), paint: severityPaint(paint, task.severity) },
    { text: visible(subjectsText(task.subjects)) },
    {
      text: [what, ...(fix ? [`→ ${fix}`] : []), ...(takes ? [`⧗ ${takes}`] : [])].map(visible).join("\n"),
      under: { text: [task.rule, ...law].map(visible).join("\n"), paint: paint.dim },
    },
  ];
}

const shown = 4;

/** A few of the products, and how many more. */
function subjectsText(subjects: readonly string[]): string {
  const rest = subjects.length - shown;
  return rest > 1 ? `${subjects.slice(0, shown).join(" ")} +${rest}` : subjects.join(" ");
}

/** Markets with nothing to do, on one line. */
function clearMarkets(
  result: CheckResult,
  open: readonly MarketTasks[],
  { lang }: RenderContext,
  paint: Palette,
): string[] {
  const busy = new Set(open.map(({ market }) => market));
  const clear = [...new Set(result.verdicts.map((v) => v.market))].filter((market) => !busy.has(market));
  if (clear.length === 0) return [];
  return [paint.good(message(lang, "render.check.clear", { markets: visible(clear.join(" ")) }))];
}
