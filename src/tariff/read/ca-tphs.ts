import { digitsOf } from "../code.ts";
import { plainWords, type Reading, type ReadLine, type ReadMeasure, withoutColon } from "../reading.ts";
import { column, readTable, type Table } from "./table.ts";

/** Columns of TPHS that are no tariff treatment. */
const described = new Set(
  "TARIFF,EFF_DATE,CHANGE,SUB_CHAP,DESC1,DESC2,DESC3,FOOTNOTE,UOM,MFN,row_id,General Tariff".split(","),
);

/**
 * Canada's Customs Tariff, table TPHS as CSV: a column per treatment, blank where a line has none.
 * Ten-digit rows repeat rates that may be stale, so rates come from the tariff item (eight digits).
 */
export function readTphs(text: string): Reading {
  const table = readTable(text);
  const code = column(table, "TARIFF");
  const describe = ["DESC1", "DESC2", "DESC3"].map((name) => column(table, name));
  const units = column(table, "UOM");
  const texts = new Map<string, string>();
  const rows = table.rows.filter((row) => digitsOf(code(row)) !== "");
  for (const row of rows) {
    texts.set(digitsOf(code(row)), withoutColon(describe.map((part) => part(row)).join(" ")));
  }
  const measures = measureReader(table);
  const lines = rows.map((row): ReadLine => {
    const digits = digitsOf(code(row));
    const unit = units(row);
    const repeats = digits.length > 8 && texts.has(digits.slice(0, 8));
    return {
      code: digits,
      text: texts.get(digits)!,
      path: ancestors(digits, texts),
      ...(unit === "" ? {} : { units: unit }),
      measures: repeats ? [] : measures(row),
    };
  });
  return { rows: table.rows.length, lines, areas: {}, coverage: "all-lines", warnings: [] };
}

function ancestors(code: string, texts: ReadonlyMap<string, string>): string[] {
  return Array.from({ length: code.length - 1 }, (_, i) => texts.get(code.slice(0, i + 1))).filter(
    (text) => text !== undefined,
  );
}

function measureReader(table: Table): (row: readonly string[]) => ReadMeasure[] {
  const effective = column(table, "EFF_DATE");
  const mfn = column(table, "MFN");
  const general = column(table, "General Tariff");
  const treatments = table.columns
    .filter((name) => name !== "" && !described.has(name))
    .map((program) => ({ program, cell: column(table, program) }));
  return (row) => {
    const from = isoDate(effective(row));
    const make = (kind: ReadMeasure["kind"], cell: string, programs?: readonly string[]): ReadMeasure[] => {
      const text = plainWords(cell);
      if (text === "" || text === "N/A") return [];
      return [
        {
          kind,
          text,
          spelled: inDollars(text),
          ...(programs === undefined ? {} : { programs }),
          ...(from === undefined ? {} : { from }),
        },
      ];
    };
    return [
      ...make("mfn", mfn(row)),
      ...[...byRate(treatments, row)].flatMap(([text, programs]) => make("preference", text, programs)),
      ...make("non-mfn", general(row)),
    ];
  };
}

/** Treatments that share a rate. */
function byRate(
  treatments: readonly { readonly program: string; cell(row: readonly string[]): string }[],
  row: readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const rates = new Map<string, string[]>();
  for (const { program, cell } of treatments)
    rates.set(cell(row), [...(rates.get(cell(row)) ?? []), program]);
  return rates;
}

/** Canada's cents and dollars; `parseSpelling` would take them for those of the United States. */
function inDollars(text: string): string {
  return text
    .replace(/(?<!\d)(\d+(?:\.\d+)?) ?¢/g, (_, cents: string) => `${movePoint(cents)} CAD`)
    .replace(/\$ ?(\d+(?:\.\d+)?)/g, "$1 CAD")
    .replace(/CAD ?each\b/g, "CAD/item");
}

function movePoint(cents: string): string {
  const [whole = "", part = ""] = cents.split(".");
  const digits = whole.padStart(3, "0");
  return `${digits.slice(0, -2)}.${digits.slice(-2)}${part}`;
}

/** `09/01/26 00:00:00`: month, day, year of two digits. */
function isoDate(text: string): string | undefined {
  const [, month, day, year] = /^(\d{2})\/(\d{2})\/(\d{2})\b/.exec(text) ?? [];
  if (month === undefined) return undefined;
  return `${Number(year) < 70 ? "20" : "19"}${year}-${month}-${day}`;
}
