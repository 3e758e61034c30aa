import { existsSync } from "node:fs";
import { join } from "node:path";
import { InputError } from "../model/diagnostic.ts";
import { type FxTable, fxTablesSchema } from "../model/fx-table.ts";
import { parseSource } from "./records.ts";
import { readText } from "./text-file.ts";
import { validate } from "./validate.ts";

/** The file of exchange rates that the user imported, in a folder of the user's own data. */
export const ratesFile = (folder: string): string => join(folder, "rates.json");

/** Imported tables, newest first; none where nothing was imported. */
export function storedRates(folder: string): readonly FxTable[] {
  const file = ratesFile(folder);
  if (!existsSync(file)) return [];
  const source = parseSource(file, readText(file, "json"), "json");
  const checked = validate(fxTablesSchema, source);
  if (!("value" in checked)) throw new InputError(checked.diagnostics);
  return checked.value.tables;
}
