import type { CheckItem, CheckResult } from "../../model/check-result.ts";
import { type CsvValue, csv, csvLine } from "../layout/csv.ts";

const head = [
  "market sku host rule topic status severity who message fix missing evidence upcoming waiver",
  "file line column title law url from until checked certainty",
]
  .join(" ")
  .split(" ");

/** One item a row; the names of the columns are those of the JSON. */
export const render = (result: CheckResult): string => csv(head, result.items.map(row));

/** The same line by line, for results that pass as a stream. */
export const headLine = (): string => csvLine(head);
export const itemLine = (item: CheckItem): string => csvLine(row(item));

function row(item: CheckItem): CsvValue[] {
  return [
    item.market,
    item.sku,
    item.host,
    item.rule,
    item.topic,
    item.status,
    item.severity,
    item.who,
    item.message,
    item.fix,
    item.missing.join(";"),
    item.evidence.join(";"),
    item.upcoming ? "yes" : "",
    item.waiver?.reason,
    item.location?.file,
    item.location?.line,
    item.location?.column,
    item.reference.title,
    item.reference.law,
    item.reference.url,
    item.reference.from,
    item.reference.until,
    item.reference.checked,
    item.reference.certainty,
  ];
}
