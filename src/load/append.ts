import { parseDocument, type YAMLSeq } from "yaml";
import { usageError } from "../model/diagnostic.ts";
import { refuse } from "./text-file.ts";
import { parseYaml } from "./yaml.ts";

/** The ids of a list's entries. */
export function idsIn(file: string, text: string, key: "sku" | "id"): string[] {
  // Refuses, with its place, what is no YAML.
  const { value } = parseYaml(file, text);
  if (!Array.isArray(value)) throw refuse(file, "init.not-a-list");
  return value.flatMap((entry) => (entry !== null && typeof entry === "object" ? String(entry[key]) : []));
}

/** Adds an entry to the list in a YAML text; comments and order of what is there stay. */
export function appendEntry(file: string, text: string, entry: string, key: "sku" | "id"): string {
  const ids = idsIn(file, text, key);
  const id = idsIn(file, entry, key)[0]!;
  if (ids.includes(id)) throw usageError("init.already-there", { id, file });
  // Twins are refused above; the parser's own search for them is quadratic.
  const list = parseDocument(text, { uniqueKeys: false }).contents as YAMLSeq;
  const [from = 0, to = 0] = list.range ?? [];
  if (ids.length === 0) return `${text.slice(0, from)}${entry}${text.slice(to).replace(/^\s*\n/, "")}`;
  if (list.flow) throw refuse(file, "init.not-a-block-list");
  // Entries may all stand further in.
  const indent = / *$/.exec(text.slice(0, from))?.[0] ?? "";
  const added = entry.replace(/^(?=.)/gm, indent);
  return `${text.replace(/(?<!\n)\n*$/, "\n")}\n${added}`;
}
