import type { CheckResult } from "../../model/check-result.ts";
import type { CostResult } from "../../model/cost-result.ts";
import type { PlanResult } from "../../model/plan-result.ts";
import { message } from "../../text/message.ts";
import { verdictCounts } from "../check/summary.ts";
import { marketName } from "../context.ts";
import { marginPercent } from "../cost/summary.ts";
import { percent, plainNumber, shortDayIn } from "../layout/number.ts";
import { html, type Markup, nothing } from "./markup.ts";
import { say, tell, type View } from "./view.ts";

/** The three answers, in a sentence and a figure each. */
export function headline(view: View): Markup {
  const { check, cost, plan } = view.result;
  return html`<div class="headline">${check ? sell(check) : nothing}${cost ? earn(cost) : nothing}${plan ? stream(view, plan) : nothing}</div>`;
}

const card = (target: string, title: Markup, figure: Markup, text: Markup): Markup =>
  html`<a class="answer" href="#${target}"><span class="q">${title}</span><span class="figure">${figure}</span><span class="text">${text}</span></a>`;

function sell({ verdicts }: CheckResult): Markup {
  const counts = verdictCounts(verdicts);
  const ready = counts.find(([verdict]) => verdict === "ready")?.[1] ?? 0;
  let from = 0;
  const bars = [...counts].reverse().map(([verdict, count]) => {
    const x = from;
    from += (count / verdicts.length) * 100;
    return html`<rect class="v-${verdict}" x="${x.toFixed(2)}" width="${(from - x).toFixed(2)}" height="6"/>`;
  });
  const text = html`<svg class="stack" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false">${bars}</svg>${counts.map(
    ([verdict, count], i) => html`${i > 0 ? " · " : ""}${count} ${say(`render.verdict.${verdict}`)}`,
  )}`;
  return card(
    "verdicts",
    say("render.title.check"),
    say("page.ready-of", { ready, all: verdicts.length }),
    text,
  );
}

function earn(cost: CostResult): Markup {
  const margins = cost.estimates
    .map(marginPercent)
    .filter((value) => value !== undefined)
    .sort((a, b) => a - b);
  const middle = margins[Math.floor(margins.length / 2)];
  const { losses, unknown, estimates: all } = cost.summary;
  const figure =
    middle === undefined
      ? say("page.margin-unknown")
      : say("page.margin", { margin: middle.toFixed(1), count: margins.length });
  return card("cost", say("render.title.cost"), figure, say("page.margins", { losses, unknown, all }));
}

function stream(view: View, plan: PlanResult): Markup {
  const first = [...plan.streams].sort((a, b) => (a.utc < b.utc ? -1 : 1))[0];
  const begins =
    first === undefined
      ? nothing
      : tell((lang) => {
          const where = marketName({ lang, launch: view.launch }, first.market);
          return message(lang, "page.first-stream", { market: where, day: shortDayIn(lang, first.start) });
        });
  const worth = say(plan.status === "optimal" ? "page.plan-best" : "page.plan-worth", {
    value: plainNumber(plan.objective, 0),
    currency: plan.currency,
    gap: percent(plan.gap),
  });
  return card(
    "plan",
    say("render.title.plan"),
    say("render.plan.streams", { count: plan.streams.length }),
    html`${begins}${worth}`,
  );
}
