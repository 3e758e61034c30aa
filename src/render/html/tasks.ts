import type { CheckResult } from "../../model/check-result.ts";
import { gravity, type MarketTasks, rank, type Task, tasksByMarket } from "../check/task.ts";
import { groupsBy } from "../layout/group.ts";
import { finding } from "./finding.ts";
import { html, type Markup, nothing, raw } from "./markup.ts";
import { section } from "./table.ts";
import { host, market, say, tell, type View } from "./view.ts";

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

/** `4 blocks · 2 to fix`: the gravest first. */
function countsOf(tasks: readonly Task[]): Markup {
  const groups = groupsBy(
    [...tasks].sort((a, b) => rank(a.first) - rank(b.first)),
    ({ first }) => gravity({ lang: "en" }, first),
  );
  const counts = [...groups.values()].map(
    (group, i) =>
      html`${i > 0 ? " · " : ""}${group.length} ${tell((lang) => gravity({ lang }, group[0]!.first))}`,
  );
  return html`${counts}`;
}

function concerns(view: View, { subjects, first }: Task): Markup {
  if (subjects.length === 0) return nothing;
  const names = subjects.map(
    (subject) => html` <code>${first.host === undefined ? subject : host(view, subject)}</code>`,
  );
  return html` <span class="concerns">${names}</span>`;
}
