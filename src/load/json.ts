import { type Diagnostic, InputError } from "../model/diagnostic.ts";
import { linesOf, type Source } from "./source.ts";
import { parseYaml } from "./yaml.ts";

/** Past this size positions inside a JSON file are those of the file's beginning. */
const positionLimit = 2 << 20;

/** Parses strict JSON; positions and duplicate keys come from reading it as the YAML that it is. */
export function parseJson(file: string, text: string): Source {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw jsonError(file, text, error as Error, 0);
  }
  if (text.length <= positionLimit) return parseYaml(file, text.replace(/\t/g, " "));
  const lines = linesOf(text);
  return { file, value, locate: () => lines.span(file, 0, 0), lineText: lines.text };
}

/** One JSON value a line; blank lines are passed over. Paths begin with the record's index. */
export function parseNdjson(file: string, text: string): Source {
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
        errors.push(...jsonError(file, text, error as Error, offset).diagnostics);
      }
    }
    offset += raw.length + 1;
  }
  if (errors.length > 0) throw new InputError(errors.slice(0, 100));
  return {
    file,
    value: values,
    lineText: lines.text,
    locate(path, part) {
      const record = records[Number(path[0] ?? 0)];
      if (!record) return { file, line: 1, col: 1, endLine: 1, endCol: 1 };
      const span = parseYaml(file, record.text).locate(path.slice(1), part);
      return { ...span, line: record.line, endLine: record.line };
    },
  };
}

function jsonError(file: string, text: string, error: Error, offset: number): InputError {
  const lines = linesOf(text);
  const told = /position (\d+)/.exec(error.message)?.[1];
  const endOfInput = /end of JSON/.test(error.message);
  const at =
    offset +
    (told === undefined ? (endOfInput ? text.slice(offset).split("\n")[0]!.length : 0) : Number(told));
  const span = lines.span(file, at, at + 1);
  const detail = error.message.replace(/ in JSON at position.*$| \(line \d+ column \d+\).*$/s, "");
  return new InputError([
    {
      code: "json.syntax",
      severity: "error",
      message: "json.syntax",
      args: { detail },
      at: span,
      lineText: lines.text(span.line),
    },
  ]);
}
