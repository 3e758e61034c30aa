/** Text made comparable, with the place of each of its characters in the original. */
export interface Folded {
  readonly text: string;
  /** Offset in the original of the character at an index; the identity for plain text. */
  at(index: number): number;
}

const same: Readonly<Record<string, string>> = {
  أ: "ا",
  إ: "ا",
  آ: "ا",
  ى: "ي",
  ة: "ه",
  "’": "'",
  "‑": " ",
  "–": " ",
  "-": " ",
};
const turkish: Readonly<Record<string, string>> = { ı: "i", İ: "i", I: "i" };
/** Arabic vowel signs and Hebrew points: written or left out at will. */
const isMark = (char: string): boolean => /[\u064B-\u0652\u0640\u0591-\u05C7]/.test(char);
const isSpace = (char: string): boolean => /\s/.test(char);

/** Lower case; one space for spaces and hyphens; letters that are written several ways are one. */
export function fold(text: string, language: string | undefined): Folded {
  if (/^[\x20-\x2C\x2E-\x7E]*$/.test(text) && !text.includes("  ")) {
    return { text: text.toLowerCase(), at: (index) => index };
  }
  let folded = "";
  // Asking the growing text for its end would copy it each time.
  let last = "";
  const places: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const char = foldChar(text[i]!, language);
    if (char === "" || (char === " " && last === " ")) continue;
    folded += char;
    last = char;
    places.push(i);
  }
  return { text: folded, at: (index) => places[index] ?? text.length };
}

/** Characters are few and texts are many. */
const foldedChars = new Map<string, string>();

function foldChar(char: string, language: string | undefined): string {
  const own = language === "tr" ? turkish[char] : undefined;
  if (own !== undefined) return own;
  const known = foldedChars.get(char);
  if (known !== undefined) return known;
  const folded = foldedChar(char);
  foldedChars.set(char, folded);
  return folded;
}

function foldedChar(char: string): string {
  if (isMark(char)) return "";
  if (isSpace(char)) return " ";
  const lower = same[char] ?? char.toLowerCase();
  return lower.length === 1 ? lower : char;
}

export function isLetter(char: string | undefined): boolean {
  if (char === undefined) return false;
  const code = char.charCodeAt(0);
  if (code < 128) return (code > 96 && code < 123) || (code > 64 && code < 91) || (code > 47 && code < 58);
  return /[\p{L}\p{N}\p{M}]/u.test(char);
}
