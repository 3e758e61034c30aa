import type { CheckResult } from "../../model/check-result.ts";
import { type MarketTasks, type Task, tasksByMarket } from "../check/task.ts";
import { groupsBy } from "../layout/group.ts";
import { finding } from "./finding.ts";
import { html, type Markup, nothing, raw } from "./markup.ts";
import { section } from "./table.ts";
import { host, market, say, type View } from "./view.ts";

/** What is to be done, by market, then by who must act. */
export function taskSection(view: View, check: CheckResult): Markup {
  const markets = tasksByMarket(check.items);
  const body =
    markets.length === 0
      ? html`<p>${say("page.nothing-to-do")}</p>`
      : markets.map((entry, i) => marketTasks(view, check, entry, i === 0));
  return section("tasks", say("page.tasks"), html`${body}`);
}

/** The first stands open, to show what there is. */
function marketTasks(
  view: View,
  check: CheckResult,
  { market: id, byDoer }: MarketTasks,
  isFirst: boolean,
): Markup {
  const count = countsOf(byDoer.flatMap(({ tasks }) => tasks));
  const open = isFirst ? raw(" open") : nothing;
  const groups = byDoer.map(
    ({ who, tasks }) =>
      html`<h4>${say(`render.who.${who}`)}</h4><ul class="findings">${tasks.map((task) =>
        finding(view, check.items[task.at[0]!]!, task.at[0]!, concerns(view, task)),
      )}</ul>`,
  );
  return html`<details class="fold"${open}><summary><h3>${market(view, id)}</h3> <small>${count}</small></summary>${groups}</details>`;
}

/** `4 block · 2 to fix · 3 not known`: the gravest first. */
function countsOf(tasks: readonly Task[]): Markup {
  const kinds = ["block", "fix", "advise", "unknown"] as const;
  const groups = groupsBy(tasks, ({ status, severity }) => (status === "unknown" ? "unknown" : severity));
  const counts = kinds.flatMap((kind) => {
    const count = groups.get(kind)?.length ?? 0;
    return count === 0 ? [] : [say(`page.count.${kind}`, { count })];
  });
  return html`${counts.map((text, i) => html`${i > 0 ? " · " : ""}${text}`)}`;
}

function concerns(view: View, { subjects, first }: Task): Markup {
  if (subjects.length === 0) return nothing;
  const names = subjects.map(
    (subject) => html` <code>${first.host === undefined ? subject : host(view, subject)}</code>`,
  );
  return html` <span class="concerns">${names}</span>`;
}
