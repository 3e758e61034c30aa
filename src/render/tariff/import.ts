import type { TariffImportResult } from "../../model/tariff-result.ts";
import { message } from "../../text/message.ts";
import type { RenderContext } from "../context.ts";
import { palette } from "../layout/paint.ts";
import { table } from "../layout/table.ts";
import { visible } from "../layout/visible.ts";
import { shorten } from "../layout/width.ts";
import { kindName } from "./kind.ts";

const mostUnread = 15;
/** Signs of a printed rate that are shown; `--verbose` shows them all. */
const mostText = 180;

/** What an import read and understood, and every rate that it did not understand. */
export function render(result: TariffImportResult, context: RenderContext): string {
  const paint = palette(context.color);
  const { source } = result;
  const edition = [source.title, source.revision, source.effective].filter(Boolean).join(", ");
  const parts = [
    paint.bold(visible(edition)),
    message(context.lang, result.added ? "tariff.added" : "tariff.counted", {
      rows: result.rows,
      lines: result.lines,
      codes: result.codes,
      market: result.market,
    }),
    paint.dim(`sha256 ${source.sha256}`),
    "",
    ...rateLines(result, context),
    ...unreadLines(result, context),
  ];
  return `${parts.join("\n")}\n`;
}

function rateLines({ rates }: TariffImportResult, { lang, width, color }: RenderContext): string[] {
  if (rates.length === 0) return [];
  const columns = [
    { head: message(lang, "tariff.col.layer") },
    { head: message(lang, "tariff.col.read"), align: "right" as const },
    { head: message(lang, "tariff.col.understood"), align: "right" as const },
    { head: "%", align: "right" as const },
  ];
  const rows = rates.map((r) => [
    kindName(lang, r.kind),
    String(r.read),
    String(r.understood),
    share(r.understood, r.read),
  ]);
  return [table(columns, rows, width, palette(color).bold)];
}

/** Rounded down, so that 100.0 is said only of all. */
const share = (part: number, whole: number): string => {
  const tenths = Math.floor((part * 1000) / whole);
  return `${Math.floor(tenths / 10)}.${tenths % 10}`;
};

function unreadLines({ unread }: TariffImportResult, context: RenderContext): string[] {
  if (unread.length === 0) return [];
  const { lang, width, verbose, color } = context;
  const shown = verbose ? unread : unread.slice(0, mostUnread);
  const columns = [
    { head: message(lang, "tariff.col.lines"), align: "right" as const },
    { head: message(lang, "tariff.col.layer") },
    { head: message(lang, "tariff.col.printed"), flex: true },
    { head: message(lang, "tariff.col.codes"), flex: true },
  ];
  const rows = shown.map((u) => [
    String(u.codes.length),
    kindName(lang, u.kind),
    visible(verbose ? u.text : shorten(u.text, mostText)),
    verbose ? u.codes.join(" ") : u.codes.slice(0, 2).join(" ") + (u.codes.length > 2 ? " …" : ""),
  ]);
  const rest = unread.length - shown.length;
  return [
    "",
    message(lang, "tariff.unread"),
    table(columns, rows, width, palette(color).bold),
    ...(rest > 0 ? [message(lang, "tariff.unread-more", { count: rest })] : []),
  ];
}
