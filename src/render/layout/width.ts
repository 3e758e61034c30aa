import stringWidth from "string-width";

const ascii = /^[ -~]*$/;

/** Columns that a terminal gives a text; colours take none. */
export const widthOf = (text: string): number => (ascii.test(text) ? text.length : stringWidth(text));

/** CJK may break anywhere; punctuation that ends a clause stays with what it ends. */
const unit =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}][，。、；：！？）》」』”,.;:!?)]*|\s+|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu;
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Lines of at most `width` columns, broken at spaces and between CJK characters; too long words are cut. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of text.match(unit) ?? []) {
    for (const part of widthOf(piece) > width ? cut(piece, width) : [piece]) {
      if (widthOf(line) + widthOf(part.trimEnd()) > width) {
        lines.push(line.trimEnd());
        line = part.trimStart();
      } else line += line === "" ? part.trimStart() : part;
    }
  }
  return line.trimEnd() === "" && lines.length > 0 ? lines : [...lines, line.trimEnd()];
}

function cut(word: string, width: number): string[] {
  const parts: string[] = [""];
  for (const { segment } of graphemes.segment(word)) {
    if (widthOf(parts.at(-1)! + segment) > width) parts.push(segment);
    else parts[parts.length - 1] += segment;
  }
  return parts;
}

/** The text, or its beginning and an ellipsis, in at most `width` columns. */
export function shorten(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  return `${cut(text, Math.max(1, width - 1))[0]!.trimEnd()}…`;
}

export const padEnd = (text: string, width: number): string =>
  text + " ".repeat(Math.max(0, width - widthOf(text)));

/** The width of the widest; any number of texts. */
export const widest = (texts: readonly string[]): number =>
  texts.reduce((most, text) => Math.max(most, widthOf(text)), 0);
