/** Rows of a text of CSV, and where each begins. */
export interface SplitRows {
  readonly rows: string[][];
  readonly offsets: number[];
}

/** How a file separates cells and rows. */
export interface Separators {
  readonly delimiter: string;
  readonly newline: "\r\n" | "\n" | "\r";
}

const quote = 34;

/**
 * Splits plainly written CSV, several times faster than a parser that mends what it can. Undefined where a quoted cell
 * does not end before a separator: that is for the parser.
 */
export function splitCsv(text: string, { delimiter, newline }: Separators): SplitRows | undefined {
  const rows: string[][] = [];
  const offsets: number[] = [];
  const [comma, first, second] = [delimiter.charCodeAt(0), newline.charCodeAt(0), newline.charCodeAt(1)];
  const { length } = text;
  const endsRow = (at: number, code: number): boolean =>
    code === first && (newline.length === 1 || text.charCodeAt(at + 1) === second);
  for (let at = 0; at < length; ) {
    offsets.push(at);
    const cells: string[] = [];
    for (;;) {
      let end = at;
      if (text.charCodeAt(at) === quote) {
        end = closing(text, at + 1);
        if (end < 0) return undefined;
        const cell = text.slice(at + 1, end);
        cells.push(cell.includes('"') ? cell.replaceAll('""', '"') : cell);
        end += 1;
        const code = text.charCodeAt(end);
        if (end < length && code !== comma && !endsRow(end, code)) return undefined;
      } else {
        for (; end < length; end++) {
          const code = text.charCodeAt(end);
          if (code === comma || endsRow(end, code)) break;
        }
        cells.push(text.slice(at, end));
      }
      at = end;
      if (at >= length || text.charCodeAt(at) !== comma) break;
      at += 1;
    }
    at += newline.length;
    rows.push(cells);
  }
  return { rows, offsets };
}

/** The quote that ends a cell; two in a row stand for one. */
function closing(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text.charCodeAt(at + 1) === quote) at = text.indexOf('"', at + 2);
  return at;
}
