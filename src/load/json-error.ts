const blank = new Set([" ", "\t", "\r", "\n"]);
const literals = ["true", "false", "null"];

/** Offset of the first character at which a text stops being JSON; the text's length where it ends too early. */
export function jsonErrorAt(text: string): number {
  const open: ("[" | "{")[] = [];
  let at = skip(text, 0);
  let next: "value" | "first" | "key" | "colon" | "after" = "value";
  for (; ; at = skip(text, at)) {
    const char = text[at];
    if (char === undefined) return text.length;
    if (next === "colon") {
      if (char !== ":") return at;
      at++;
      next = "value";
    } else if (next === "after") {
      const inside = open.at(-1);
      if (inside === undefined) return at;
      if (char === ",") next = inside === "{" ? "key" : "value";
      else if (char === (inside === "{" ? "}" : "]")) open.pop();
      else return at;
      at++;
    } else if (next === "first" && char === (open.at(-1) === "{" ? "}" : "]")) {
      open.pop();
      at++;
      next = "after";
    } else if (next === "key" || (next === "first" && open.at(-1) === "{")) {
      const end = stringEnd(text, at);
      if (end.bad) return end.at;
      at = end.at;
      next = "colon";
    } else if (char === "[" || char === "{") {
      open.push(char);
      at++;
      next = "first";
    } else {
      const end = scalarEnd(text, at);
      if (end.bad) return end.at;
      at = end.at;
      next = "after";
    }
  }
}

interface End {
  readonly at: number;
  readonly bad?: true;
}

function skip(text: string, from: number): number {
  let at = from;
  while (blank.has(text[at]!)) at++;
  return at;
}

function scalarEnd(text: string, at: number): End {
  if (text[at] === '"') return stringEnd(text, at);
  const literal = literals.find((word) => text.startsWith(word, at));
  if (literal !== undefined) return { at: at + literal.length };
  const number = /-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;
  number.lastIndex = at;
  return number.test(text) ? { at: number.lastIndex } : { at, bad: true };
}

function stringEnd(text: string, from: number): End {
  if (text[from] !== '"') return { at: from, bad: true };
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === '"') return { at: at + 1 };
    if (text[at]! < " ") return { at, bad: true };
    if (text[at] !== "\\") continue;
    if (!/^(["\\/bfnrt]|u[\da-fA-F]{4})/.test(text.slice(at + 1, at + 6))) return { at, bad: true };
    at++;
  }
  return { at: text.length, bad: true };
}
