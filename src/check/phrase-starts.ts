/** Which of several lists have a word at a place of a text, found in one walk through it. */
export type FindStarts = (text: string, found: (list: number, place: number) => void) => void;

interface Node {
  readonly next: Map<number, Node>;
  /** Lists with a word that ends here. */
  readonly lists: Set<number>;
}

const newNode = (): Node => ({ next: new Map(), lists: new Set() });

/** Most texts are in these characters. */
const usual = 128;

export function compileStarts(lists: readonly (readonly string[])[]): FindStarts {
  const root = newNode();
  for (const [list, words] of lists.entries()) {
    for (const word of words) {
      let node = root;
      for (let i = 0; i < word.length; i++) {
        const code = word.charCodeAt(i);
        const next = node.next.get(code) ?? newNode();
        node.next.set(code, next);
        node = next;
      }
      node.lists.add(list);
    }
  }
  const first = Array.from({ length: usual }, (_, code) => root.next.get(code));
  return (text, found) => {
    for (let from = 0; from < text.length; from++) {
      const code = text.charCodeAt(from);
      let node = code < usual ? first[code] : root.next.get(code);
      for (let at = from + 1; node !== undefined; at++) {
        if (node.lists.size > 0) for (const list of node.lists) found(list, from);
        node = node.next.get(text.charCodeAt(at));
      }
    }
  };
}

/** Two characters as one number. */
export const startAt = (text: string, index: number): number =>
  text.charCodeAt(index) * 0x10000 + text.charCodeAt(index + 1);

/** As `compileStarts`, by the first two characters of words alone: sooner ready, and told of more. */
export function roughStarts(starts: readonly Iterable<number>[]): FindStarts {
  const lists = new Map<number, number[]>();
  for (const [list, own] of starts.entries()) {
    for (const start of own) {
      const known = lists.get(start);
      if (known === undefined) lists.set(start, [list]);
      else known.push(list);
    }
  }
  return (text, found) => {
    for (let from = 0; from < text.length - 1; from++) {
      const here = lists.get(startAt(text, from));
      if (here !== undefined) for (const list of here) found(list, from);
    }
  };
}
