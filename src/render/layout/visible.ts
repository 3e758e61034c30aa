const joinable =
  "\\p{Extended_Pictographic}\\u{1F3FB}-\\u{1F3FF}\\uFE0F\\p{M}\\p{Script=Arabic}\\p{Script=Devanagari}\\p{Script=Bengali}\\p{Script=Tamil}\\p{Script=Sinhala}\\p{Script=Malayalam}";
/** Joiners belong to emoji and to some scripts; elsewhere they only hide. Made when first needed, which takes long. */
let strayJoiner: RegExp | undefined;
const hidden = /[\u00AD\u061C\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\u{E0000}-\u{E0FFF}]/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this finds
const control = /[\u0000-\u001F\u007F-\u009F]/g;
/** Most texts hold nothing but these, and no marks of a runner's. */
const seen = /^[ -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027→⧗]*$/;
const runnerMarks = /##|::/;
const runnerCommand = /##(?=\[)|::(?=[\w-]+(?: |::))/g;

/**
 * Text from outside made harmless for a terminal and a CI log: control characters, escape sequences,
 * bidi and zero-width characters are shown as signs, and a runner's workflow commands are broken up.
 */
export function visible(text: string): string {
  if (seen.test(text) && !runnerMarks.test(text)) return text;
  strayJoiner ??= new RegExp(`(?<![${joinable}])[\\u200C\\u200D]`, "gu");
  const shown = text
    .replace(control, controlSign)
    .replace(strayJoiner, codePoint)
    .replace(hidden, codePoint)
    .replace(/\p{Cs}/gu, "\uFFFD");
  const lastMark = shown.lastIndexOf("::");
  return shown.replace(runnerCommand, (marks, at: number) =>
    marks === "::" && at === lastMark ? marks : `${marks[0]} ${marks[1]}`,
  );
}

/** As `visible`, line by line. */
export const visibleLines = (text: string): string => text.split("\n").map(visible).join("\n");

function controlSign(char: string): string {
  const code = char.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? "\u2421" : codePoint(char);
}

const codePoint = (char: string): string =>
  `<U+${char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}>`;
