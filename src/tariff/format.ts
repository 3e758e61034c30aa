import type * as z from "zod";
import { readTphs } from "./read/ca-tphs.ts";
import { inPlace, type JsonApi, jsonApiSchema } from "./read/json-api.ts";
import { readMeasureTable } from "./read/measure-table.ts";
import { type ColumnMap, readOwnTable } from "./read/own-table.ts";
import { headerOf } from "./read/table.ts";
import { type Commodity, commoditySchema, readCommodity } from "./read/trade-tariff.ts";
import type { CountryNames } from "./read/us-chapter99.ts";
import { htsRowsSchema, readHtsCsv, readHtsJson } from "./read/us-hts.ts";
import type { Reading } from "./reading.ts";

/** A file's content as far as it needs parsing to be recognised. */
export interface Content {
  readonly text: string;
  /** The parsed value where the text is JSON. */
  readonly json?: unknown;
  readonly columns: ColumnMap;
  readonly countries: CountryNames;
}

export interface TariffFormat {
  readonly name: string;
  readonly title: string;
  readonly publisher?: string;
  readonly url?: string;
  /** Whose tariff it is; left out: the market the user names. */
  readonly territory?: string;
  /** A file holds a part of the tariff and is added to what is there. */
  readonly partial?: true;
  recognises(content: Content): boolean;
  /** Of a format in JSON: what has to be of which shape before it can be read, each made once those before it are. */
  shapes?(json: unknown): Iterable<{ readonly schema: z.ZodType; readonly value: unknown }>;
  read(content: Content): Reading;
}

/** Formats in the order they are tried. */
export const formats: readonly TariffFormat[] = [
  {
    name: "hts-json",
    title: "Harmonized Tariff Schedule of the United States",
    publisher: "United States International Trade Commission",
    url: "https://hts.usitc.gov/",
    territory: "US",
    recognises: ({ json }) => Array.isArray(json) && isRecord(json[0]) && "htsno" in json[0],
    shapes: (json) => [{ schema: htsRowsSchema, value: json }],
    read: ({ json, countries }) => readHtsJson(json as Parameters<typeof readHtsJson>[0], countries),
  },
  {
    name: "hts-csv",
    title: "Harmonized Tariff Schedule of the United States",
    publisher: "United States International Trade Commission",
    url: "https://hts.usitc.gov/",
    territory: "US",
    recognises: (content) => hasColumns(content, "HTS Number", "General Rate of Duty"),
    read: ({ text, countries }) => readHtsCsv(text, countries),
  },
  tradeTariff("uk", "GB", "Trade Tariff of the United Kingdom"),
  tradeTariff("xi", "EU", "Northern Ireland Trade Tariff (TARIC)"),
  {
    name: "taric-csv",
    title: "TARIC, duties on import",
    publisher: "European Commission, Taxation and Customs Union",
    url: "https://taxation-customs.ec.europa.eu/customs/calculation-customs-duties/customs-tariff/eu-customs-tariff-taric_en",
    territory: "EU",
    recognises: (content) => hasColumns(content, "Goods code", "Duty", "Meas. type code"),
    read: ({ text }) => readMeasureTable(text),
  },
  {
    name: "uk-measures-csv",
    title: "UK tariff measures",
    publisher: "Department for Business and Trade",
    url: "https://data.api.trade.gov.uk/v1/datasets/uk-tariff-2021-01-01",
    territory: "GB",
    recognises: (content) => hasColumns(content, "measure__type__id", "measure__duty_expression"),
    read: ({ text }) => readMeasureTable(text),
  },
  {
    name: "ca-tphs-csv",
    title: "Customs Tariff of Canada",
    publisher: "Canada Border Services Agency",
    url: "https://www.cbsa-asfc.gc.ca/trade-commerce/tariff-tarif/",
    territory: "CA",
    recognises: (content) => hasColumns(content, "TARIFF", "MFN", "UST"),
    read: ({ text }) => readTphs(text),
  },
  {
    name: "csv",
    title: "Own tariff table",
    recognises: ({ json, columns }) => json === undefined && columns.code !== undefined,
    read: ({ text, columns }) => readOwnTable(text, columns),
  },
];

function tradeTariff(service: "uk" | "xi", territory: string, title: string): TariffFormat {
  return {
    name: `${service}-json`,
    title,
    publisher: "HM Revenue and Customs",
    url: `https://www.trade-tariff.service.gov.uk/${service}/`,
    territory,
    partial: true,
    recognises: ({ json }) => serviceOf(json) === service,
    *shapes(json) {
      if (isDocument(json)) yield { schema: jsonApiSchema, value: json };
      yield { schema: commoditySchema, value: commodityOf(json) };
    },
    read: ({ json }) => readCommodity(commodityOf(json)),
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function hasColumns({ json, text }: Content, ...wanted: readonly string[]): boolean {
  if (json !== undefined) return false;
  const columns = headerOf(text);
  return wanted.every((name) => columns.includes(name));
}

/** A response is a JSON:API document, or one already put in place. */
function commodityOf(json: unknown): Commodity {
  return (isDocument(json) ? inPlace(json) : json) as Commodity;
}

const isDocument = (json: unknown): json is JsonApi => isRecord(json) && isRecord(json.data);

/** Which of the two services a response came from: its measures say so, else the money they name. */
function serviceOf(json: unknown): "uk" | "xi" | undefined {
  if (!isRecord(json)) return undefined;
  const main = isRecord(json.data) ? json.data : json;
  const attributes = isRecord(main.attributes) ? main.attributes : main;
  if (!("goods_nomenclature_item_id" in attributes)) return undefined;
  const meta = main.meta as { duty_calculator?: { source?: unknown } } | undefined;
  return meta?.duty_calculator?.source === "xi" ? "xi" : "uk";
}
