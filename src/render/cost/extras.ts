import type { ChangeReason, CostChange, SensitivityEffect } from "../../model/cost-questions.ts";
import type { CostResult, Estimate } from "../../model/cost-result.ts";
import { type Lang, type MessageId, message } from "../../text/message.ts";
import { textIn } from "../context.ts";
import { grouped, moneyIn } from "../layout/number.ts";
import type { Column } from "../layout/table.ts";
import { subjectOf } from "./summary.ts";

/** A table that terminal and Markdown show alike; its cells are not yet escaped. */
export interface ExtraTable {
  readonly title: string;
  readonly note?: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
}

/** What was asked for besides the estimates: changes, sensitivity, scenarios, margin bands, lanes. */
export function extraTables(result: CostResult, lang: Lang): ExtraTable[] {
  const { estimates } = result;
  return [
    ...changesTable(result, lang),
    ...sensitivityTable(estimates, lang),
    ...scenariosTable(estimates, lang),
    ...bandTable(estimates, lang),
    ...lanesTable(estimates, lang),
  ];
}

type Head = Extract<MessageId, `render.col.${string}`>;

const column = (lang: Lang, id: Head, more: Omit<Column, "head"> = {}): Column => ({
  head: message(lang, id),
  ...more,
});
const right = { align: "right" } as const;

/** Product and market stand only where they change. */
function placed(lang: Lang, estimates: readonly Estimate[], rowsOf: (e: Estimate) => string[][]): string[][] {
  return estimates.flatMap((estimate) =>
    rowsOf(estimate).map((row, i) =>
      i === 0 ? [subjectOf(lang, estimate), estimate.market, ...row] : ["", "", ...row],
    ),
  );
}

const subjectColumns = (lang: Lang): Column[] => [
  column(lang, "render.col.product", { flex: true }),
  column(lang, "render.col.market"),
];

function changesTable({ comparison }: CostResult, lang: Lang): ExtraTable[] {
  if (comparison === undefined) return [];
  const { base, changes, unchanged } = comparison;
  const count = (change: CostChange["change"]): number => changes.filter((c) => c.change === change).length;
  const title = message(lang, "render.cost.changes", {
    on: base.on,
    changed: count("changed"),
    added: count("added"),
    removed: count("removed"),
    unchanged,
  });
  const columns = [
    ...subjectColumns(lang),
    column(lang, "render.col.was", right),
    column(lang, "render.col.landed", right),
    column(lang, "render.col.margin", right),
    column(lang, "render.col.why", { flex: true }),
  ];
  return [{ title, columns, rows: changes.map((change) => changeRow(change, lang)) }];
}

function changeRow(change: CostChange, lang: Lang): string[] {
  const { landed, margin } = change;
  return [
    change.sku ?? message(lang, "render.cost.order", { order: change.order ?? "" }),
    change.market,
    change.change === "added" ? "-" : moneyIn(landed.from),
    change.change === "removed" ? "-" : moneyIn(landed.to),
    margin.from === margin.to ? (margin.to ?? "?") : `${margin.from ?? "?"} → ${margin.to ?? "?"}`,
    change.change === "changed"
      ? change.why.map((reason) => reasonText(reason, lang)).join("; ")
      : message(lang, `render.cost.change.${change.change}`),
  ];
}

function reasonText({ kind, line, from, to }: ChangeReason, lang: Lang): string {
  const what = line ?? message(lang, `render.cost.why.${kind}`);
  return `${what} ${from} → ${to}`;
}

function sensitivityTable(estimates: readonly Estimate[], lang: Lang): ExtraTable[] {
  if (estimates.every(({ sensitivity }) => sensitivity === undefined)) return [];
  const columns = [
    ...subjectColumns(lang),
    column(lang, "render.col.change"),
    column(lang, "render.col.profit", right),
    { head: "", align: "right" as const, drop: 1 },
    { head: "", drop: 1 },
    { head: "" },
  ];
  const rows = placed(lang, estimates, ({ sensitivity = [] }) => {
    const most = Math.max(...sensitivity.flatMap(({ worse, better }) => [sizeOf(worse), sizeOf(better)]));
    return sensitivity.map((effect) => effectRow(effect, most, lang));
  });
  return [{ title: message(lang, "render.cost.sensitivity"), columns, rows }];
}

const barWidth = 12;
const sizeOf = (amount: SensitivityEffect["worse"]): number => Math.abs(Number(amount.amount));
const bar = (amount: SensitivityEffect["worse"], most: number): string =>
  "█".repeat(most === 0 ? 0 : Math.round((barWidth * sizeOf(amount)) / most));

function effectRow({ factor, by, worse, better }: SensitivityEffect, most: number, lang: Lang): string[] {
  const name = message(lang, `render.cost.factor.${factor}` as MessageId);
  const size = by.endsWith("pp") ? message(lang, "render.cost.points", { number: by.slice(0, -2) }) : by;
  const signed = better.amount.startsWith("-") ? moneyIn(better) : `+${moneyIn(better)}`;
  return [`${name} ±${size}`, grouped(worse.amount), bar(worse, most), bar(better, most), signed];
}

function scenariosTable(estimates: readonly Estimate[], lang: Lang): ExtraTable[] {
  if (estimates.every(({ scenarios }) => scenarios === undefined)) return [];
  const title = message(lang, "render.cost.scenarios");
  const columns = [
    ...subjectColumns(lang),
    column(lang, "render.col.scenario", { flex: true }),
    column(lang, "render.col.lane", { drop: 1 }),
    column(lang, "render.col.landed", right),
    column(lang, "render.col.margin", right),
    column(lang, "render.col.change", right),
  ];
  const rows = placed(lang, estimates, ({ scenarios = [] }) =>
    scenarios.map((outcome) => [
      outcome.name === undefined ? outcome.scenario : textIn(lang, outcome.name),
      outcome.lane ?? "?",
      moneyIn(outcome.landed),
      outcome.margin?.percent ?? "?",
      moneyIn(outcome.change),
    ]),
  );
  return rows.length > 0
    ? [{ title, columns, rows }]
    : [{ title, note: message(lang, "render.cost.no-scenarios"), columns, rows }];
}

function bandTable(estimates: readonly Estimate[], lang: Lang): ExtraTable[] {
  const first = estimates.find(({ band }) => band !== undefined)?.band;
  if (first === undefined) return [];
  const { runs, days, seed } = first;
  const columns = [
    ...subjectColumns(lang),
    { head: "P10", ...right },
    { head: "P50", ...right },
    { head: "P90", ...right },
    column(lang, "render.col.loss", { ...right, drop: 1 }),
    column(lang, "render.col.certainty", { drop: 2 }),
  ];
  const rows = placed(lang, estimates, ({ band }) =>
    band === undefined
      ? []
      : [
          [
            moneyIn(band.p10),
            moneyIn(band.p50),
            moneyIn(band.p90),
            band.loss,
            `${band.volatility} (${message(lang, `render.certainty.${band.certainty}`)})`,
          ],
        ],
  );
  return [{ title: message(lang, "render.cost.band", { runs, days, seed }), columns, rows }];
}

function lanesTable(estimates: readonly Estimate[], lang: Lang): ExtraTable[] {
  const all = estimates.flatMap(({ lanes = [] }) => lanes);
  if (all.length === 0) return [];
  const orders = all.find(({ ordersPerMonth }) => ordersPerMonth !== undefined)?.ordersPerMonth;
  const columns = [
    ...subjectColumns(lang),
    column(lang, "render.col.lane"),
    column(lang, "render.col.model", { drop: 2 }),
    column(lang, "render.col.days", { ...right, drop: 1 }),
    column(lang, "render.col.landed", right),
    column(lang, "render.col.profit", right),
    { head: "", flex: true, least: 8 },
  ];
  const rows = placed(lang, estimates, ({ lanes = [] }) => lanes.map((option) => laneRow(option, lang)));
  const note = orders === undefined ? {} : { note: message(lang, "render.cost.lanes-note", { orders }) };
  return [{ title: message(lang, "render.cost.lanes"), ...note, columns, rows }];
}

function laneRow(option: NonNullable<Estimate["lanes"]>[number], lang: Lang): string[] {
  const { lane, model, days, landed, margin, chosen, inTime, winsFrom } = option;
  const said = [
    ...(chosen ? [message(lang, "render.cost.chosen")] : []),
    ...(inTime ? [] : [message(lang, "render.cost.too-slow")]),
    ...(winsFrom === undefined
      ? []
      : [
          winsFrom === null
            ? message(lang, "render.cost.wins-never")
            : message(lang, "render.cost.wins-from", { orders: grouped(String(winsFrom)) }),
        ]),
  ];
  return [
    lane,
    message(lang, `render.cost.model.${model}`),
    `${days.min}-${days.max}`,
    moneyIn(landed),
    moneyIn(margin),
    said.join(", "),
  ];
}
