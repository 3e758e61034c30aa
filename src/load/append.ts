import { parseDocument } from "yaml";
import { usageError } from "../model/diagnostic.ts";
import type { Source } from "./source.ts";
import { refuse } from "./text-file.ts";
import { parseYaml } from "./yaml.ts";

/** The ids of a list's entries. */
export const idsIn = (file: string, text: string, key: "sku" | "id"): string[] =>
  idsOf(listIn(file, text), key);

/** Refuses, with its place, what is no YAML and no list of entries. */
function listIn(file: string, text: string): Source {
  const source = parseYaml(file, text);
  if (!Array.isArray(source.value)) throw refuse(file, "init.not-a-list");
  const strange = source.value.findIndex((entry) => !isEntry(entry));
  if (strange >= 0) throw refuse(file, "init.not-an-entry", {}, source.locate([strange]));
  return source;
}

const isEntry = (entry: unknown): boolean =>
  entry !== null && typeof entry === "object" && !Array.isArray(entry);

const idsOf = ({ value }: Source, key: "sku" | "id"): string[] =>
  (value as readonly Record<string, unknown>[]).map((entry) => String(entry[key]));

/** Adds an entry to the list in a YAML text; comments and order of what is there stay. */
export function appendEntry(file: string, text: string, entry: string, key: "sku" | "id"): string {
  const source = listIn(file, text);
  const ids = idsOf(source, key);
  const id = idsIn(file, entry, key)[0]!;
  if (ids.includes(id)) throw usageError("init.already-there", { id, file });
  if (ids.length === 0) {
    const [from = 0, to = 0] = parseDocument(text).contents?.range ?? [];
    return `${text.slice(0, from)}${entry}${text.slice(to).replace(/^\s*\n/, "")}`;
  }
  const { line, col } = source.locate([]);
  const first = source.lineText(line);
  if (first[col - 1] === "[") throw refuse(file, "init.not-a-block-list");
  // Entries may all stand further in.
  const indent = / *$/.exec(first.slice(0, col - 1))![0];
  const added = entry.replace(/^(?=.)/gm, indent);
  return `${text.replace(/(?<!\n)\n*$/, "\n")}\n${added}`;
}
