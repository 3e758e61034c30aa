import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Imported, type ImportRequest, importTariff } from "../../src/app/tariff-import.ts";
import type { Profiles } from "../../src/load/profiles.ts";
import type { MarketProfile } from "../../src/model/market.ts";
import { isTariffIndex } from "../../src/tariff/index-schema.ts";
import { openTariff, type Tariff } from "../../src/tariff/lookup.ts";

export const sample = (name: string): string => fileURLToPath(new URL(`samples/${name}`, import.meta.url));

const known: Readonly<Record<string, MarketProfile>> = {
  US: { id: "US" },
  GB: { id: "GB" },
  CA: { id: "CA" },
  SA: { id: "SA" },
  DE: { id: "DE", extends: "_eu" },
  _eu: { id: "_eu" },
};

/** Profiles that know no more than which market belongs to which bloc. */
export const profiles: Profiles = {
  ids: Object.keys(known),
  own: false,
  find: (id) => known[id],
  resolve: (id) => {
    const found = known[id];
    if (found === undefined) throw new Error(`no profile ${id}`);
    return found;
  },
};

export const folder = mkdtempSync(join(tmpdir(), "xb-tariff-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

/** A file of its own for a test. */
export function written(name: string, content: string | Uint8Array): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

export function imported(file: string, market: string, more: Partial<ImportRequest> = {}): Imported {
  const request: ImportRequest = {
    file: dirname(file) === "." ? sample(file) : file,
    market,
    map: [],
    folder: join(folder, "store"),
    on: "2026-11-24",
    lang: "en",
    ...more,
  };
  return importTariff(request, profiles);
}

/** The tariff as it is after being stored and read again. */
export function opened({ output }: Imported, nonMfn: readonly string[] = []): Tariff {
  const index: unknown = JSON.parse(output.text);
  if (!isTariffIndex(index)) throw new Error("not an index");
  return openTariff(index, { nonMfn });
}
