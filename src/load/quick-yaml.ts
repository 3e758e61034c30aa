import { EVENT_ID, type Event, getScalarValue, parseEvents, SCALAR_STYLE, type ScalarEvent } from "js-yaml";
import { isScalar, type ScalarTag, Schema } from "yaml";
import type { Path } from "../model/diagnostic.ts";

/** A value, and the offsets at which it and its parts begin; undefined where only `yaml` knows. */
export interface QuickNode {
  readonly value: unknown;
  readonly start: number | undefined;
  readonly pairs?: ReadonlyMap<string, { readonly key: number; readonly node: QuickNode }>;
  readonly items?: readonly QuickNode[];
}

/**
 * The first document of a text by js-yaml, which has read a small file before `yaml` is warm. Undefined for
 * whatever is not plain: faults, and all that the two may see differently, are for `yaml` alone.
 */
export function quickYaml(text: string, maxNodes: number): QuickNode | undefined {
  if (strange.test(text) || hasLongLine(text)) return undefined;
  try {
    const events = parseEvents(text, {});
    const [first, second] = events;
    if (first?.type !== EVENT_ID.DOCUMENT || first.directives.length > 0 || second === undefined)
      return undefined;
    if (events.length > maxNodes || events.some(hasProperties)) return undefined;
    const [root, end] = nodeAt(text, events, 1);
    // The end of the document is the last event where no other follows.
    return end === events.length - 1 && root.value !== null ? root : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Tabs, breaks other than line feeds, byte order marks; a mark of a document that is not at the very start; a line
 * that begins with `:` or `,`; `\U`, and a break that is escaped.
 */
const strange = /[\t\r\u0085\u2028\u2029\ufeff]|(?:\n *|^ +)---|(?:\n|^) *\.\.\.|\n *[:,]|\\(?:U| *\n)/;

/** `yaml` takes no key of more than 1,024 signs on one line. */
function hasLongLine(text: string): boolean {
  for (let from = 0; from + 1_024 < text.length; ) {
    const end = text.indexOf("\n", from);
    if ((end < 0 ? text.length : end) - from > 1_024) return true;
    from = end + 1;
  }
  return false;
}

const hasProperties = (event: Event): boolean =>
  event.type === EVENT_ID.ALIAS || ("tagStart" in event && (event.tagStart >= 0 || event.anchorStart >= 0));

/** The node that begins at an event, and the event after it. Throws for what is not plain. */
function nodeAt(text: string, events: readonly Event[], from: number): [QuickNode, number] {
  const event = events[from]!;
  if (event.type === EVENT_ID.SEQUENCE) return listAt(text, events, from, event.start);
  if (event.type === EVENT_ID.MAPPING) return mapAt(text, events, from, event.start);
  if (event.type !== EVENT_ID.SCALAR) throw notPlain;
  return [{ value: scalarOf(text, event), start: startOf(event) }, from + 1];
}

const notPlain = new Error("not plain");

function listAt(text: string, events: readonly Event[], from: number, start: number): [QuickNode, number] {
  const value: unknown[] = [];
  const items: QuickNode[] = [];
  let at = from + 1;
  while (events[at]!.type !== EVENT_ID.POP) {
    const [item, after] = nodeAt(text, events, at);
    items.push(item);
    value.push(item.value);
    at = after;
  }
  return [{ value, start, items }, at + 1];
}

function mapAt(text: string, events: readonly Event[], from: number, start: number): [QuickNode, number] {
  const value: Record<string, unknown> = {};
  const pairs = new Map<string, { readonly key: number; readonly node: QuickNode }>();
  let at = from + 1;
  for (let event = events[at]!; event.type !== EVENT_ID.POP; event = events[at]!) {
    const name = event.type === EVENT_ID.SCALAR ? scalarOf(text, event) : undefined;
    const key = event.type === EVENT_ID.SCALAR ? startOf(event) : undefined;
    if (typeof name !== "string" || key === undefined || unfit.has(name) || pairs.has(name)) throw notPlain;
    const [node, after] = nodeAt(text, events, at + 1);
    pairs.set(name, { key, node });
    value[name] = node.value;
    at = after;
  }
  return [{ value, start, pairs }, at + 1];
}

const unfit = new Set(["<<", "__proto__"]);

/** A quoted text begins at its quote; where an empty one stands only `yaml` knows. */
function startOf({ style, valueStart }: ScalarEvent): number | undefined {
  if (valueStart < 0) return undefined;
  return style === SCALAR_STYLE.PLAIN ? valueStart : valueStart - 1;
}

/** What `yaml` makes of plain text in its core schema. */
function scalarOf(text: string, event: ScalarEvent): unknown {
  // The two see indentation of blocks of text differently.
  if (event.style === SCALAR_STYLE.LITERAL_BLOCK || event.style === SCALAR_STYLE.FOLDED_BLOCK) throw notPlain;
  // What stands right behind a closing bracket, too.
  if (/[\]}]/.test(text[(startOf(event) ?? 0) - 1] ?? "")) throw notPlain;
  const written = getScalarValue(text, event);
  if (event.style !== SCALAR_STYLE.PLAIN || !noText.test(written)) return written;
  if (usualNumber.test(written)) return Number(written);
  if (written === "true" || written === "false") return written === "true";
  tags ??= new Schema({ schema: "core" }).tags.flatMap((tag) => ("test" in tag && tag.test ? [tag] : []));
  const tag = tags.find((one) => one.default === true && one.test!.test(written));
  const made = tag === undefined ? written : tag.resolve(written, () => {}, {});
  const value = isScalar(made) ? made.value : made;
  // A number too small to be kept is refused with its place.
  if (value === 0 && isSomething(written)) throw notPlain;
  return value;
}

/** Whether a number as written is not zero: it has another digit before its exponent. */
export const isSomething = (written: string): boolean => /^[^eE]*[1-9]/.test(written);

/** Whatever may be no text in the core schema; `yaml` tells which of these is what, but for the usual. */
const noText =
  /^(?:~?|null|true|false|[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:e[-+]?\d+)?|0[ox][\da-f]+|[-+]?\.(?:inf|nan))$/i;
const usualNumber = /^[-+]?\d{1,15}(?:\.\d{0,15})?$/;
let tags: ScalarTag[] | undefined;

/** Where a part begins, or its nearest ancestor that is there; undefined where only `yaml` knows. */
export function startAt(root: QuickNode, path: Path, part: "key" | "value"): number | undefined {
  let node = root;
  let key: number | undefined;
  for (const step of path) {
    const pair = node.pairs?.get(String(step));
    const next = pair?.node ?? node.items?.[Number(step)];
    if (next === undefined) return node.start;
    key = pair?.key;
    node = next;
  }
  return part === "key" && key !== undefined ? key : node.start;
}
