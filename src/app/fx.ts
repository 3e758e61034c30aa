import { importFx } from "../fx/import.ts";
import { type FxTable, ratesOf } from "../fx/table.ts";
import { ratesFile, storedRates } from "../load/fx-store.ts";
import { refuse } from "../load/text-file.ts";
import { plainText } from "../model/exact.ts";
import type { ShownRate } from "../model/look-up-result.ts";
import { bundledRates } from "./tables.ts";

/** Where `xb fx update` asks. */
export const ratesFeed = (): string => bundledRates().feed ?? "";

/** The table in an authority's file, or an `InputError` that says why it is none. */
export function readTable(file: string, text: string): FxTable {
  const found = importFx(text);
  if ("table" in found) return found.table;
  const line = found.line ?? 1;
  const problem = [found.problem, found.found].filter(Boolean).join(" ");
  throw refuse(file, "fx.bad-file", { problem }, { file, line, col: 1, endLine: line, endCol: 1 });
}

/** The stored tables with a new one in front; one of the same publisher and day is replaced. */
export function withTable(folder: string, table: FxTable): { readonly file: string; readonly text: string } {
  const others = storedRates(folder).filter((t) => !(t.title === table.title && t.on === table.on));
  const tables = [table, ...others].sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0)).slice(0, 24);
  return { file: ratesFile(folder), text: `${JSON.stringify({ tables }, null, 1)}\n` };
}

/** Every rate in use, newest tables first. */
export function shownRates(folder: string): ShownRate[] {
  const rates = ratesOf([...storedRates(folder), ...bundledRates().tables]);
  return [...rates]
    .map(([currency, { perUsd, table }]) => ({
      currency,
      perUsd: plainText(perUsd, 6),
      on: table.on,
      title: table.title,
    }))
    .sort((a, b) => (a.currency < b.currency ? -1 : 1));
}
