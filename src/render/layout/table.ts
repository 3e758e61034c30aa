import type { Paint } from "./paint.ts";
import { widest, widthOf, wrap } from "./width.ts";

export interface Column {
  readonly head: string;
  readonly align?: Align;
  /** May be wrapped when the table is too wide, down to `least` columns. */
  readonly flex?: boolean;
  readonly least?: number;
  /** Left out when there is no room, the highest first. */
  readonly drop?: number;
}

export interface Cell {
  readonly text: string;
  readonly paint?: Paint;
  /** More lines below, painted their own way. */
  readonly under?: Omit<Cell, "under">;
}

export type Row = readonly (Cell | string)[];

const gap = "  ";
const usualLeast = 20;

/** Rows under headings, in at most `width` columns where that can be had. Cells come already `visible`. */
export function table(columns: readonly Column[], rows: readonly Row[], width: number, head: Paint): string {
  const cells = rows.map((row) => row.map(asCell));
  const natural = columns.map((column, i) =>
    cells.reduce((most, row) => Math.max(most, cellWidth(row[i]!)), widthOf(column.head)),
  );
  const kept = fitting(columns, natural, width);
  const widths = shares(columns, natural, kept, width);
  const heads = kept.map((i) => paintLines(wrap(columns[i]!.head, widths.get(i)!), head));
  const body = cells.map((row) => kept.map((i) => lay(row[i]!, widths.get(i)!)));
  const tight = kept.map((_, at) =>
    Math.max(1, widest([heads, ...body].flatMap((row) => row[at]!.split("\n")))),
  );
  const aligns = kept.map((i) => columns[i]!.align ?? "left");
  const draw = (line: readonly string[]): string => drawLine(line, tight, aligns);
  const top = oneLineEach(heads).map(draw);
  if (rows.length === 0) return top.join("\n");
  const rule = tight.map((size) => "─".repeat(size)).join("─".repeat(gap.length));
  return [...top, rule, ...body.flatMap(oneLineEach).map(draw)].join("\n");
}

/** Physical lines of a row, each with a text for every column. */
function oneLineEach(row: readonly string[]): string[][] {
  const cells = row.map((cell) => cell.split("\n"));
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, at) => cells.map((lines) => lines[at] ?? ""));
}

function drawLine(cells: readonly string[], sizes: readonly number[], aligns: readonly Align[]): string {
  const padded = cells.map((text, at) => {
    const blank = " ".repeat(Math.max(0, sizes[at]! - widthOf(text)));
    return aligns[at] === "right" ? blank + text : text + blank;
  });
  const line = padded.join(gap);
  let end = line.length;
  while (line[end - 1] === " ") end--;
  return line.slice(0, end);
}

type Align = "left" | "right";

const asCell = (cell: Cell | string): Cell => (typeof cell === "string" ? { text: cell } : cell);
const cellWidth = ({ text, under }: Cell): number =>
  Math.max(widest(text.split("\n")), under ? cellWidth(under) : 0);
const paintLines = (lines: readonly string[], paint?: Paint): string =>
  lines.map((line) => (paint === undefined || line === "" ? line : paint(line))).join("\n");

function lay({ text, paint, under }: Cell, width: number): string {
  const lines = text.split("\n").flatMap((line) => wrap(line, width));
  const own = paintLines(lines, paint);
  return under === undefined ? own : `${own}\n${lay(under, width)}`;
}

/** The columns that stay: dropped ones go, highest first, until the rest fits with flexible ones at their least. */
function fitting(columns: readonly Column[], natural: readonly number[], width: number): number[] {
  let kept = columns.map((_, i) => i);
  const needed = (): number =>
    kept.reduce((sum, i) => sum + leastOf(columns[i]!, natural[i]!), 0) + gap.length * (kept.length - 1);
  while (needed() > width) {
    const next = kept
      .filter((i) => columns[i]!.drop !== undefined)
      .sort((a, b) => columns[b]!.drop! - columns[a]!.drop!)[0];
    if (next === undefined) break;
    kept = kept.filter((i) => i !== next);
  }
  return kept;
}

const leastOf = ({ flex, least = usualLeast }: Column, natural: number): number =>
  flex ? Math.min(natural, least) : natural;

/** Each kept column's width; the flexible ones share what the others leave. */
function shares(
  columns: readonly Column[],
  natural: readonly number[],
  kept: readonly number[],
  width: number,
): Map<number, number> {
  const flexible = kept.filter((i) => columns[i]!.flex);
  const fixed = kept.filter((i) => !columns[i]!.flex).reduce((sum, i) => sum + natural[i]!, 0);
  let room = width - fixed - gap.length * (kept.length - 1);
  const widths = new Map(kept.map((i) => [i, natural[i]!]));
  const byNeed = [...flexible].sort((a, b) => natural[a]! - natural[b]!);
  let reserved = byNeed.reduce((sum, i) => sum + leastOf(columns[i]!, natural[i]!), 0);
  byNeed.forEach((i, index) => {
    const least = leastOf(columns[i]!, natural[i]!);
    reserved -= least;
    const fair = Math.min(natural[i]!, Math.floor(room / (byNeed.length - index)), room - reserved);
    const share = Math.max(least, fair);
    widths.set(i, share);
    room -= share;
  });
  return widths;
}
