import { columnOf } from "../load/csv.ts";
import { type CellPlace, csvBlock, inTurns, NotStreamable, passNdjson } from "../load/rows.ts";
import type { Path } from "../model/diagnostic.ts";
import type { Product } from "../model/product.ts";
import { productCells } from "./product-cells.ts";
import { eachFile, type ReadPortion } from "./stream-portions.ts";
import { columnNames, parsedProduct, plainSku } from "./stream-rows.ts";

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

export const productsReader = (): ReadPortion<ProductRow> =>
  eachFile(({ csv }) => {
    if (csv === undefined) return linesReader();
    const read = csvReader(columnNames(csv.header));
    return (portion, take) => {
      const block = csvBlock(portion, portion.csv!);
      return inTurns(block, (cells) => take(read(cells, block.place)));
    };
  });

function csvReader(columns: readonly string[]) {
  const read = productCells(columns);
  return (cells: readonly string[], place: (column: number) => CellPlace): ProductRow => {
    if (cells.length !== columns.length) throw new NotStreamable("width");
    const { product, plain } = read(cells);
    return { sku: product.sku, product, plain, slot: (path) => columnOf(columns, [0, ...path]), place };
  };
}

function linesReader(): ReadPortion<ProductRow> {
  const paths: Path[] = [];
  const slots = new Map<string, number>();
  return (portion, take) =>
    passNdjson(portion, ({ value, locate }) => {
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
