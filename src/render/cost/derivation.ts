import type { CostLine, Estimate } from "../../model/cost-result.ts";
import type { SourceRef } from "../../model/result.ts";
import { type Lang, message } from "../../text/message.ts";
import type { RenderContext } from "../context.ts";
import { moneyIn } from "../layout/number.ts";
import type { Palette } from "../layout/paint.ts";
import { visible } from "../layout/visible.ts";
import { padEnd, widest, widthOf, wrap } from "../layout/width.ts";
import { lineLabel, rateText } from "./line.ts";
import { subjectOf } from "./summary.ts";

/** One estimate as a tree: its lines with base and rate, then what they rest on, then the totals. */
export function derivation(estimate: Estimate, context: RenderContext, paint: Palette): string {
  const { lang } = context;
  const heading = [subjectOf(lang, estimate), estimate.market, estimate.regime, estimate.lane ?? ""];
  const labels = widest(estimate.lines.map((line) => visible(lineLabel(lang, line))));
  const last = message(lang, "render.col.landed");
  const lines = estimate.lines.flatMap((line) => branch(line, labels, context, paint));
  return [
    paint.bold(visible(heading.filter((part) => part !== "").join(" · "))),
    ...lines,
    `└─ ${paint.bold(`${padEnd(last, labels)}  ${moneyIn(estimate.totals.landed)}`)}`,
    ...closing(estimate, context, paint),
  ].join("\n");
}

function branch(line: CostLine, labels: number, { lang, width }: RenderContext, paint: Palette): string[] {
  const amount = line.amount === null ? paint.note("?") : moneyIn(line.amount);
  const label = padEnd(visible(lineLabel(lang, line)), labels);
  const under = [line.note, sourceText(lang, line.source)].filter((text) => text !== undefined);
  const how = visible(howText(lang, line));
  const head = `├─ ${label}  ${amount}`;
  // On a narrow terminal how it came about has a line of its own.
  const fits = widthOf(visible(head)) + widthOf(how) <= width || line.amount === null;
  const first =
    fits || how === "" ? [`${head}${paint.dim(how)}`] : [head, paint.dim(`│   ${how.trimStart()}`)];
  return [
    ...first,
    ...under.flatMap((text) => wrap(visible(text), width - 6)).map((text) => paint.dim(`│     ${text}`)),
  ];
}

/** `  = 5% × 50.00 AUD`, and who pays. */
function howText(lang: Lang, { base, rate, paidBy }: CostLine): string {
  const told = rate === undefined ? "" : rateText(lang, rate);
  const how = told === "" ? "" : base ? `  = ${told} × ${moneyIn(base)}` : `  = ${told}`;
  return paidBy === undefined ? how : `${how}  (${message(lang, `render.paid-by.${paidBy}`)})`;
}

export function sourceText(lang: Lang, source: SourceRef | undefined): string | undefined {
  if (source === undefined) return undefined;
  const { title, law, from, checked } = source;
  const dates = [
    ...(from === undefined ? [] : [message(lang, "render.since", { date: from })]),
    ...(checked === undefined ? [] : [message(lang, "render.checked", { date: checked })]),
  ];
  return [law ?? title, ...dates].join(" · ");
}

function closing(
  { price, margin, breakEvenPrice, priceForTarget, notes = [] }: Estimate,
  { lang, width }: RenderContext,
  paint: Palette,
): string[] {
  const facts = [
    ...(price ? [`${message(lang, "render.col.price")} ${moneyIn(price)}`] : []),
    ...(margin
      ? [`${message(lang, "render.col.profit")} ${moneyIn(margin.amount)} (${margin.percent})`]
      : []),
    ...(breakEvenPrice ? [`${message(lang, "render.cost.break-even")} ${moneyIn(breakEvenPrice)}`] : []),
    ...(priceForTarget ? [`${message(lang, "render.cost.target")} ${moneyIn(priceForTarget)}`] : []),
  ];
  return [
    ...(facts.length > 0 ? wrap(facts.join(" · "), width - 3).map((text) => `   ${text}`) : []),
    ...notes.flatMap((note) => wrap(visible(note), width - 3)).map((text) => paint.dim(`   ${text}`)),
  ];
}
