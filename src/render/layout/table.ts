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
  const heads = kept.map((i) => lay({ text: columns[i]!.head, paint: head }, widths.get(i)!));
  const body = cells.map((row) => kept.map((i) => lay(row[i]!, widths.get(i)!)));
  const tight = heads.map((_, at) =>
    [heads, ...body].reduce((most, row) => Math.max(most, ...row[at]!.widths), 1),
  );
  const aligns = kept.map((i) => columns[i]!.align ?? "left");
  const draw = (row: readonly Laid[]): string => drawRow(row, tight, aligns);
  if (rows.length === 0) return draw(heads);
  const rule = tight.map((size) => "─".repeat(size)).join("─".repeat(gap.length));
  return [draw(heads), rule, ...body.map(draw)].join("\n");
}

/** Lines of a cell as they are painted, and the columns that each takes. */
interface Laid {
  readonly lines: readonly string[];
  readonly widths: readonly number[];
}

/** A row's physical lines. */
function drawRow(cells: readonly Laid[], sizes: readonly number[], aligns: readonly Align[]): string {
  const height = cells.reduce((most, { lines }) => Math.max(most, lines.length), 0);
  let drawn = "";
  for (let at = 0; at < height; at++) {
    let line = "";
    for (let i = 0; i < cells.length; i++) {
      const { lines, widths } = cells[i]!;
      const text = lines[at] ?? "";
      const blank = " ".repeat(Math.max(0, sizes[i]! - (widths[at] ?? 0)));
      if (i > 0) line += gap;
      line += aligns[i] === "right" ? blank + text : text + blank;
    }
    let end = line.length;
    while (line[end - 1] === " ") end--;
    drawn += at === 0 ? line.slice(0, end) : `\n${line.slice(0, end)}`;
  }
  return drawn;
}

type Align = "left" | "right";

const asCell = (cell: Cell | string): Cell => (typeof cell === "string" ? { text: cell } : cell);
const cellWidth = ({ text, under }: Cell): number =>
  Math.max(widest(text.split("\n")), under ? cellWidth(under) : 0);

function lay({ text, paint, under }: Cell, width: number): Laid {
  const lines: string[] = [];
  const widths: number[] = [];
  const add = (cell: Omit<Cell, "under">): void => {
    for (const line of cell.text.split("\n").flatMap((one) => wrap(one, width))) {
      lines.push(cell.paint === undefined || line === "" ? line : cell.paint(line));
      widths.push(widthOf(line));
    }
  };
  add(paint === undefined ? { text } : { text, paint });
  if (under !== undefined) add(under);
  return { lines, widths };
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
