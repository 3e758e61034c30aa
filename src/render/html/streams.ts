import type { PlannedStream, PlanResult } from "../../model/plan-result.ts";
import { clockOf, percent, plainNumber, shortDayIn } from "../layout/number.ts";
import type { Letters } from "../plan/week-picture.ts";
import { html, type Markup, nothing } from "./markup.ts";
import { dataTable, head } from "./table.ts";
import { host, say, tell, type View } from "./view.ts";

/** Streams as a table, in the market's time, the host's, UTC, and with script the reader's own. */
export function streamTable(view: View, streams: readonly PlannedStream[], label: string): Markup {
  const heads = (["market-time", "host-time", "utc"] as const).map((id) => head(say(`render.col.${id}`)));
  const own = html`<th scope="col" class="js" hidden>${say("page.your-time")}</th>`;
  const rest = (["host", "language", "products"] as const).map((id) => head(say(`render.col.${id}`)));
  const rows = streams.map((stream) => streamRow(view, stream));
  return dataTable({ label, kind: "list", heads: [heads, own, rest], rows });
}

function streamRow(view: View, stream: PlannedStream): Markup {
  const { start, end, hostStart, utc, products, near } = stream;
  const when = (instant: string): Markup =>
    tell((lang) => `${shortDayIn(lang, instant)} ${clockOf(instant)}`);
  const times = [
    html`<td>${when(start)}–${clockOf(end)}${near === undefined ? "" : " ≈"}</td><td>${when(hostStart)}</td>`,
    html`<td><time datetime="${utc}">${when(utc)}</time></td><td class="js mine" hidden data-utc="${utc}"></td>`,
  ];
  const skus = products.map((sku) => html`<code>${sku}</code> `);
  return html`<tr>${times}<td>${host(view, stream.host)}</td><td>${stream.language}</td><td>${skus}</td></tr>`;
}

/** What the plan asks of each host. */
export function hostTable(view: View, plan: PlanResult, letters: Letters): Markup {
  if (plan.hosts.length === 0) return nothing;
  const figures = (["hours", "nights", "night-hours", "late-ends", "rest", "load"] as const).map((id) =>
    head(say(`render.col.${id}`), "num"),
  );
  const rows = plan.hosts.map(({ id, hours, nights, restMin, nightHours, lateEnds, load }) => {
    const name = html`<th scope="row"><span class="key host">${letters.get(id) ?? "–"}</span> ${host(view, id)}</th>`;
    const rest = restMin === null ? "–" : `${plainNumber(restMin)} h`;
    const told = (value: number | undefined): string => (value === undefined ? "–" : plainNumber(value));
    const share = load === undefined ? "–" : percent(load, 0);
    const figures = [plainNumber(hours), nights, told(nightHours), told(lateEnds), rest, share];
    const cells = figures.map((text) => html`<td class="num">${text}</td>`);
    return html`<tr>${name}${cells}</tr>`;
  });
  const heads = [head(say("render.col.host")), ...figures];
  return dataTable({ label: "h-plan", kind: "list hosts", heads, rows });
}
