import { isMap, parseDocument, type YAMLSeq } from "yaml";
import { usageError } from "../model/diagnostic.ts";
import { refuse } from "./text-file.ts";
import { parseYaml } from "./yaml.ts";

/** Adds an entry to the list in a YAML text; comments and order of what is there stay. */
export function appendEntry(file: string, text: string, entry: string, key: "sku" | "id"): string {
  // Refuses, with its place, what is no YAML.
  if (!Array.isArray(parseYaml(file, text).value)) throw refuse(file, "init.not-a-list");
  // Twins are refused above; the parser's own search for them is quadratic.
  const document = parseDocument(text, { uniqueKeys: false });
  const added = parseDocument(entry).contents as YAMLSeq;
  const item = added.items[0];
  const list = document.contents as YAMLSeq;
  const id = isMap(item) ? item.get(key) : undefined;
  if (list.items.some((other) => isMap(other) && other.get(key) === id)) {
    throw usageError("init.already-there", { id: String(id), file });
  }
  return `${text.replace(/(?<!\n)\n*$/, "\n")}\n${entry}`;
}
