/** A generator of numbers from 0 to 1 that gives the same ones for a seed (mulberry32). */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export type Random = () => number;
export const pick = <T>(list: readonly T[], chance: Random): T => list[Math.floor(chance() * list.length)]!;

/** Values that do not belong, whatever the key. */
const strange: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e21,
  5e-324,
  Number.MAX_SAFE_INTEGER,
  "",
  " ",
  "-",
  "*",
  "**",
  "..",
  "0",
  "-0.00 CNY",
  "999999999999999.99999999 CNY",
  "0.00000001 KWD",
  "18.00 XXX",
  "0%",
  "100%",
  "999999.99999999%",
  "0.30 EUR/kg",
  "1000%  min 1 EUR/kg max 0 EUR/kg",
  "0d0h0m",
  "9999d",
  "99999m",
  "0g",
  "999999999.999999t",
  "0x0x0cm",
  "0001-01-01",
  "9999-12-31",
  "2027-02-29",
  "2027-03-28",
  "26:00",
  "47:59",
  "Pacific/Apia",
  "Antarctica/Troll",
  "Asia/Kathmandu",
  "en",
  "zh-Hant-TW",
  "SA",
  "US",
  "EU",
  "_eu",
  "XX",
  "CN",
  "food",
  "food.tea",
  "battery",
  "halal-certificate",
  "products.yaml",
  "../launch.yaml",
  "/dev/zero",
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "\u001b]0;x\u0007",
  "\u202eabc",
  "a\u0000b",
  "\ud800",
  "'; DROP TABLE",
  "=1+1",
  "::error::x",
  "##[group]",
  "]]>",
  "</script>",
  "{{7*7}}",
  "%s%n",
  "x".repeat(5_000),
  "é".repeat(200),
  "👨‍👩‍👧‍👦".repeat(30),
  "(a+)+$",
  [],
  {},
  [[]],
  [null],
  [{}],
  { en: "x" },
  { default: "1 USD" },
  { all: [] },
  { not: { not: { not: {} } } },
];

type Container = unknown[] | Record<string, unknown>;

const isContainer = (value: unknown): value is Container => typeof value === "object" && value !== null;

/** Every place in a tree, as the container and the key in it. */
function places(root: unknown): { readonly holder: Container; readonly key: string }[] {
  if (!isContainer(root)) return [];
  return Object.keys(root).flatMap((key) => {
    const child = (root as Record<string, unknown>)[key];
    return [{ holder: root, key }, ...places(child)];
  });
}

/** A copy of a tree with one to four changes of its structure. `others` lends values from elsewhere. */
export function mutateTree(root: unknown, others: readonly unknown[], chance: Random): unknown {
  const tree = structuredClone(root);
  for (let left = 1 + Math.floor(chance() * 4); left > 0; left--) {
    const all = places(tree);
    if (all.length > 0) change(pick(all, chance), pick(places(pick(others, chance)), chance), chance);
  }
  return tree;
}

function change(
  { holder, key }: { readonly holder: Container; readonly key: string },
  other: { readonly holder: Container; readonly key: string },
  chance: Random,
): void {
  const map = holder as Record<string, unknown>;
  const foreign = structuredClone((other.holder as Record<string, unknown>)[other.key]);
  const here = map[key];
  switch (Math.floor(chance() * 9)) {
    case 0:
      if (Array.isArray(holder)) holder.splice(Number(key), 1);
      else delete map[key];
      return;
    case 1:
      if (Array.isArray(holder)) holder.push(structuredClone(here));
      else map[`${key}x`] = here;
      return;
    case 2:
      map[key] = foreign;
      return;
    case 3:
      map[key] = [here];
      return;
    case 4:
      map[key] = typeof here === "string" ? mutateText(here, chance) : { [key]: here };
      return;
    case 5:
      if (!Array.isArray(holder)) map[String(pick(strange, chance)).slice(0, 40)] = here;
      return;
    case 6:
      if (!Array.isArray(holder)) map[other.key] = foreign;
      return;
    default:
      map[key] = structuredClone(pick(strange, chance));
  }
}

/** A text with a character or number changed, so that it stays near its grammar. */
function mutateText(text: string, chance: Random): string {
  const at = Math.floor(chance() * (text.length + 1));
  const signs = [..."0123456789-+.,:;/% \"'\\{}[]()<>&#*!|@`~^$eEaZ测\u200b\u00a0\ufeff"];
  if (chance() < 0.4)
    return text.replace(/\d+/, () => pick(["0", "-1", "99", "1000000", "0.5", "1e9"], chance));
  return text.slice(0, at) + pick(signs, chance) + text.slice(at + (chance() < 0.5 ? 1 : 0));
}

const tokens = [
  ...[
    "\u0000",
    "\u001b[2J",
    "\r",
    "\r\n",
    "\t",
    "\ufeff",
    "\u2028",
    "\u202e",
    "\u0085",
    '"',
    "'",
    ",",
    ";",
    ": ",
    "- ",
  ],
  ...[
    "&a ",
    "*a",
    "<<: *a",
    "!!js ",
    "---\n",
    "...\n",
    "? ",
    "| ",
    "> ",
    "#",
    "{",
    "}",
    "[",
    "]",
    "%YAML 1.1\n",
    "\\u0000",
  ],
].map((text) => Buffer.from(text));

/** A copy of some bytes with one to eight changes that know nothing of any grammar. */
export function mutateBytes(bytes: Buffer, chance: Random): Buffer {
  let now: Buffer = Buffer.from(bytes);
  for (let left = 1 + Math.floor(chance() * 8); left > 0; left--) {
    const at = Math.floor(chance() * (now.length + 1));
    const end = Math.min(now.length, at + Math.floor(chance() ** 3 * 200));
    const part = now.subarray(at, end);
    const put = (middle: readonly Uint8Array[], after: number): void => {
      now = Buffer.concat([now.subarray(0, at), ...middle, now.subarray(after)]);
    };
    const kind = Math.floor(chance() * 6);
    if (kind === 0) put([], end);
    else if (kind === 1) put([part, part], end);
    else if (kind === 2) put([Buffer.from([Math.floor(chance() * 256)])], Math.min(now.length, at + 1));
    else if (kind === 3 && chance() < 0.2) now = now.subarray(0, at);
    else put([pick(tokens, chance)], at);
  }
  return now;
}
