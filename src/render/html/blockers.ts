import type { CheckResult } from "../../model/check-result.ts";
import { groupsBy } from "../layout/group.ts";
import { messageOf } from "./finding.ts";
import { html, type Markup, nothing, raw } from "./markup.ts";
import { dataTable, head } from "./table.ts";
import { market, say, type View } from "./view.ts";

const most = 6;
const mostNamed = 8;

/** The rules that stop most, each once with where and what it stops: what to begin with. */
export function blockers(view: View, { items }: CheckResult): Markup {
  const stopping = [...items.keys()].filter(
    (index) => items[index]!.status === "fail" && items[index]!.severity === "block",
  );
  const rules = [...groupsBy(stopping, (index) => items[index]!.rule).values()];
  if (rules.length === 0) return nothing;
  const rows = rules
    .sort((a, b) => b.length - a.length)
    .slice(0, most)
    .map((indices) => row(view, items, indices));
  const heads = [say("render.col.market"), say("page.what")].map((text) => head(text));
  const rest = rules.length - most;
  const more = rest > 0 ? html`<p class="legend">${say("page.more-rules", { count: rest })}</p>` : nothing;
  return html`<h3 id="h-blockers">${say("page.blockers")}</h3>${dataTable({ label: "h-blockers", kind: "list stops", heads, rows })}${more}`;
}

function row(view: View, items: CheckResult["items"], indices: readonly number[]): Markup {
  const names = [...new Set(indices.map((index) => items[index]!.market))];
  const markets = names.map((id, i) => html`${i > 0 ? raw("<br>") : ""}${market(view, id)}`);
  const skus = [...new Set(indices.flatMap((index) => items[index]!.sku ?? []))];
  const codes = skus.slice(0, mostNamed).map((sku) => html`<code>${sku}</code> `);
  const rest = skus.length > mostNamed ? html`+${skus.length - mostNamed}` : nothing;
  const concerns = skus.length === 0 ? nothing : html` <span class="concerns">${codes}${rest}</span>`;
  return html`<tr><td>${markets}</td><td>${messageOf(view, indices[0]!)}${concerns}</td></tr>`;
}
