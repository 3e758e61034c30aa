import type { CheckItem, CheckResult } from "../../model/check-result.ts";
import { message } from "../../text/message.ts";
import type { RenderContext } from "../context.ts";
import { visible } from "../layout/visible.ts";
import { summaryText } from "./summary.ts";
import { isOpen, rank, subjectOf } from "./task.ts";

type Level = "error" | "warning" | "notice";
const levels: readonly Level[] = ["error", "warning", "notice"];
/** What GitHub shows of each level in a step. */
const shown = 10;

/** Workflow commands that put findings on the lines of a pull request, the gravest of each kind. */
export function render(result: CheckResult, context: RenderContext): string {
  const open = result.items.filter(isOpen).sort((a, b) => rank(a) - rank(b));
  const lines = levels.flatMap((level) =>
    levelLines(
      level,
      open.filter((item) => levelOf(item) === level),
      context,
    ),
  );
  return `${[...lines, visible(summaryText(context.lang, result))].join("\n")}\n`;
}

function levelOf(item: CheckItem): Level {
  if (item.severity === "advise") return "notice";
  return item.status === "fail" ? "error" : "warning";
}

/** The last of ten lines says how many more there are, if there are. */
function levelLines(level: Level, items: readonly CheckItem[], { lang }: RenderContext): string[] {
  if (items.length <= shown) return items.map((item) => annotation(level, item));
  const kept = items.slice(0, shown - 1);
  const more = message(lang, `render.github.more-${level}`, { count: items.length - kept.length });
  return [...kept.map((item) => annotation(level, item)), `::${level} title=xb::${data(more)}`];
}

function annotation(level: Level, item: CheckItem): string {
  const { location } = item;
  const place = location
    ? [`file=${property(location.file)}`, `line=${location.line}`, `col=${location.column}`]
    : [];
  const title = [item.market, subjectOf(item), item.rule].filter((part) => part !== "").join(" ");
  const text = [item.message, ...(item.fix ? [`→ ${item.fix}`] : [])].join(" ");
  return `::${level} ${[...place, `title=${property(title)}`].join(",")}::${data(text)}`;
}

/** `visible` has already turned line ends into signs; the escapes keep the rest apart from the syntax. */
const data = (text: string): string =>
  visible(text).replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
const property = (text: string): string => data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
