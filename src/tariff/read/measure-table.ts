import { digitsOf, unpadded, withLostZero } from "../code.ts";
import { plainWords, type Reading, type ReadLine, type ReadMeasure } from "../reading.ts";
import { everyone, measureKind } from "./measure-type.ts";
import { column, readTable, type Table } from "./table.ts";

/** Measures as rows: what the columns are called in the files of the two authorities that publish them so. */
const names = {
  code: ["Goods code", "commodity__code", "measure__commodity__code"],
  text: ["commodity__description"],
  type: ["Meas. type code", "measure__type__id"],
  area: ["Origin code", "measure__geographical_area__id"],
  except: ["measure__excluded_geographical_areas__ids"],
  duty: ["Duty", "measure__duty_expression"],
  from: ["Start date", "measure__effective_start_date"],
  until: ["End date", "measure__effective_end_date"],
  additionalCode: ["Add code", "measure__additional_code__code"],
  quota: ["Order No.", "measure__quota__order_number"],
  legal: ["Legal base", "measure__regulation__id"],
  conditions: ["measure__conditions"],
} as const;

type Cells = Readonly<Record<keyof typeof names, (row: readonly string[]) => string>>;

/**
 * The European Union's "Duties Import" sheet saved as CSV, or the United Kingdom's measures as CSV.
 * A measure stands at the level it is declared at and holds for every code below it.
 */
export function readMeasureTable(text: string): Reading {
  const table = readTable(text);
  const cells = cellReaders(table);
  const byCode = new Map<string, { text: string; measures: ReadMeasure[] }>();
  for (const row of table.rows) {
    const code = unpadded(withLostZero(digitsOf(cells.code(row).replace(/\.0$/, ""))));
    if (code === "") continue;
    const line = byCode.get(code) ?? { text: plainWords(cells.text(row)), measures: [] };
    byCode.set(code, line);
    const measure = toMeasure(row, cells);
    if (measure !== undefined) line.measures.push(measure);
  }
  const lines = [...byCode].map(([code, line]): ReadLine => ({ code, path: [], ...line }));
  return {
    rows: table.rows.length,
    lines,
    areas: {},
    coverage: "all-measures",
    warnings: ["tariff.warn-no-areas"],
  };
}

function cellReaders(table: Table): Cells {
  return Object.fromEntries(
    Object.entries(names).map(([key, titles]) => [key, column(table, ...titles)]),
  ) as Record<keyof typeof names, (row: readonly string[]) => string>;
}

function toMeasure(row: readonly string[], cells: Cells): ReadMeasure | undefined {
  const kind = measureKind(cells.type(row));
  if (kind === undefined) return undefined;
  const area = cells.area(row);
  const except = cells.except(row).split("|").filter(Boolean);
  const from = isoDate(cells.from(row));
  const until = isoDate(cells.until(row));
  return {
    kind,
    text: plainWords(cells.duty(row)),
    ...(area === "" || everyone.has(area) ? {} : { origins: [area] }),
    ...(except.length === 0 ? {} : { except }),
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
    ...filled("additionalCode", cells.additionalCode(row)),
    ...filled("quota", cells.quota(row)),
    ...filled("legal", cells.legal(row)),
    ...filled("note", cells.conditions(row)),
  };
}

const filled = <K extends string>(key: K, cell: string): { [P in K]?: string } =>
  (cell === "" ? {} : { [key]: cell }) as { [P in K]?: string };

/** Spreadsheets count days from this one. */
const serialEpoch = Date.UTC(1899, 11, 30);

/** `2021-01-01`, `01-01-2021`, or a spreadsheet's serial day. */
function isoDate(text: string): string | undefined {
  if (/^\d{4}-\d{2}-\d{2}/.test(text)) return text.slice(0, 10);
  const [, day, month, year] = /^(\d{2})[-/.](\d{2})[-/.](\d{4})$/.exec(text) ?? [];
  if (day !== undefined) return `${year}-${month}-${day}`;
  if (!/^\d{5}(\.0)?$/.test(text)) return undefined;
  return new Date(serialEpoch + Number.parseInt(text, 10) * 86_400_000).toISOString().slice(0, 10);
}
