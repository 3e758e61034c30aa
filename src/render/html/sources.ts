import type { Certainty } from "../../model/fact.ts";
import type { SourceRef } from "../../model/result.ts";
import { groupsBy } from "../layout/group.ts";
import { dateIn } from "../layout/number.ts";
import { outLink } from "./finding.ts";
import { html, type Markup, nothing } from "./markup.ts";
import { dataTable, head, section } from "./table.ts";
import { say, tell, type View } from "./view.ts";

/** A law or table that something on the page rests on, in a market. */
interface Use extends Omit<SourceRef, "from" | "until"> {
  readonly certainty?: Certainty | undefined;
  readonly market: string;
}

/** Every law and table that the page rests on, once. */
export function sourceSection(view: View): Markup {
  const sources = grouped(uses(view));
  if (sources.length === 0) return nothing;
  const heads = [
    say("page.source"),
    say("render.col.market"),
    say("page.checked"),
    say("render.col.certainty"),
  ].map((text) => head(text));
  const table = dataTable({ label: "h-sources", kind: "list", heads, rows: sources.map(row) });
  const count = say("page.source-count", { count: sources.length });
  return section(
    "sources",
    say("page.sources"),
    html`<details class="fold"><summary>${count}</summary>${table}</details>`,
  );
}

const titleOf = ({ law, title }: Use): string => law ?? title;

function row(group: readonly Use[]): Markup {
  const { url, checked, certainty } = group[0]!;
  const markets = [...new Set(group.map(({ market }) => market))].join(" ");
  const date = checked === undefined ? "–" : tell((lang) => dateIn(lang, checked));
  const sure = certainty === undefined ? "–" : say(`render.certainty.${certainty}`);
  const name = outLink(html`${titleOf(group[0]!)}`, url);
  return html`<tr><td>${name}</td><td>${markets}</td><td>${date}</td><td>${sure}</td></tr>`;
}

const grouped = (list: readonly Use[]): Use[][] =>
  [...groupsBy(list, (use) => JSON.stringify([titleOf(use), use.url]))]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, group]) => group);

function uses({ result }: View): Use[] {
  const rules = (result.check?.items ?? []).map(({ reference, market }) => ({ ...reference, market }));
  const figures = (result.cost?.estimates ?? []).flatMap(({ lines, market }) =>
    lines.flatMap(({ source, certainty }) => (source ? [{ ...source, certainty, market }] : [])),
  );
  return [...rules, ...figures];
}
