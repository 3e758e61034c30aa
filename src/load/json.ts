import { type Diagnostic, InputError, mostProblems } from "../model/diagnostic.ts";
import { jsonErrorAt } from "./json-error.ts";
import { type Lines, linesOf, type Source } from "./source.ts";
import { refuseMany } from "./text-file.ts";
import { deepestPlace, maxDepth, parseYaml } from "./yaml.ts";

/** Past this size positions inside a JSON file or line are those of its beginning. */
const positionLimit = 2 << 20;

/** Parses strict JSON; positions and duplicate keys come from reading it as the YAML that it is. */
export function parseJson(file: string, text: string): Source {
  refuseMany(file, text, ",[{");
  const lines = linesOf(text);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new InputError([syntax(file, lines, error as Error, jsonErrorAt(text))]);
  }
  if (text.length <= positionLimit) return parseYaml(file, text.replace(/\t/g, " "));
  refuseStructure(file, text, value, lines);
  return { file, value, locate: () => lines.span(file, 0, 0), lineText: lines.text };
}

/** What reading as YAML would refuse: nesting without end, and a key that is an object's own machinery. */
function refuseStructure(file: string, text: string, root: unknown, lines: Lines): void {
  const left: { readonly value: unknown; readonly depth: number }[] = [{ value: root, depth: 0 }];
  for (let here = left.pop(); here !== undefined; here = left.pop()) {
    const { value, depth } = here;
    if (typeof value !== "object" || value === null) continue;
    if (depth >= maxDepth) throw refused("yaml.too-deep", { limit: maxDepth }, deepestPlace(text) ?? 0);
    if (Object.hasOwn(value, "__proto__")) {
      throw refused("yaml.bad-key", { key: "__proto__" }, Math.max(0, text.indexOf('"__proto__"')));
    }
    for (const child of Object.values(value)) left.push({ value: child, depth: depth + 1 });
  }

  function refused(message: "yaml.too-deep" | "yaml.bad-key", args: Diagnostic["args"], from: number): Error {
    return new InputError([
      { code: message, severity: "error", message, args, at: lines.span(file, from, from + 1) },
    ]);
  }
}

/** One JSON value a line; blank lines are passed over. Paths begin with the record's index. */
export function parseNdjson(file: string, text: string): Source {
  refuseMany(file, text, ",[{\n");
  const lines = linesOf(text);
  const records: { readonly line: number; readonly text: string }[] = [];
  const values: unknown[] = [];
  const errors: Diagnostic[] = [];
  let offset = 0;
  for (const [index, raw] of text.split("\n").entries()) {
    if (raw.trim() !== "") {
      try {
        values.push(JSON.parse(raw));
        records.push({ line: index + 1, text: raw });
      } catch (error) {
        errors.push(syntax(file, lines, error as Error, offset + jsonErrorAt(raw)));
        if (errors.length === mostProblems) break;
      }
    }
    offset += raw.length + 1;
  }
  if (errors.length > 0) throw new InputError(errors);
  return {
    file,
    value: values,
    lineText: lines.text,
    locate(path, part) {
      const record = records[Number(path[0] ?? 0)];
      if (!record) return { file, line: 1, col: 1, endLine: 1, endCol: 1 };
      if (record.text.length > positionLimit) {
        return { file, line: record.line, col: 1, endLine: record.line, endCol: 1 };
      }
      const span = parseYaml(file, record.text).locate(path.slice(1), part);
      return { ...span, line: record.line, endLine: record.line };
    },
  };
}

function syntax(file: string, lines: Lines, error: Error, at: number): Diagnostic {
  const span = lines.span(file, at, at + 1);
  const detail = error.message.replace(/ in JSON at position.*$| \(line \d+ column \d+\).*$/s, "");
  return {
    code: "json.syntax",
    severity: "error",
    message: "json.syntax",
    args: { detail },
    at: span,
    lineText: lines.text(span.line),
  };
}
