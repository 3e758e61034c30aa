import { basename } from "node:path";
import { parseJson } from "../load/json.ts";
import { readPacked } from "../load/packed-file.ts";
import type { Profiles } from "../load/profiles.ts";
import { tariffFile } from "../load/tariff-store.ts";
import { refuse } from "../load/text-file.ts";
import { validate } from "../load/validate.ts";
import countries from "../model/countries.json" with { type: "json" };
import { InputError, usageError } from "../model/diagnostic.ts";
import { near } from "../model/near.ts";
import type { TariffImportResult, TariffSource } from "../model/tariff-result.ts";
import { version } from "../model/version.ts";
import { buildIndex } from "../tariff/build.ts";
import { type Content, formats, type TariffFormat } from "../tariff/format.ts";
import { type ColumnMap, ownFields } from "../tariff/read/own-table.ts";
import type { CountryNames } from "../tariff/read/us-chapter99.ts";
import type { Reading } from "../tariff/reading.ts";
import type { TariffIndex } from "../tariff/tariff-index.ts";
import { type Lang, message } from "../text/message.ts";
import { storedIndex, tariffIds } from "./tariff.ts";

export interface ImportRequest {
  readonly file: string;
  readonly market: string;
  readonly format?: string;
  /** `column=field`, for a table of one's own. */
  readonly map: readonly string[];
  readonly revision?: string;
  readonly effective?: string;
  /** The folder that the index goes into. */
  readonly folder: string;
  /** The day of the import. */
  readonly on: string;
  readonly lang: Lang;
}

export interface Imported {
  readonly result: TariffImportResult;
  readonly index: TariffIndex;
  /** The file to write. */
  readonly output: { readonly file: string; readonly text: string };
}

/**
 * Reads an authority's file and makes the index that is to be stored; writes nothing. `before` is what an earlier
 * file of the same run made.
 */
export function importTariff(request: ImportRequest, profiles: Profiles, before?: Imported): Imported {
  const { text, sha256 } = readPacked(request.file);
  const content: Content = {
    text,
    json: jsonOf(request.file, text),
    columns: columnMap(request.map),
    countries: countryNames(),
  };
  const format = formatOf(request, content);
  const id = storageId(request, format, profiles);
  const output = tariffFile(request.folder, id);
  const source = sourceOf(request, format, sha256);
  const made = before?.output.file === output ? before.index : undefined;
  const earlier = format.partial ? (made ?? storedIndex([id], [request.folder])) : undefined;
  const reading = readWith(format, content, request.file);
  if (reading.lines.length === 0) throw refuse(request.file, "tariff.empty");
  const { index, report } = buildIndex(reading, id, source, earlier);
  return {
    result: {
      schema: "xb.tariff/1",
      on: request.on,
      generator: { name: "xb", version },
      warnings: reading.warnings.map((code) => ({ code, message: message(request.lang, code) })),
      market: id,
      source,
      stored: output,
      added: earlier !== undefined,
      ...report,
      codes: codeCount(index),
    },
    index,
    output: { file: output, text: `${JSON.stringify(index)}\n` },
  };
}

/** What a format makes of a file; a JSON of another shape is refused with the place. */
function readWith(format: TariffFormat, content: Content, file: string): Reading {
  try {
    for (const { schema, value } of format.shapes?.(content.json) ?? []) {
      if (schema.safeParse(value).success) continue;
      const checked = validate(schema, parseJson(file, content.text), value);
      throw new InputError(checked.diagnostics);
    }
    return format.read(content);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const at = { file, line: 1, col: 1, endLine: 1, endCol: 1 };
    throw new InputError(error.diagnostics.map((problem) => ({ at, ...problem })));
  }
}

const codeCount = (index: TariffIndex): number => (index.codes === "" ? 0 : index.codes.split("\n").length);

/** The parsed text where it is JSON; an error in it has its place. */
function jsonOf(file: string, text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return parseJson(file, text).value;
  }
}

function columnMap(pairs: readonly string[]): ColumnMap {
  const columns: Record<string, string> = {};
  for (const pair of pairs) {
    const cut = pair.lastIndexOf("=");
    const field = pair.slice(cut + 1).trim();
    if (cut < 1 || !ownFields.some((known) => known === field)) {
      const guess = near(field, ownFields);
      throw guess === undefined || guess === field
        ? usageError("tariff.bad-map", { pair, fields: ownFields.join(", ") })
        : usageError("tariff.bad-map-guess", { pair, guess });
    }
    columns[field] = pair.slice(0, cut).trim();
  }
  return columns;
}

/** The format named, else the one whose content this is. */
function formatOf({ file, format }: ImportRequest, content: Content): TariffFormat {
  const names = formats.map((f) => f.name);
  if (format !== undefined) {
    const found = formats.find((f) => f.name === format);
    if (found !== undefined) return found;
    const guess = near(format, names);
    throw guess === undefined
      ? usageError("usage.bad-format", { command: "tariff import", value: format, values: names.join(", ") })
      : usageError("usage.bad-format-guess", { command: "tariff import", value: format, guess });
  }
  const found = formats.find((f) => f.recognises(content));
  if (found === undefined) throw refuse(file, "tariff.not-recognised", { formats: names.join(", ") });
  return found;
}

/** Whose tariff this is: the format's territory, which must be the market's own, or the market. */
function storageId({ market, file }: ImportRequest, format: TariffFormat, profiles: Profiles): string {
  const ids = tariffIds(market, profiles);
  if (format.territory !== undefined) {
    if (!ids.includes(format.territory)) {
      throw refuse(file, "tariff.wrong-territory", {
        format: format.name,
        territory: format.territory,
        market,
      });
    }
    return format.territory;
  }
  if (profiles.find(market) === undefined && !profiles.ids.includes(`_${market.toLowerCase()}`)) {
    profiles.resolve(market);
  }
  return ids[0]!;
}

function sourceOf(request: ImportRequest, format: TariffFormat, sha256: string): TariffSource {
  const revision = request.revision ?? revisionIn(basename(request.file));
  const effective = request.effective ?? dateIn(basename(request.file));
  return {
    format: format.name,
    title: format.title,
    ...(format.publisher === undefined ? {} : { publisher: format.publisher }),
    ...(format.url === undefined ? {} : { url: format.url }),
    ...(revision === undefined ? {} : { revision }),
    ...(effective === undefined ? {} : { effective }),
    file: basename(request.file),
    sha256,
    imported: request.on,
  };
}

/** `hts_2026_rev_10.json.gz` is revision 10 of 2026; names that tell nothing give nothing. */
function revisionIn(name: string): string | undefined {
  const [, year, basic, number] = /(20\d\d)[_-](?:(basic)|rev(?:ision)?[_-]?(\d+))/i.exec(name) ?? [];
  if (year === undefined) return undefined;
  return basic === undefined ? `${year} revision ${number}` : `${year} basic`;
}

function dateIn(name: string): string | undefined {
  const [, year, month, date] = /(20\d\d)[_-](\d\d)[_-](\d\d)(?!\d)/.exec(name) ?? [];
  return year === undefined ? undefined : `${year}-${month}-${date}`;
}

/** Countries by their English names, longest first. */
function countryNames(): CountryNames {
  const names = new Intl.DisplayNames("en", { type: "region" });
  return countries
    .map((code) => [names.of(code) ?? code, code] as const)
    .sort((a, b) => b[0].length - a[0].length);
}
