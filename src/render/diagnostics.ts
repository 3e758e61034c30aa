import type { Diagnostic, Span } from "../model/diagnostic.ts";
import { type Lang, message } from "../text/message.ts";
import { type Paint, type Palette, palette } from "./layout/paint.ts";
import { visible } from "./layout/visible.ts";
import { widthOf } from "./layout/width.ts";

interface DiagnosticContext {
  readonly lang: Lang;
  readonly color: boolean;
  /** Columns of the terminal; longer source lines are cut around the mark. */
  readonly width: number;
}

/** Diagnostics for people: place, what is wrong, the line with a mark under it, and how to mend it. */
export function renderDiagnostics(list: readonly Diagnostic[], context: DiagnosticContext): string {
  const paint = palette(context.color);
  return list.map((diagnostic) => `${one(diagnostic, context, paint)}\n`).join("\n");
}

function one(diagnostic: Diagnostic, context: DiagnosticContext, paint: Palette): string {
  const { at, severity, help, lineText } = diagnostic;
  const { lang } = context;
  const place = at === undefined ? "" : `${paint.bold(visible(`${at.file}:${at.line}:${at.col}`))}: `;
  const word = severityPaint(paint, severity)(message(lang, `diagnostic.${severity}`));
  const what = visible(message(lang, diagnostic.message, diagnostic.args));
  return [
    `${place}${word}: ${what}`,
    ...(at === undefined || lineText === undefined || lineText.trim() === ""
      ? []
      : snippet(at, lineText, context.width, paint)),
    ...(help === undefined
      ? []
      : [`  ${paint.accent("=")} ${visible(message(lang, help.message, help.args))}`]),
  ].join("\n");
}

const severityPaint = (paint: Palette, severity: Diagnostic["severity"]): Paint =>
  ({ error: paint.bad, warning: paint.warn, info: paint.accent })[severity];

const leadIn = 20;
/** Characters on each side of the mark that are looked at, however long the line. */
const longest = 1_000;

/** The line with its number, and carets below what is meant, at the width the terminal gives each character. */
function snippet(at: Span, whole: string, width: number, paint: Palette): string[] {
  const number = String(at.line);
  const skipped = Math.max(0, at.col - 1 - longest);
  const lineText = whole.slice(skipped, skipped + 2 * longest);
  const from = at.col - 1 - skipped;
  const cutAt = widthOf(visible(lineText)) > width - number.length - 5 ? Math.max(0, from - leadIn) : 0;
  const endCol = at.endLine === at.line ? at.endCol - 1 - skipped : lineText.length;
  const before = source(lineText.slice(cutAt, from));
  const marked = source(lineText.slice(from, Math.max(from + 1, endCol)));
  const room = Math.max(10, width - number.length - 5);
  const shownLine = head(before + marked + source(lineText.slice(Math.max(from + 1, endCol))), room);
  const carets = "^".repeat(Math.max(1, Math.min(widthOf(marked), room - widthOf(before))));
  const margin = " ".repeat(number.length);
  return [
    `${paint.dim(` ${number} │`)} ${shownLine}`,
    `${paint.dim(` ${margin} │`)} ${" ".repeat(widthOf(before))}${paint.bad(carets)}`,
  ];
}

/** A tab is two columns here, so that the carets stand right on every terminal. */
const source = (text: string): string => visible(text.replaceAll("\t", "  "));

function head(text: string, room: number): string {
  if (widthOf(text) <= room) return text;
  let out = "";
  for (const char of text) {
    if (widthOf(out + char) >= room) break;
    out += char;
  }
  return `${out}…`;
}
