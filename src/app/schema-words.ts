import type { Vocabulary, WordList } from "../model/vocabulary.ts";
import type { Lang } from "../text/message.ts";

type Node = { readonly [key: string]: unknown };

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Keys under which words are the law's, not the seller's; their schemas are long without them. */
const lawful: ReadonlySet<string> = new Set(["rules", "bodies", "customs"]);

/** Which vocabulary the words of a key come from; `type` is a word only where evidence is described. */
function listOf(key: string, beside: Node, vocabulary: Vocabulary): WordList | undefined {
  if (key === "type") return "issuer" in beside ? vocabulary.evidence : undefined;
  const lists: Readonly<Record<string, WordList>> = {
    category: vocabulary.categories,
    contains: vocabulary.contains,
    claims: vocabulary.claims,
    imagery: vocabulary.imagery,
    elements: vocabulary.labelElements,
    platform: vocabulary.platforms,
  };
  return Object.hasOwn(lists, key) ? lists[key] : undefined;
}

/** A text that may be any word, with the known ones and what each means. */
function withWords(text: Node, words: WordList, lang: Lang): Node {
  const known = Object.entries(words).map(([word, { [lang]: description }]) => ({
    const: word,
    description,
  }));
  const { type, minLength, ...rest } = text;
  return { ...rest, anyOf: [...known, { type, ...(minLength === undefined ? {} : { minLength }) }] };
}

/** A JSON Schema in which each open word lists the vocabulary's, with a line of explanation. */
export function explainWords(schema: Node, vocabulary: Vocabulary, lang: Lang): Node {
  const inside = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(inside);
    return isNode(value) ? explainWords(value, vocabulary, lang) : value;
  };
  const property = (key: string, value: unknown, beside: Node): unknown => {
    if (lawful.has(key)) return value;
    const words = listOf(key, beside, vocabulary);
    if (words === undefined || !isNode(value)) return inside(value);
    if (value.type === "string") return withWords(value, words, lang);
    const { items } = value;
    if (!isNode(items) || items.type !== "string") return inside(value);
    return { ...value, items: withWords(items, words, lang) };
  };
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) =>
      key === "properties" && isNode(value)
        ? [
            key,
            Object.fromEntries(
              Object.entries(value).map(([name, child]) => [name, property(name, child, value)]),
            ),
          ]
        : [key, inside(value)],
    ),
  );
}
