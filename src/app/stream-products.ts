import { columnOf } from "../load/csv.ts";
import { type CellPlace, csvBlocks, inTurns, NotStreamable, passNdjson } from "../load/rows.ts";
import type { Path } from "../model/diagnostic.ts";
import type { Product } from "../model/product.ts";
import { productCells } from "./product-cells.ts";
import { columnNames, isCsv, parsedProduct, plainSku } from "./stream-rows.ts";

/** A product of a catalogue as it passes, and where its parts stand. */
export interface ProductRow {
  readonly sku: string;
  readonly product: Product;
  /** Whether it is plainly written, as others are. */
  readonly plain: boolean;
  /** A number for the place that a path leads to: the same for all rows of a file. */
  slot(path: Path): number;
  place(slot: number): CellPlace;
}

/**
 * Passes the products of a catalogue's files in order; it may be the same object every time. Throws `NotStreamable`
 * for what only a whole reading can refuse.
 */
export function* passProducts(
  files: readonly string[],
  take: (row: ProductRow, file: string) => void,
): Generator<number> {
  for (const file of files) {
    if (isCsv(file)) yield* passCsv(file, (row) => take(row, file));
    else yield* passLines(file, (row) => take(row, file));
  }
}

function* passCsv(file: string, take: (row: ProductRow) => void): Generator<number> {
  let read: ReturnType<typeof csvReader> | undefined;
  for (const block of csvBlocks(file)) {
    read ??= csvReader(columnNames(block.next() ?? []));
    const reader = read;
    yield* inTurns(block, (cells) => take(reader(cells, block.place)));
  }
  if (read === undefined) throw new NotStreamable("empty");
}

function csvReader(columns: readonly string[]) {
  const read = productCells(columns);
  return (cells: readonly string[], place: (column: number) => CellPlace): ProductRow => {
    if (cells.length !== columns.length) throw new NotStreamable("width");
    const { product, plain } = read(cells);
    return { sku: product.sku, product, plain, slot: (path) => columnOf(columns, [0, ...path]), place };
  };
}

function* passLines(file: string, take: (row: ProductRow) => void): Generator<number> {
  const paths: Path[] = [];
  const slots = new Map<string, number>();
  yield* passNdjson(file, ({ value, locate }) => {
    const product = parsedProduct(value);
    take({
      sku: product.sku,
      product,
      plain: plainSku.test(product.sku),
      slot(path) {
        const key = JSON.stringify(path);
        const slot = slots.get(key) ?? paths.push(path) - 1;
        slots.set(key, slot);
        return slot;
      },
      place(slot) {
        const { line, col } = locate([0, ...paths[slot]!]);
        return { line, column: col };
      },
    });
  });
}
