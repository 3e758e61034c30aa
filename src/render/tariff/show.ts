import type { TariffLayer, TariffShowResult } from "../../model/tariff-result.ts";
import { message } from "../../text/message.ts";
import type { RenderContext } from "../context.ts";
import { type Palette, palette, paragraph } from "../layout/paint.ts";
import { type Row, table } from "../layout/table.ts";
import { visible } from "../layout/visible.ts";
import { shorten } from "../layout/width.ts";
import { kindName } from "./kind.ts";

const mostLines = 30;
/** Columns of a rate that is no formula. */
const mostRate = 60;

/** A code's descriptions down the tree, its base rate, and its duties by layer and date with their sources. */
export function render(result: TariffShowResult, context: RenderContext): string {
  const paint = palette(context.color);
  const parts = [
    ...treeLines(result, context, paint),
    "",
    ...baseLines(result, context, paint),
    ...layerLines(result, context, paint),
    ...sourceLines(result, paint),
  ];
  return `${parts.join("\n")}\n`;
}

function treeLines(
  { lines, hs, market }: TariffShowResult,
  context: RenderContext,
  paint: Palette,
): string[] {
  const first = lines[0]!;
  const shared = lines.length === 1 ? first.descriptions : commonPath(lines.map((l) => l.descriptions));
  const tree = shared.map((text, depth) => visible(`${"  ".repeat(depth + 1)}${text}`));
  const units = lines.length === 1 && first.units !== undefined ? `  [${visible(first.units)}]` : "";
  const count =
    lines.length === 1 ? "" : ` (${message(context.lang, "tariff.stands-for", { count: lines.length })})`;
  const title = lines.length === 1 ? first.code : hs;
  return [
    `${paint.bold(`${market} ${title}`)}${count}${units}`,
    ...tree.map((t) => shorten(t, context.width)),
  ];
}

function commonPath(paths: readonly (readonly string[])[]): readonly string[] {
  const [first = []] = paths;
  const end = first.findIndex((text, depth) => paths.some((path) => path[depth] !== text));
  return end < 0 ? first : first.slice(0, end);
}

function baseLines(
  { base }: TariffShowResult,
  { lang, width, verbose }: RenderContext,
  paint: Palette,
): string[] {
  switch (base.kind) {
    case "rate":
      return [message(lang, "tariff.base", { rate: paint.bold(base.rate), code: base.code }), ""];
    case "unread":
      return [
        paint.warn(
          message(lang, "tariff.base-unread", {
            text: visible(shorten(base.text, 3 * mostRate)),
            code: base.code,
          }),
        ),
        "",
      ];
    case "none":
      return [paragraph(message(lang, "tariff.base-none"), width, paint.warn), ""];
    case "not-imported":
      return [paragraph(message(lang, "tariff.not-imported"), width, paint.warn), ""];
    case "several": {
      const shown = verbose ? base.lines : base.lines.slice(0, mostLines);
      const rows = shown.map(
        (l): Row => [
          [l.code, l.additionalCode].filter(Boolean).join(" "),
          visible(l.rate ?? "?"),
          visible(l.description),
        ],
      );
      const columns = [
        { head: message(lang, "tariff.col.code") },
        { head: message(lang, "tariff.col.rate"), flex: true },
        { head: message(lang, "tariff.col.line"), flex: true },
      ];
      const range = base.range === undefined ? "" : ` (${base.range})`;
      return [
        paint.warn(message(lang, "tariff.base-several", { count: base.lines.length, range })),
        table(columns, rows, width, paint.bold),
        ...(base.lines.length > shown.length
          ? [message(lang, "tariff.unread-more", { count: base.lines.length - shown.length })]
          : []),
        "",
      ];
    }
  }
}

function layerLines(result: TariffShowResult, context: RenderContext, paint: Palette): string[] {
  const { lang, width, verbose } = context;
  const columns = [
    { head: message(lang, "tariff.col.layer"), flex: true, least: 10 },
    { head: message(lang, "tariff.col.rate"), flex: true },
    { head: message(lang, "tariff.col.for"), flex: true },
    { head: message(lang, "tariff.col.dates") },
    { head: message(lang, "tariff.col.status") },
    { head: message(lang, "tariff.col.at"), drop: 2 },
    { head: message(lang, "tariff.col.source"), flex: true, drop: 1 },
  ];
  const rows = result.layers.map((layer) => layerRow(layer, result.origin, context, paint));
  const notes = verbose ? result.layers.filter((l) => l.note).map((l) => visible(`${l.at}: ${l.note}`)) : [];
  return [
    ...(rows.length === 0 ? [] : [table(columns, rows, width, paint.bold)]),
    ...notes,
    ...(result.hidden > 0 ? [paint.dim(message(lang, "tariff.hidden", { count: result.hidden }))] : []),
  ];
}

function layerRow(
  layer: TariffLayer,
  origin: string | undefined,
  { lang }: RenderContext,
  paint: Palette,
): Row {
  const off = layer.status !== "in-force";
  const status = message(lang, `tariff.status.${layer.status}`);
  const named = origin !== undefined && layer.origins?.includes(origin) ? [origin] : (layer.origins ?? []);
  const whom = [...(layer.programs ?? []), ...named].join(" ");
  const rate = layer.rate ?? (layer.text === "" ? "?" : shorten(layer.text, mostRate));
  const cells = [
    kindName(lang, layer.layer),
    visible(rate),
    whom === "" ? message(lang, "tariff.everyone") : visible(whom),
    datesOf(layer),
    layer.conditional ? `${status}, ${message(lang, "tariff.conditional")}` : status,
    layer.at ?? "",
    visible(layer.source.title),
  ];
  return off ? cells.map((text) => ({ text, paint: paint.dim })) : cells;
}

const datesOf = ({ from, until }: TariffLayer): string =>
  from === undefined && until === undefined ? "" : `${from ?? ""}–${until ?? ""}`;

const sourceLines = ({ sources }: TariffShowResult, paint: Palette): string[] =>
  sources.map((s) => {
    const edition = [s.title, s.revision, s.effective].filter(Boolean).join(", ");
    return paint.dim(visible(`${edition}: ${s.file}, sha256 ${s.sha256.slice(0, 12)}, ${s.imported}`));
  });
