import type { CostLine, Estimate } from "../../model/cost-result.ts";
import { isLanded, lineLabel, rateText, shownLines } from "../cost/line.ts";
import { isLoss } from "../cost/summary.ts";
import { grouped, moneyIn } from "../layout/number.ts";
import { html, type Markup, nothing } from "./markup.ts";
import { head } from "./table.ts";
import { market, say, tell, type View } from "./view.ts";

/** A line's bar, from where the earlier ones end; both in the currency's own units. */
interface Step {
  readonly line: CostLine;
  readonly from: number;
  readonly size: number | undefined;
}

/** A landed cost as a table whose rows climb from the goods to the door; the price stands as a line through it. */
export function waterfall(view: View, estimate: Estimate, index: number): Markup {
  const lines = shownLines(estimate);
  const landed = stepsOf(lines.filter(isLanded));
  const selling = stepsOf(lines.filter((line) => !isLanded(line)));
  const price = numberOf(estimate.price);
  const ends = [...landed, ...selling].map(({ from, size = 0 }) => from + size);
  const scale = 100 / Math.max(1e-9, price ?? 0, ...ends);
  const row = (step: Step): Markup => lineRow(label(view, estimate, index, step.line), step, scale, price);
  const currency = estimate.totals.customsValue?.currency ?? "";
  const caption = html`<caption class="hide">${say("page.waterfall-of", { currency })}</caption>`;
  const title = html`<header><h5>${market(view, estimate.market)}</h5><span class="${marginBand(estimate)}">${estimate.margin?.percent ?? "?"}</span></header>`;
  const table = html`<table class="fall">${caption}${heads()}<tbody>${landed.map(row)}</tbody>${landedRow(estimate, scale)}${sellingBody(selling.map(row))}</table>`;
  return html`<article class="card">${title}${table}${footer(view, estimate, index)}</article>
`;
}

function heads(): Markup {
  const cells = (["page.line", "page.bar", "page.amount"] as const).map((id) => head(say(id)));
  return html`<thead class="hide"><tr>${cells}</tr></thead>`;
}

function landedRow({ totals: { landed }, price }: Estimate, scale: number): Markup {
  const drawn = bar(0, (numberOf(landed) ?? 0) * scale, "total", mark(numberOf(price), scale));
  const cells = html`<td class="bar">${drawn}</td><td class="num">${moneyIn(landed)}</td>`;
  return html`<tbody class="total"><tr><th scope="row">${say("render.col.landed")}</th>${cells}</tr></tbody>`;
}

function sellingBody(rows: readonly Markup[]): Markup {
  if (rows.length === 0) return nothing;
  const title = html`<tr><th scope="rowgroup" colspan="3">${say("page.selling-costs")}</th></tr>`;
  return html`<tbody class="selling">${title}${rows}</tbody>`;
}

function stepsOf(lines: readonly CostLine[]): Step[] {
  let from = 0;
  return lines.map((line) => {
    const size = numberOf(line.amount);
    const step = { line, from, size };
    from += size ?? 0;
    return step;
  });
}

/** For drawing alone; figures are printed from their own digits. */
const numberOf = (amount: CostLine["amount"] | undefined): number | undefined =>
  amount ? Number(amount.amount) : undefined;

function label(view: View, estimate: Estimate, index: number, line: CostLine): Markup {
  const at = estimate.lines.indexOf(line);
  const name = tell((lang) => lineLabel(lang, view.in(lang).cost?.estimates[index]?.lines[at] ?? line));
  const { rate } = line;
  return rate === undefined ? name : html`${name} <small>${tell((lang) => rateText(lang, rate))}</small>`;
}

function lineRow(name: Markup, { line, from, size }: Step, scale: number, price: number | undefined): Markup {
  const kind = `${line.id.split(".")[0]}${line.certainty === "unverified" ? " unsure" : ""}`;
  const drawn =
    size === undefined
      ? bar(from * scale, 100 - from * scale, "open", nothing)
      : bar(from * scale, size * scale, kind, mark(price, scale));
  const amount = line.amount ? grouped(line.amount.amount) : "?";
  return html`<tr><th scope="row">${name}</th><td class="bar">${drawn}</td><td class="num">${amount}</td></tr>`;
}

/** A bar in hundredths of the widest; what is not zero is at least a hair, so that it can be seen. */
function bar(from: number, size: number, kind: string, over: Markup): Markup {
  const x = Math.min(from, from + size);
  const width = size === 0 ? 0 : Math.max(0.4, Math.abs(size));
  const rect = html`<rect class="b-${kind}" x="${x.toFixed(2)}" y="1" width="${width.toFixed(2)}" height="8"/>`;
  return html`<svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">${rect}${over}</svg>`;
}

const mark = (price: number | undefined, scale: number): Markup =>
  price === undefined
    ? nothing
    : html`<rect class="b-price" x="${Math.min(99.3, price * scale).toFixed(2)}" y="0" width="0.7" height="10"/>`;

function footer(view: View, estimate: Estimate, index: number): Markup {
  const { price, margin, confidence } = estimate;
  const facts = [
    html`<span><i class="pricemark"></i>${say("render.col.price")} ${moneyIn(price)}</span>`,
    html`<span>${say("render.col.profit")} ${moneyIn(margin?.amount)}</span>`,
    html`<span class="sure ${confidence}">${say(`render.certainty.${confidence}`)}</span>`,
  ];
  return html`<p class="after">${facts}</p>${questions(view, estimate, index)}`;
}

/** What is not known, and what would settle it. */
function questions(view: View, { unknown }: Estimate, index: number): Markup {
  if (unknown.length === 0) return nothing;
  const lines = unknown.map((entry, at) => {
    const text = tell((lang) => {
      const { what, why } = view.in(lang).cost?.estimates[index]?.unknown[at] ?? entry;
      return `${what}: ${why}`;
    });
    return html`<li>${text}${entry.fix ? html` <code>${entry.fix}</code>` : nothing}</li>`;
  });
  return html`<ul class="plain ask">${lines}</ul>`;
}

/** `loss`, `thin` below 15 %, `fair` below 30 %, `good`; for colour, and told in words in the legend. */
export function marginBand(estimate: { readonly margin?: Estimate["margin"] }): string {
  if (!estimate.margin) return "band unknown";
  if (isLoss(estimate)) return "band loss";
  const percent = Number(estimate.margin.percent.replace("%", ""));
  return percent < 15 ? "band thin" : percent < 30 ? "band fair" : "band good";
}
