/** Which of several lists of words a text may have a word of, found in one walk through the text. */
export type FindStarts = (text: string, found: (list: number) => void) => void;

interface Node {
  readonly next: Map<number, Node>;
  /** Lists with a word that ends here. */
  readonly lists: Set<number>;
}

const newNode = (): Node => ({ next: new Map(), lists: new Set() });

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
  return (text, found) => {
    for (let from = 0; from < text.length; from++) {
      let node = root.next.get(text.charCodeAt(from));
      for (let at = from + 1; node !== undefined; at++) {
        for (const list of node.lists) found(list);
        node = node.next.get(text.charCodeAt(at));
      }
    }
  };
}
