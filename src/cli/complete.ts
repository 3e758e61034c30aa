import { Command } from "commander";
import { findLaunch } from "../load/folder.ts";
import { loadLaunch } from "../load/launch.ts";
import { openProfiles } from "../load/profiles.ts";
import { formatsOf } from "../render/formats.ts";
import { commandNames, loadCommand } from "./program.ts";
import type { Terminal } from "./terminal.ts";

/** Words that may stand where the last of `words` is being typed. Never throws: no candidate is better than noise. */
export async function candidates(words: readonly string[], terminal: Terminal): Promise<string[]> {
  const typed = words.at(-1) ?? "";
  const [name] = words;
  try {
    const found = words.length <= 1 ? commandNames : await inside(name!, words.at(-2) ?? "", typed, terminal);
    return found.filter((word) => word.startsWith(typed));
  } catch {
    return [];
  }
}

async function inside(
  name: string,
  before: string,
  typed: string,
  terminal: Terminal,
): Promise<readonly string[]> {
  if (["-m", "--market", "--to"].includes(before)) return marketIds();
  if (["-p", "--product"].includes(before)) return skus(terminal);
  if (["-f", "--format"].includes(before)) return formatsOf(name);
  if (before === "--lang") return ["en", "zh"];
  if (typed.startsWith("-")) return optionsOf(name, terminal);
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

async function optionsOf(name: string, terminal: Terminal): Promise<string[]> {
  const command = new Command(name);
  (await loadCommand(name))?.define(command, { terminal, lang: "en", exit: () => {} });
  const known = command.commands.flatMap((child) => child.options);
  return [...command.options, ...known].flatMap((option) => (option.long ? [option.long] : []));
}
