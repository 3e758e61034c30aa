import { existsSync } from "node:fs";
import { join } from "node:path";
import { readText, refuse } from "./text-file.ts";

/** The file that a market's imported tariff is kept in, in a folder of such files. */
export const tariffFile = (folder: string, id: string): string => join(folder, `${id}.json`);

const opened = new Map<string, unknown>();

/** The raw value of the first stored tariff there is of `ids` in `folders`, an id's own before those after it. */
export function loadStoredTariff(
  ids: readonly string[],
  folders: readonly string[],
): { readonly file: string; readonly value: unknown } | undefined {
  const files = ids.flatMap((id) => folders.map((folder) => tariffFile(folder, id)));
  const file = files.find((name) => existsSync(name));
  if (file === undefined) return undefined;
  if (!opened.has(file)) opened.set(file, parse(file));
  return { file, value: opened.get(file) };
}

function parse(file: string): unknown {
  try {
    return JSON.parse(readText(file, "json"));
  } catch (error) {
    if (error instanceof SyntaxError) throw refuse(file, "tariff.bad-index");
    throw error;
  }
}
