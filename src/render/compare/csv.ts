import type { CompareResult, CompareRow } from "../../model/result.ts";
import { csv } from "../layout/csv.ts";

const head =
  "sku market rank score verdict landed currency margin missing transitDays primeHours priceRoom nextSeason nextSeasonFrom effortDays effortUnknown".split(
    " ",
  );

function nextSeason({ seasons = [] }: CompareRow): string | undefined {
  const name = seasons[0]?.name;
  return typeof name === "object" ? name.en : name;
}

/** One product and market a row, with a column for each part of the score. */
export function render(result: CompareResult): string {
  const parts = [
    ...new Set(result.products.flatMap(({ markets }) => markets.flatMap((row) => Object.keys(row.parts)))),
  ];
  const rows = result.products.flatMap(({ sku, markets }) =>
    markets.map((row, i) => [
      sku,
      row.market,
      i + 1,
      row.score,
      row.verdict,
      row.landed?.amount,
      row.landed?.currency,
      row.margin,
      row.missing,
      row.transitDays,
      row.primeHours,
      row.priceRoom?.amount,
      nextSeason(row),
      row.seasons?.[0]?.from,
      row.effort?.days,
      row.effort?.unknown,
      ...parts.map((part) => row.parts[part]),
    ]),
  );
  return csv([...head, ...parts.map((part) => `score.${part}`)], rows);
}
