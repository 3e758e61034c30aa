import { basename, relative } from "node:path";
import * as z from "zod";
import { schemaNames, schemaWithWords } from "../src/app/schema.ts";
import { bundledWords, everywhereOf, writeTables } from "../src/app/tables.ts";
import { writeWholeRules } from "../src/app/whole-rules.ts";
import { openProfiles } from "../src/load/profiles.ts";
import { validate } from "../src/load/validate.ts";
import { parseYaml } from "../src/load/yaml.ts";
import { InputError } from "../src/model/diagnostic.ts";
import { type MarketProfile, marketSchema } from "../src/model/market.ts";
import type { WrittenRules } from "../src/model/rule.ts";
import { message } from "../src/text/message.ts";
import { zh } from "../src/text/zh.ts";

/** Files of `markets/` that are not profiles: what they are for stands in their first lines. */
const tables = new Set(["_vocabulary", "_claims", "_fx", "_lanes", "_numbers"]);

/** Parts of a profile that the tool reads only when it needs them. */
const lateParts = new Set(["holidays", "observances", "culture", "customs", "rules", "sources"]);

interface Outcome {
  /** JSON by the name of its file. */
  readonly files?: Readonly<Record<string, string>>;
  readonly errors?: readonly string[];
}

/** Checks one file of `markets/` and turns it into the JSON that the tool loads. */
export function compileProfile(file: string, text: string): Outcome {
  const id = basename(file, ".yaml");
  try {
    const source = parseYaml(relative(process.cwd(), file), text);
    if (tables.has(id)) return { files: { [`${id.slice(1)}.json`]: JSON.stringify(source.value) } };
    const checked = validate(marketSchema, source);
    if (!("value" in checked)) throw new InputError(checked.diagnostics);
    return { files: inParts(`markets/${id}`, checked.value) };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return {
      errors: error.diagnostics.map(
        (d) => `${d.at?.file}:${d.at?.line}:${d.at?.col}: ${message("en", d.message, d.args)}`,
      ),
    };
  }
}

function inParts(name: string, profile: MarketProfile): Record<string, string> {
  const parts = Object.entries(profile).filter(([key]) => lateParts.has(key));
  const head = { ...profile, ...Object.fromEntries(parts.map(([key]) => [key, null])) };
  const files = parts.map(([key, part]) => [
    `${name}/${key}.json`,
    JSON.stringify(key === "rules" ? withoutCases(part as WrittenRules) : part),
  ]);
  const cases = Object.entries(profile.rules ?? {}).flatMap(([id, rule]) =>
    rule.cases === undefined ? [] : [[id, rule.cases] as const],
  );
  return {
    [`${name}.json`]: JSON.stringify(head),
    ...Object.fromEntries(files),
    ...(cases.length === 0 ? {} : { [`${name}/cases.json`]: JSON.stringify(Object.fromEntries(cases)) }),
  };
}

/** Cases are a third of all that is written of rules, and no run that judges reads them. */
const withoutCases = (rules: WrittenRules): object =>
  Object.fromEntries(
    Object.entries(rules).map(([id, rule]) => [
      id,
      rule.cases === undefined ? rule : { ...rule, cases: null },
    ]),
  );

/** Files made of all of `markets/`: rules of all markets made whole, bare words, folded phrases. */
export function compileAll(): Readonly<Record<string, string>> {
  const profiles = openProfiles();
  return { ...writeWholeRules(profiles, everywhereOf(profiles)), ...writeTables() };
}

/** The Chinese texts, for the bundles that read them late. */
export const chinese = (): string => JSON.stringify(zh());

export { manual, optionNames } from "./reference.ts";

export function writeSchemas(write: (name: string, json: string) => void): void {
  z.config({ jitless: true });
  const words = bundledWords();
  for (const name of schemaNames) {
    write(name, `${JSON.stringify(schemaWithWords(name, words, "en"), null, 2)}\n`);
  }
}
