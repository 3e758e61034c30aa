import { httpUrl } from "./url.ts";
import { visible } from "./visible.ts";

/** What a pull-request comment holds, less room for what a caller puts around it. */
export const commentLimit = 65_000;

/** Text from outside as plain text: no markup, no HTML, no mention, no link of its own. */
export function plain(text: string): string {
  return visible(text)
    .replace(/[\\`*_{}[\]<>|~#!]/g, (char) => `\\${char}`)
    .replace(/&/g, "&amp;")
    .replace(/@(?=\w)/g, "@<!-- -->")
    .replace(/^(\s*\d*)([-+.)])(?=\s)/, (_, before: string, mark: string) => `${before}\\${mark}`)
    .replace(
      /\b(https?|ftp):(?=\/\/)|\bwww\./gi,
      (start) => `${start.slice(0, -1)}&#${start.charCodeAt(start.length - 1)};`,
    );
}

/** A code span; a fence longer than any run of backticks inside. */
export function code(text: string): string {
  const inner = visible(text).replaceAll("|", "\\|");
  const longest = Math.max(0, ...[...inner.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = "`".repeat(longest + 1);
  const pad = /^`|`$/.test(inner) ? " " : "";
  return `${fence}${pad}${inner}${pad}${fence}`;
}

/** A link where the address is plain http(s), else the text alone. */
export function link(text: string, url: string | undefined): string {
  const safe = httpUrl(url);
  return safe === undefined ? plain(text) : `[${plain(text)}](<${safe.replaceAll("|", "%7C")}>)`;
}

/** Cells come already escaped. */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  right: readonly number[] = [],
): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const rule = head.map((_, i) => (right.includes(i) ? "---:" : "---"));
  return [line(head), line(rule), ...rows.map(line)].join("\n");
}

/** Blocks joined by blank lines; what passes the limit is left out, and `more` says how many blocks that was. */
export function document(
  blocks: readonly string[],
  more: (left: number) => string,
  limit = commentLimit,
): string {
  const kept: string[] = [];
  let size = 0;
  for (const block of blocks) {
    size += block.length + 2;
    if (size > limit - 200) break;
    kept.push(block);
  }
  const left = blocks.length - kept.length;
  return `${[...kept, ...(left > 0 ? [more(left)] : [])].join("\n\n")}\n`;
}
