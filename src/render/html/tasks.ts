import type { CheckResult } from "../../model/result.ts";
import { type MarketTasks, type Task, tasksByMarket } from "../check/task.ts";
import { finding } from "./finding.ts";
import { html, type Markup, nothing } from "./markup.ts";
import { section } from "./table.ts";
import { host, market, say, type View } from "./view.ts";

/** What is to be done, by market, then by who must act. */
export function taskSection(view: View, check: CheckResult): Markup {
  const markets = tasksByMarket(check.items);
  const body =
    markets.length === 0
      ? html`<p>${say("page.nothing-to-do")}</p>`
      : markets.map((entry) => marketTasks(view, check, entry));
  return section("tasks", say("page.tasks"), html`${body}`);
}

function marketTasks(view: View, check: CheckResult, { market: id, byDoer }: MarketTasks): Markup {
  const count = byDoer.reduce((sum, { tasks }) => sum + tasks.length, 0);
  const groups = byDoer.map(
    ({ who, tasks }) =>
      html`<h4>${say(`render.who.${who}`)}</h4><ul class="findings">${tasks.map((task) =>
        finding(view, check.items[task.at[0]!]!, task.at[0]!, concerns(view, task)),
      )}</ul>`,
  );
  return html`<details class="fold" open><summary><h3>${market(view, id)}</h3> <small>${count}</small></summary>${groups}</details>`;
}

function concerns(view: View, { subjects, first }: Task): Markup {
  if (subjects.length === 0) return nothing;
  const names = subjects.map(
    (subject) => html` <code>${first.host === undefined ? subject : host(view, subject)}</code>`,
  );
  return html` <span class="concerns">${names}</span>`;
}
