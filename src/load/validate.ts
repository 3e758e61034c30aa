import * as z from "zod";
import { type Diagnostic, mostProblems, type Path } from "../model/diagnostic.ts";
import { near } from "../model/near.ts";
import { isMessageId, type MessageArgs, type MessageId, type Said } from "../text/message.ts";
import { describeSchema, keysAt } from "./schema-walk.ts";
import type { Source } from "./source.ts";

z.config({ jitless: true });

type Issue = z.core.$ZodIssue;

export type Validated<T> =
  | { readonly value: T; readonly diagnostics: readonly [] }
  | { readonly diagnostics: readonly Diagnostic[] };

/** Checks a part of a source (at `base`) against a schema; every issue becomes a diagnostic with its place. */
export function validate<S extends z.ZodType>(
  schema: S,
  source: Source,
  value: unknown = source.value,
  base: Path = [],
): Validated<z.output<S>> {
  const result = schema.safeParse(value, { reportInput: true });
  if (result.success) return { value: result.data, diagnostics: [] };
  const issues = result.error.issues.slice(0, mostProblems).flatMap((issue) => leafIssues(issue, []));
  const found = issues.flatMap((issue) => toDiagnostics(schema, source, value, base, issue));
  return { diagnostics: found.slice(0, mostProblems) };
}

/** The issues of a union's branch that came closest to fitting, or the union's own. */
function leafIssues(issue: Issue, prefix: readonly PropertyKey[]): Issue[] {
  const path = [...prefix, ...issue.path];
  if (issue.code !== "invalid_union" || isMessageId(issue.message)) return [{ ...issue, path } as Issue];
  const branches = issue.errors.map((errors) => errors.flatMap((e) => leafIssues(e, path)));
  const inside = branches.filter((b) =>
    b.some((e) => e.path.length > path.length || e.code !== "invalid_type"),
  );
  const best = inside.sort((a, b) => depth(b) - depth(a) || a.length - b.length)[0];
  return best ?? [{ ...issue, path } as Issue];
}

/** How far into the value the issues reach: the branch that was meant fits down to the mistake. */
const depth = (issues: readonly Issue[]): number => Math.max(...issues.map((issue) => issue.path.length));

function toDiagnostics(
  schema: z.ZodType,
  source: Source,
  root: unknown,
  base: Path,
  issue: Issue,
): Diagnostic[] {
  const path = issue.path.map((part) => (typeof part === "number" ? part : String(part)));
  if (issue.code === "unrecognized_keys") {
    const allowed = keysAt(schema, path, valueAt(root, path));
    return issue.keys
      .slice(0, mostProblems)
      .map((key) => unknownKey(source, [...base, ...path], key, allowed));
  }
  const full = [...base, ...path];
  const found = valueAt(root, path);
  if (found === undefined && (issue.code === "invalid_type" || issue.code === "invalid_value")) {
    const wanted =
      issue.code === "invalid_value" ? issue.values.map(String).join(", ") : describeSchema(schema, path);
    return [
      place(source, full, "key", "input.missing", { key: String(path.at(-1) ?? ""), expected: wanted }),
    ];
  }
  if (issue.code === "invalid_key" || (issue.code === "invalid_union" && isMessageId(issue.message))) {
    const id: MessageId = isMessageId(issue.message) ? issue.message : "expect.key";
    const inner = issue.code === "invalid_key" ? (issue.issues[0]?.message ?? "") : "";
    const part = issue.code === "invalid_key" ? "key" : "value";
    const shown = issue.code === "invalid_key" ? String(path.at(-1)) : foundText(found);
    return [place(source, full, part, isMessageId(inner) ? inner : id, { found: shown })];
  }
  if (isMessageId(issue.message)) {
    return [place(source, full, "value", issue.message, { found: foundText(found) })];
  }
  return [place(source, full, "value", ...plain(schema, path, issue, found))];
}

function plain(schema: z.ZodType, path: Path, issue: Issue, found: unknown): [MessageId, MessageArgs] {
  const args = { found: foundText(found) };
  switch (issue.code) {
    case "invalid_value": {
      const values = issue.values.map(String);
      const guess = typeof found === "string" ? near(found, values) : undefined;
      const list = values.join(", ");
      return guess === undefined
        ? ["input.not-one-of", { ...args, values: list }]
        : ["input.not-one-of-guess", { ...args, values: list, guess }];
    }
    case "too_small":
      return ["input.too-small", { ...args, limit: String(issue.minimum) }];
    case "too_big":
      return ["input.too-big", { ...args, limit: String(issue.maximum) }];
    default:
      return ["input.wrong-type", { ...args, expected: describeSchema(schema, path) }];
  }
}

function unknownKey(source: Source, path: Path, key: string, allowed: readonly string[]): Diagnostic {
  const guess = near(key, allowed);
  return guess === undefined
    ? place(source, [...path, key], "key", "input.unknown-key", {
        key,
        allowed: allowed.slice(0, 30).join(", "),
      })
    : place(source, [...path, key], "key", "input.unknown-key-guess", { key, guess });
}

function place(
  source: Source,
  path: Path,
  part: "key" | "value",
  id: MessageId,
  args: MessageArgs,
): Diagnostic {
  const at = source.locate(path, part);
  const lineText = source.lineText(at.line);
  return { code: id, severity: "error", message: id, args, at, path, lineText };
}

function valueAt(root: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, part) =>
      typeof value === "object" && value !== null
        ? (value as Record<string | number, unknown>)[part]
        : undefined,
    root,
  );
}

/** What was found, in a form short enough to quote. */
export function foundText(value: unknown): string | Said {
  if (value === undefined) return { say: "kind.nothing" };
  if (Array.isArray(value)) return { say: "kind.list-of", args: { count: value.length } };
  if (typeof value === "object" && value !== null) return { say: "kind.map" };
  const text = typeof value === "string" ? JSON.stringify(value) : String(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
