// One top-level list of a profile, as text: the rest of the file keeps its bytes.

const plain = /^\p{L}[\p{L}\p{N} '’()·./&+；：，、。！（）“”-]*$/u;
const reserved = /^(true|false|null|yes|no|on|off|y|n)$/i;

/** A value as YAML flow text; quotes only where needed. */
export function flow(value) {
  if (Array.isArray(value)) return value.length > 0 ? `[${value.map(flow).join(", ")}]` : "[]";
  if (typeof value === "object") {
    const inner = Object.entries(value).map(([key, item]) => `${key}: ${flow(item)}`);
    return `{ ${inner.join(", ")} }`;
  }
  if (typeof value !== "string" || /^\d{4}-\d\d-\d\d$/.test(value)) return String(value);
  return plain.test(value) && !reserved.test(value) && !/\s$/.test(value) ? value : JSON.stringify(value);
}

/** Replaces the lines of top-level `key` (its banner comment stays); the key must be there already. */
export function replaceSection(text, key, lines) {
  const all = text.split("\n");
  const start = all.findIndex((line) => line === `${key}:` || line.startsWith(`${key}: `));
  if (start < 0) throw new Error(`the profile has no ${key}: section`);
  const length = all.slice(start + 1).findIndex((line) => !/^(\s|$)/.test(line));
  const end = length < 0 ? all.length : start + 1 + length;
  const gap = trailingBlank(all.slice(start, end));
  const body = lines.length > 0 ? [`${key}:`, ...lines] : [`${key}: []`];
  return [...all.slice(0, start), ...body, ...gap, ...all.slice(end)].join("\n");
}

function trailingBlank(lines) {
  const last = lines.findLastIndex((line) => line.trim() !== "");
  return lines.slice(last + 1);
}
