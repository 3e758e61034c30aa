import stringWidth from "string-width";

/** Letters and punctuation that every terminal gives one column: most texts hold nothing else. */
const narrow = /^[ -~\u00a1-\u00ac\u00ae-\u02ff\u2013-\u201d→…⧗]*$/;

/** Columns that a terminal gives a text; colours take none. */
export function widthOf(text: string): number {
  if (text === "" || narrow.test(text)) return text.length;
  return text.length <= block
    ? stringWidth(text)
    : blocksOf(text).reduce((sum, b) => sum + stringWidth(b), 0);
}

/** The time ICU takes to find graphemes grows with the square of a text's length, so long ones are given in blocks. */
const block = 1_000;

function blocksOf(text: string): string[] {
  const blocks: string[] = [];
  for (let from = 0; from < text.length; from += blocks.at(-1)!.length) {
    const splitsPair = /[\ud800-\udbff]/.test(text.charAt(from + block - 1));
    blocks.push(text.slice(from, from + (splitsPair ? block + 1 : block)));
  }
  return blocks;
}

/**
 * CJK may break anywhere; punctuation that ends a clause stays with what it ends.
 * Here, as elsewhere, classes of Unicode stand where they are first needed: V8 takes a millisecond to look one up.
 */
const units = (text: string): readonly string[] =>
  text.match(
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}][，。、；：！？）》」』”,.;:!?)]*|\s+|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu,
  ) ?? [];
let segmenter: Intl.Segmenter | undefined;

/** Opening ICU takes longer than most runs need. */
function* graphemes(word: string): Generator<string> {
  segmenter ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  for (const part of blocksOf(word)) for (const { segment } of segmenter.segment(part)) yield segment;
}

/** Lines of at most `width` columns, broken at spaces and between CJK characters; too long words are cut. */
export function wrap(text: string, width: number): string[] {
  if (width > 0 && narrow.test(text)) return wrapNarrow(text, width);
  const lines: string[] = [];
  let line = "";
  let used = 0;
  for (const piece of units(text)) {
    for (const part of widthOf(piece) > width ? cut(piece, width) : [piece]) {
      const full = used + widthOf(part.trimEnd()) > width;
      if (full) lines.push(line.trimEnd());
      const added = full || line === "" ? part.trimStart() : part;
      line = full ? added : line + added;
      used = (full ? 0 : used) + widthOf(added);
    }
  }
  return line.trimEnd() === "" && lines.length > 0 ? lines : [...lines, line.trimEnd()];
}

/** As `wrap`, of a text whose characters take one column each and are broken at spaces only. */
function wrapNarrow(text: string, width: number): string[] {
  const whole = text.trim();
  const lines: string[] = [];
  let from = 0;
  while (whole.length - from > width) {
    // A space just past the last column breaks there; a word of more columns than there are is cut.
    const space = whole.lastIndexOf(" ", from + width);
    const to = space > from ? space : from + width;
    lines.push(whole.slice(from, to).trimEnd());
    from = to;
    while (whole[from] === " ") from++;
  }
  lines.push(whole.slice(from));
  return lines;
}

function cut(word: string, width: number): string[] {
  if (narrow.test(word)) return slices(word, width);
  const parts: string[] = [""];
  let used = 0;
  for (const segment of graphemes(word)) {
    const more = widthOf(segment);
    const full = used + more > width;
    if (full) parts.push(segment);
    else parts[parts.length - 1] += segment;
    used = full ? more : used + more;
  }
  return parts;
}

function slices(word: string, width: number): string[] {
  const size = Math.max(1, width);
  return Array.from({ length: Math.ceil(word.length / size) }, (_, at) =>
    word.slice(at * size, (at + 1) * size),
  );
}

/** Signs a column may take, marks that stand on one another among them; more are not looked at. */
const signsPerColumn = 100;

/** The text, or its beginning and an ellipsis, in at most `width` columns. */
export function shorten(whole: string, width: number): string {
  const text = whole.slice(0, signsPerColumn * width);
  if (text.length === whole.length && widthOf(text) <= width) return text;
  return `${cut(text, Math.max(1, width - 1))[0]!.trimEnd()}…`;
}

export const padEnd = (text: string, width: number): string =>
  text + " ".repeat(Math.max(0, width - widthOf(text)));

/** The width of the widest; any number of texts. */
export const widest = (texts: readonly string[]): number =>
  texts.reduce((most, text) => Math.max(most, widthOf(text)), 0);
