/** HS codes as digits; a prefix covers every code that begins with it, `*` all. */
export const hsDigits = (code: string): string => code.replace(/\D/g, "");

/** Patterns sorted and by their digits, made once for each list: lists of a tariff hold thousands. */
interface Index {
  readonly all: boolean;
  readonly known: ReadonlySet<string>;
  readonly sorted: readonly string[];
}

const indexes = new WeakMap<object, Index>();

/** `owner` is the list or map the patterns come from; it must not change. */
function indexOf(owner: object, patterns: () => readonly string[]): Index {
  const made = indexes.get(owner);
  if (made !== undefined) return made;
  const own = patterns();
  const sorted = own
    .filter((pattern) => pattern !== "*")
    .map(hsDigits)
    .sort();
  const index = { all: own.includes("*"), known: new Set(sorted), sorted };
  indexes.set(owner, index);
  return index;
}

/** How many digits of `code` the longest fitting pattern fixes (0 for `*`); undefined where none fits. */
export function hsBestFit(code: string, patterns: readonly string[]): number | undefined {
  return longestIn(
    code,
    indexOf(patterns, () => patterns),
  );
}

/** The same among the keys of a table. */
export const hsKeyFit = (code: string, table: object): number | undefined =>
  longestIn(
    code,
    indexOf(table, () => Object.keys(table)),
  );

function longestIn(code: string, index: Index): number | undefined {
  for (let length = code.length; length >= 2; length -= 1) {
    if (index.known.has(code.slice(0, length))) return length;
  }
  return index.all ? 0 : undefined;
}

/** Digits of the patterns that name parts of what `code` covers: longer codes below it. */
export function hsBelow(code: string, owner: object, patterns: () => readonly string[]): string[] {
  const { sorted } = indexOf(owner, patterns);
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! <= code) low = middle + 1;
    else high = middle;
  }
  const below: string[] = [];
  for (let i = low; i < sorted.length && sorted[i]!.startsWith(code); i += 1) below.push(sorted[i]!);
  return below;
}

export const hasBelow = (code: string, patterns: readonly string[]): boolean =>
  hsBelow(code, patterns, () => patterns).length > 0;
