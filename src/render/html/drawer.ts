import type { CheckItem, CheckResult } from "../../model/check-result.ts";
import { isOpen, rank } from "../check/task.ts";
import { groupsBy } from "../layout/group.ts";
import { moneyIn } from "../layout/number.ts";
import type { Overview, OverviewCell } from "../report/overview.ts";
import { finding, messageOf } from "./finding.ts";
import { html, type Markup, nothing } from "./markup.ts";
import { signs } from "./sign.ts";
import { market, product, say, type View } from "./view.ts";

/** The id of a cell's drawer, by row and column. */
export const drawerId = (row: number, column: number): string => `v-${row}-${column}`;

/** What stands behind each cell's verdict, as popovers: they open and close without script. */
export function drawers(view: View, check: CheckResult, overview: Overview): Markup {
  const cellOf = (sku: string | undefined, id: string): string => JSON.stringify([sku, id]);
  const places = groupsBy([...check.items.keys()], (index) =>
    cellOf(check.items[index]!.sku, check.items[index]!.market),
  );
  const list = overview.skus.flatMap((sku, row) =>
    overview.markets.map((id, column) => {
      const at = places.get(cellOf(sku, id)) ?? [];
      return drawer(
        view,
        { id: drawerId(row, column), sku, market: id, at, ...overview.cell(sku, id) },
        check.items,
      );
    }),
  );
  return html`${list}`;
}

interface Drawer extends OverviewCell {
  readonly id: string;
  readonly sku: string;
  readonly market: string;
  readonly at: readonly number[];
}

function drawer(view: View, cell: Drawer, items: readonly CheckItem[]): Markup {
  if (cell.verdict === undefined) return nothing;
  const open = cell.at
    .filter((index) => isOpen(items[index]!) || items[index]!.status === "waived")
    .sort((a, b) => rank(items[a]!) - rank(items[b]!));
  const findings = open.map((index) => finding(view, items[index]!, index));
  return html`<div class="drawer" popover id="${cell.id}" role="dialog" aria-labelledby="${cell.id}-h">${heading(view, cell)}${money(cell)}<ul class="findings">${findings}</ul>${held(view, cell, items)}</div>
`;
}

function heading(view: View, { id, sku, market: where, verdict = "unknown" }: Drawer): Markup {
  const title = html`<h3 id="${id}-h">${product(view, sku)} · ${market(view, where)}</h3>`;
  const tag = html`<span class="tag ${verdict}">${signs[verdict]} ${say(`render.verdict.${verdict}`)}</span>`;
  const close = html`<button type="button" class="close" popovertarget="${id}" popovertargetaction="hide" autofocus>${say("page.close")}</button>`;
  return html`<header>${title}${tag}${close}</header>`;
}

function money({ estimate }: OverviewCell): Markup {
  if (estimate === undefined) return nothing;
  const { totals, price, margin } = estimate;
  const fact = (id: "landed" | "price" | "margin", value: string): Markup =>
    html`<dt>${say(`render.col.${id}`)}</dt><dd>${value}</dd>`;
  const facts = [
    fact("landed", moneyIn(totals.landed)),
    fact("price", moneyIn(price)),
    fact("margin", margin?.percent ?? "?"),
  ];
  return html`<dl class="facts">${facts}</dl>`;
}

function held(view: View, { at }: Drawer, items: readonly CheckItem[]): Markup {
  const good = at.filter((index) => items[index]!.status === "pass");
  if (good.length === 0) return nothing;
  const lines = good.map(
    (index) => html`<li>${messageOf(view, index)} <code>${items[index]!.rule}</code></li>`,
  );
  return html`<details><summary>${say("page.rules-hold", { count: good.length })}</summary><ul class="plain">${lines}</ul></details>`;
}
