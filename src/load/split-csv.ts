/** How a file separates cells and rows. */
export interface Separators {
  readonly delimiter: string;
  readonly newline: "\r\n" | "\n" | "\r";
}

/** The rows of a text of CSV, one after the other: what is cut is gone before a garbage collector moves it. */
export interface SplitRows {
  /** The next row, in an array that is used again; undefined at the end, or where it is not plainly written. */
  next(): readonly string[] | undefined;
  /** Where the row begins that was asked for last. */
  offset(): number;
}

const quote = 34;

/**
 * Splits plainly written CSV, several times faster than a parser that mends what it can. It stops before a row with a
 * quoted cell that does not end before a separator: that is for the parser.
 */
export function splitCsv(text: string, { delimiter, newline }: Separators): SplitRows {
  const [comma, first, second] = [delimiter.charCodeAt(0), newline.charCodeAt(0), newline.charCodeAt(1)];
  const { length } = text;
  const cells: string[] = [];
  let from = 0;
  let next = 0;
  const endsRow = (at: number, code: number): boolean =>
    code === first && (newline.length === 1 || text.charCodeAt(at + 1) === second);
  return {
    offset: () => from,
    next() {
      from = next;
      if (from >= length) return undefined;
      let count = 0;
      for (let at = from; ; at += 1) {
        let end = at;
        if (text.charCodeAt(at) === quote) {
          end = closing(text, at + 1);
          if (end < 0) return undefined;
          const cell = text.slice(at + 1, end);
          cells[count++] = cell.includes('"') ? cell.replaceAll('""', '"') : cell;
          end += 1;
          const code = text.charCodeAt(end);
          if (end < length && code !== comma && !endsRow(end, code)) return undefined;
        } else {
          for (; end < length; end++) {
            const code = text.charCodeAt(end);
            if (code === comma || endsRow(end, code)) break;
          }
          cells[count++] = text.slice(at, end);
        }
        at = end;
        if (at >= length || text.charCodeAt(at) !== comma) {
          next = at + newline.length;
          break;
        }
      }
      if (cells.length > count) cells.length = count;
      return cells;
    },
  };
}

/** The quote that ends a cell; two in a row stand for one. */
function closing(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text.charCodeAt(at + 1) === quote) at = text.indexOf('"', at + 2);
  return at;
}
