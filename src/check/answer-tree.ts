import { copyOf } from "../model/copied-text.ts";
import type { Look, Subject } from "./facts.ts";
import { NotWatched, watched } from "./watched.ts";

/** What is asked next, and where each answer leads; or what was found. */
interface Node<T> {
  look?: Look;
  readonly next: Map<string | number, Node<T>>;
  found?: { readonly value: T };
}

/** Judgements remembered by the answers that led to them. */
export interface AnswerTree<T> {
  /** Undefined for what cannot be remembered. */
  of(subject: Subject): { readonly value: T } | undefined;
  forget(): void;
}

const newNode = <T>(): Node<T> => ({ next: new Map() });

/** `judge` must rest on nothing but its subject; answers that are not `plain` are not remembered. */
export function answerTree<T>(
  judge: (subject: Subject) => T,
  { plain, grown }: { plain(answer: string): boolean; grown(): void },
): AnswerTree<T> {
  let root: Node<T> = newNode();
  const learn = (subject: Subject): { readonly value: T } | undefined => {
    const answers = new Map<Look, string | number>();
    const see = <A extends string | number>(look: (s: Subject) => A): A => {
      const known = answers.get(look);
      if (known !== undefined) return known as A;
      const answer = look(subject);
      answers.set(look, answer);
      return answer;
    };
    let value: T;
    try {
      value = judge(watched(subject, see));
    } catch (error) {
      if (error instanceof NotWatched) return undefined;
      throw error;
    }
    let node = root;
    for (const [look, answer] of answers) {
      if (typeof answer === "string" && !plain(answer)) return undefined;
      node.look ??= look;
      const key = typeof answer === "string" ? copyOf(answer) : answer;
      const next = node.next.get(key) ?? newNode();
      if (!node.next.has(key)) grown();
      node.next.set(key, next);
      node = next;
    }
    node.found ??= { value };
    return node.found;
  };
  return {
    of(subject) {
      let node = root;
      while (node.look !== undefined) {
        const next = node.next.get(node.look(subject));
        if (next === undefined) return learn(subject);
        node = next;
      }
      return node.found ?? learn(subject);
    },
    forget() {
      root = newNode();
    },
  };
}
