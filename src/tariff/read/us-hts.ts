import * as z from "zod";
import { digitsOf, dotted } from "../code.ts";
import {
  indentPath,
  plainWords,
  type Reading,
  type ReadLine,
  type ReadMeasure,
  withoutColon,
} from "../reading.ts";
import { column, readTable } from "./table.ts";
import { additionalMeasure, type CountryNames, headingsIn } from "./us-chapter99.ts";
import { specialMeasures } from "./us-special.ts";

/** A row of the Harmonized Tariff Schedule of the United States, from its JSON or its CSV. */
interface HtsRow {
  readonly code: string;
  readonly indent: number;
  readonly text: string;
  readonly units: string;
  readonly general: string;
  readonly special: string;
  readonly other: string;
  /** Headings of chapter 99 that footnotes to the rates name. */
  readonly headings: readonly string[];
}

const text = z.string().nullish();

/** The rows as `exportList?format=JSON` gives them, as far as they are read. */
export const htsRowsSchema = z.array(
  z.object({
    htsno: text,
    indent: z.union([text, z.number()]),
    description: text,
    units: z.array(z.string()).nullish(),
    general: text,
    special: text,
    other: text,
    footnotes: z.array(z.object({ columns: z.array(z.string()).nullish(), value: text })).nullish(),
  }),
);
type JsonRow = z.infer<typeof htsRowsSchema>[number];

const rateColumns = ["general", "special", "other", "desc"];

/** The schedule as `exportList?format=JSON` gives it, with the footnotes that carry Section 301 membership. */
export function readHtsJson(rows: readonly JsonRow[], countries: CountryNames): Reading {
  return toReading(rows.map(fromJson), countries, []);
}

function fromJson(row: JsonRow): HtsRow {
  const notes = (row.footnotes ?? []).filter((note) => note.columns?.some((c) => rateColumns.includes(c)));
  return {
    code: digitsOf(row.htsno ?? ""),
    indent: levelOf(String(row.indent ?? "")),
    text: withoutColon(row.description ?? ""),
    units: (row.units ?? []).map(plainWords).filter(Boolean).join(", "),
    general: plainWords(row.general ?? ""),
    special: plainWords(row.special ?? ""),
    other: plainWords(row.other ?? ""),
    headings: notes.flatMap((note) => headingsIn(note.value ?? "")),
  };
}

/** How deep a row stands; what is no small number stands at the top. */
const levelOf = (cell: string): number => (/^\d{1,2}$/.test(cell) ? Number(cell) : 0);

/** The schedule as CSV. It has no footnotes, so nothing tells which lines Section 301 covers. */
export function readHtsCsv(text: string, countries: CountryNames): Reading {
  const table = readTable(text);
  const cell = {
    code: column(table, "HTS Number"),
    indent: column(table, "Indent"),
    text: column(table, "Description"),
    units: column(table, "Unit of Quantity"),
    general: column(table, "General Rate of Duty"),
    special: column(table, "Special Rate of Duty"),
    other: column(table, "Column 2 Rate of Duty"),
  };
  const rows = table.rows.map(
    (row): HtsRow => ({
      code: digitsOf(cell.code(row)),
      indent: levelOf(cell.indent(row)),
      text: withoutColon(cell.text(row)),
      units: plainWords(cell.units(row))
        .replace(/[[\]"]/g, "")
        .replaceAll(",", ", "),
      general: plainWords(cell.general(row)),
      special: plainWords(cell.special(row)),
      other: plainWords(cell.other(row)),
      headings: [],
    }),
  );
  return toReading(rows, countries, ["tariff.warn-no-footnotes"]);
}

function toReading(rows: readonly HtsRow[], countries: CountryNames, warnings: Reading["warnings"]): Reading {
  const pathOf = indentPath();
  const placed = rows.map((row) => ({ row, path: pathOf(row.indent, row.text) }));
  const additional = new Map<string, ReadMeasure | undefined>();
  for (const { row, path } of placed) {
    if (!/^99\d{6}$/.test(row.code)) continue;
    const heading = dotted(row.code);
    additional.set(heading, additionalMeasure({ ...row, heading, path }, countries));
  }
  const lines = placed
    .filter(({ row }) => row.code !== "")
    .map(({ row, path }): ReadLine => {
      const units = row.units === "" ? {} : { units: row.units };
      return { code: row.code, text: row.text, path, ...units, measures: measuresOf(row, additional) };
    });
  return { rows: rows.length, lines, areas: {}, coverage: "all-lines", warnings };
}

function measuresOf(row: HtsRow, additional: ReadonlyMap<string, ReadMeasure | undefined>): ReadMeasure[] {
  const special = row.code >= "98";
  return [
    ...rate(special ? "provision" : "mfn", row.general),
    ...(special ? [] : specialMeasures(row.special)),
    ...rate("non-mfn", special ? "" : row.other),
    ...row.headings.flatMap((heading) => additional.get(heading) ?? []),
  ];
}

const rate = (kind: "mfn" | "non-mfn" | "provision", text: string): ReadMeasure[] =>
  text === "" ? [] : [{ kind, text }];
