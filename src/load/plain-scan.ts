/** A value of a text and where it stands: from its first character to after its last. */
export interface Part {
  readonly value: unknown;
  readonly from: number;
  readonly to: number;
  /** After the line that it ends on. */
  readonly end: number;
  readonly pairs?: ReadonlyMap<string, Pair>;
  readonly items?: readonly Part[];
}

export interface Pair {
  readonly key: readonly [from: number, to: number];
  readonly part: Part;
}

/** Where reading stands. */
export interface Cursor {
  readonly text: string;
  at: number;
  /** The indent of the line that is read; -1 at the end of the text. */
  indent: number;
  lineStart: number;
}

/** Thrown where a text is not plain enough to be sure of. */
export const unsure = Symbol("not plain YAML");

/** Goes to the first character of the next line that holds more than a comment. */
export function nextLine(c: Cursor): void {
  const { text } = c;
  let comment = 0;
  for (;;) {
    c.lineStart = c.at;
    while (text[c.at] === " ") c.at++;
    const column = c.at - c.lineStart;
    if (text[c.at] === "#") {
      comment = Math.max(comment, column);
      c.at = lineEnd(text, c.at);
    }
    if (text[c.at] !== "\n") {
      begin(c, c.at < text.length ? column : -1, comment);
      return;
    }
    c.at++;
  }
}

function begin(c: Cursor, indent: number, comment: number): void {
  // To what a comment belongs that stands further in than the line after it is a question for the whole parser.
  if (comment > Math.max(indent, 0)) throw unsure;
  if (indent === 0 && /^(?:---|\.\.\.)/.test(c.text.slice(c.at, c.at + 3))) throw unsure;
  c.indent = indent;
}

/** Passes over what may follow a value on its line, and gives the place after the line. */
export function finishLine(c: Cursor): number {
  while (c.text[c.at] === " ") c.at++;
  if (c.text[c.at] === "#" && c.text[c.at - 1] === " ") c.at = lineEnd(c.text, c.at);
  if (c.at < c.text.length && c.text[c.at] !== "\n") throw unsure;
  const end = Math.min(c.at + 1, c.text.length);
  c.at = end;
  nextLine(c);
  return end;
}

/** Spaces, line ends and comments between the parts of a flow collection, whose lines stand further in than its parent. */
export function gapInFlow(c: Cursor, parent: number): void {
  const { text } = c;
  for (;;) {
    while (text[c.at] === " ") c.at++;
    if (text[c.at] === "#" && /[ \n]/.test(text[c.at - 1]!)) c.at = lineEnd(text, c.at);
    if (text[c.at] !== "\n") return;
    const start = ++c.at;
    while (text[c.at] === " ") c.at++;
    if (text[c.at] !== "\n" && c.at - start <= parent) throw unsure;
    if (parent < 0 && /^(?:---|\.\.\.)/.test(text.slice(start, start + 3))) throw unsure;
  }
}

const lineEnd = (text: string, from: number): number => {
  const found = text.indexOf("\n", from);
  return found < 0 ? text.length : found;
};

/** A scalar on one line; before a colon, a key. */
export function scalarAt(c: Cursor, inFlow: boolean): Part {
  const quote = c.text[c.at];
  return quote === '"' || quote === "'" ? quoted(c, quote) : plain(c, inFlow ? flowText : blockText);
}

/** Up to what ends a plain scalar: a colon or a number sign with a space at its side, the line, in flow an indicator. */
const blockText = /(?:[^\s:#]|:(?=[^\s])|(?<! )#| (?! *(?:[\n#]|$)))+/y;
const flowText = /(?:[^\s:#,[\]{}]|:(?=[^\s,[\]{}])|(?<! )#| (?! *(?:[\n#,\]}]|$)))+/y;
const indicators = new Set("-?:,[]{}#&*!|>'\"%@`");

function quoted(c: Cursor, quote: string): Part {
  const from = c.at;
  const close = c.text.indexOf(quote, from + 1);
  const value = c.text.slice(from + 1, close);
  const doubled = quote === "'" && c.text[close + 1] === quote;
  if (close < 0 || doubled || value.includes("\n") || (quote === '"' && value.includes("\\"))) throw unsure;
  c.at = close + 1;
  return { value, from, to: c.at, end: c.at };
}

function plain(c: Cursor, pattern: RegExp): Part {
  const from = c.at;
  const first = c.text[from]!;
  pattern.lastIndex = from;
  if (!pattern.test(c.text)) throw unsure;
  const written = c.text.slice(from, pattern.lastIndex);
  // A sign that means something to YAML may begin a word only as the minus of a number does.
  if (indicators.has(first) && !(first === "-" && /^-[\w.]/.test(written))) throw unsure;
  c.at = pattern.lastIndex;
  return { value: meaning(written), from, to: c.at, end: c.at };
}

const perhapsOther = /^[-+.\d~nNtTfF]/;
const number = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;
const unusual = /^(?:0[xo]|[-+]?\.(?:inf|nan)$)/i;
const words: Readonly<Record<string, null | boolean>> = {
  "~": null,
  null: null,
  Null: null,
  NULL: null,
  true: true,
  True: true,
  TRUE: true,
  false: false,
  False: false,
  FALSE: false,
};

/** What a plain scalar stands for by YAML's core schema. */
function meaning(text: string): unknown {
  if (!perhapsOther.test(text)) return text;
  if (unusual.test(text)) throw unsure;
  if (number.test(text)) return Number(text);
  return Object.hasOwn(words, text) ? words[text]! : text;
}
