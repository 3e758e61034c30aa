import type { Path } from "../model/diagnostic.ts";
import {
  type Cursor,
  finishLine,
  gapInFlow,
  nextLine,
  type Pair,
  type Part,
  scalarAt,
  unsure,
} from "./plain-scan.ts";

export type { Part } from "./plain-scan.ts";

const deepest = 32;
const longest = 400_000;
const longestKey = 1_000;

/**
 * Reads YAML as most people write it: block and flow maps and lists, and scalars that end on their line.
 * Undefined for whatever else there is (anchors, tags, block scalars, escapes, mistakes): the whole parser,
 * which takes several times as long, reads those, and says what is wrong.
 */
export function plainYaml(text: string): Part | undefined {
  if (text.length > longest || /[\t\r\uFEFF]/.test(text)) return undefined;
  const cursor: Cursor = { text, at: 0, indent: 0, lineStart: 0 };
  try {
    nextLine(cursor);
    const root = blockValue(cursor, -1, 0);
    return cursor.indent < 0 && (root.pairs ?? root.items) ? root : undefined;
  } catch (error) {
    if (error === unsure) return undefined;
    throw error;
  }
}

/** What begins a line, or follows the dash of a list: a list, a map, or what stands on one line. */
function blockValue(c: Cursor, parent: number, depth: number): Part {
  if (depth > deepest || c.indent < 0) throw unsure;
  const column = c.at - c.lineStart;
  if (isDash(c)) return blockList(c, column, depth);
  if (isFlow(c)) return onItsLine(c, parent, flow(c, parent, depth));
  const scalar = scalarAt(c, false);
  return isColon(c) ? blockMap(c, column, scalar, depth) : onItsLine(c, parent, scalar);
}

function blockList(c: Cursor, column: number, depth: number): Part {
  const from = c.at;
  const items: Part[] = [];
  while (items.length === 0 || (c.indent === column && isDash(c))) {
    c.at++;
    skipSpaces(c);
    if (endsLine(c)) {
      finishLine(c);
      if (c.indent <= column) throw unsure;
    } else c.indent = c.at - c.lineStart;
    items.push(blockValue(c, column, depth + 1));
    if (c.indent > column) throw unsure;
  }
  const { end } = items.at(-1)!;
  return { value: items.map((item) => item.value), from, to: end, end, items };
}

function blockMap(c: Cursor, column: number, first: Part, depth: number): Part {
  const pairs = new Map<string, Pair>();
  const value: Record<string, unknown> = {};
  let key = first;
  for (;;) {
    c.at++;
    skipSpaces(c);
    const part = endsLine(c) ? nested(c, column, depth) : inline(c, column, depth);
    add(pairs, value, key, part);
    if (c.indent < column) return { value, from: first.from, to: part.end, end: part.end, pairs };
    if (c.indent > column || isDash(c)) throw unsure;
    key = scalarAt(c, false);
    if (!isColon(c)) throw unsure;
  }
}

function inline(c: Cursor, column: number, depth: number): Part {
  if (isDash(c)) throw unsure;
  return onItsLine(c, column, isFlow(c) ? flow(c, column, depth) : scalarAt(c, false));
}

/** The value of a key that ends its line. A list may stand at the key's own column. */
function nested(c: Cursor, column: number, depth: number): Part {
  finishLine(c);
  if (c.indent > column) return blockValue(c, column, depth + 1);
  if (c.indent === column && isDash(c)) return blockList(c, column, depth + 1);
  throw unsure;
}

/** What follows on further lines would belong to it. */
function onItsLine(c: Cursor, parent: number, part: Part): Part {
  const end = finishLine(c);
  if (c.indent > parent) throw unsure;
  return { ...part, end };
}

function flow(c: Cursor, parent: number, depth: number): Part {
  if (depth > deepest) throw unsure;
  const from = c.at;
  const isMap = c.text[c.at] === "{";
  const close = isMap ? "}" : "]";
  const items: Part[] = [];
  const pairs = new Map<string, Pair>();
  const value: Record<string, unknown> = {};
  const one = (): Part => (isFlow(c) ? flow(c, parent, depth + 1) : scalarAt(c, true));
  c.at++;
  gapInFlow(c, parent);
  while (c.text[c.at] !== close) {
    if (isMap) {
      const key = scalarAt(c, true);
      if (!isColon(c)) throw unsure;
      c.at++;
      gapInFlow(c, parent);
      add(pairs, value, key, one());
    } else items.push(one());
    gapInFlow(c, parent);
    if (c.text[c.at] === ",") {
      c.at++;
      gapInFlow(c, parent);
    } else if (c.text[c.at] !== close) throw unsure;
  }
  c.at++;
  const place = { from, to: c.at, end: c.at };
  return isMap ? { ...place, value, pairs } : { ...place, value: items.map((item) => item.value), items };
}

function add(pairs: Map<string, Pair>, value: Record<string, unknown>, key: Part, part: Part): void {
  const name = key.value;
  if (typeof name !== "string" || name === "<<" || name === "__proto__" || pairs.has(name)) throw unsure;
  if (key.to - key.from > longestKey) throw unsure;
  pairs.set(name, { key: [key.from, key.to], part });
  value[name] = part.value;
}

const isFlow = ({ text, at }: Cursor): boolean => text[at] === "{" || text[at] === "[";
const isDash = ({ text, at }: Cursor): boolean => text[at] === "-" && isBlank(text[at + 1]);
const isColon = ({ text, at }: Cursor): boolean =>
  text[at] === ":" && isBlank(text[at + 1]) && text[at - 1] !== " ";
const isBlank = (char: string | undefined): boolean => char === " " || char === "\n" || char === undefined;
const endsLine = ({ text, at }: Cursor): boolean =>
  text[at] === "\n" || text[at] === undefined || (text[at] === "#" && text[at - 1] === " ");

function skipSpaces(c: Cursor): void {
  while (c.text[c.at] === " ") c.at++;
}

/** Where the value at a path stands, or its key, or its nearest ancestor that is there. */
export function placeIn(root: Part, path: Path, part: "key" | "value" = "value"): readonly [number, number] {
  let node = root;
  let key: readonly [number, number] | undefined;
  for (const step of path) {
    const pair = node.pairs?.get(String(step));
    const next = pair?.part ?? node.items?.[Number(step)];
    if (next === undefined) return [node.from, node.to];
    key = pair?.key;
    node = next;
  }
  return part === "key" && key ? key : [node.from, node.to];
}
