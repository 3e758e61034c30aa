import { asset } from "../load/assets.ts";
import { findLaunch } from "../load/folder.ts";
import { loadLaunch } from "../load/launch.ts";
import { openProfiles } from "../load/profiles.ts";
import { formatsOf } from "../render/formats.ts";
import { commandNames } from "./program.ts";
import type { Terminal } from "./terminal.ts";

/** Words that may stand where the last of `words` is being typed. Never throws: no candidate is better than noise. */
export function candidates(words: readonly string[], terminal: Terminal): string[] {
  const typed = words.at(-1) ?? "";
  const [name] = words;
  try {
    const found = words.length <= 1 ? commandNames : inside(name!, words.at(-2) ?? "", typed, terminal);
    return found.filter((word) => word.startsWith(typed));
  } catch {
    return [];
  }
}

function inside(name: string, before: string, typed: string, terminal: Terminal): readonly string[] {
  if (["-m", "--market", "--to"].includes(before)) return marketIds();
  if (["-p", "--product"].includes(before)) return skus(terminal);
  if (["-f", "--format"].includes(before)) return formatsOf(name);
  if (before === "--lang") return ["en", "zh"];
  if (typed.startsWith("-")) return asset<Record<string, string[]>>("options.json")?.[name] ?? [];
  if (name === "explain") return ruleIds();
  if (name === "completion") return ["bash", "zsh", "fish"];
  if (name === "markets" && before === "show") return marketIds();
  return [];
}

const marketIds = (): string[] => openProfiles().ids.filter((id) => !id.startsWith("_"));

function skus(terminal: Terminal): string[] {
  const file = findLaunch(undefined, terminal.cwd);
  if (file === undefined) return [];
  return loadLaunch(file, openProfiles()).products.map((p) => p.value.sku);
}

function ruleIds(): string[] {
  const profiles = openProfiles();
  const ids = profiles.ids.flatMap((id) => Object.keys(profiles.find(id)?.rules ?? {}));
  return [...new Set(ids)].sort();
}
