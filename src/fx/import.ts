import * as z from "zod";
import { isCalendarDate } from "../model/calendar-date.ts";
import { parseExact } from "../model/exact.ts";
import { isCurrency } from "../model/scalar.ts";
import type { FxTable } from "./table.ts";

/** Why a file is no table of exchange rates; `line` is 1-based. */
export interface FxProblem {
  readonly problem: "unknown-format" | "bad-rate" | "no-date" | "no-rates";
  readonly line?: number;
  readonly found?: string;
}

export type FxImport = { readonly table: FxTable } | FxProblem;

/** Reads an authority's file of exchange rates: ECB XML or CSV, HMRC monthly CSV, or the UK tariff's JSON. */
export function importFx(text: string): FxImport {
  const body = text.replace(/^\ufeff/, "");
  if (/<Cube\b/.test(body)) return importEcbXml(body);
  if (/^Date, ?[A-Z]{3}/.test(body)) return importEcbCsv(body);
  if (/exchange_rate/.test(body.slice(0, 500)) && body.trimStart().startsWith("{")) return importUkJson(body);
  if (/^[A-Z]{3},\d{4}-\d{2}-\d{2},/m.test(body) || /units per (£|GBP)/i.test(body))
    return importHmrcCsv(body);
  return { problem: "unknown-format" };
}

const ecb = {
  title: "Euro foreign exchange reference rates",
  publisher: "European Central Bank",
  url: "https://www.ecb.europa.eu/stats/policy_and_exchange_rates/euro_reference_exchange_rates/html/index.en.html",
  base: "EUR",
  certainty: "authority",
} as const;

const hmrc = {
  title: "HMRC exchange rates for customs and VAT",
  publisher: "HM Revenue and Customs",
  url: "https://www.trade-tariff.service.gov.uk/exchange_rates",
  base: "GBP",
  certainty: "authority",
} as const;

/** The newest day of `eurofxref-daily.xml` or `-hist.xml`. */
function importEcbXml(text: string): FxImport {
  const days: { readonly on: string; readonly pairs: [string, string][] }[] = [];
  // Element by element: a pattern over a whole day would look through a file without ends again and again.
  for (const [, attributes] of text.matchAll(/<Cube\b([^<>]*)>/g)) {
    const [on, currency, rate] = ["time", "currency", "rate"].map((name) => attribute(attributes!, name));
    if (on !== undefined) days.push({ on, pairs: [] });
    else if (currency !== undefined && rate !== undefined) days.at(-1)?.pairs.push([currency, rate]);
  }
  const newest = days.sort((a, b) => (a.on < b.on ? 1 : -1))[0];
  if (newest === undefined || !isDay(newest.on)) return { problem: "no-date" };
  return tableOf({ ...ecb, on: newest.on }, newest.pairs);
}

const attribute = (text: string, name: string): string | undefined =>
  new RegExp(`\\s${name}=["']([^"']*)["']`).exec(text)?.[1];

const months = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

/** The newest row of `eurofxref.csv` or `-hist.csv`; `N/A` means no rate. */
function importEcbCsv(text: string): FxImport {
  const rows = text
    .trim()
    .split(/\r?\n/)
    .map((row) => row.split(",").map((cell) => cell.trim()));
  const dated = rows.slice(1).map((row) => ({ row, on: dayOf(row[0] ?? "") }));
  const newest = dated.filter((entry) => entry.on !== undefined).sort((a, b) => (a.on! < b.on! ? 1 : -1))[0];
  if (newest === undefined) return { problem: "no-date", line: 2 };
  const pairs = rows[0]!.slice(1).flatMap((currency, index): [string, string][] => {
    const rate = newest.row[index + 1] ?? "";
    return currency === "" || rate === "" || rate === "N/A" ? [] : [[currency, rate]];
  });
  return tableOf({ ...ecb, on: newest.on! }, pairs);
}

/** `2024-09-26`, `26 September 2024`. */
function dayOf(text: string): string | undefined {
  if (isDay(text)) return text;
  const [, day, name, year] = /^(\d{1,2}) ([A-Za-z]+) (\d{4})$/.exec(text) ?? [];
  const month = months.indexOf((name ?? "").toLowerCase()) + 1;
  const iso = `${year}-${String(month).padStart(2, "0")}-${(day ?? "").padStart(2, "0")}`;
  return month > 0 && isDay(iso) ? iso : undefined;
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && isCalendarDate(text);

interface MonthlyRow {
  readonly currency: string;
  readonly rate: string;
  readonly from: string;
  readonly until: string;
}

/** The newest month of HMRC's rates, with or without a header. */
function importHmrcCsv(text: string): FxImport {
  const rows = text
    .trim()
    .split(/\r?\n/)
    .map((row) => row.split(",").map((cell) => cell.trim().replace(/^"|"$/g, "")));
  const named = rows[0]!.findIndex((cell) => /currency code/i.test(cell));
  const monthly = named < 0 ? rows.map(bareRow) : rows.slice(1).map((row) => namedRow(rows[0]!, row));
  return newestMonth(monthly.filter((row) => row !== undefined));
}

const bareRow = ([currency = "", from = "", until = "", rate = ""]: string[]): MonthlyRow => ({
  currency,
  from,
  until,
  rate,
});

function namedRow(header: readonly string[], row: readonly string[]): MonthlyRow | undefined {
  const cell = (pattern: RegExp): string => row[header.findIndex((name) => pattern.test(name))] ?? "";
  const [from, until] = [slashDay(cell(/start/i)), slashDay(cell(/end/i))];
  return row.length < 3
    ? undefined
    : { currency: cell(/currency code/i), rate: cell(/units per/i), from, until };
}

/** `01/09/2023` of the header form. */
function slashDay(text: string): string {
  const [, day, month, year] = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text) ?? [];
  return day === undefined ? text : `${year}-${month}-${day}`;
}

function newestMonth(rows: readonly MonthlyRow[]): FxImport {
  const newest =
    rows
      .map((row) => row.from)
      .sort()
      .at(-1) ?? "";
  if (!isDay(newest)) return { problem: "no-date" };
  const month = rows.filter((row) => row.from === newest);
  const until = month[0]!.until;
  const head = { ...hmrc, on: newest, ...(isDay(until) ? { until } : {}) };
  return tableOf(
    head,
    month.map((row) => [row.currency, row.rate]),
  );
}

/** The UK tariff's JSON:API collection of a month. */
function importUkJson(text: string): FxImport {
  const document = ukDocument(text);
  if (document === undefined) return { problem: "unknown-format" };
  const { year, month } = document.data?.attributes ?? {};
  const on = `${year}-${String(month).padStart(2, "0")}-01`;
  if (!isDay(on)) return { problem: "no-date" };
  const pairs = (document.included ?? []).flatMap((entry): [string, string][] => {
    const { currency_code: code, rate } = entry.attributes ?? {};
    return entry.type === "exchange_rate" && typeof code === "string" && (rate ?? "") !== ""
      ? [[code, String(rate)]]
      : [];
  });
  return tableOf({ ...hmrc, on }, pairs);
}

const part = z.union([z.string(), z.number()]).nullish();
const ukSchema = z.object({
  data: z.object({ attributes: z.object({ year: part, month: part }).nullish() }).nullish(),
  included: z
    .array(
      z.object({
        type: z.string(),
        attributes: z.object({ currency_code: z.string().nullish(), rate: part }).nullish(),
      }),
    )
    .nullish(),
});

function ukDocument(text: string): z.infer<typeof ukSchema> | undefined {
  try {
    return ukSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** Rates must be plain decimals with a point: a comma is refused, never read as a thousands sign. */
function tableOf(head: Omit<FxTable, "rates">, pairs: readonly (readonly [string, string])[]): FxImport {
  const bad = pairs.find(([, rate]) => (parseExact(rate)?.n ?? 0n) <= 0n);
  if (bad !== undefined) return { problem: "bad-rate", found: `${bad[0]} ${bad[1]}` };
  const rates = Object.fromEntries(pairs.filter(([currency]) => isCurrency(currency)));
  if (Object.keys(rates).length === 0) return { problem: "no-rates" };
  return { table: { ...head, rates } };
}
