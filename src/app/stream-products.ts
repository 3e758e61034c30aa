import { sharedKey } from "../check/alike.ts";
import { columnOf, toRecord } from "../load/csv.ts";
import { type CellPlace, csvBlocks, inTurns, NotStreamable, passNdjson } from "../load/rows.ts";
import type { Path } from "../model/diagnostic.ts";
import type { Product } from "../model/product.ts";
import { provenCells } from "./stream-cells.ts";
import { columnNames, isCsv, kindOf, parsedProduct, plainSku } from "./stream-rows.ts";

/** A product of a catalogue as it passes, in the parts that a check tells apart. */
export interface ProductRow {
  readonly sku: string;
  /** All that is neither id, name, compared nor silent, as written; undefined where the row is not plainly written. */
  readonly kind: string | undefined;
  readonly names: readonly ProductName[];
  /** The compared parts, as written. */
  readonly compared: string;
  /** The compared parts and the shares of materials, as written. */
  quoted(): string;
  /** A product with no parts but the compared ones. */
  comparedParts(): Product;
  product(): Product;
  /** A number for the place that a path leads to: the same for all rows of a file. */
  slot(path: Path): number;
  place(slot: number): CellPlace;
}

/** A name, and its language where that is stated. */
export interface ProductName {
  text: string;
  readonly language: string | undefined;
}

/** Which parts of products rules only compare, and which they do not look at. */
export interface Parts {
  readonly compared: ReadonlySet<string>;
  readonly silent: ReadonlySet<string>;
}

/**
 * Passes the products of a catalogue's files in order; it may be the same object every time. Throws `NotStreamable`
 * for what only a whole reading can refuse.
 */
export function* passProducts(
  files: readonly string[],
  parts: Parts,
  take: (row: ProductRow, file: string) => void,
): Generator<number> {
  for (const file of files) {
    if (isCsv(file)) yield* passCsv(file, parts, (row) => take(row, file));
    else yield* passLines(file, parts, (row) => take(row, file));
  }
}

const bar = "\u0001";
/** Characters that stand for what differs in texts that are alike. */
const mark = /[\ue000-\ue0ff]/;

function* passCsv(file: string, parts: Parts, take: (row: ProductRow) => void): Generator<number> {
  let read: ReturnType<typeof csvReader> | undefined;
  for (const block of csvBlocks(file)) {
    const from = read === undefined ? 1 : 0;
    read ??= csvReader(columnNames(block.rows[0] ?? []), parts);
    const reader = read;
    yield* inTurns(block.rows, block.bytes, (cells, row) => {
      if (row >= from) take(reader(cells, (column) => block.place(row, column)));
    });
  }
  if (read === undefined) throw new NotStreamable("empty");
}

const topOf = (column: string): string => column.split(".", 1)[0]!;

function csvReader(columns: readonly string[], { compared, silent }: Parts) {
  const kinds = new Map(columns.map((name) => [name, kindOf(name)]));
  const indices = (fits: (top: string, name: string) => boolean): number[] =>
    columns.flatMap((name, index) => (fits(topOf(name), name) ? [index] : []));
  const comparing = indices((top) => compared.has(top));
  const shares = new Set(indices((top) => top === sharedKey));
  const kindly = indices((top) => top !== "sku" && top !== "name" && !compared.has(top) && !silent.has(top));
  const named = indices((top) => top === "name");
  const names: ProductName[] = named.map((index) => ({
    text: "",
    language: columns[index] === "name" ? undefined : columns[index]!.slice(5),
  }));
  const sku = columns.indexOf("sku");
  const proven = provenCells(columns);
  const lone = named.length < 2 || !columns.includes("name");
  let cells: readonly string[] = [];
  let where: (column: number) => CellPlace;
  const product = (): Product => parsedProduct(toRecord(columns, cells, (column) => kinds.get(column)!));
  const row = {
    sku: "",
    kind: undefined as string | undefined,
    names: names as readonly ProductName[],
    compared: "",
    comparedParts: () =>
      toRecord(
        comparing.map((index) => columns[index]!),
        comparing.map((index) => cells[index]!),
        (column) => kinds.get(column)!,
      ) as unknown as Product,
    product,
    quoted: () => row.compared + [...shares].map((index) => cells[index]!.trim()).join(bar),
    slot: (path: Path) => columnOf(columns, [0, ...path]),
    place: (slot: number) => where(slot),
  };
  const isPlain = (): boolean => {
    let some = false;
    for (const [index, name] of names.entries()) {
      name.text = cells[named[index]!]!.trim();
      if (name.text[0] === "{" || name.text[0] === "[") return false;
      some ||= name.text !== "";
    }
    return some && lone && plainSku.test(row.sku);
  };
  return (written: readonly string[], place: (column: number) => CellPlace): ProductRow => {
    if (written.length !== columns.length) throw new NotStreamable("width");
    cells = written;
    where = place;
    row.sku = sku < 0 ? "" : cells[sku]!.trim();
    row.compared = "";
    for (const index of comparing) row.compared += cells[index]!.trim() + bar;
    let kind = "";
    for (const index of kindly) {
      const cell = cells[index]!.trim();
      kind += (shares.has(index) ? shareKind(cell) : cell) + bar;
    }
    row.kind = isPlain() && !mark.test(kind) ? kind : undefined;
    if (!proven.holds(cells) || row.kind === undefined) {
      product();
      proven.add(cells);
    }
    return row;
  };
}

/** Whether there is any of it; a share that is written strangely is a kind of its own. */
const shareKind = (cell: string): string =>
  /^\d{1,6}(\.\d{1,8})?%$/.test(cell) && /[1-9]/.test(cell) ? "+" : cell;

function* passLines(file: string, parts: Parts, take: (row: ProductRow) => void): Generator<number> {
  const paths: Path[] = [];
  const slots = new Map<string, number>();
  yield* passNdjson(file, ({ value, locate }) => {
    const product = parsedProduct(value);
    const { sku, name } = product;
    const of = (fits: (key: string) => boolean) =>
      Object.fromEntries(Object.entries(product).filter(([key]) => fits(key)));
    const compared = of((key) => parts.compared.has(key));
    const kind = JSON.stringify(
      of((key) => key !== "sku" && key !== "name" && !parts.compared.has(key) && !parts.silent.has(key)),
    );
    take({
      sku,
      kind: plainSku.test(sku) && !mark.test(kind) ? kind : undefined,
      names: typeof name === "string" ? [{ text: name, language: undefined }] : namesIn(name),
      compared: JSON.stringify(compared),
      quoted: () => JSON.stringify(compared),
      comparedParts: () => compared as unknown as Product,
      product: () => product,
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

const namesIn = (name: Readonly<Record<string, string>>): ProductName[] =>
  Object.entries(name).map(([language, text]) => ({ text, language }));
