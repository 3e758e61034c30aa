import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { CheckTables } from "../../src/check/input.ts";
import { numberFormatsSchema } from "../../src/check/numbers.ts";
import type { PhraseTable } from "../../src/check/phrases.ts";
import type { Source } from "../../src/load/source.ts";
import { validate } from "../../src/load/validate.ts";
import { parseYaml } from "../../src/load/yaml.ts";
import { type MarketProfile, marketSchema } from "../../src/model/market.ts";
import { overlay } from "../../src/model/overlay.ts";
import { vocabularySchema } from "../../src/model/vocabulary.ts";
import { message } from "../../src/text/message.ts";

const folder = fileURLToPath(new URL("../../markets/", import.meta.url));
export const today = "2026-11-24";

const text = (name: string): string => readFileSync(`${folder}${name}.yaml`, "utf8");
const read = (name: string): Source => parseYaml(`markets/${name}.yaml`, text(name));

export const profileNames = readdirSync(folder)
  .map((name) => name.replace(/\.yaml$/, ""))
  .filter((name) => !name.startsWith(".") && /^rules:/m.test(text(name)))
  .sort();

const written = new Map<string, MarketProfile>();

/** A profile as written, without its bloc. */
export function writtenProfile(name: string): MarketProfile {
  const known = written.get(name);
  if (known) return known;
  const checked = validate(marketSchema, read(name));
  if ("value" in checked) {
    written.set(name, checked.value);
    return checked.value;
  }
  const lines = checked.diagnostics.map(
    (d) => `${d.at?.file}:${d.at?.line}: ${message("en", d.message, d.args)}`,
  );
  throw new Error(lines.join("\n"));
}

export function profile(name: string): MarketProfile {
  const own = writtenProfile(name);
  return own.extends === undefined ? own : overlay(profile(own.extends), own);
}

export const tables: CheckTables = {
  vocabulary: vocabularySchema.parse(read("_vocabulary").value),
  phrases: read("_claims").value as PhraseTable,
  numbers: numberFormatsSchema.parse(read("_numbers").value),
  everywhere: [],
};

/** The files whose rules hold for every market. */
export const everywhere = (): MarketProfile[] => ["_world", "_platforms", "_export"].map(writtenProfile);
