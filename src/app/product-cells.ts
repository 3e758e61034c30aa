import { toRecord } from "../load/csv.ts";
import { copyOf } from "../model/copied-text.ts";
import type { Product } from "../model/product.ts";
import { newFigure, type Reader, readAmount, readSize, readWeight } from "./stream-figures.ts";
import { kindOf, parsedPart, parsedProduct, plainSku } from "./stream-rows.ts";

/** How many texts of a column are remembered. */
const mostTexts = 10_000;

/** Reads the value of one cell that is not blank; undefined where the row must be read as a whole. */
type ReadCell = (cell: string) => unknown;

const scratch = newFigure();
const figure =
  (read: Reader): ReadCell =>
  (cell) =>
    read(cell, scratch) === undefined ? undefined : cell;

const share: ReadCell = (cell) => (/^(\d{1,2}|100(?=%))(\.\d{1,8})?%$/.test(cell) ? cell : undefined);

/** Cells that differ from row to row are known by their looks. */
const quickly: Readonly<Record<string, ReadCell>> = {
  cost: figure(readAmount),
  price: figure(readAmount),
  wasPrice: figure(readAmount),
  lowestPrice30Days: figure(readAmount),
  weight: figure(readWeight),
  netWeight: figure(readWeight),
  size: figure(readSize),
  materials: share,
};

/** Any text is a name, but for what may be JSON. */
const plainName: ReadCell = (cell) => (cell[0] === "{" || cell[0] === "[" ? undefined : cell);

interface Column {
  readonly top: string;
  /** The key inside, where the column is a part of a part. */
  readonly key: string | undefined;
  readonly read: ReadCell;
}

/**
 * Reads rows of cells as products. The parts of a product do not depend on each other: what a cell comes to is checked
 * by the schema once for each text. `plain` is false for what was read as a whole.
 */
export function productCells(
  names: readonly string[],
): (cells: readonly string[]) => { readonly product: Product; readonly plain: boolean } {
  const kinds = new Map(names.map((name) => [name, kindOf(name)]));
  const whole = (cells: readonly string[]): Product =>
    parsedProduct(toRecord(names, cells, (column) => kinds.get(column)!));
  const tops = names.map((name) => name.split(".", 1)[0]!);
  const clash = names.some((name) => name.includes(".") && tops.includes(name));
  const columns = names.map((name): Column => {
    const [top, key, ...more] = name.split(".");
    return { top: top!, key, read: readerOf(name, more.length > 0 || clash) };
  });
  const read = (cells: readonly string[]): Product | undefined => {
    const product: Record<string, unknown> = {};
    for (let index = 0; index < columns.length; index++) {
      const cell = cells[index]!.trim();
      if (cell === "") continue;
      const { top, key, read: readCell } = columns[index]!;
      const value = readCell(cell);
      if (value === undefined) return undefined;
      if (key === undefined) product[top] = value;
      else {
        product[top] ??= {};
        (product[top] as Record<string, unknown>)[key] = value;
      }
    }
    return product.sku === undefined || product.name === undefined
      ? undefined
      : (product as unknown as Product);
  };
  return (cells) => {
    const product = read(cells);
    return product === undefined ? { product: whole(cells), plain: false } : { product, plain: true };
  };
}

function readerOf(name: string, deep: boolean): ReadCell {
  const [top, key] = name.split(".");
  if (deep) return () => undefined;
  if (name === "sku") return (cell) => (plainSku.test(cell) ? cell : undefined);
  if (name === "name") return plainName;
  const kind = kindOf(name);
  const read = (cell: string): unknown => {
    const part = parsedPart(top!, toRecord([name], [cell], () => kind)[top!]);
    return key === undefined ? part : (part as Readonly<Record<string, unknown>>)[key];
  };
  const parsed = rememberedTexts(read);
  const quick = top === "name" ? plainName : kind === "text" ? quickly[top!] : undefined;
  if (quick === undefined) return parsed;
  // The first cell proves that there may be such a column.
  let proven = false;
  return (cell) => {
    const value = (proven ? quick(cell) : undefined) ?? parsed(cell);
    proven = true;
    return value;
  };
}

/** Remembers what texts come to, unless hardly any is met again. */
function rememberedTexts(read: ReadCell): ReadCell {
  const known = new Map<string, unknown>();
  let again = 0;
  let tried = 0;
  return (cell) => {
    const found = known.get(cell);
    if (found !== undefined) {
      again += 1;
      return found;
    }
    tried += 1;
    if (tried > mostTexts && again < tried) return read(cell);
    const text = copyOf(cell);
    const value = read(text);
    if (known.size >= mostTexts) known.clear();
    known.set(text, value);
    return value;
  };
}
