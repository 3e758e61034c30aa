import * as YAML from "yaml";
import { type Diagnostic, InputError, mostProblems, type Path, type Span } from "../model/diagnostic.ts";
import type { MessageArgs, MessageId } from "../text/message.ts";
import { isSomething, quickYaml, startAt } from "./quick-yaml.ts";
import { type Lines, linesOf, type Source } from "./source.ts";

const zero: readonly [number, number, number] = [0, 0, 0];
export const maxDepth = 64;
const maxAliases = 100;
const maxNodes = 400_000;
/** To find where a value ends, a longer text would be read for seconds. */
const maxForEnds = 1 << 18;

const options: YAML.ParseOptions & YAML.DocumentOptions & YAML.SchemaOptions = {
  version: "1.2",
  schema: "core",
  merge: false,
  // The parser's own search for twins is quadratic; `structureProblems` does it.
  uniqueKeys: false,
  strict: true,
  prettyErrors: false,
};

const help = { message: "help.empty", args: {} } as const;

/** Parses YAML 1.2 (or JSON) text. Throws an `InputError` that holds every syntax error of the file. */
export function parseYaml(file: string, text: string): Source {
  const fail = failing(file, linesOf(text));
  const deep = deepestPlace(text);
  if (deep !== undefined) throw new InputError([fail("yaml.too-deep", { limit: maxDepth }, deep, deep + 1)]);

  if (manyParts(text)) throw new InputError([fail("yaml.too-many-nodes", { limit: maxNodes }, 0, 0)]);

  return quickSource(file, text) ?? wholeSource(file, text);
}

/** Values and where they begin, of a text without surprises; `yaml` itself tells where they end. */
function quickSource(file: string, text: string): Source | undefined {
  const root = quickYaml(text, maxNodes);
  if (root === undefined) return undefined;
  const lines = linesOf(text);
  let made: Source | undefined;
  const whole = (): Source => {
    made ??= wholeSource(file, text);
    return made;
  };
  return {
    file,
    value: root.value,
    locate(path, part) {
      const start = startAt(root, path, part ?? "value");
      if (start === undefined) return whole().locate(path, part);
      const { line, col } = lines.span(file, start, start);
      const end = (): Pick<Span, "endLine" | "endCol"> => {
        if (text.length > maxForEnds) return { endLine: line, endCol: col + 1 };
        try {
          return whole().locate(path, part);
        } catch (error) {
          // A problem is being told: that the two readers differ must not take its place.
          if (!(error instanceof InputError)) throw error;
          return { endLine: line, endCol: col + 1 };
        }
      };
      return {
        file,
        line,
        col,
        get endLine() {
          return end().endLine;
        },
        get endCol() {
          return end().endCol;
        },
      };
    },
    lineText: lines.text,
  };
}

/** As `parseYaml`, by the package `yaml` alone. */
export function wholeSource(file: string, text: string): Source {
  const lines = linesOf(text);
  const fail = failing(file, lines);
  const [document, second, errors] = firstDocument(text);
  if (errors.length > 0) throw new InputError(errors.map((e) => syntaxDiagnostic(e, fail)));
  if (second !== undefined) {
    const start = second.range[0];
    throw new InputError([fail("yaml.several-documents", {}, start, start + 1)]);
  }
  if (!document || document.contents === null)
    throw new InputError([{ ...fail("yaml.empty", {}, 0, 0), help }]);
  const problems = structureProblems(document, fail);
  if (problems.length > 0) throw new InputError(problems);
  return {
    file,
    value: toValue(document, fail),
    locate: (path, part) => locate(document, lines, file, path, part),
    lineText: lines.text,
  };
}

/** The first document, the one after it that should not be there, and at most a hundred errors. */
function firstDocument(
  text: string,
): [YAML.Document.Parsed | undefined, YAML.Document.Parsed | undefined, readonly YAML.YAMLParseError[]] {
  const composer = new YAML.Composer(options);
  stopEarly(composer);
  try {
    const documents = composer.compose(fewErrors(new YAML.Parser().parse(text)));
    const { value: first } = documents.next();
    if (!first) return [undefined, undefined, []];
    const { value: second } = documents.next();
    return [first, second ?? undefined, first.errors.slice(0, mostProblems)];
  } catch (error) {
    if (error !== enough) throw error;
    return [undefined, undefined, composer.streamInfo().errors];
  }
}

const enough = Symbol("enough problems");

/** A file of nothing but mistakes would take minutes and gigabytes to list. */
function stopEarly(composer: YAML.Composer): void {
  const open = composer as unknown as { onError: (...problem: readonly unknown[]) => void };
  const tell = open.onError;
  let told = 0;
  open.onError = (...problem) => {
    tell(...problem);
    if (++told === mostProblems) throw enough;
  };
}

function* fewErrors(tokens: Iterable<YAML.CST.Token>): Generator<YAML.CST.Token> {
  let wrong = 0;
  for (const token of tokens) {
    if (token.type === "error" && ++wrong > mostProblems) return;
    yield token;
  }
}

function at(
  lines: Lines,
  file: string,
  message: MessageId,
  args: MessageArgs,
  from: number,
  to: number,
): Diagnostic {
  const span = lines.span(file, from, to);
  return { code: message, severity: "error", message, args, at: span, lineText: lines.text(span.line) };
}

type Fail = (message: MessageId, args: MessageArgs, from: number, to: number) => Diagnostic;

const failing =
  (file: string, lines: Lines): Fail =>
  (message, args, from, to) =>
    at(lines, file, message, args, from, to);

function syntaxDiagnostic(error: YAML.YAMLParseError | YAML.YAMLWarning, fail: Fail): Diagnostic {
  const [from, to] = error.pos;
  if (error.code === "TAB_AS_INDENT") return fail("yaml.tab", {}, from, to);
  return fail("yaml.syntax", { detail: error.message.split("\n")[0]! }, from, to);
}

/** Whether a text has so many separators that the parser would take too long to find its values. */
function manyParts(text: string): boolean {
  let found = 0;
  if (text.length < maxNodes) return false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x0a || code === 0x2c || code === 0x3a) found++;
  }
  return found > 1.25 * maxNodes;
}

/** Offset at which nesting (flow brackets or block indentation) passes the limit, before any parser sees it. */
export function deepestPlace(text: string): number | undefined {
  let flow = 0;
  let indents: number[] = [];
  let lineStart = 0;
  for (const line of text.split("\n")) {
    const indent = /^ */.exec(line)![0].length;
    const dashes = /^(?: *[-?:] +)+/.exec(line)?.[0].match(/[-?:]/g)?.length ?? 0;
    if (flow === 0 && line.trim() !== "") {
      indents = [...indents.filter((i) => i < indent), indent];
      if (indents.length + dashes > maxDepth) return lineStart + indent;
    }
    for (let i = 0; i < line.length; i++) {
      const c = line[i];
      if (c === "[" || c === "{") flow++;
      else if ((c === "]" || c === "}") && flow > 0) flow--;
      if (flow > maxDepth) return deepestFlow(text);
    }
    lineStart += line.length + 1;
  }
  return undefined;
}

/** What the lexer puts between the pieces of the text: begin of a document, end of a flow, a scalar follows. */
const lexerMarks = new Set(["\u0002", "\u0018", "\u001f", "\ufeff"]);

/** As above, without the brackets that stand in text: slower, so asked only where all brackets together are too many. */
function deepestFlow(text: string): number | undefined {
  let depth = 0;
  let at = 0;
  for (const token of new YAML.Lexer().lex(text)) {
    if (token === "[" || token === "{") depth++;
    else if ((token === "]" || token === "}") && depth > 0) depth--;
    if (depth > maxDepth) return at;
    if (!lexerMarks.has(token)) at += token.length;
  }
  return undefined;
}

function structureProblems(document: YAML.Document, fail: Fail): Diagnostic[] {
  let aliases = 0;
  let nodes = 0;
  const anchors = new Set<string | undefined>();
  const found: Diagnostic[] = [];
  YAML.visit(document, {
    Alias(_, node) {
      aliases++;
      const [from, to] = node.range ?? zero;
      if (!anchors.has(node.source) && found.length < mostProblems)
        found.push(fail("yaml.no-anchor", { name: node.source }, from, to));
      if (aliases === maxAliases + 1)
        found.push(fail("yaml.too-many-aliases", { limit: maxAliases }, from, to));
    },
    Pair(_, pair) {
      const key = pair.key;
      const range = (YAML.isNode(key) && key.range) || zero;
      if (YAML.isScalar(key) && key.value === "<<")
        found.push(fail("yaml.merge-key", {}, range[0], range[1]));
      else if (YAML.isScalar(key) && key.value === "__proto__") {
        found.push(fail("yaml.bad-key", { key: "__proto__" }, range[0], range[1]));
      } else if (YAML.isCollection(key)) found.push(fail("yaml.complex-key", {}, range[0], range[1]));
    },
    Node(_, node) {
      nodes++;
      anchors.add(node.anchor);
      if (node.tag && !/^tag:yaml\.org,2002:(str|int|float|bool|null|map|seq)$/.test(node.tag)) {
        const [from, to] = node.range ?? zero;
        found.push(fail("yaml.tag", { tag: node.tag }, from, to));
      }
      if (YAML.isMap(node)) found.push(...twins(node, fail));
      if (YAML.isScalar(node) && node.value === 0 && isSomething(node.source ?? "")) {
        const [from, to] = node.range ?? zero;
        found.push(fail("yaml.vanishing", { number: (node.source ?? "").slice(0, 40) }, from, to));
      }
      if (found.length >= mostProblems) return YAML.visit.BREAK;
      if (nodes <= maxNodes) return;
      found.push(fail("yaml.too-many-nodes", { limit: maxNodes }, 0, 0));
      return YAML.visit.BREAK;
    },
  });
  return found;
}

/** Keys that stand twice in a map. */
function twins(map: YAML.YAMLMap, fail: Fail): Diagnostic[] {
  const seen = new Set<string>();
  const again = map.items.filter(({ key }) => {
    if (!YAML.isScalar(key)) return false;
    const name = String(key.value);
    return seen.has(name) || !seen.add(name);
  });
  return again.slice(0, mostProblems).map(({ key }) => {
    const { value, range } = key as YAML.Scalar;
    const [from, to] = range ?? zero;
    return fail("yaml.duplicate-key", { key: String(value) }, from, to);
  });
}

function toValue(document: YAML.Document, fail: Fail): unknown {
  try {
    return document.toJS({ maxAliasCount: maxAliases });
  } catch (error) {
    throw new InputError([fail("yaml.alias-bomb", { detail: (error as Error).message }, 0, 0)]);
  }
}

function locate(
  document: YAML.Document,
  lines: Lines,
  file: string,
  path: Path,
  part: "key" | "value" = "value",
): Span {
  let node: unknown = document.contents;
  let range = rangeOf(node) ?? [0, 0];
  let keyRange: readonly number[] | undefined;
  for (const step of path) {
    if (YAML.isAlias(node)) node = node.resolve(document);
    const pair = YAML.isMap(node)
      ? node.items.find((p) => String(scalar(p.key)) === String(step))
      : undefined;
    const next = pair ? pair.value : YAML.isSeq(node) ? node.items[Number(step)] : undefined;
    if (pair === undefined && next === undefined) return lines.span(file, range[0]!, firstLineEnd(range));
    keyRange = rangeOf(pair?.key);
    range = rangeOf(next) ?? keyRange ?? range;
    node = next;
  }
  const chosen = part === "key" && keyRange ? keyRange : range;
  return lines.span(file, chosen[0]!, firstLineEnd(chosen));
}

const firstLineEnd = (range: readonly number[]): number => range[1]!;
const scalar = (node: unknown): unknown => (YAML.isScalar(node) ? node.value : node);
const rangeOf = (node: unknown): readonly number[] | undefined =>
  YAML.isNode(node) && node.range ? node.range : undefined;
