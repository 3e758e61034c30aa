import type * as z from "zod";
import { toRecord } from "../load/csv.ts";
import { csvRows, NotStreamable, ndjsonRows } from "../load/rows.ts";
import { cellKind } from "../load/schema-walk.ts";
import { type Product, productSchema } from "../model/product.ts";
import { type Figure, readAmount, readSize, readWeight } from "./stream-figures.ts";

/** A product of a catalogue as it passes. */
export interface CatalogueRow {
  readonly sku: string;
  /** The same for all products that differ in nothing but name and figures; undefined where that is not known. */
  readonly alike: string | undefined;
  readonly figures: { readonly cost?: Figure; readonly kg?: Figure; readonly cm3?: Figure };
  /** The price listed under the first of these names that has one. */
  price(names: readonly string[]): Figure | undefined;
  product(): Product;
}

/** The products of a catalogue's files in order. Throws `NotStreamable` for what only a whole reading can refuse. */
export function* catalogueRows(files: readonly string[]): Generator<CatalogueRow[]> {
  for (const file of files) {
    if (file.toLowerCase().endsWith(".csv")) yield* fromCsv(file);
    else for (const values of ndjsonRows(file)) yield values.map((value) => rowOf(parsed(value)));
  }
}

/** How many products the files hold. */
export function countRows(files: readonly string[]): number {
  let count = 0;
  for (const file of files) {
    if (!file.toLowerCase().endsWith(".csv")) for (const values of ndjsonRows(file)) count += values.length;
    else {
      count -= 1;
      for (const rows of csvRows(file)) count += rows.length;
    }
  }
  return count;
}

/** A row is checked by the same schema as everywhere; what it says of a bad one is said by the whole reading. */
function parsed(value: unknown): Product {
  const checked = (productSchema as z.ZodType<Product>).safeParse(value);
  if (!checked.success) throw new NotStreamable("schema");
  return checked.data;
}

const plainSku = /^[A-Za-z0-9][A-Za-z0-9._+/-]{0,79}$/;
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

function columnsOf(header: readonly string[]): Columns {
  const names = header.map((cell) => cell.trim());
  const bad = /(^|\.)(__proto__|constructor|prototype)(\.|$)/;
  if (new Set(names).size < names.length || names.some((name) => name === "" || bad.test(name))) {
    throw new NotStreamable("header");
  }
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

function* fromCsv(file: string): Generator<CatalogueRow[]> {
  let columns: Columns | undefined;
  let row: ((cells: readonly string[]) => CatalogueRow) | undefined;
  for (const rows of csvRows(file)) {
    const body = columns === undefined ? rows.slice(1) : rows;
    columns ??= columnsOf(rows[0] ?? []);
    row ??= rowReader(columns);
    yield body.map(row);
  }
  if (columns === undefined) throw new NotStreamable("empty");
}

const kindOf = (column: string) => cellKind(productSchema, column);

function rowReader(columns: Columns): (cells: readonly string[]) => CatalogueRow {
  const kinds = new Map(columns.names.map((name) => [name, kindOf(name)]));
  const proven = columns.idle.map(() => new Set<string>([""]));
  const classes = new Map<string, true>();
  const width = columns.names.length;
  return (cells) => {
    if (cells.length !== width) throw new NotStreamable("width");
    let made: Product | undefined;
    const product = (): Product => {
      made ??= parsed(toRecord(columns.names, cells, (column) => kinds.get(column)!));
      return made;
    };
    const quick = quickRow(columns, cells, product);
    if (quick?.alike === undefined) return rowOf(product());
    const seen = proven.every((texts, index) => texts.has(cells[columns.idle[index]!]!.trim()));
    if (!seen || !classes.has(quick.alike)) {
      product();
      if (classes.size > mostTexts) classes.clear();
      classes.set(quick.alike, true);
      proven.forEach((texts, index) => {
        if (texts.size > mostTexts) texts.clear();
        texts.add(cells[columns.idle[index]!]!.trim());
      });
    }
    return quick;
  };
}

/** The row without parsing it as a product, where its cells are plainly what they should be. */
function quickRow(
  columns: Columns,
  cells: readonly string[],
  product: () => Product,
): CatalogueRow | undefined {
  const sku = cells[columns.sku]?.trim() ?? "";
  const name = cells[columns.name]?.trim() ?? "";
  if (!plainSku.test(sku) || name === "" || name[0] === "{" || name[0] === "[") return undefined;
  let alike = "";
  for (const index of columns.kinds) alike += cells[index]!.trim() + bar;
  const figures: { cost?: Figure; kg?: Figure; cm3?: Figure } = {};
  const read = (at: number, reading: (text: string) => Figure | undefined): Figure | undefined | null => {
    const text = at < 0 ? "" : cells[at]!.trim();
    if (text === "") {
      alike += bar;
      return null;
    }
    const figure = reading(text);
    if (figure !== undefined) alike += figure.kind.key + bar;
    return figure;
  };
  const [cost, kg, cm3] = [
    read(columns.cost, readAmount),
    read(columns.weight, readWeight),
    read(columns.size, readSize),
  ];
  if (cost === undefined || kg === undefined || cm3 === undefined) return undefined;
  if (cost !== null) figures.cost = cost;
  if (kg !== null) figures.kg = kg;
  if (cm3 !== null) figures.cm3 = cm3;
  const prices: (Figure | null)[] = [];
  for (const { at } of columns.prices) {
    const price = read(at, readAmount);
    if (price === undefined) return undefined;
    prices.push(price);
  }
  return {
    sku,
    alike,
    figures,
    price(names) {
      for (const wanted of names) {
        const index = columns.prices.findIndex(({ key }) => key === wanted);
        const found = index < 0 ? null : prices[index]!;
        if (found !== null) return found;
      }
      return undefined;
    },
    product,
  };
}
