import type * as z from "zod";
import { mostColumns, toRecord } from "../load/csv.ts";
import { csvBlock, inTurns, NotStreamable, passNdjson } from "../load/rows.ts";
import { cellKind, partSchema } from "../load/schema-walk.ts";
import { copyOf } from "../model/copied-text.ts";
import { type Product, productSchema } from "../model/product.ts";
import { type Figure, newFigure, type Reader, readAmount, readSize, readWeight } from "./stream-figures.ts";
import { eachFile, portionsOf, type ReadPortion } from "./stream-portions.ts";

/** A product of a catalogue as it passes. */
export interface CatalogueRow {
  readonly sku: string;
  /** The same for all products that differ in nothing but name and figures; undefined where that is not known. */
  readonly alike: string | undefined;
  readonly figures: Readonly<Partial<Record<"cost" | "kg" | "cm3", Figure | undefined>>>;
  /** The price listed under the first of these names that has one. */
  price(names: readonly string[]): Figure | undefined;
  product(): Product;
}

/** Reads products as what differs between them. */
export const rowsReader = (): ReadPortion<CatalogueRow> =>
  eachFile(({ csv }) => {
    if (csv === undefined) {
      return (portion, take) => passNdjson(portion, ({ value }) => take(rowOf(parsedProduct(value))));
    }
    const read = rowReader(columnsOf(csv.header));
    return (portion, take) => inTurns(csvBlock(portion, portion.csv!), (cells) => take(read(cells)));
  });

/** How many products the files hold. */
export function countRows(files: readonly string[]): number {
  let count = 0;
  for (const portion of portionsOf(files)) {
    if (portion.csv === undefined) for (const _ of passNdjson(portion, () => (count += 1)));
    else for (const { next } = csvBlock(portion, portion.csv); next() !== undefined; ) count += 1;
  }
  return count;
}

/** A row is checked by the same schema as everywhere; what it says of a bad one is said by the whole reading. */
export function parsedProduct(value: unknown): Product {
  const checked = (productSchema as z.ZodType<Product>).safeParse(value);
  if (!checked.success) throw new NotStreamable("schema");
  return checked.data;
}

/** A part of a product, checked by itself. */
export function parsedPart(key: string, value: unknown): unknown {
  const checked = partSchema(productSchema, key)?.safeParse(value);
  if (!checked?.success) throw new NotStreamable("schema");
  return checked.data;
}

export const plainSku = /^[A-Za-z0-9][A-Za-z0-9._+/-]{0,79}$/;
/** Between the cells of a key: no cell holds it. */
const bar = "\u0001";

/** A product that came as a value. */
function rowOf(product: Product): CatalogueRow {
  const { sku, name: _, cost, price = {}, weight, size, ...rest } = product;
  const figures = {
    ...figureOf("cost", cost, readAmount),
    ...figureOf("kg", weight, readWeight),
    ...figureOf("cm3", size, readSize),
  };
  const prices = Object.entries(price).map(([key, text]) => [key, readAmount(text)] as const);
  const read =
    plainSku.test(sku) &&
    (cost === undefined) === (figures.cost === undefined) &&
    (weight === undefined) === (figures.kg === undefined) &&
    (size === undefined) === (figures.cm3 === undefined) &&
    prices.every(([, figure]) => figure !== undefined);
  const alike = [
    bar,
    JSON.stringify(rest),
    ...[figures.cost, figures.kg, figures.cm3].map((figure) => figure?.kind.key ?? ""),
    ...prices.map(([key, figure]) => `${key}=${figure?.kind.key}`),
  ];
  const byName = new Map(prices);
  return {
    sku,
    alike: read ? alike.join(bar) : undefined,
    figures,
    price: (names) => byName.get(names.find((name) => byName.has(name)) ?? ""),
    product: () => product,
  };
}

function figureOf<K extends string>(
  key: K,
  text: string | undefined,
  read: (text: string) => Figure | undefined,
): { [P in K]?: Figure } {
  const found = text === undefined ? undefined : read(text);
  return (found === undefined ? {} : { [key]: found }) as { [P in K]?: Figure };
}

/** Columns that no cost depends on; what they hold is checked once for each text. */
const idle =
  /^(contains|imagery|madeOn|expiresOn|wasPrice|lowestPrice30Days|materials|forAge|claims|labels|battery|priority|minAppearances|stock|availableFrom)(\.|$)/;
const mostTexts = 20_000;

interface Columns {
  readonly names: readonly string[];
  readonly sku: number;
  readonly name: number;
  readonly cost: number;
  readonly weight: number;
  readonly size: number;
  readonly prices: readonly { readonly key: string; readonly at: number }[];
  readonly idle: readonly number[];
  /** The rest: what makes products differ in kind. */
  readonly kinds: readonly number[];
}

/** The names of a header's columns. */
export function columnNames(header: readonly string[]): string[] {
  if (header.length > mostColumns) throw new NotStreamable("width");
  const names = header.map((cell) => cell.trim());
  const bad = /(^|\.)(__proto__|constructor|prototype)(\.|$)/;
  if (new Set(names).size < names.length || names.some((name) => name === "" || bad.test(name))) {
    throw new NotStreamable("header");
  }
  return names;
}

function columnsOf(header: readonly string[]): Columns {
  const names = columnNames(header);
  const at = (name: string): number => names.indexOf(name);
  const prices = names.flatMap((name, index) =>
    name.startsWith("price.") ? [{ key: name.slice(6), at: index }] : [],
  );
  const single = ["sku", "name", "cost", "weight", "size"].map(at);
  const idles = names.flatMap((name, index) => (idle.test(name) ? [index] : []));
  const taken = new Set([...single, ...prices.map((price) => price.at), ...idles]);
  return {
    names,
    sku: at("sku"),
    name: at("name"),
    cost: at("cost"),
    weight: at("weight"),
    size: at("size"),
    prices,
    idle: idles,
    kinds: names.flatMap((_, index) => (taken.has(index) ? [] : [index])),
  };
}

export const kindOf = (column: string) => cellKind(productSchema, column);

function rowReader(columns: Columns): (cells: readonly string[]) => CatalogueRow {
  const kinds = new Map(columns.names.map((name) => [name, kindOf(name)]));
  const proven = columns.idle.map(() => new Set<string>([""]));
  const classes = new Set<string>();
  const width = columns.names.length;
  const quick = quickRow(columns, (cells) =>
    parsedProduct(toRecord(columns.names, cells, (column) => kinds.get(column)!)),
  );
  return (cells) => {
    if (cells.length !== width) throw new NotStreamable("width");
    const row = quick(cells);
    if (row.alike === undefined) return rowOf(row.product());
    const seen = proven.every((texts, index) => texts.has(cells[columns.idle[index]!]!.trim()));
    if (!seen || !classes.has(row.alike)) {
      row.product();
      if (classes.size > mostTexts) classes.clear();
      classes.add(row.alike);
      proven.forEach((texts, index) => {
        if (texts.size > mostTexts) texts.clear();
        texts.add(copyOf(cells[columns.idle[index]!]!.trim()));
      });
    }
    return row;
  };
}

/** Reads rows without parsing them as products, where their cells are plainly what they should be. */
function quickRow(
  columns: Columns,
  parse: (cells: readonly string[]) => Product,
): (cells: readonly string[]) => CatalogueRow {
  const figures: { cost?: Figure | undefined; kg?: Figure | undefined; cm3?: Figure | undefined } = {};
  const prices: (Figure | undefined)[] = columns.prices.map(() => undefined);
  const places = new Map(columns.prices.map(({ key }, index) => [key, index]));
  const held = { cost: newFigure(), kg: newFigure(), cm3: newFigure() };
  const heldPrices = columns.prices.map(newFigure);
  let current: readonly string[] = [];
  const row = {
    sku: "",
    alike: undefined as string | undefined,
    figures: figures as CatalogueRow["figures"],
    price(names: readonly string[]) {
      for (const name of names) {
        const index = places.get(name);
        if (index !== undefined && prices[index] !== undefined) return prices[index];
      }
      return undefined;
    },
    product: () => parse(current),
  };
  let key = "";
  let plain = true;
  const read = (at: number, reading: Reader, into: ReturnType<typeof newFigure>): Figure | undefined => {
    const text = at < 0 ? "" : current[at]!.trim();
    const figure = text === "" ? undefined : reading(text, into);
    if (figure !== undefined) key += figure.kind.key;
    else if (text !== "") plain = false;
    key += bar;
    return figure;
  };
  return (cells) => {
    current = cells;
    row.sku = cells[columns.sku]?.trim() ?? "";
    const name = cells[columns.name]?.trim() ?? "";
    plain = plainSku.test(row.sku) && name !== "" && name[0] !== "{" && name[0] !== "[";
    key = "";
    for (const index of columns.kinds) key += cells[index]!.trim() + bar;
    figures.cost = read(columns.cost, readAmount, held.cost);
    figures.kg = read(columns.weight, readWeight, held.kg);
    figures.cm3 = read(columns.size, readSize, held.cm3);
    for (let index = 0; index < prices.length; index++) {
      prices[index] = read(columns.prices[index]!.at, readAmount, heldPrices[index]!);
    }
    row.alike = plain ? key : undefined;
    return row;
  };
}
