import type { Evidence, Product } from "../model/product.ts";
import type { EvidencePool, Look, ProductFacts, See, Subject } from "./facts.ts";

/** Something was used in a way that cannot be noted. */
export class NotWatched extends Error {}

/** The subject to a judgement that must tell all it looks at: what two subjects answer alike, they are found alike. */
export function watched(subject: Subject, see: See): Subject {
  const { market, span, hosts, said, product, evidence } = subject;
  let pool: EvidencePool | undefined;
  return {
    market,
    span,
    hosts,
    said,
    see: (look) => see(look),
    product: product && watchedFacts(product, see),
    get evidence() {
      pool ??= watchedPool(evidence, see);
      return pool;
    },
  };
}

/** The facts that are worked out are asked for by leaves, whose answers are noted instead; but for labels. */
function watchedFacts(facts: ProductFacts, see: See): ProductFacts {
  const product = watchedParts(facts.product, see);
  return new Proxy(facts, {
    get(_, key) {
      if (key === "product") return product;
      if (key !== "labelElements") throw new NotWatched(String(key));
      void product.labels;
      return facts.labelElements;
    },
  });
}

const lost = (): never => {
  throw new NotWatched("keys");
};

const partLooks = new Map<string, Look>();

/** The look at a part of a product as a whole. */
function partLook(key: string): Look {
  const look = partLooks.get(key) ?? ((s) => textOf(s.product!.product[key as keyof Product]));
  partLooks.set(key, look);
  return look;
}

/** What is found of a product is told with its own id in any case. */
const watchedParts = (product: Product, see: See): Product =>
  new Proxy(product, {
    get(_, key) {
      if (typeof key === "symbol") return lost();
      if (key !== "sku") see(partLook(key));
      return product[key as keyof Product];
    },
    has: lost,
    ownKeys: lost,
    getOwnPropertyDescriptor: lost,
  });

let lastPool: EvidencePool | undefined;
let lastKinds = "";

/** The kinds of certificates that there are; the rules of a product ask for them one after the other. */
function kinds({ evidence }: Subject): string {
  if (evidence === lastPool) return lastKinds;
  const { list, complete } = evidence;
  lastPool = evidence;
  lastKinds = complete ? "." : "?";
  for (const { type, markets } of list) lastKinds += `\n${type} ${markets?.join() ?? "*"}`;
  return lastKinds;
}

/** Most rules ask no more of a certificate than what kind it is. */
const watchedPool = ({ list, complete }: EvidencePool, see: See): EvidencePool => {
  see(kinds);
  const watchedOne = (evidence: Evidence, index: number): Evidence =>
    new Proxy(evidence, {
      get(_, key) {
        if (typeof key === "symbol") return lost();
        if (key !== "type" && key !== "markets") see(evidenceLook(index));
        return evidence[key as keyof Evidence];
      },
      has: lost,
      ownKeys: lost,
      getOwnPropertyDescriptor: lost,
    });
  return { complete, list: list.map(watchedOne) };
};

const evidenceLooks: Look[] = [];

function evidenceLook(index: number): Look {
  const look = evidenceLooks[index] ?? ((s) => JSON.stringify(s.evidence.list[index]));
  evidenceLooks[index] = look;
  return look;
}

const texts = new WeakMap<readonly unknown[], string>();

/** Texts of values that differ are different. Lists are shared by products. */
function textOf(value: unknown): string | number {
  if (typeof value === "string") return value;
  if (value === undefined) return 0;
  if (!Array.isArray(value)) return `\n${partsText(value)}`;
  const text = texts.get(value) ?? `\n${JSON.stringify(value)}`;
  texts.set(value, text);
  return text;
}

function partsText(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  return Object.entries(value).reduce(
    (text, [key, part]) => `${text}${JSON.stringify(key)}${textOf(part)}\n`,
    "",
  );
}
